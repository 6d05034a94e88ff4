import type { ChartReading } from "./chart-reading.ts";
import type { Rule } from "./rules/rule.ts";
import { RULE_SETS } from "./rules/rule-sets.ts";
import type { Signal } from "./rules/signal.ts";
import type { ShiftProposal } from "./shift-proposal.ts";
import { formatValue } from "./words/format-value.ts";
import { capitalised, countOf, numberWord } from "./words/number-word.ts";
import { periodName } from "./words/period-name.ts";

/** Everything of a reading but its sentences. */
export type Facts = Omit<ChartReading, "sentence" | "goalSentence">;

/**
 * The main thing a chart says, in one plain sentence; a second one where its limits are on trial
 * or its last period has no value.
 *
 * It says what the points did and since when. It never says why, and never more than the rules
 * found: where they found nothing, or could not be asked, it says that.
 */
export function chartSentence(facts: Facts): string {
  if (facts.latest === null) return `${facts.name} has no figures yet.`;
  const last = facts.chart.points.at(-1);
  return [
    mainSentence(facts),
    narrowLimits(facts),
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

function mainSentence(facts: Facts): string {
  const { latest, signals, proposal } = facts;
  if (proposal !== null) return proposedShift(facts);
  const current = signals.find(({ points }) => latest !== null && points.includes(latest.index));
  if (current !== undefined) return signalSentence(facts, current);
  return acceptedShift(facts) ?? commonCause(facts);
}

/** One sentence about one signal of a chart. */
export function signalSentence(facts: Facts, signal: Signal): string {
  const { name, noun } = facts;
  const long = countOf(signal.points.length, noun);
  const since = `since ${labelAt(facts, signal.points[0])}`;
  switch (signal.kind) {
    case "astronomical-point":
      return pointBeyond(facts, signal);
    case "shift":
    case "longest-run":
      return `${name} has been ${signal.side} ${centreLine(facts, signal)} for ${long} in a row, ${since}.`;
    case "trend": {
      const way = signal.side === "above" ? "risen" : "fallen";
      const from = valueAt(facts, signal.points[0]);
      return `${name} has ${way} over ${long} in a row, from ${from} in ${labelAt(facts, signal.points[0])} to ${valueAt(facts, signal.points.at(-1))} in ${labelAt(facts, signal.points.at(-1))}.`;
    }
    case "near-limit":
      return nearLimit(facts, signal);
    case "hugging":
      return `${name} has kept unusually close to ${centreLine(facts, signal)} for ${long}, ${since}.`;
    case "avoiding":
      return `${name} has kept away from ${centreLine(facts, signal)} on both sides for ${long}, ${since}.`;
    case "alternation":
      return `${name} has gone up and down by turns for ${long}, ${since}.`;
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
  return `${facts.name} was ${valueAt(facts, signal.points[0])} in ${labelAt(facts, signal.points[0])}, ${signal.side} the ${isAbove ? "upper" : "lower"} limit of ${formatValue(limit, facts.format)}.`;
}

function nearLimit(facts: Facts, signal: Signal): string {
  const rule = ruleOf(facts, signal);
  const which = signal.side === "above" ? "upper" : "lower";
  const window = rule?.kind === "near-limit" ? rule.window : signal.points.length;
  const end = signal.points.at(-1) ?? 0;
  const times = signal.points.filter((index) => index > end - window).length;
  const far = rule?.kind === "near-limit" && rule.sigmas < 2 ? "towards" : "close to";
  return `${facts.name} has come ${far} its ${which} limit in ${numberWord(times)} of ${countOf(window, facts.noun)}, up to ${labelAt(facts, end)}.`;
}

function fewCrossings(facts: Facts, signal: Signal): string {
  const runs = facts.chart.phases.find(({ phase }) => phase === signal.phase);
  return `${facts.name} has crossed ${centreLine(facts, signal)} only ${timesOf(runs?.crossings ?? 0)} in ${countOf(signal.points.length, facts.noun)}, where chance would give at least ${numberWord(runs?.crossingsMin ?? 0)}.`;
}

function proposedShift(facts: Facts): string {
  const { name, format, proposal } = facts;
  if (proposal === null) return "";
  const verb = proposal.side === "above" ? "rose" : "fell";
  return `${name} ${verb} from ${formatValue(proposal.from, format)} to ${formatValue(proposal.to, format)} from ${periodName(proposal.startLabel)}: ${evidenceOf(facts, proposal)}.`;
}

function evidenceOf({ chart, noun }: Facts, { signal, side }: ShiftProposal): string {
  const run = countOf(signal.points.length, noun);
  if (signal.side === side) return `${run} in a row ${side} the centre line`;
  if (signal.side !== null)
    return `before that, ${run} in a row lay ${signal.side} the centre line`;
  const runs = chart.phases.find(({ phase }) => phase === signal.phase);
  return `the centre line was crossed only ${timesOf(runs?.crossings ?? 0)} in ${run}`;
}

/** A phase that a person accepted, quiet since: what it changed. */
function acceptedShift(facts: Facts): string | null {
  const { name, chart, format, latest } = facts;
  const phase = chart.points.at(-1)?.phase ?? 1;
  const start = chart.points.findIndex((point) => point.phase === phase);
  const before = chart.points[start - 1]?.centre ?? null;
  const now = chart.points[latest?.index ?? -1]?.centre ?? null;
  if (phase === 1 || before === null || now === null || (latest?.index ?? 0) < start) return null;
  const [old, current] = [formatValue(before, format), formatValue(now, format)];
  const from = labelAt(facts, start);
  if (old === current) return `${name} has been stable around ${current} since ${from}.`;
  const verb = now > before ? "rose" : "fell";
  return `${name} ${verb} from ${old} to ${current} from ${from} and has been stable since.`;
}

function commonCause(facts: Facts): string {
  const { name, chart, format, latest, signals, noun, validity } = facts;
  const index = latest?.index ?? 0;
  const centre = chart.points[index]?.centre ?? null;
  const plain = `${name} was ${valueAt(facts, index)} in ${labelAt(facts, index)}`;
  if (centre === null) return `${plain}.`;
  const around = formatValue(centre, format);
  const phase = chart.points[index]?.phase;
  const ended = signals.filter((signal) => signal.phase === phase).flatMap(({ points }) => points);
  if (ended.length > 0) {
    return `${plain}, which is usual around ${around}; the last signal ended in ${labelAt(facts, Math.max(...ended))}.`;
  }
  const points = chart.points.filter((each) => each.phase === phase && each.value !== null).length;
  const cannotTell = validity.refusedRules.some(
    (refused) => refused.phase === phase && refused.because === "likely-false",
  );
  return cannotTell
    ? `${name} is around ${around}; its figures are too sparse for every rule, and those that hold find no signal in ${countOf(points, noun)}.`
    : `${name} is stable around ${around}: no signal of change in ${countOf(points, noun)}.`;
}

function trialSentence({ chart, noun }: Facts): string {
  const phase = chart.points.at(-1)?.phase;
  const points = chart.points.filter((each) => each.phase === phase && each.value !== null).length;
  return `${capitalised(countOf(points, noun))} so far: ${chart.chart === "run" ? "trial centre line" : "trial limits"}.`;
}

function timesOf(count: number): string {
  return count === 1 ? "once" : `${numberWord(count)} times`;
}

function ruleOf({ ruleSet }: Facts, { rule }: Signal): Rule | undefined {
  return RULE_SETS[ruleSet].rules.find(({ id }) => id === rule);
}

function centreLine(facts: Facts, signal: Signal): string {
  const centre = facts.chart.points[signal.points.at(-1) ?? -1]?.centre ?? 0;
  return `its centre line of ${formatValue(centre, facts.format)}`;
}

function labelAt({ chart }: Facts, index = -1): string {
  return periodName(chart.points[index]?.label ?? "");
}

function valueAt({ chart, format }: Facts, index = -1): string {
  return formatValue(chart.points[index]?.value ?? 0, format);
}
