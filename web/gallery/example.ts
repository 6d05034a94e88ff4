import type { ControlChartProps } from "@allteach/chart/chart-props";
import { type Period, shiftPeriod } from "@allteach/domain/period";
import type { ReadingOptions } from "@allteach/spc/chart-reading";
import type { Observation, Series } from "@allteach/spc/control-chart";

/** A chart of the gallery: figures, how they are read, and what to look at. */
export interface ChartExample {
  /** Its address on the page. */
  id: string;
  heading: string;
  look: string;
  /** Where the figures come from. */
  source: string;
  title: string;
  axisTitle: string;
  series: Series;
  reading: ReadingOptions;
  drawing?: Partial<ControlChartProps>;
}

export const MADE_UP = "Made-up figures.";

type Count = number | null;

/** A figure a month, the first of them for `from`. Null: missing. */
export function monthly(
  from: string,
  numerators: readonly Count[],
  denominators?: readonly Count[],
): Observation[] {
  const first = from as Period;
  return numerators.map((numerator, index) => ({
    label: shiftPeriod(first, index),
    numerator,
    ...(denominators && { denominator: denominators[index] ?? null }),
  }));
}

/** A figure for each label. */
export function labelled(labels: readonly string[], numerators: readonly number[]): Observation[] {
  return labels.map((label, index) => ({ label, numerator: numerators[index] ?? null }));
}

/** "Wafer 1", "Wafer 2" and so on. */
export function numbered(what: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${what} ${index + 1}`);
}

/** The weeks of 2025, from the first. */
export function weeks(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `2025-W${String(index + 1).padStart(2, "0")}`);
}
