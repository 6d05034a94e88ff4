import type { PhasePoint } from "../rules/phase-point.ts";
import type { RuleSetId } from "../rules/rule.ts";
import { RULE_SETS } from "../rules/rule-sets.ts";
import { whenAsked } from "../when-asked.ts";
import { formatNumber } from "../words/format-value.ts";
import { countOf } from "../words/number-word.ts";
import type { PeriodNoun } from "../words/period-name.ts";
import { autocorrelation } from "./autocorrelation.ts";
import { dispersion } from "./dispersion.ts";
import type { JudgedRules } from "./judged-rules.ts";
import { CHART_THE_OTHERS, fewWord } from "./refusal-in-words.ts";
import type { PhaseUnderRules } from "./refuse-rule.ts";
import type { Validity, ValidityNote } from "./validity.ts";

/** Fewer points than this give limits that still move with each new one (Making Data Count). */
const FEWEST_POINTS_FOR_LIMITS = 12;

/** Fewer points than this show neither a trend nor a run: without a signal they show nothing. */
const FEWEST_POINTS_FOR_CHANGE = 6;

/** Below this many expected events in a period, months without any are no news. */
const FEW_EVENTS = 1;

/** What rounding leaves of no events at all. */
const NONE = 1e-9;

/**
 * What may be believed of a chart: whether its limits are trial limits, which rules of the set are
 * not valid for its data and why, and what else a reader should know. Rules and notes are worked out
 * when they are first asked for.
 */
export function assessValidity(judged: JudgedRules, ruleSet: RuleSetId): Validity {
  const { phases, noun, refusalsOf } = judged;
  const last = phases.at(-1);
  const latest = phases.findLast(({ points }) => points.length > 0);
  const refusedRules = whenAsked(() =>
    RULE_SETS[ruleSet].rules
      .flatMap((rule) => refusalsOf(rule))
      .sort((one, other) => one.phase - other.phase),
  );
  const notes = whenAsked(() => phases.flatMap((phase) => notesOn(phase, noun)));
  return {
    trialLimits: last !== undefined && isTrial(last),
    tooFewPoints: (latest?.points.length ?? 0) < FEWEST_POINTS_FOR_CHANGE,
    get refusedRules() {
      return refusedRules();
    },
    get notes() {
      return notes();
    },
  };
}

function notesOn(phase: PhaseUnderRules, noun: PeriodNoun): ValidityNote[] {
  const { chart, options, points, runs } = phase;
  const notes: (Omit<ValidityNote, "phase"> | null)[] = [
    trialLimits(phase, noun),
    runs?.whyNoLimits === undefined
      ? null
      : { kind: "no-limits", sentence: runs.whyNoLimits, suggestions: [] },
  ];
  if (!options.unordered && chart.chart !== "mr") {
    notes.push(fewEvents(phase, noun), scatter(phase, noun), memory(points, noun));
  }
  return notes.flatMap((note) => (note === null ? [] : { ...note, phase: phase.phase }));
}

/** Points that the phase's limits were computed from. */
function baselineSize({ options, points }: PhaseUnderRules): number {
  const freeze = options.phaseEnds?.length ? undefined : options.freezeAfter;
  return freeze === undefined ? points.length : points.filter(({ index }) => index < freeze).length;
}

function isTrial(phase: PhaseUnderRules): boolean {
  return phase.options.centre === undefined && baselineSize(phase) < FEWEST_POINTS_FOR_LIMITS;
}

function trialLimits(phase: PhaseUnderRules, noun: PeriodNoun) {
  const size = baselineSize(phase);
  // Without a baseline there are no limits to be on trial, which is another note.
  if (size === 0 || !isTrial(phase)) return null;
  const what =
    phase.chart.chart === "run" ? "Trial centre line: it rests" : "Trial limits: they rest";
  const sentence =
    `${what} on ${countOf(size, noun)} so far ` +
    `and will move until there are ${FEWEST_POINTS_FOR_LIMITS}.`;
  return { kind: "trial-limits" as const, sentence, suggestions: [] };
}

function fewEvents({ process }: PhaseUnderRules, noun: PeriodNoun) {
  const stable = process() ?? [];
  const expected = stable.flatMap((point) => point.expected ?? []);
  const mean = expected.reduce((sum, each) => sum + each, 0) / expected.length;
  if (!(mean < FEW_EVENTS)) return null;
  const isOfOthers = stable[0]?.scarce === "others";
  const between = isOfOthers
    ? CHART_THE_OTHERS
    : "Count what lies between events instead: cases on a g chart, days on a t chart.";
  return {
    kind: "sparse-counts" as const,
    sentence: isOfOthers ? fewOthers(mean, noun) : fewOf(mean, noun),
    suggestions: [between, "Look at a longer period, or at the figures of the whole network."],
  };
}

function fewOf(mean: number, noun: PeriodNoun): string {
  return mean < NONE
    ? `No events so far, so their usual number in a ${noun.one} is not known.`
    : `Few events: about ${fewWord(mean)} are expected in a ${noun.one}.`;
}

/** Where nearly every case is an event, what is rare, and tells something, is one that is not. */
function fewOthers(mean: number, noun: PeriodNoun): string {
  return mean < NONE
    ? `Every case has counted so far, so the usual number that do not in a ${noun.one} is not known.`
    : `Nearly every case counts: about ${fewWord(mean)} in a ${noun.one} are expected not to.`;
}

function scatter({ chart, points }: PhaseUnderRules, noun: PeriodNoun) {
  const laney = { p: "p′", u: "u′", c: "u′" }[chart.chart as string];
  const found = laney === undefined ? null : dispersion(points);
  if (found === null || !found.overDispersed) return null;
  const sentence =
    `The ${noun.many} differ by more than their numbers explain ` +
    `(sigma z ${formatNumber(found.sigmaZ, 1)}, where 1 is expected), ` +
    "so the limits are too narrow.";
  return {
    kind: "over-dispersion" as const,
    sentence,
    suggestions: [`Use a Laney ${laney} chart, whose limits take this into account.`],
  };
}

function memory(points: readonly PhasePoint[], noun: PeriodNoun) {
  const found = autocorrelation(points.map(({ distance, value }) => distance ?? value));
  if (found === null || !found.significant) return null;
  const sentence =
    `Each ${noun.one} resembles the one before (correlation ${formatNumber(found.lagOne, 2)}), ` +
    "so rows of points on one side come about more easily than the rules assume.";
  return {
    kind: "autocorrelation" as const,
    sentence,
    suggestions: [
      "See whether the same people are counted again and again.",
      "A longer period makes its points more independent.",
    ],
  };
}
