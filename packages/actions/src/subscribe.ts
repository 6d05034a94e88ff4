import type { Charter } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { Subscription } from "@allteach/domain/subscription";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { ask } from "@allteach/store/network-store";
import {
  subscribe as begin,
  unsubscribe as end,
  subscriptionsQuery,
} from "@allteach/store/subscription";
import * as z from "zod";
import { type ActionContext, actOf } from "./context.ts";
import { randomId } from "./random-id.ts";

export const SubscriptionRequest = z.object({ report: z.literal("network") });
export type SubscriptionRequest = z.infer<typeof SubscriptionRequest>;

/** Asks for a report by mail. Asking twice is asking once. */
export async function subscribe(
  ctx: ActionContext,
  { report }: SubscriptionRequest,
): Promise<Outcome<Subscription>> {
  if (ctx.actor.kind !== "person" || !may(ctx.actor, "receive-reports")) {
    return refused({ kind: "not-allowed", need: "receive-reports" });
  }
  const wanted = { id: randomId("s_"), user: ctx.actor.user, report };
  const act = actOf(ctx, "subscribe", `the ${report} report`, { subscription: wanted.id });
  return done(await begin(ctx.store, wanted, act));
}

/** What the person who asks is mailed, with the charter that says when. */
export async function listSubscriptions(
  ctx: ActionContext,
): Promise<Outcome<{ charter: Charter; subscriptions: Subscription[] }>> {
  const { actor, store } = ctx;
  if (actor.kind !== "person") return refused({ kind: "not-allowed", need: "receive-reports" });
  const [charters, rows] = await ask(
    store,
    charterQuery(store),
    subscriptionsQuery(store, actor.user),
  );
  const subscriptions = rows.map((row) => ({ ...row, user: actor.user }));
  return done({ charter: charterOf(charters), subscriptions });
}

/** Stops one of one's own subscriptions. */
export async function unsubscribe(ctx: ActionContext, id: string): Promise<Outcome<undefined>> {
  if (ctx.actor.kind !== "person") {
    return refused({ kind: "not-allowed", need: "receive-reports" });
  }
  const act = actOf(ctx, "unsubscribe", `subscription ${id}`);
  const found = await end(ctx.store, id, ctx.actor.user, act);
  return found ? done(undefined) : refused({ kind: "not-found", what: "subscription" });
}

/**
 * Stops a subscription on the word of the signed link in its mails, which needs no session.
 *
 * @returns Whether there is such a subscription; stopped before counts as stopped.
 */
export function unsubscribeByLink(
  ctx: Pick<ActionContext, "store" | "whence" | "now">,
  id: string,
): Promise<boolean> {
  const act = actOf({ ...ctx, actor: { kind: "visitor" } }, "unsubscribe", `subscription ${id}`);
  return end(ctx.store, id, undefined, act);
}
