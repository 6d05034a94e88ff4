import * as z from "zod";
import { type Ramp, ramps } from "./pdsa-cycle.ts";
import type { Period } from "./period.ts";

/** What of one measure tells how far a team is. */
export interface MeasureEvidence {
  /** The chart moved the hoped-for way, beyond chance. */
  moved: boolean;
  /** How much of the way from where it began to its goal is behind it, 0 to 1; null: no goal. */
  way: number | null;
  /** Its goal is held, by the rules of the statistics. */
  held: boolean;
}

/** What is held here of a team, from which a score can be suggested. */
export interface TeamEvidence {
  /** Its charter says what is to become better, and names who is in the team. */
  hasAim: boolean;
  hasTeam: boolean;
  /** A theory of how: the site's own diagram, or the network's. */
  hasTheory: boolean;
  /** Its charter chooses measures. */
  hasMeasures: boolean;
  /** Of the last six months, how many have figures. */
  monthsReported: number;
  testsBegun: number;
  testsStudied: number;
  /** The largest size at which a change was adopted. */
  adopted: Ramp | null;
  measures: readonly MeasureEvidence[];
}

/** Something that speaks for a score: what it is, and what to ask where it is not there. */
interface Criterion {
  said: string;
  ask: string;
  isMet(evidence: TeamEvidence): boolean;
}

const atLeast =
  (size: Ramp) =>
  ({ adopted }: TeamEvidence) =>
    adopted !== null && ramps.indexOf(adopted) >= ramps.indexOf(size);

/** The mean of how far the measures with a goal have come; nothing where none has a goal. */
export function meanWay({ measures }: Pick<TeamEvidence, "measures">): number | null {
  const ways = measures.flatMap(({ way }) => (way === null ? [] : [way]));
  return ways.length === 0 ? null : ways.reduce((sum, way) => sum + way, 0) / ways.length;
}

const cameAt = (share: number) => (evidence: TeamEvidence) => (meanWay(evidence) ?? 0) >= share;
const aimed = ({ measures }: TeamEvidence) => measures.filter(({ way }) => way !== null);

/** Everything that can speak for a score, by its key. */
export const criteria = {
  team: {
    said: "The charter names who is in the team.",
    ask: "Who is in the team?",
    isMet: ({ hasTeam }) => hasTeam,
  },
  aim: {
    said: "The charter says what is to become better.",
    ask: "What is to become better, by how much, by when?",
    isMet: ({ hasAim }) => hasAim,
  },
  theory: {
    said: "There is a key driver diagram to work by.",
    ask: "What would have to be true for the aim to be reached?",
    isMet: ({ hasTheory }) => hasTheory,
  },
  measures: {
    said: "The charter chooses the measures that will say so.",
    ask: "Which measures will say so?",
    isMet: ({ hasMeasures }) => hasMeasures,
  },
  figures: {
    said: "Figures came in for at least three of the last six months.",
    ask: "What keeps the figures from coming in every month?",
    isMet: ({ monthsReported }) => monthsReported >= 3,
  },
  begun: {
    said: "A test of change was begun.",
    ask: "What is the smallest thing you could try next?",
    isMet: ({ testsBegun }) => testsBegun > 0,
  },
  studied: {
    said: "A test of change was studied.",
    ask: "What did the tests so far teach you?",
    isMet: ({ testsStudied }) => testsStudied > 0,
  },
  signal: {
    said: "A chart moved the hoped-for way, beyond chance.",
    ask: "Which chart should move first, and what would it take?",
    isMet: ({ measures }) => measures.some(({ moved }) => moved),
  },
  fifth: {
    said: "A fifth of the way to the goals is behind the team.",
    ask: "What would bring the charts a fifth of the way to their goals?",
    isMet: cameAt(0.2),
  },
  spread: {
    said: "A change was adopted for more than single patients.",
    ask: "Which change works well enough to be tried with more people?",
    isMet: atLeast("clinic"),
  },
  third: {
    said: "A third of the way to the goals is behind the team.",
    ask: "What would bring the charts a third of the way to their goals?",
    isMet: cameAt(1 / 3),
  },
  whole: {
    said: "A change was adopted for the whole site.",
    ask: "What is ready to become how the whole site works?",
    isMet: atLeast("site"),
  },
  half: {
    said: "Half of the way to the goals is behind the team.",
    ask: "What would bring the charts half of the way to their goals?",
    isMet: cameAt(0.5),
  },
  held: {
    said: "A goal is held: the chart has stayed there.",
    ask: "What keeps the best chart where it is when nobody looks?",
    isMet: ({ measures }) => measures.some(({ held }) => held),
  },
  most: {
    said: "Half of the goals are held.",
    ask: "What did the goal that is held take that the others still lack?",
    isMet: (evidence) =>
      aimed(evidence).length > 0 &&
      aimed(evidence).filter(({ held }) => held).length * 2 >= aimed(evidence).length,
  },
  every: {
    said: "Every goal is held.",
    ask: "Which goal is not held yet?",
    isMet: (evidence) => aimed(evidence).length > 0 && aimed(evidence).every(({ held }) => held),
  },
} as const satisfies Record<string, Criterion>;

