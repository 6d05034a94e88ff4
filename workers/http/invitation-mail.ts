import { INVITATION_DAYS } from "@allteach/actions/invite-members";
import { type Role, roleNames } from "@allteach/domain/permission";
import { serviceMail } from "../service-mail.ts";

/**
 * The mail that invites someone. Whoever gets it has not asked for it, so of what people typed it
 * carries the names of the network and the site alone, as plain words: no text of an inviter's own
 * can travel in it.
 */
export function invitationMail(
  { network, role, site }: { network: string; role: Role; site?: string | undefined },
  inviter: string,
  link: string,
): { subject: string; text: string; html: string } {
  const name = plainWords(network);
  const as = roleNames[role].toLowerCase() + (site ? ` at ${plainWords(site)}` : "");
  return serviceMail({
    subject: `An invitation to the network ${name}`,
    title: "An invitation",
    before: `${inviter} invites you to the learning network ${name} on Allteach, as: ${as}.`,
    button: "See the invitation",
    link,
    after: [
      `The link works once, for this address alone, for ${INVITATION_DAYS} days. Opening it changes nothing: you decide on its page.`,
      "You do not know what this is about? Do nothing, and you hear no more of it.",
    ],
  });
}

/** The mail to someone whose request to join was granted. */
export function welcomeMail(
  network: string,
  link: string,
): { subject: string; text: string; html: string } {
  const name = plainWords(network);
  return serviceMail({
    subject: `You belong to the network ${name}`,
    title: "You are in",
    before: `You asked to join the network ${name} on Allteach, and you belong to it now.`,
    button: "Open the network",
    link,
    after: ["If you never asked for it, leave it under “Your settings”."],
  });
}

/** A name without anything that a mail program would make a link of, and not too long. */
export function plainWords(name: string): string {
  return name
    .replace(/[^\p{L}\p{M}\p{N} ,'’&()-]+/gu, " ")
    .replace(/ +/g, " ")
    .trim()
    .slice(0, 80);
}
