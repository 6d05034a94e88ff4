import { type Facts, labelAt, timesOf, valueThen, whenAt } from "./facts.ts";
import type { ShiftProposal } from "./shift-proposal.ts";
import { formatValue } from "./words/format-value.ts";
import { countOf } from "./words/number-word.ts";
import { periodName } from "./words/period-name.ts";

/** A shift that waits for a person's decision: how far, since when, on what evidence. */
export function proposedShift(facts: Facts, proposal: ShiftProposal): string {
  const { name, format } = facts;
  const verb = proposal.side === "above" ? "rose" : "fell";
  const [old, now] = [proposal.from, proposal.to].map((level) => formatValue(level, format));
  const start = periodName(proposal.startLabel);
  return `${name} ${verb} from ${old} to ${now} from ${start}: ${evidenceOf(facts, proposal)}.`;
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

/** A phase that a person accepted, quiet since: what it changed. Null: there is none. */
export function acceptedShift(facts: Facts): string | null {
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

/** A latest value that is no signal. It is not called stable where rules could not be asked. */
export function commonCause(facts: Facts): string {
  const { name, chart, format, latest, signals, noun, validity } = facts;
  const index = latest?.index ?? 0;
  const centre = chart.points[index]?.centre ?? null;
  const plain = valueThen(facts, index);
  if (centre === null) return `${plain}.`;
  const around = formatValue(centre, format);
  const phase = chart.points[index]?.phase;
  const ended = signals.filter((signal) => signal.phase === phase).flatMap(({ points }) => points);
  if (ended.length > 0) {
    const last = whenAt(facts, Math.max(...ended));
    return `${plain}, within the usual variation around ${around}; the last signal ended ${last}.`;
  }
  const points = chart.points.filter((each) => each.phase === phase && each.value !== null).length;
  const cannotTell = validity.refusedRules.some(
    (refused) => refused.phase === phase && refused.because === "likely-false",
  );
  const span = countOf(points, noun);
  return cannotTell
    ? `${name} is around ${around}; its figures are too sparse for every rule, ` +
        `and those that hold find no signal in ${span}.`
    : `${name} is stable around ${around}: no signal of change in ${span}.`;
}
