import type { UserId } from "@allteach/domain/identity";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { Subscription } from "@allteach/domain/subscription";
import { Address } from "@allteach/mail/address";
import { askDirectory, type Directory } from "@allteach/store/directory";
import { stoppedAmong } from "@allteach/store/mail-preference";
import { membershipsQuery, membersOf } from "@allteach/store/member";
import { ask } from "@allteach/store/network-store";
import {
  allSubscriptionsQuery,
  subscribe as begin,
  subscriptionOf,
} from "@allteach/store/subscription";
import type * as z from "zod";
import { type ActionContext, actOf, signatureOf } from "./context.ts";
import { randomId } from "./random-id.ts";
import { actorOf } from "./run-setting.ts";
import { SubscriptionRequest, type Surroundings, surroundingsOf, wantedIn } from "./subscribe.ts";

/** A subscription as somebody else proposes it, to an address. */
export const SubscriptionProposal = SubscriptionRequest.extend({ email: Address });
export type SubscriptionProposal = z.infer<typeof SubscriptionProposal>;

const EIGHT_HOURS_MS = 8 * 60 * 60 * 1000;
/** So many proposals to one network in eight hours, whoever makes them. */
const MOST_PROPOSALS = 50;

/**
 * Proposes a report to somebody. Nothing is mailed of it but one question, until they say yes.
 * Somebody without an account in the network can be proposed its sums alone.
 *
 * @returns The subscription that waits for its yes.
 */
export async function proposeSubscription(
  ctx: ActionContext,
  directory: Directory,
  { email, ...request }: SubscriptionProposal,
): Promise<Outcome<Subscription>> {
  const { actor, store, now, network } = ctx;
  if (actor.kind !== "person" || !may(actor, "run-reports")) return mayNot;
  const [[memberships], surroundings, [rows], stops] = await Promise.all([
    askDirectory(directory, membershipsQuery(directory, network.id)),
    surroundingsOf(ctx),
    ask(store, allSubscriptionsQuery(store)),
    stoppedAmong(directory, [email]),
  ]);
  if (stops.has(email)) return invalid("email", "this address takes no mails any more");
  const since = now.getTime() - EIGHT_HOURS_MS;
  const recent = rows.filter((row) => row.proposedBy !== "" && row.since > since);
  if (recent.length >= MOST_PROPOSALS) {
    const because = "Your network has proposed many reports today. Go on tomorrow.";
    return refused({ kind: "too-many", because });
  }
  const member = membersOf(memberships).find((each) => each.email === email);
  if (!member && request.report !== "network" && request.report !== "funder") {
    return invalid(
      "report",
      "somebody outside of the network can have the network’s or the funders’ report",
    );
  }
  const wanted = wantedIn(request, surroundings, member ? actorOf(member) : actor);
  if (!wanted.ok) return wanted;
  const { kind: report, ...scope } = wanted.value;
  const made = {
    ...{ ...scope, report, format: request.format, id: randomId("s_") },
    ...(member ? { user: member.id } : { email }),
    ...(request.sendOn !== undefined && { sendOn: request.sendOn }),
    proposedBy: signatureOf(actor),
  };
  const act = actOf(ctx, "propose-subscription", `the ${report} report`, {
    subscription: made.id,
  });
  return done(await begin(store, made, act));
}

const mayNot: Outcome<never> = refused({ kind: "not-allowed", need: "run-reports" });

const invalid = (field: string, because: string): Outcome<never> =>
  refused({ kind: "invalid", problems: [{ field, because }] });

/** Who receives what, for those who run reports. */
export interface Recipients extends Surroundings {
  subscriptions: readonly (Subscription & { to: string; stopped?: "bounced" | "complained" })[];
}

export async function listRecipients(
  ctx: ActionContext,
  directory: Directory,
): Promise<Outcome<Recipients>> {
  const { actor, store, network } = ctx;
  if (!may(actor, "run-reports")) return mayNot;
  const [[memberships], surroundings, [rows]] = await Promise.all([
    askDirectory(directory, membershipsQuery(directory, network.id)),
    surroundingsOf(ctx),
    ask(store, allSubscriptionsQuery(store)),
  ]);
  const people = new Map(membersOf(memberships).map(({ id, email = "" }) => [id, email]));
  const subscriptions = rows.map(subscriptionOf).map((each) => ({
    ...each,
    to: each.email ?? people.get(each.user as UserId) ?? "someone who has left the network",
  }));
  const stops = await stoppedAmong(directory, [...new Set(subscriptions.map(({ to }) => to))]);
  return done({
    ...surroundings,
    subscriptions: subscriptions.map((each) => {
      const stopped = stops.get(each.to);
      return { ...each, ...(stopped && { stopped }) };
    }),
  });
}
