import type { Figure, Measured } from "@allteach/domain/figure";
import type { Measure } from "@allteach/domain/measure";
import { formatNumber } from "@allteach/spc/words/format-value";

/** A figure as one says it: "3 of 120", "no cases", "not collected: pump broken". */
export function figureWords(figure: Figure | undefined): string {
  if (!figure) return "nothing yet";
  switch (figure.state) {
    case "measured":
      return measuredWords(figure);
    case "no-cases":
      return "no cases";
    case "not-collected":
      return `not collected: ${figure.reason}`;
  }
}

function measuredWords({ numerator, denominator, sample, events }: Measured): string {
  if (sample && sample.sd === undefined && denominator === 1) return plainNumber(sample.mean);
  if (sample) {
    const spread = sample.sd === undefined ? "" : `SD ${plainNumber(sample.sd)}, `;
    return `mean ${plainNumber(sample.mean)} (${spread}${plainNumber(denominator)} measured)`;
  }
  const counts = `${plainNumber(numerator)} of ${plainNumber(denominator)}`;
  return events && events.length > 0 ? `${counts} (${events.join(", ")})` : counts;
}

/** What a figure comes to in its measure's unit: "71 %"; nothing where there is none to work out. */
export function rateWords(
  figure: Figure | undefined,
  measure: Pick<Measure, "multiplier" | "unit">,
  decimals: number,
): string | undefined {
  if (figure?.state !== "measured" || figure.denominator <= 0) return undefined;
  const { numerator, denominator, sample } = figure;
  const value = (sample?.mean ?? numerator / denominator) * measure.multiplier;
  return `${formatNumber(value, decimals)}\u00a0${measure.unit}`;
}

/** A count with commas between thousands and the decimals it has. */
export function plainNumber(value: number): string {
  return value.toLocaleString("en-GB", { maximumFractionDigits: 6 });
}

/** As many decimals as anyone reads before there is a chart to say how many the data bear. */
export function usualDecimals({ unit }: Pick<Measure, "unit">): number {
  return unit.startsWith("%") ? 0 : 2;
}
