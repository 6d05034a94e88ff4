import { env } from "cloudflare:workers";
import { sha256 } from "@allteach/domain/digest";
import type { GoalId } from "@allteach/domain/goal";
import type { NetworkId, SiteId, UserId } from "@allteach/domain/identity";
import { actorNames } from "@allteach/store/actor-name";
import { followCharter } from "@allteach/store/change-charter";
import { openCommons } from "@allteach/store/commons";
import { contactOf } from "@allteach/store/contact";
import {
  beginDeparture,
  departureOf,
  endDeparture,
  leaderAddresses,
} from "@allteach/store/departure";
import { openDirectory } from "@allteach/store/directory";
import { endSweep, moveDue, planSweep } from "@allteach/store/due";
import { claimIntroductionMail, introductionTo, saveAnswer } from "@allteach/store/introduction";
import {
  acceptByToken,
  markMailed,
  openInvitationsQuery,
  saveInvitations,
  withdraw,
} from "@allteach/store/invitation";
import { answerRequest, markTold, openRequestsQuery } from "@allteach/store/join-request";
import { localesIn, recipientOf } from "@allteach/store/mail-preference";
import {
  holdersOf,
  memberAddresses,
  membershipsQuery,
  replaceGrant,
  takeOut,
} from "@allteach/store/member";
import { memberNames } from "@allteach/store/member-name";
import { moveMemberships } from "@allteach/store/move-memberships";
import { memberAddress } from "@allteach/store/network";
import { claimNotices, releaseNotices, settleNotices } from "@allteach/store/notice";
import { openForMembers } from "@allteach/store/pool";
import { planLook } from "@allteach/store/review-watch";
import { removeSharedGoal } from "@allteach/store/shared-goal";
import { revokeToken, revokeTokensOf, tokensOf } from "@allteach/store/token";
import { changesIn, holdingsOf } from "./attack.ts";
import { type CanaryNetwork, canary } from "./canary.ts";
import { DUE_AT, noticeOf } from "./canary-rows.ts";
import { sharedGoalOf } from "./goal-rows.ts";
import { resetStage, type Stage } from "./stage.ts";

/**
 * What the directory is asked in the name of one network, with the ids of another: whatever a page
 * made sure of before, these must not depend on it.
 */
