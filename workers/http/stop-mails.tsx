import { stopNewsByLink } from "@allteach/actions/boards/read-follows";
import { stopRemindersByLink, unsubscribeByLink } from "@allteach/actions/subscribe";
import { NetworkId, UserId } from "@allteach/domain/identity";
import { openDirectory } from "@allteach/store/directory";
import { networkById } from "@allteach/store/network";
import { StopMailsPage } from "@allteach/web/pages/stop-mails-page";
import { paths } from "@allteach/web/paths";
import { Hono } from "hono";
import { currentStoreOf } from "../networks.ts";
import { openStopLink } from "../stop-link.ts";
import type { AppEnv } from "./app-env.ts";
import { whenceOf } from "./caller.ts";

/**
 * Stopping mails from the mails themselves, without signing in: one POST, by a mail program
 * (RFC 8058) or by the button of the page that the link opens. Opening the page changes nothing.
 */
export const stopMailsRoutes = new Hono<AppEnv>()
  .get(paths.unsubscribe.pattern, async (c) => {
    const link = c.req.param("link");
    const opened = await openStopLink(c.var.settings.secrets, link);
    const state = opened ? "ask" : "unknown";
    return c.html(
      <StopMailsPage state={state} action={paths.unsubscribe({ link })} />,
      opened ? 200 : 404,
    );
  })
  .post(paths.unsubscribe.pattern, async (c) => {
    const link = c.req.param("link");
    const opened = await openStopLink(c.var.settings.secrets, link);
    const network =
      opened &&
      (await networkById(openDirectory(c.env.DIRECTORY), NetworkId.parse(opened.network)));
    if (!opened || !network) return c.html(<StopMailsPage state="unknown" action="" />, 404);
    const { now, tally } = c.var;
    const store = await currentStoreOf(c.env, network, { now, tally });
    const whence = { ...whenceOf(c), via: "mail" } as const;
    const found = await stopByLink({ store, whence, now }, opened);
    const page = <StopMailsPage state={found ? "stopped" : "unknown"} action="" />;
    return c.html(page, found ? 200 : 404);
  });

/** Stops the one list that the link names, and no other. */
async function stopByLink(
  ctx: Parameters<typeof unsubscribeByLink>[0],
  named: NonNullable<Awaited<ReturnType<typeof openStopLink>>>,
): Promise<boolean> {
  if ("subscription" in named) return unsubscribeByLink(ctx, named.subscription);
  if ("news" in named) await stopNewsByLink(ctx, UserId.parse(named.news));
  else await stopRemindersByLink(ctx, UserId.parse(named.reminders));
  return true;
}
