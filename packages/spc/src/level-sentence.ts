import { type Facts, labelAt, timesOf, valueThen, whenAt } from "./facts.ts";
import type { ShiftProposal } from "./shift-proposal.ts";
import type { Validity } from "./validity/validity.ts";
import { formatBare, formatChange, formatValue } from "./words/format-value.ts";
import { countOf } from "./words/number-word.ts";
import { periodName } from "./words/period-name.ts";

/** A shift that waits for a person's decision: how far, since when, on what evidence. */
export function proposedShift(facts: Facts, proposal: ShiftProposal): string {
  const { name, format } = facts;
  const verb = proposal.side === "above" ? "rose" : "fell";
  const change = formatChange(proposal.from, proposal.to, format);
  const start = periodName(proposal.startLabel);
  return `${name} ${verb} ${change} from ${start}: ${evidenceOf(facts, proposal)}.`;
}

function evidenceOf({ chart, noun }: Facts, { signal, side }: ShiftProposal): string {
  const run = countOf(signal.points.length, noun);
  if (signal.side === side) return `${run} in a row ${side} the centre line`;
  if (signal.side !== null) {
    return `before that, ${run} in a row lay ${signal.side} the centre line`;
  }
  const runs = chart.phases.find(({ phase }) => phase === signal.phase);
  return `the centre line was crossed only ${timesOf(runs?.crossings ?? 0)} in ${run}`;
}

/**
 * A phase that a person accepted, quiet since: what it changed, and how much is known since. Null:
 * there is none, or it has had a signal of its own.
 */
export function acceptedShift(facts: Facts): string | null {
  const { name, chart, format, latest } = facts;
  const phase = chart.points.at(-1)?.phase ?? 1;
  const start = chart.points.findIndex((point) => point.phase === phase);
  const before = chart.points[start - 1]?.centre ?? null;
  const now = chart.points[latest?.index ?? -1]?.centre ?? null;
  if (phase === 1 || before === null || now === null || (latest?.index ?? 0) < start) return null;
  if (endedSignals(facts, phase).length > 0) return null;
  if (facts.redefined.includes(phase)) return newDefinition(facts, phase, start, now);
  const from = `from ${labelAt(facts, start)}`;
  const [old, current] = [formatValue(before, format), formatValue(now, format)];
  const since = quietSince(facts, phase);
  if (old === current) return `${name} stayed around ${current} ${from} on${since}.`;
  const verb = now > before ? "rose" : "fell";
  return `${name} ${verb} ${formatChange(before, now, format)} ${from}${since}.`;
}

/** Figures before and after count different things: the step between them says nothing. */
function newDefinition(facts: Facts, phase: number, start: number, now: number): string {
  const { name, format } = facts;
  const level = `the level from then on is around ${formatValue(now, format)}`;
  const changed = `The definition of ${name} changed ${whenAt(facts, start)}`;
  return `${changed}; ${level}${quietSince(facts, phase)}. Figures before then do not compare.`;
}

function quietSince({ validity, noun }: Facts, phase: number): string {
  if (validity.tooFewPoints) return `; too few ${noun.many} since to tell more`;
  return isTooSparse(validity, phase)
    ? "; the figures since are too sparse for some rules, and the others find no signal"
    : ": no signal of change since";
}

/** A latest value that is no signal. It is not called quiet where rules could not be asked. */
export function commonCause(facts: Facts): string {
  const { name, chart, format, latest, noun, validity } = facts;
  const index = latest?.index ?? 0;
  const { centre = null, phase = 1 } = chart.points[index] ?? {};
  const plain = valueThen(facts, index);
  const ended = endedSignals(facts, phase);
  if (centre !== null && ended.length > 0) {
    const usual = `within the usual variation around ${formatBare(centre, format)}`;
    return `${plain}, ${usual}; the last signal ended ${whenAt(facts, Math.max(...ended))}.`;
  }
  if (validity.tooFewPoints) return `${plain}; too few ${noun.many} to tell change from chance.`;
  if (centre === null) return `${plain}.`;
  const around = formatValue(centre, format);
  const values = chart.points.flatMap((point) =>
    point.phase === phase && point.value !== null ? point.value : [],
  );
  const span = countOf(values.length, noun);
  if (new Set(values).size === 1) return `${name} stayed at ${around} in all ${span}.`;
  return isTooSparse(validity, phase)
    ? `${name} stayed around ${around}; the figures are too sparse for some rules, ` +
        `and the others find no signal in ${span}.`
    : `${name} stayed around ${around}: no signal of change in ${span}.`;
}

function endedSignals({ signals }: Facts, phase: number): number[] {
  return signals.filter((signal) => signal.phase === phase).flatMap(({ points }) => points);
}

function isTooSparse({ refusedRules }: Validity, phase: number): boolean {
  return refusedRules.some(
    (refused) => refused.phase === phase && refused.because === "likely-false",
  );
}