function storeCalls(
  own: CanaryNetwork,
  { ids, leader, letter }: CanaryNetwork,
): [string, () => PromiseLike<unknown>][] {
  const directory = openDirectory(env.DIRECTORY);
  const commons = openCommons(env.COMMONS);
  const id = own.ids.id as NetworkId;
  const by = own.leader.id;
  const person = ids.person as UserId;
  const now = new Date();
  const link = `link-${letter}`;
  const from = { role: "family", site: ids.otherId as SiteId } as const;
  const to = { role: "clinician", site: ids.otherId as SiteId } as const;
  const offer = { network: id, grant: { role: "family", site: ids.siteId as SiteId }, by } as const;
  const again = { id: "i_new", tokenHash: "new", email: ids.invited, mailbox: "new" };
  const limits = { since: 0, perMailbox: 9, perNetwork: 99 };
  const opening = { founder: by, firstReportAt: now, schema: "0001" };
  return [
    ["actorNames", () => actorNames(directory, id).then(({ named }) => [...named])],
    [
      "followCharter",
      () => followCharter(directory, id, { name: "x", timeZone: "Etc/UTC" }, now, now),
    ],
    ["departureOf", () => departureOf(directory, id)],
    ["endDeparture", () => endDeparture(directory, id, now)],
    ["beginDeparture", () => beginDeparture(directory, id, departure(by))],
    ["leaderAddresses", () => leaderAddresses(directory, id)],
    ["contactOf", () => contactOf(directory, id, person).then((found) => found ?? "none")],
    ["introductionTo", () => introductionTo(commons, id, ids.introduction)],
    [
      "saveAnswer",
      () =>
        saveAnswer(
          commons,
          { id: ids.introduction, to: { network: id, goal: sharedGoalOf(ids) as GoalId } },
          { state: "agreed", by, now },
        ),
    ],
    [
      "claimIntroductionMail",
      () => claimIntroductionMail(commons, id, ids.introduction, { now, leaseMs: 1 }),
    ],
    [
      "removeSharedGoal",
      () => removeSharedGoal(commons, { network: id, goal: sharedGoalOf(ids) as GoalId }, 9, now),
    ],
    ["moveDue", () => moveDue(directory, id, "sweep", { from: DUE_AT, to: now })],
    ["endSweep", () => endSweep(directory, id, new Date(DUE_AT + 1))],
    ["planSweep", () => planSweep(directory, id, now)],
    ["markMailed", () => markMailed(directory, id, [ids.invitation], now)],
    ["acceptByToken", async () => acceptByToken(directory, await sha256(link), by, now)],
    ["openInvitations", () => openInvitationsQuery(directory, id)],
    [
      "saveInvitations",
      () => saveInvitations(directory, { ...offer, expiresAt: 9e12 }, [again], limits, now),
    ],
    ["withdraw", () => withdraw(directory, id, ids.invitation, now)],
    ["openRequests", () => openRequestsQuery(directory, id)],
    [
      "answerRequest",
      () => answerRequest(directory, id, { id: ids.request, by, grant: { role: "leader" } }, now),
    ],
    ["memberAddresses", () => memberAddresses(directory, id).then((found) => [...found])],
    ["memberNames", () => memberNames(directory, id).then((found) => [...found])],
    ["recipientOf", () => recipientOf(directory, id, person).then((found) => found ?? "none")],
    ["localesIn", () => localesIn(directory, id)],
    ["holdersOf", () => holdersOf(directory, id, ["leader", "family"])],
    ["markTold", () => markTold(directory, id, [ids.request], now)],
    ["claimNotices", () => claimNotices(directory, id, [noticeOf(ids)], { now, leaseMs: 0 })],
    ["settleNotices", () => settleNotices(directory, id, [noticeOf(ids)], now)],
    ["releaseNotices", () => releaseNotices(directory, id, [noticeOf(ids)])],
    ["planLook", () => planLook(directory, id, now)],
    ["memberAddress", () => memberAddress(directory, id, person)],
    ["memberships", () => membershipsQuery(directory, id)],
    ["replaceGrant", () => replaceGrant(directory, id, person, { from, to }, now)],
    ["takeOut", () => takeOut(directory, id, person, now)],
    ["takeOut of their leader", () => takeOut(directory, id, leader.id, now)],
    ["takeOut of its leader", () => takeOut(directory, id, own.leader.id, now)],
    ["moveMemberships", () => moveMemberships(directory, id, from.site, ids.siteId as SiteId)],
    ["openForMembers", () => openForMembers(directory, id, opening, now)],
    ["tokensOf", () => tokensOf(directory, id)],
    ["revokeToken", () => revokeToken(directory, id, ids.token, now)],
    ["revokeTokensOf", () => revokeTokensOf(directory, id, ids.siteId as SiteId, now)],
  ];
}

const departure = (askedBy: UserId) => ({
  ...{ certificate: "gone-new", askedBy, askedAt: 1, dueAt: 2 },
});

/** A network on its way out: there is a departure to read and to end, and a way to write dates. */
const leave = ({ ids, letter, leader }: CanaryNetwork) =>
  env.DIRECTORY.batch([
    env.DIRECTORY.prepare("insert into departure values (?, ?, ?, 1, 9000000000000)").bind(
      ...[ids.id, `${canary(letter)}departure`, leader.id],
    ),
    env.DIRECTORY.prepare("insert into mail_preference values (?, 0, ?, 1)").bind(
      ...[leader.id, `${canary(letter)}locale`],
    ),
  ]);

/** Each call, to be made; it says what of the other network came back or changed. */
export function storeAttempts(
  stage: Stage,
  own: CanaryNetwork,
  victim: CanaryNetwork,
): (() => Promise<string[]>)[] {
  return storeCalls(own, victim).map(([name, call]) => async () => {
    await leave(victim);
    const before = await holdingsOf(victim);
    const said = JSON.stringify(await call()) ?? "";
    const changes = changesIn(before, await holdingsOf(victim), name);
    await resetStage(stage);
    return [
      ...(said.includes(canary(victim.letter)) ? [`${name}: shows ${victim.letter}`] : []),
      ...changes.map((change) => `${name}: ${change}`),
    ];
  });
}

/** Makes each call, and says what of the other network came back or changed. */
export async function wrongStoreCalls(
  stage: Stage,
  own: CanaryNetwork,
  victim: CanaryNetwork,
): Promise<{ calls: number; wrong: string[] }> {
  const attempts = storeAttempts(stage, own, victim);
  const wrong: string[] = [];
  for (const attempt of attempts) wrong.push(...(await attempt()));
  return { calls: attempts.length, wrong };
}
