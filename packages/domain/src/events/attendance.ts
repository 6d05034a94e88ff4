import type { SiteId, UserId } from "../identity.ts";

/** What somebody says beforehand; nothing said is empty. */
export const answers = ["yes", "maybe", "no"] as const;
export type Answer = (typeof answers)[number];

export const answerNames: Readonly<Record<Answer, string>> = {
  yes: "I come",
  maybe: "Perhaps",
  no: "I cannot come",
};

/** One person at one event: what they said beforehand, and what was seen on the day. */
export interface Attendance {
  event: string;
  user: UserId;
  /** For which site; 0: for the whole network. */
  site: SiteId | 0;
  answer: Answer | "";
  /** Absent until somebody recorded who came. */
  attended?: boolean;
}

/** How many people and which sites came to an event. */
export interface Presence {
  people: number;
  /** Numbers of the sites from which at least one person came. */
  sites: ReadonlySet<SiteId>;
  /** Whether anybody has recorded who came. */
  isRecorded: boolean;
}

export function presenceAt(rows: readonly Attendance[]): Presence {
  const came = rows.filter(({ attended }) => attended === true);
  const sites = came.flatMap(({ site }) => (site === 0 ? [] : [site]));
  return {
    people: came.length,
    sites: new Set(sites),
    isRecorded: rows.some(({ attended }) => attended !== undefined),
  };
}

/** How many say that they come, perhaps come, cannot. */
export function answerCounts(rows: readonly Attendance[]): Readonly<Record<Answer, number>> {
  const count = (said: Answer) => rows.filter(({ answer }) => answer === said).length;
  return { yes: count("yes"), maybe: count("maybe"), no: count("no") };
}
