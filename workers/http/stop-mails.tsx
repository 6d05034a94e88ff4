import { unsubscribeByLink } from "@allteach/actions/subscribe";
import { NetworkId } from "@allteach/domain/identity";
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
    const found = await unsubscribeByLink({ store, whence, now }, opened.subscription);
    const page = <StopMailsPage state={found ? "stopped" : "unknown"} action="" />;
    return c.html(page, found ? 200 : 404);
  });
