import type { IntroductionLetter } from "@allteach/actions/introduce";
import { serviceMail } from "./service-mail.ts";

/**
 * A mail of an introduction. Of what people typed it carries names alone, as plain words: the question
 * itself stands on the page, and a name and an address once both agreed.
 */
export function introductionMail(
  { kind, about, other }: IntroductionLetter,
  page: string,
): { subject: string; text: string; html: string } {
  const title = plainName(about);
  const network = plainName(other.network);
  const { contact } = other;
  if (kind === "asked") {
    return serviceMail({
      subject: "A team would like to learn from you",
      title: "Somebody asks",
      before: `Somebody in the network ${network} works on a problem like yours (“${title}”) and asks to be introduced.`,
      button: "Read the question and answer",
      link: page,
      after: [
        "Your name and address are told only if you say yes, and so are theirs.",
        "Not now is an answer too: they hear it without your name.",
      ],
    });
  }
  if (kind === "agreed" && contact) {
    return serviceMail({
      subject: "You are introduced",
      title: "You are introduced",
      before: `You both agreed to talk about “${title}”. In the network ${network} it is ${plainName(contact.name) || "a colleague"}: ${contact.email}`,
      button: "See your introductions",
      link: page,
      after: ["Write to each other directly from here on. All teach, all learn."],
    });
  }
  return serviceMail({
    subject: "Not this time",
    title: "Not this time",
    before: `The team you asked about “${title}” cannot talk just now.`,
    button: "Find other teams",
    link: page,
    after: ["Others work on the same problem: look at the goals of all networks."],
  });
}

/** A name without anything that a mail program would make a link of, and not too long. */
function plainName(name: string): string {
  return name
    .replace(/[^\p{L}\p{M}\p{N} ,'’&()-]+/gu, " ")
    .replace(/ +/g, " ")
    .trim()
    .slice(0, 120);
}
