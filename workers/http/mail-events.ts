import { stopForEvents } from "@allteach/actions/stop-address";
import { resendEvents } from "@allteach/mail/mail-event";
import { isSignedWebhook } from "@allteach/mail/signed-webhook";
import { openDirectory } from "@allteach/store/directory";
import { networkById } from "@allteach/store/network";
import { paths } from "@allteach/web/paths";
import { Hono } from "hono";
import { currentStoreOf } from "../networks.ts";
import type { AppEnv } from "./app-env.ts";
import { answerRefusal } from "./refusal.tsx";

/** What the mail provider tells of bounces and complaints, signed with a secret of its own. */
export const mailEventsRoutes = new Hono<AppEnv>().post(paths.mailEvents, async (c) => {
  const secret = c.env.RESEND_WEBHOOK_SECRET ?? "";
  const body = await c.req.text();
  const webhook = { body, header: (name: string) => c.req.header(name) };
  const { now } = c.var;
  if (secret === "" || !(await isSignedWebhook(webhook, secret, now))) {
    return answerRefusal(c, { kind: "not-found", what: "page" });
  }
  const directory = openDirectory(c.env.DIRECTORY);
  const open = async (id: Parameters<typeof networkById>[1]) => {
    const network = await networkById(directory, id);
    return network && currentStoreOf(c.env, network, { now });
  };
  await stopForEvents({ directory, open, now }, resendEvents(JSON.parse(body)));
  return c.body(null, 204);
});
