import { instantOf } from "@allteach/domain/calendar";
import type { UserId } from "@allteach/domain/identity";
import type { Member } from "@allteach/domain/member";
import type { Charter, NetworkRecord } from "@allteach/domain/network";
import type { Node } from "@allteach/domain/node";
import type { Period } from "@allteach/domain/period";
import type { Actor } from "@allteach/domain/permission";
import { type Audience, type ReportScope, reportId } from "@allteach/domain/report";
import { archivedAudiences, audienceOf } from "@allteach/domain/report-audience";
import type { Subscription } from "@allteach/domain/subscription";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { askDirectory, type Directory } from "@allteach/store/directory";
import { membershipsQuery, membersOf } from "@allteach/store/member";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { nodeSitesQuery, nodesOf, nodesQuery } from "@allteach/store/node";
import type { PlannedReport } from "@allteach/store/report";
import type { OwedMail } from "@allteach/store/run";
import { standingSubscriptionsQuery, subscriptionOf } from "@allteach/store/subscription";

/** What decides which reports a run makes, and who gets them. */
export interface RunSetting {
  charter: Charter;
  nodes: readonly Node[];
  subscriptions: readonly Subscription[];
  people: ReadonlyMap<UserId, Member>;
}

/** One question to the network and one to the directory, at the same time. */
export async function readRunSetting(
  directory: Directory,
  { network, store }: { network: NetworkRecord; store: NetworkStore },
): Promise<RunSetting> {
  const [[charters, nodes, nodeSites, rows], [memberships]] = await Promise.all([
    ask(
      store,
      charterQuery(store),
      nodesQuery(store),
      nodeSitesQuery(store),
      standingSubscriptionsQuery(store),
    ),
    askDirectory(directory, membershipsQuery(directory, network.id)),
  ]);
  return {
    charter: charterOf(charters),
    nodes: nodesOf(nodes, nodeSites),
    subscriptions: rows.map(subscriptionOf),
    people: new Map(membersOf(memberships).map((member) => [member.id, member])),
  };
}

/** A member as whoever asks: what they may see is what they are mailed. */
export const actorOf = ({ id, name, grants }: Pick<Member, "id" | "name" | "grants">): Actor => ({
  ...{ kind: "person", user: id, name, grants },
});

/**
 * For whom a subscription's report is made: as far as its person sees, of somebody without an
 * account the sums alone.
 *
 * @returns Nothing where they may not have it (any more).
 */
export function audienceFor(
  { report: kind, site, node, user }: Subscription,
  { charter, nodes, people }: RunSetting,
): Audience | undefined {
  if (user === undefined) return kind === "network" || kind === "funder" ? "sums" : undefined;
  const member = people.get(user);
  const wanted = { kind, ...(site && { site }), ...(node && { node }) };
  return member && audienceOf(actorOf(member), wanted, { charter, nodes });
}

/** The report that a subscription asks for. */
export function scopeFor(wanted: Subscription, setting: RunSetting): ReportScope | undefined {
  const audience = audienceFor(wanted, setting);
  const { report: kind, site, node } = wanted;
  return audience && { kind, audience, ...(site && { site }), ...(node && { node }) };
}

/**
 * The mails that a month's reports owe: to everyone whose subscription asks for one of them. A day
 * of the month that is past means at once.
 */
export function mailsOwed(
  setting: RunSetting,
  { period, edition }: { period: Period; edition: number },
  now: Date,
): OwedMail[] {
  const { calendar, timeZone } = setting.charter;
  return setting.subscriptions.flatMap((each) => {
    const scope = scopeFor(each, setting);
    if (!scope) return [];
    const { id: subscription, sendOn } = each;
    const day = sendOn && instantOf(period, sendOn, calendar.hour, timeZone).getTime();
    const notBefore = day && day > now.getTime() ? day : 0;
    return [{ report: reportId(scope, period, edition), subscription, notBefore }];
  });
}

/** Every report that a month owes: the network's own, and whatever somebody asked for. */
export function reportsOwed(
  setting: RunSetting,
  { period, edition, dueAt }: { period: Period; edition: number; dueAt: number },
): PlannedReport[] {
  const scopes: ReportScope[] = [
    ...archivedAudiences(setting.charter).map(
      (audience) => ({ kind: "network", audience }) as const,
    ),
    ...setting.subscriptions.flatMap((each) => scopeFor(each, setting) ?? []),
  ];
  const planned = scopes.map((scope) => ({
    ...{ ...scope, id: reportId(scope, period, edition) },
    ...{ period, edition, dueAt },
  }));
  return [...new Map(planned.map((each) => [each.id, each])).values()];
}
