import {
  bareAt,
  centreLine,
  type Facts,
  labelAt,
  timesOf,
  valueAt,
  valueThen,
  whenAt,
} from "./facts.ts";
import { acceptedShift, commonCause, proposedShift } from "./level-sentence.ts";
import type { Rule } from "./rules/rule.ts";
import { RULE_SETS } from "./rules/rule-sets.ts";
import type { Signal } from "./rules/signal.ts";
import { formatApart, formatBare } from "./words/format-value.ts";
import { capitalised, countOf, numberWord } from "./words/number-word.ts";
import { periodName } from "./words/period-name.ts";

/**
 * The main thing a chart says, in one plain sentence; further ones where its limits are too narrow
 * or on trial, its points resemble their neighbours, or its last period has no value.
 *
 * It says what the points did and since when. It never says why, and never more than the rules
 * found: where they found nothing, or could not be asked, it says that.
 */
export function chartSentence(facts: Facts): string {
  if (facts.latest === null) return `${facts.name}: no figures yet.`;
  const last = facts.chart.points.at(-1);
  return [
    mainSentence(facts),
    narrowLimits(facts),
    resemblance(facts),
    facts.validity.trialLimits ? trialSentence(facts) : "",
    last === undefined || last.value !== null ? "" : `No value for ${periodName(last.label)}.`,
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

/** A point beyond limits that are too narrow is no news, so the limits are. */
function narrowLimits({ validity, chart, variation }: Facts): string {
  const phase = chart.points.at(-1)?.phase;
  const note = validity.notes.find((each) => each.kind === "over-dispersion");
  if (variation.mark === "common" || note?.phase !== phase) return "";
  return "But the limits are too narrow for a measure that varies as much as this one.";
}

/** Signals that come about more easily where each point resembles the one before. */
const ROWS: readonly Signal["kind"][] = ["shift", "longest-run", "crossings", "trend"];

/** Rows are evidence among independent points; where points are not, that is said. */
function resemblance(facts: Facts): string {
  const { validity, noun, proposal } = facts;
  const evidence = proposal?.signal ?? currentSignal(facts);
  const isFound = validity.notes.some(
    ({ kind, phase }) => kind === "autocorrelation" && phase === evidence?.phase,
  );
  if (evidence === undefined || !ROWS.includes(evidence.kind) || !isFound) return "";
  return `But neighbouring ${noun.many} resemble each other, so long rows come easily.`;
}

function mainSentence(facts: Facts): string {
  if (facts.proposal !== null) return proposedShift(facts, facts.proposal);
  const current = currentSignal(facts);
  if (current !== undefined) return signalSentence(facts, current);
  return acceptedShift(facts) ?? commonCause(facts);
}

function currentSignal({ latest, signals }: Facts): Signal | undefined {
  return signals.find(({ points }) => latest !== null && points.includes(latest.index));
}

/** One sentence about one signal of a chart. */
export function signalSentence(facts: Facts, signal: Signal): string {
  const { name, noun } = facts;
  const long = countOf(signal.points.length, noun);
  const line = centreLine(facts, signal);
  const since = `from ${labelAt(facts, signal.points[0])} on`;
  switch (signal.kind) {
    case "astronomical-point":
      return pointBeyond(facts, signal);
    case "shift":
    case "longest-run":
      return `${name} stayed ${signal.side} ${line} for ${long} in a row, ${since}.`;
    case "trend": {
      const [first, last] = [signal.points[0], signal.points.at(-1)];
      const way = signal.side === "above" ? "rose" : "fell";
      const ends = [first, last].map((index) => facts.chart.points[index ?? -1]?.value ?? 0);
      const finer = { ...facts, format: formatApart(facts.format, ...ends) };
      const from = `${valueAt(finer, first)} ${whenAt(facts, first)}`;
      const to = `${bareAt(finer, last)} ${whenAt(facts, last)}`;
      return `${name} ${way} over ${long} in a row, from ${from} to ${to}.`;
    }
    case "near-limit":
      return nearLimit(facts, signal);
    case "hugging":
      return `${name} kept unusually close to ${line} for ${long}, ${since}.`;
    case "avoiding":
      return `${name} kept away from ${line} on both sides for ${long}, ${since}.`;
    case "alternation":
      return `${name} went up and down by turns for ${long}, ${since}.`;
    case "crossings":
      return fewCrossings(facts, signal);
    default:
      return signal.kind satisfies never;
  }
}

function pointBeyond(facts: Facts, signal: Signal): string {
  const point = facts.chart.points[signal.points[0] ?? -1];
  const isAbove = signal.side === "above";
  const limit = (isAbove ? point?.upper : point?.lower) ?? 0;
  const which = `${signal.side} the ${isAbove ? "upper" : "lower"} limit`;
  const format = formatApart(facts.format, point?.value ?? 0, limit);
  const stood = valueThen({ ...facts, format }, signal.points[0]);
  return `${stood}, ${which} of ${formatBare(limit, format)}.`;
}

function nearLimit(facts: Facts, signal: Signal): string {
  const rule = ruleOf(facts, signal);
  const which = signal.side === "above" ? "upper" : "lower";
  const window = rule?.kind === "near-limit" ? rule.window : signal.points.length;
  const end = signal.points.at(-1) ?? 0;
  const times = signal.points.filter((index) => index > end - window).length;
  const far = rule?.kind === "near-limit" && rule.sigmas < 2 ? "towards" : "close to";
  const share = `${numberWord(times)} of ${countOf(window, facts.noun)}`;
  const limit = `${far} the ${which} limit`;
  return `${facts.name} came ${limit} in ${share}, up to ${labelAt(facts, end)}.`;
}

function fewCrossings(facts: Facts, signal: Signal): string {
  const runs = facts.chart.phases.find(({ phase }) => phase === signal.phase);
  const span = countOf(signal.points.length, facts.noun);
  const times = `only ${timesOf(runs?.crossings ?? 0)} in ${span}`;
  const least = `where chance would give at least ${numberWord(runs?.crossingsMin ?? 0)}`;
  return `${facts.name} crossed ${centreLine(facts, signal)} ${times}, ${least}.`;
}

/** Left out where the main sentence says that there are too few points for anything. */
function trialSentence(facts: Facts): string {
  const { chart, noun, validity } = facts;
  if (validity.tooFewPoints && currentSignal(facts) === undefined) return "";
  const phase = chart.points.at(-1)?.phase;
  const points = chart.points.filter((each) => each.phase === phase && each.value !== null).length;
  const onTrial = chart.chart === "run" ? "trial centre line" : "trial limits";
  return `${capitalised(countOf(points, noun))} so far: ${onTrial}.`;
}

function ruleOf({ ruleSet }: Facts, { rule }: Signal): Rule | undefined {
  return RULE_SETS[ruleSet].rules.find(({ id }) => id === rule);
}
