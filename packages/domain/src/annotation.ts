import * as z from "zod";
import { Code, type SiteId } from "./identity.ts";
import type { Period } from "./period.ts";
import { Day } from "./policy.ts";

/** What can be noted beside a chart's months. */
export const annotationKinds = [
  "event",
  "change",
  "pdsa",
  "goal",
  "prediction",
  "definition",
  "joined",
] as const;
export type AnnotationKind = (typeof annotationKinds)[number];

export const annotationKindNames: Readonly<Record<AnnotationKind, string>> = {
  event: "Event",
  change: "Change",
  pdsa: "Test of change",
  goal: "Goal",
  prediction: "Prediction",
  definition: "Definition changed",
  joined: "Sites joined or left",
};

/** The kinds that people write themselves: the others are known from what happened here. */
export const writtenKinds = ["event", "change"] as const;

/** A note as someone writes it. */
export const AnnotationDraft = z.object({
  on: Day,
  kind: z.enum(writtenKinds),
  text: z
    .string()
    .trim()
    .min(1, "say in a few words what happened")
    .max(200, "use at most 200 characters")
    .refine((text) => !/\p{Cc}/u.test(text), "use one line of plain text"),
  /** The measure it is noted at; empty for every measure. */
  measure: z.union([Code, z.literal("")]).default(""),
});
export type AnnotationDraft = z.infer<typeof AnnotationDraft>;

/** A note as it is kept. */
export interface Annotation extends AnnotationDraft {
  id: string;
  /** The site whose charts it stands at; absent for the network's. */
  site?: SiteId;
  by: string;
  at: number;
}

/** Something that happened near a signal: a note, a test, a definition, a site, a restatement. */
export interface Happening {
  kind: AnnotationKind | "restated";
  /** The day, or the month where no day is known. */
  on: string;
  text: string;
  /** Whose it is, where it is a site's. */
  site?: SiteId;
  /** The test of change it comes from. */
  cycle?: string;
  /** The goal that was set. */
  goal?: string;
}

/** The month that a day or a month lies in. */
export const monthOf = (on: string): Period => on.slice(0, 7) as Period;

/**
 * What happened in the months before a signal and in its first month, the newest first. It says
 * that these came before, and not that they were the reason.
 *
 * @param from First month that counts.
 * @param to The month in which the signal begins.
 */
export function happeningsBetween(
  happenings: readonly Happening[],
  from: Period,
  to: Period,
): Happening[] {
  return happenings
    .filter(({ on }) => monthOf(on) >= from && monthOf(on) <= to)
    .sort((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : 0));
}
