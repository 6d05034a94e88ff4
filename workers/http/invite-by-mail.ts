import type { InvitationMail } from "@allteach/actions/invite-members";
import { paths } from "@allteach/web/paths";
import type { Context } from "hono";
import { makeInvitationLink } from "../invitation-link.ts";
import type { NetworkEnv } from "./app-env.ts";
import { invitationMail, welcomeMail } from "./invitation-mail.ts";
import { postMail } from "./post-mail.ts";

/** Sends an invitation's mail, whose link is made from our own settings and never from a request. */
export function inviteByMail(c: Context<NetworkEnv>) {
  return async ({ to, token, grant, site }: InvitationMail): Promise<boolean> => {
    const { origin, secret } = c.var.settings;
    const link = paths.invitation({ link: await makeInvitationLink(secret, token) });
    const inviter = c.var.caller.person?.email ?? "Someone";
    const offer = { network: c.var.network.name, role: grant.role, site };
    const mail = invitationMail(offer, inviter, `${origin}${link}`);
    return postMail(c, "invitation", to, mail);
  };
}

/** Tells someone that their request to join was granted. */
export function welcomeByMail(c: Context<NetworkEnv>, to: string): Promise<boolean> {
  const { name, slug: network } = c.var.network;
  const link = `${c.var.settings.origin}${paths.network({ network })}`;
  return postMail(c, "welcome", to, welcomeMail(name, link));
}
