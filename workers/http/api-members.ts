import { makeToken, TokenRequest } from "@allteach/actions/make-token";
import {
  listSubscriptions,
  SubscriptionRequest,
  subscribe,
  unsubscribe,
} from "@allteach/actions/subscribe";
import type { Subscription } from "@allteach/domain/subscription";
import { openDirectory } from "@allteach/store/directory";
import { apiPaths } from "@allteach/web/paths";
import { Hono } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { jsonBody } from "./body.ts";
import { answerRefusal } from "./refusal.tsx";

/** What a member does for themselves: tokens for other systems, and reports by mail. */
export const membersApi = new Hono<NetworkEnv>()
  .post(apiPaths.tokens.pattern, async (c) => {
    const body = await jsonBody(c, TokenRequest);
    if (!body.ok) return answerRefusal(c, body.refusal);
    const made = await makeToken(c.var.action, openDirectory(c.env.DIRECTORY), body.value);
    return made.ok ? c.json(made.value, 201) : answerRefusal(c, made.refusal);
  })
  .get(apiPaths.subscriptions.pattern, async (c) => {
    const listed = await listSubscriptions(c.var.action);
    return listed.ok
      ? c.json({ items: listed.value.subscriptions.map(subscriptionJson) })
      : answerRefusal(c, listed.refusal);
  })
  .post(apiPaths.subscriptions.pattern, async (c) => {
    const body = await jsonBody(c, SubscriptionRequest);
    if (!body.ok) return answerRefusal(c, body.refusal);
    const made = await subscribe(c.var.action, body.value);
    return made.ok ? c.json(subscriptionJson(made.value), 201) : answerRefusal(c, made.refusal);
  })
  .delete(apiPaths.subscription.pattern, async (c) => {
    const ended = await unsubscribe(c.var.action, c.req.param("subscription"));
    return ended.ok ? c.body(null, 204) : answerRefusal(c, ended.refusal);
  });

function subscriptionJson({ id, report, since }: Subscription) {
  return { id, report, since: new Date(since).toISOString() };
}
