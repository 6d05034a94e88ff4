import { acceptInvitation, openInvitation } from "@allteach/actions/accept-invitation";
import { InvitationPage, PastInvitationPage } from "@allteach/web/pages/invitation-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import { openInvitationLink } from "../invitation-link.ts";
import type { AppEnv } from "./app-env.ts";
import { entranceOf } from "./entrance.ts";
import { shellOf } from "./shell.ts";
import { unhurried } from "./unhurried.ts";
import { visitOf } from "./visit.ts";

/** The page that an invitation's link opens. Opening it changes nothing; its button accepts. */
export const invitationRoutes = new Hono<AppEnv>()
  .get(paths.invitation.pattern, async (c) => {
    const { person } = c.var.caller;
    const link = c.req.param("link");
    const token = await openInvitationLink(c.var.settings.secrets, link);
    if (!token) return past(c);
    const opened = await openInvitation(visitOf(c), token, person);
    if (!opened.ok) return past(c);
    const { state, mine, network, role, site, email } = opened.value;
    if (mine) return c.redirect(paths.network({ network: network.slug }), 303);
    if (state !== "open") return past(c);
    const reader = !person ? "nobody" : person.email === email ? "invited" : "other";
    const shown = { link, network, role, site, email, reader } as const;
    return c.html(<InvitationPage shell={shellOf(c)} {...shown} />);
  })
  .post(paths.invitation.pattern, unhurried, async (c) => {
    const { person } = c.var.caller;
    const link = c.req.param("link");
    if (!person) return c.redirect(paths.invitation({ link }), 303);
    const token = await openInvitationLink(c.var.settings.secrets, link);
    if (!token) return past(c);
    const accepted = await acceptInvitation(visitOf(c), token, person);
    if (!accepted.ok) return past(c);
    const { slug, grant } = accepted.value;
    const { id: user, name } = person;
    return c.redirect(entranceOf({ kind: "person", user, name, grants: [grant] }, slug), 303);
  });

const past = (c: Context<AppEnv>) => c.html(<PastInvitationPage shell={shellOf(c)} />, 410);
