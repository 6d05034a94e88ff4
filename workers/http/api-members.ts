import { makeToken, TokenRequest } from "@allteach/actions/make-token";
import {
  listSubscriptions,
  type OwnSubscriptions,
  SubscriptionRequest,
  subscribe,
  unsubscribe,
} from "@allteach/actions/subscribe";
import { type Subscription, subscriptionState } from "@allteach/domain/subscription";
import { openDirectory } from "@allteach/store/directory";
import { apiPaths } from "@allteach/web/paths";
import { Hono } from "hono";
import { listAnswer } from "./api-page.ts";
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
    if (!listed.ok) return answerRefusal(c, listed.refusal);
    const { subscriptions } = listed.value;
    const items = subscriptions.map((each) => subscriptionJson(each, listed.value));
    return listAnswer(c, items, ({ id }) => id);
  })
  .post(apiPaths.subscriptions.pattern, async (c) => {
    const body = await jsonBody(c, SubscriptionRequest);
    if (!body.ok) return answerRefusal(c, body.refusal);
    const made = await subscribe(c.var.action, body.value);
    if (!made.ok) return answerRefusal(c, made.refusal);
    const { report, site, node } = body.value;
    const { id, since, format, sendOn } = made.value;
    const of = { ...(site && { site }), ...(node && { node }) };
    return c.json({ id, report, ...of, format, sendOn, since: dateOf(since) }, 201);
  })
  .delete(apiPaths.subscription.pattern, async (c) => {
    const ended = await unsubscribe(c.var.action, c.req.param("subscription"));
    return ended.ok ? c.body(null, 204) : answerRefusal(c, ended.refusal);
  });

const dateOf = (instant: number) => new Date(instant).toISOString();

/** Sites and nodes by their codes, as everywhere in the API. */
function subscriptionJson(
  { id, report, site, node, format, sendOn, since, ...rest }: Subscription,
  { sites, nodes }: Pick<OwnSubscriptions, "sites" | "nodes">,
) {
  const [ofSite, ofNode] = [
    sites.find((each) => each.id === site)?.code,
    nodes.find((each) => each.id === node)?.code,
  ];
  return {
    ...{ id, report, format, since: dateOf(since) },
    ...(ofSite && { site: ofSite }),
    ...(ofNode && { node: ofNode }),
    ...(sendOn !== undefined && { sendOn }),
    state: subscriptionState({ id, report, format, since, ...rest }),
  };
}
