import type { Figure } from "@allteach/domain/figure";
import type { Measure } from "@allteach/domain/measure";
import { formatNumber } from "@allteach/spc/words/format-value";

/** A figure as one says it: "3 of 120", "no cases", "not collected: pump broken". */
export function figureWords(figure: Figure | undefined): string {
  if (!figure) return "nothing yet";
  switch (figure.state) {
    case "measured":
      return `${plainNumber(figure.numerator)} of ${plainNumber(figure.denominator)}`;
    case "no-cases":
      return "no cases";
    case "not-collected":
      return `not collected: ${figure.reason}`;
  }
}

/** What a figure comes to in its measure's unit: "71 %"; nothing where there is none to work out. */
export function rateWords(
  figure: Figure | undefined,
  measure: Pick<Measure, "multiplier" | "unit">,
  decimals: number,
): string | undefined {
  if (figure?.state !== "measured" || figure.denominator <= 0) return undefined;
  const value = (figure.numerator / figure.denominator) * measure.multiplier;
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
