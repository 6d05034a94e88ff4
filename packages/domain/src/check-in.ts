import * as z from "zod";
import { daysAfter, type Goal } from "./goal.ts";
import { done, type Outcome, refused } from "./refusal.ts";

/** How sure a team is that it will get there. */
export const Confidence = z.coerce.number().int().min(1).max(5);
export type Confidence = 1 | 2 | 3 | 4 | 5;

/** A check-in as someone writes it. */
export const CheckInDraft = z.object({
  sentence: z
    .string()
    .trim()
    .min(1, "say in a sentence how it goes")
    .max(500, "use at most 500 characters"),
  confidence: Confidence,
  /** Which one it is, from 1: two who write at once would write the same. */
  number: z.coerce.number().int().min(1).max(200),
});
export type CheckInDraft = z.infer<typeof CheckInDraft>;

/** How it went at one time. */
export interface CheckIn {
  number: number;
  /** The day after the start for which it was due: 30, 60, 90; 0 for one in between. */
  milestone: number;
  on: string;
  sentence: string;
  confidence: Confidence;
  at: number;
}

/** A day on which a team looks at its goal. */
export interface Milestone {
  /** Days after the start. */
  days: number;
  on: string;
  checkIn?: CheckIn;
}

const milestoneDays = { "90-day": [30, 60, 90], annual: [90, 180, 270, 365] } as const;

/** The days on which a team looks at its goal, with what it said: none after the goal's end. */
export function milestonesOf(
  { kind, starts, ends }: Pick<Goal, "kind" | "starts" | "ends">,
  checkIns: readonly CheckIn[],
): Milestone[] {
  const days = milestoneDays[kind].filter((each) => daysAfter(starts, each) < ends);
  const all = [...days, Math.round((Date.parse(ends) - Date.parse(starts)) / 86_400_000)];
  return all.map((each) => {
    const checkIn = checkIns.findLast(({ milestone }) => milestone === each);
    return { days: each, on: daysAfter(starts, each), ...(checkIn && { checkIn }) };
  });
}

/** How many days before its day a milestone may be spoken for. */
const EARLY_DAYS = 7;

/** The milestone that a check-in on a day would be for: the last whose time has come. */
export function milestoneAt(milestones: readonly Milestone[], today: string): number {
  const come = milestones.filter(({ on }) => on <= daysAfter(today, EARLY_DAYS));
  const open = come.findLast(({ checkIn }) => !checkIn);
  return open?.days ?? 0;
}

/** The milestone whose day has come and of which nobody has spoken; nothing where none waits. */
export function dueMilestone(
  goal: Pick<Goal, "kind" | "starts" | "ends" | "outcome">,
  checkIns: readonly CheckIn[],
  today: string,
): Milestone | undefined {
  if (goal.outcome !== undefined) return undefined;
  const come = milestonesOf(goal, checkIns).filter(({ on }) => on <= today);
  const last = come.at(-1);
  return last?.checkIn ? undefined : last;
}

/**
 * Decides what a check-in becomes.
 *
 * @param checkIns Those that there are, in order.
 */
export function decideCheckIn(
  goal: Goal,
  checkIns: readonly CheckIn[],
  { sentence, confidence, number }: CheckInDraft,
  { today, at }: { today: string; at: number },
): Outcome<CheckIn> {
  if (goal.outcome !== undefined) {
    return refused({ kind: "closed", because: "This goal has ended: set the next one." });
  }
  if (today < goal.starts) {
    return refused({ kind: "closed", because: `This goal begins on ${goal.starts}.` });
  }
  if (number !== checkIns.length + 1) {
    const because = "someone checked in meanwhile: read what they wrote first";
    return refused({ kind: "taken", field: "sentence", because });
  }
  const milestone = milestoneAt(milestonesOf(goal, checkIns), today);
  return done({ number, milestone, on: today, sentence, confidence: confidence as Confidence, at });
}
