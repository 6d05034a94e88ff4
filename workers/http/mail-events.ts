import { resendEvents } from "@allteach/mail/mail-event";
import { isSignedWebhook } from "@allteach/mail/signed-webhook";
import { paths } from "@allteach/web/paths";
import { Hono } from "hono";
import { stopAddresses } from "../stop-addresses.ts";
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
  await stopAddresses(c.env, resendEvents(JSON.parse(body)), now);
  return c.body(null, 204);
});
