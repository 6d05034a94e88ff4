import * as z from "zod";
import { Code } from "../identity.ts";
import { NodeKey } from "../key-driver-diagram.ts";
import type { Problem } from "../refusal.ts";
import { typedLine, typedWords } from "../typed-text.ts";

/** The three things that are judged of a failure, each from 1 to 10. */
export const judgements = ["occurrence", "severity", "detection"] as const;
export type Judgement = (typeof judgements)[number];

export const judgementNames: Readonly<Record<Judgement, string>> = {
  occurrence: "How often",
  severity: "How bad",
  detection: "How hard to notice",
};

/** What the numbers mean, from the mildest: five steps, so that two teams mean the same by them. */
export const judgementScale: readonly (Readonly<Record<Judgement, string>> & { of: string })[] = [
  {
    of: "1",
    occurrence: "Nobody here remembers it happening",
    severity: "Nobody is harmed, and nobody minds",
    detection: "It is noticed every time, at once",
  },
  {
    of: "2–3",
    occurrence: "About once in a year or more",
    severity: "A nuisance: time lost, no harm",
    detection: "It is noticed nearly always, before it matters",
  },
  {
    of: "4–6",
    occurrence: "Some times in a year",
    severity: "Harm that passes, or more care is needed",
    detection: "It is noticed about every second time",
  },
  {
    of: "7–8",
    occurrence: "Every month or every week",
    severity: "Lasting or serious harm",
    detection: "It is noticed seldom, and often too late",
  },
  {
    of: "9–10",
    occurrence: "Nearly every day, or every second time",
    severity: "Somebody may die of it",
    detection: "Nothing shows it until the harm is done",
  },
];

const words = typedWords(1000);
const line = typedLine(200);

const OUT_OF_RANGE = "choose a whole number from 1 to 10";
const Score = z.coerce
  .number(OUT_OF_RANGE)
  .int(OUT_OF_RANGE)
  .min(1, OUT_OF_RANGE)
  .max(10, OUT_OF_RANGE);
const MaybeScore = z.preprocess((value) => (value === "" ? undefined : value), Score.optional());

/** A way in which a step can fail, as people write it down. */
export const FailureDraft = z.object({
  /** The step of the map in which it happens. */
  step: NodeKey,
  mode: line.refine((text) => text !== "", "say in a line what can go wrong"),
  causes: words,
  effects: words,
  occurrence: Score,
  severity: Score,
  detection: Score,
  action: words,
  who: line.default(""),
  /** Judged again once something was done; all three or none. */
  occurrenceAfter: MaybeScore,
  severityAfter: MaybeScore,
  detectionAfter: MaybeScore,
  /** By which one sees whether it gets better; empty where there is none. */
  measure: z.union([Code, z.literal("")]).default(""),
  /** The test of change that tries the action, by its id; empty where there is none. */
  test: z.string().trim().max(60).default(""),
});
export type FailureDraft = z.infer<typeof FailureDraft>;

/** Such a row as it is kept. */
export interface FailureMode extends FailureDraft {
  id: string;
  map: string;
  /** What the step said when it was last judged: kept though the map changes. */
  stepWords: string;
  /** Counts its saves, so that two people see each other's. */
  revision: number;
  by: string;
  at: number;
}

/** The product of the three judgements, from 1 to 1,000: what is looked at first. */
export function rpnOf({ occurrence, severity, detection }: Record<Judgement, number>): number {
  return occurrence * severity * detection;
}

/** The same after the action; nothing where it was not judged again. */
export function rpnAfter(draft: FailureDraft): number | undefined {
  const { occurrenceAfter, severityAfter, detectionAfter } = draft;
  if (!occurrenceAfter || !severityAfter || !detectionAfter) return undefined;
  return occurrenceAfter * severityAfter * detectionAfter;
}

/** Judged again in part: then nobody knows what became of it. */
export function failureProblems(draft: FailureDraft): Problem[] {
  const after = judgements.filter((each) => draft[`${each}After`] === undefined);
  if (after.length === 0 || after.length === judgements.length) return [];
  return after.map((each) => ({
    field: `${each}After`,
    because: "judge all three again, or none: choose a whole number from 1 to 10",
  }));
}

/** What matters most first: by the number as it stands now, then as it stood, then by its words. */
export function byRisk<Row extends FailureDraft>(rows: readonly Row[]): Row[] {
  const now = (row: Row) => rpnAfter(row) ?? rpnOf(row);
  return [...rows].sort(
    (one, other) =>
      now(other) - now(one) || rpnOf(other) - rpnOf(one) || (one.mode < other.mode ? -1 : 1),
  );
}
