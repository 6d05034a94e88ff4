import type { Charter } from "@allteach/domain/network";
import type { Node } from "@allteach/domain/node";
import { type Actor, may } from "@allteach/domain/permission";
import { done, type Outcome, type Problem, refused } from "@allteach/domain/refusal";
import { ReportKind } from "@allteach/domain/report";
import { audienceOf, type WantedReport } from "@allteach/domain/report-audience";
import { seenNodes, seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { MailFormat, type Subscription } from "@allteach/domain/subscription";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { ask } from "@allteach/store/network-store";
import { nodeSitesQuery, nodesOf, nodesQuery } from "@allteach/store/node";
import { siteOf, sitesQuery } from "@allteach/store/site";
import {
  subscribe as begin,
  changeSubscription as change,
  unsubscribe as end,
  reminderStopQuery,
  setReminders,
  subscriptionOf,
  subscriptionsQuery,
} from "@allteach/store/subscription";
import * as z from "zod";
import { type ActionContext, actOf } from "./context.ts";
import { randomId } from "./random-id.ts";
import { nodeBy } from "./save-node.ts";
import { siteBy } from "./site-by.ts";

/** A report as somebody asks for it; sites and nodes by their codes. */
export const SubscriptionRequest = z.object({
  report: ReportKind,
  site: z.string().max(60).optional(),
  node: z.string().max(60).optional(),
  format: MailFormat.default("mail"),
  /** A day of the month; left out, when the report is ready. */
  sendOn: z
    .int()
    .min(1, "choose a day from 1 to 31")
    .max(31, "choose a day from 1 to 31")
    .optional(),
});
export type SubscriptionRequest = z.infer<typeof SubscriptionRequest>;

/** Sites, nodes and the charter as far as whoever asks may tell them apart. */
export interface Surroundings {
  charter: Charter;
  sites: readonly Site[];
  nodes: readonly Node[];
}

export async function surroundingsOf({ actor, store }: ActionContext): Promise<Surroundings> {
  const [charters, sites, nodes, nodeSites] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    nodesQuery(store),
    nodeSitesQuery(store),
  );
  const charter = charterOf(charters);
  return {
    charter,
    sites: seenSites(actor, charter, sites.map(siteOf)),
    nodes: seenNodes(actor, charter, nodesOf(nodes, nodeSites)),
  };
}

/** What a request names, if whoever is to read it may have it. */
export function wantedIn(
  { report: kind, site: siteCode, node: nodeCode }: SubscriptionRequest,
  { sites, nodes, charter }: Surroundings,
  reader: Actor,
): Outcome<WantedReport> {
  const problems = misnamed(kind, siteCode, nodeCode);
  if (problems.length > 0) return refused({ kind: "invalid", problems });
  const site = siteCode === undefined ? undefined : siteBy(sites, siteCode);
  if (siteCode !== undefined && !site) return notFound("site", sites);
  const node = nodeCode === undefined ? undefined : nodeBy(nodes, nodeCode);
  if (nodeCode !== undefined && !node) return notFound("node", nodes);
  const wanted = { kind, ...(site && { site: site.id }), ...(node && { node: node.id }) };
  if (audienceOf(reader, wanted, { charter, nodes }) === undefined) {
    return refused({
      kind: "not-allowed",
      need: kind === "site" ? "see-every-site" : "see-network",
    });
  }
  return done(wanted);
}

function misnamed(kind: ReportKind, site?: string, node?: string): Problem[] {
  const needs = kind === "site" || kind === "node" ? kind : undefined;
  const given = { site, node };
  return (["site", "node"] as const).flatMap((field): Problem[] => {
    if (needs === field && given[field] === undefined) {
      return [{ field, because: `say which ${field} the report is to be of` }];
    }
    if (needs !== field && given[field] !== undefined) {
      return [{ field, because: `leave it away: this report is not of one ${field}` }];
    }
    return [];
  });
}

function notFound(what: "site" | "node", known: readonly { code: string }[]): Outcome<never> {
  return refused({ kind: "not-found", what, known: known.map(({ code }) => code) });
}

const mayNot: Outcome<never> = refused({ kind: "not-allowed", need: "receive-reports" });

