import type { ChartPoint, ChartType, ControlChart } from "@allteach/spc/control-chart";

/** Made-up charts for tests and for looking at: the same ones every time. */

/** Month labels from January 2023 on. */
export function months(count: number, firstYear = 2023): string[] {
  return Array.from({ length: count }, (_, index) => {
    const month = String((index % 12) + 1).padStart(2, "0");
    return `${firstYear + Math.floor(index / 12)}-${month}`;
  });
}

/** Repeatable wobble between -1 and 1. */
export function wobble(index: number): number {
  const sine = Math.sin(index * 12.9898 + 4.1) * 43758.5453;
  return 2 * (sine - Math.floor(sine)) - 1;
}

interface Level {
  centre: number;
  lower: number | null;
  upper: number | null;
}

/** A chart with level limits. A value of null is a missing month. */
export function levelChart(
  values: readonly (number | null)[],
  level: Level,
  chart: ChartType = "i",
): ControlChart {
  const labels = months(values.length);
  const points = values.map((value, index) => point(labels[index] ?? "", value, level));
  return { chart, points, phases: [] };
}

export function point(label: string, value: number | null, level: Level, phase = 1): ChartPoint {
  const { centre, lower, upper } = level;
  const near = (limit: number | null) => (limit === null ? null : (centre * 1 + limit * 2) / 3);
  const beyondLimits =
    value !== null && upper !== null && lower !== null && (value > upper || value < lower);
  return {
    label,
    value,
    ...level,
    lower95: near(lower),
    upper95: near(upper),
    phase,
    excluded: false,
    beyondLimits,
  };
}

/** A percentage whose denominator, and so whose limits, change from month to month. */
export function percentChart(
  length: number,
  rate: (index: number) => { seen: number; centre: number; phase?: number },
): ControlChart {
  const labels = months(length);
  const points = labels.map((label, index) => {
    const { seen, centre, phase = 1 } = rate(index);
    const cases = 90 + Math.round(30 * wobble(index + 500));
    const numerator = Math.round((cases * seen) / 100);
    const reach = 3 * Math.sqrt((centre * (100 - centre)) / cases);
    const level = {
      centre,
      lower: Math.max(0, centre - reach),
      upper: Math.min(100, centre + reach),
    };
    return point(label, Math.min(100, (100 * numerator) / cases), level, phase);
  });
  return { chart: "p", points, phases: [] };
}

/** Three years of remission, better after the twentieth month. */
export const remission = percentChart(36, (index) =>
  index < 20
    ? { seen: 62 + 6 * wobble(index), centre: 62.1 }
    : { seen: 71 + 6 * wobble(index), centre: 71.3, phase: 2 },
);
