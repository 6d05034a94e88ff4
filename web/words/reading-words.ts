import { limitsNote } from "@allteach/chart/limits-note";
import type { ChartReading } from "@allteach/spc/chart-reading";
import { formatBare, formatNumber, formatValue } from "@allteach/spc/words/format-value";
import { countOf } from "@allteach/spc/words/number-word";
import { periodName } from "@allteach/spc/words/period-name";

/** What a reader should know before believing a chart, and what to do about it, a line each. */
export function readingNotes({ chart, validity }: ChartReading): string[] {
  const steps = limitsNote(chart);
  const waiting = validity.refusedRules.filter(({ because }) => because === "too-few-points");
  const refused = validity.refusedRules.filter(({ because }) => because === "likely-false");
  const advice = new Set(refused.flatMap(({ suggestions }) => suggestions));
  const told = validity.notes.flatMap(({ sentence, suggestions }) => [
    [sentence, ...suggestions.filter((each) => !advice.has(each))].join(" "),
  ]);
  return [
    ...(steps === undefined ? [] : [steps]),
    ...told,
    ...refused.map(({ sentence }) => sentence),
    ...(advice.size === 0 ? [] : [[...advice].join(" ")]),
    ...(waiting.length === 0 ? [] : [`Not asked yet, for want of points: ${named(waiting)}.`]),
  ];
}

function named(rules: readonly { name: string }[]): string {
  return [...new Set(rules.map(({ name }) => `“${name}”`))].join(", ");
}

/** What a proposed phase rests on, for whoever accepts, holds or declines it. */
export function proposalWords(reading: ChartReading): string | undefined {
  const { proposal, format, noun } = reading;
  if (proposal === null) return undefined;
  const { from, to, change, low, high, pointsBefore, pointsAfter, startLabel } = proposal;
  const finer = { ...format, decimals: format.decimals + 1 };
  const signed = (value: number) => `${value > 0 ? "+" : ""}${formatNumber(value, finer.decimals)}`;
  const moved = `${signed(change)}${format.unit === "%" ? "\u00a0points" : ""}`;
  return (
    `A new phase from ${periodName(startLabel)}: ` +
    `${formatValue(from, finer)} in the ${countOf(pointsBefore, noun)} before, ` +
    `${formatBare(to, finer)} in the ${countOf(pointsAfter, noun)} since. ` +
    `Change ${moved}, 95\u00a0% interval ${signed(low)} to ${signed(high)}, ` +
    `taking ${noun.many} as independent of each other.${tooNarrow(reading)}`
  );
}

function tooNarrow({ proposal, validity }: ChartReading): string {
  const depends = validity.notes.some(
    ({ kind, phase }) => kind === "autocorrelation" && phase === proposal?.phase,
  );
  return depends ? " They are not, so the interval is too narrow." : "";
}