/** Asks for a report by mail. Asking twice is asking once. */
export async function subscribe(
  ctx: ActionContext,
  request: SubscriptionRequest,
): Promise<Outcome<Subscription>> {
  const { actor, store } = ctx;
  if (actor.kind !== "person" || !may(actor, "receive-reports")) return mayNot;
  const wanted = wantedIn(request, await surroundingsOf(ctx), actor);
  if (!wanted.ok) return wanted;
  const { kind: report, ...scope } = wanted.value;
  const { format, sendOn } = request;
  const made = {
    ...{ ...scope, report, format, id: randomId("s_"), user: actor.user },
    ...(sendOn !== undefined && { sendOn }),
  };
  const act = actOf(ctx, "subscribe", `the ${report} report`, { subscription: made.id });
  return done(await begin(store, made, act));
}

/** What the person who asks is mailed, with what else they could be. */
export interface OwnSubscriptions extends Surroundings {
  subscriptions: readonly Subscription[];
  /** Whether they are reminded of figures that are missing. */
  reminders: boolean;
}

export async function listSubscriptions(ctx: ActionContext): Promise<Outcome<OwnSubscriptions>> {
  const { actor, store } = ctx;
  if (actor.kind !== "person" || !may(actor, "receive-reports")) return mayNot;
  const [charters, sites, nodes, nodeSites, rows, stops] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    nodesQuery(store),
    nodeSitesQuery(store),
    subscriptionsQuery(store, actor.user),
    reminderStopQuery(store, actor.user),
  );
  const charter = charterOf(charters);
  return done({
    charter,
    sites: seenSites(actor, charter, sites.map(siteOf)),
    nodes: seenNodes(actor, charter, nodesOf(nodes, nodeSites)),
    subscriptions: rows.map(subscriptionOf),
    reminders: stops.length === 0,
  });
}

/** What of one's own subscription can be changed. */
export const SubscriptionChange = z.object({
  format: MailFormat,
  sendOn: z.int().min(1).max(31).nullable(),
  paused: z.boolean(),
});
export type SubscriptionChange = z.infer<typeof SubscriptionChange>;

/** Changes how or when one of one's own subscriptions comes, or pauses it. */
export async function changeSubscription(
  ctx: ActionContext,
  id: string,
  { format, sendOn, paused }: SubscriptionChange,
): Promise<Outcome<undefined>> {
  const { actor, store, now } = ctx;
  if (actor.kind !== "person" || !may(actor, "receive-reports")) return mayNot;
  const act = actOf(ctx, "change-subscription", `subscription ${id}`, { format, sendOn, paused });
  const wanted = { format, sendOn, pausedAt: paused ? now.getTime() : null };
  const found = await change(store, id, actor.user, wanted, act);
  return found ? done(undefined) : refused({ kind: "not-found", what: "subscription" });
}

/** Says yes to what somebody else proposed; done again it changes nothing. */
export async function confirmSubscription(
  ctx: Pick<ActionContext, "store" | "whence" | "now" | "actor">,
  id: string,
): Promise<boolean> {
  const user = ctx.actor.kind === "person" ? ctx.actor.user : undefined;
  const act = actOf(ctx, "confirm-subscription", `subscription ${id}`);
  return change(ctx.store, id, user, { confirmedAt: ctx.now.getTime() }, act);
}

/** Stops one of one's own subscriptions. */
export async function unsubscribe(ctx: ActionContext, id: string): Promise<Outcome<undefined>> {
  if (ctx.actor.kind !== "person") return mayNot;
  const act = actOf(ctx, "unsubscribe", `subscription ${id}`);
  const found = await end(ctx.store, id, ctx.actor.user, act);
  return found ? done(undefined) : refused({ kind: "not-found", what: "subscription" });
}

/** Stops or takes up again one's own reminders. */
export async function changeReminders(
  ctx: ActionContext,
  wanted: boolean,
): Promise<Outcome<undefined>> {
  if (ctx.actor.kind !== "person" || !may(ctx.actor, "receive-reports")) return mayNot;
  const act = actOf(ctx, "stop-reminders", wanted ? "taken up again" : "stopped");
  await setReminders(ctx.store, ctx.actor.user, wanted, act);
  return done(undefined);
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

/** Stops a person's reminders on the word of the signed link in them. */
export async function stopRemindersByLink(
  ctx: Pick<ActionContext, "store" | "whence" | "now">,
  user: Parameters<typeof setReminders>[1],
): Promise<void> {
  const act = actOf({ ...ctx, actor: { kind: "visitor" } }, "stop-reminders", "stopped", { user });
  await setReminders(ctx.store, user, false, act);
}
