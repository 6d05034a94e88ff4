import type { NetworkRecord } from "@allteach/domain/network";
import type { Role } from "@allteach/domain/permission";
import { dayOf, type PolicyKey, reviewState } from "@allteach/domain/policy";
import { holdersOf } from "@allteach/store/member";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { type PolicyDates, policyDatesOf, policyDatesQuery } from "@allteach/store/policy";
import { planLook } from "@allteach/store/review-watch";
import { type NoticePost, type NoticeWords, tellOnce } from "./tell-once.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Who sees to it that policies are read again. */
const REMINDED: readonly Role[] = ["leader", "coordinator"];

/** A policy that is to be read again: within a month, or its day has come. */
export interface ReviewReminder {
  key: PolicyKey;
  title: string;
  /** `2026-11-15`. */
  review: string;
  state: "soon" | "overdue";
}

/**
 * Mails leaders and coordinators when a policy's review is a month ahead, and once more when its day
 * has come: one mail for all the policies, and none about a review that a new version or a
 * confirmation has moved. Each network is looked at once a day, so that whatever was changed in its
 * policies needs no note elsewhere.
 *
 * @param wordsOf The mail about some of them.
 */
export async function remindOfReviews(
  post: NoticePost,
  { network, store }: { network: NetworkRecord; store: NetworkStore },
  wordsOf: (reminders: readonly ReviewReminder[]) => NoticeWords,
): Promise<void> {
  const { directory, now } = post;
  const [rows] = await ask(store, policyDatesQuery(store));
  const reminders = remindersOf(rows.map(policyDatesOf), dayOf(now));
  const people = reminders.length > 0 ? await holdersOf(directory, network.id, REMINDED) : [];
  const matters = reminders.map(matterOf);
  let isDone = true;
  for (const person of people) {
    const told = await tellOnce(post, network.id, person, matters, (news) =>
      wordsOf(reminders.filter((each) => news.includes(matterOf(each)))),
    );
    isDone &&= told;
  }
  // What could not be sent is tried with the next hour.
  if (isDone) await planLook(directory, network.id, new Date(now.getTime() + DAY_MS));
}

const matterOf = ({ key, review, state }: ReviewReminder) => `review ${key} ${review} ${state}`;

/** Judged by each policy's newest version, which stands first. */
function remindersOf(dates: readonly PolicyDates[], today: string): ReviewReminder[] {
  return [...Map.groupBy(dates, ({ key }) => key)].flatMap(([key, [newest]]) => {
    const state = newest && reviewState(newest, today);
    if (!newest || !state || state === "later") return [];
    return [{ key, title: newest.title, review: newest.review, state }];
  });
}