export type CriterionKey = keyof typeof criteria;

/** One step of the scale, in half points: 1 is 0.5, 10 is 5.0. */
export interface ProgressLevel {
  halves: number;
  name: string;
  words: string;
  /** What has to be there besides what every step below takes. */
  takes: readonly CriterionKey[];
}

/**
 * The scale from 0.5 to 5.0, in our own words.
 *
 * Source of the steps and of their marks at a fifth, a half and all of the goals: the assessment
 * scale of the IHI Breakthrough Series. What evidence each takes here is ours.
 */
export const progressLevels: readonly ProgressLevel[] = [
  level(1, "Taking part", "The site means to take part.", []),
  level(2, "A team with an aim", "It is said who works on what.", ["team", "aim"]),
  level(3, "A plan", "It is thought through how, and how one will know.", ["theory", "measures"]),
  level(4, "Under way", "Figures come in and something is being tried.", ["figures", "begun"]),
  level(5, "Tried", "Changes were tried and studied; the charts do not show it yet.", ["studied"]),
  level(6, "First improvement", "A chart shows it.", ["signal", "fifth"]),
  level(7, "Improving", "What works is used for more people, and charts follow.", [
    "spread",
    "third",
  ]),
  level(8, "Much improved", "What works is how the site works; half the way is done.", [
    "whole",
    "half",
  ]),
  level(9, "It stays", "Goals are reached and held.", ["held", "most"]),
  level(10, "It stays everywhere", "Every goal is reached and held.", ["every"]),
];

function level(
  halves: number,
  name: string,
  words: string,
  takes: readonly CriterionKey[],
): ProgressLevel {
  return { halves, name, words, takes };
}

/** A score as people write it: 2.5. */
export const scoreText = (halves: number): string => (halves / 2).toFixed(1);

export const levelOf = (halves: number): ProgressLevel =>
  progressLevels[halves - 1] ?? (progressLevels[0] as ProgressLevel);

/** What evidence suggests, and what it would take to suggest more. */
export interface Suggestion {
  halves: number;
  /** What speaks for it, and what of the next steps is already there. */
  met: readonly CriterionKey[];
  /** What the next step lacks; empty at the end of the scale. */
  lacking: readonly CriterionKey[];
}

/** The highest step whose evidence, and that of every step below, is there. */
export function suggestProgress(evidence: TeamEvidence): Suggestion {
  const isMet = (key: CriterionKey) => criteria[key].isMet(evidence);
  const short = progressLevels.find(({ takes }) => !takes.every(isMet));
  const met = (Object.keys(criteria) as CriterionKey[]).filter(isMet);
  return {
    halves: (short?.halves ?? progressLevels.length + 1) - 1,
    met,
    lacking: short?.takes.filter((key) => !isMet(key)) ?? [],
  };
}

/** The difference between what a team says and what is held here, put as a question. */
export function differenceQuestion(given: number, { halves, lacking }: Suggestion): string {
  if (given === halves) return "Both say the same. What is the next thing to try?";
  const both = `You say ${scoreText(given)}, and what is held here speaks for ${scoreText(halves)}.`;
  if (given < halves) return `${both} What makes you more careful than the charts are?`;
  const [first] = lacking;
  const ask = first === undefined ? "" : ` ${criteria[first].ask}`;
  return `${both} What do you see that stands nowhere here yet?${ask}`;
}

/** How far a team says it is. */
export const ProgressDraft = z.object({
  halves: z.coerce
    .number("choose a step")
    .int("choose a step")
    .min(1, "choose a step")
    .max(10, "choose a step"),
  words: z.string().trim().max(1000, "use at most 1,000 characters").default(""),
});
export type ProgressDraft = z.infer<typeof ProgressDraft>;

/** What a team said in a month, beside what was suggested then. */
export interface GivenProgress extends ProgressDraft {
  period: Period;
  revision: number;
  suggested: number;
  by: string;
  at: number;
}

/** The last word on each month, the newest month first. */
export function standingProgress(given: readonly GivenProgress[]): GivenProgress[] {
  const last = new Map<string, GivenProgress>();
  for (const each of given.toSorted((one, other) => one.revision - other.revision)) {
    last.set(each.period, each);
  }
  return [...last.values()].sort((one, other) => (one.period < other.period ? 1 : -1));
}
