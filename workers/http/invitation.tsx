import { acceptInvitation, openInvitation } from "@allteach/actions/accept-invitation";
import { openDirectory } from "@allteach/store/directory";
import { InvitationPage, PastInvitationPage } from "@allteach/web/pages/invitation-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import { openInvitationLink } from "../invitation-link.ts";
import { tallied } from "../tally.ts";
import type { AppEnv } from "./app-env.ts";
import { shellOf } from "./shell.ts";
import { unhurried } from "./unhurried.ts";

/** The page that an invitation's link opens. Opening it changes nothing; its button accepts. */
export const invitationRoutes = new Hono<AppEnv>()
  .get(paths.invitation.pattern, async (c) => {
    const { person } = c.var.caller;
    const link = c.req.param("link");
    const token = await openInvitationLink(c.var.settings.secret, link);
    const directory = directoryOf(c);
    if (!token) return past(c);
    const opened = await openInvitation(directory, token, person?.id, c.var.now);
    if (!opened.ok) return past(c);
    const { state, mine, network, role, email } = opened.value;
    if (mine) return c.redirect(paths.network({ network: network.slug }), 303);
    if (state !== "open") return past(c);
    const reader = !person ? "nobody" : person.email === email ? "invited" : "other";
    const shown = { link, network, role, email, reader } as const;
    return c.html(<InvitationPage shell={shellOf(c)} {...shown} />);
  })
  .post(paths.invitation.pattern, unhurried, async (c) => {
    const { person } = c.var.caller;
    const link = c.req.param("link");
    if (!person) return c.redirect(paths.invitation({ link }), 303);
    const token = await openInvitationLink(c.var.settings.secret, link);
    if (!token) return past(c);
    const accepted = await acceptInvitation(directoryOf(c), token, person.id, c.var.now);
    return accepted.ok ? c.redirect(paths.network({ network: accepted.value.slug }), 303) : past(c);
  });

const directoryOf = (c: Context<AppEnv>) => openDirectory(tallied(c.env.DIRECTORY, c.var.tally));

const past = (c: Context<AppEnv>) => c.html(<PastInvitationPage shell={shellOf(c)} />, 410);
