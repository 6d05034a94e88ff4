import type { ChartType, ControlChart } from "../control-chart.ts";

/**
 * A chart drawn by hand for tests of rules: every point with the same centre and sigma, so that a
 * value of 2.5 lies 2.5 sigmas up. Its runs analysis is left empty.
 */
export function plainChart(
  values: readonly (number | null)[],
  {
    chart = "i",
    centre = 0,
    sigma = 1,
    phaseEnds = [],
    excluded = [],
  }: {
    chart?: ChartType;
    centre?: number;
    sigma?: number;
    phaseEnds?: readonly number[];
    excluded?: readonly number[];
  } = {},
): ControlChart {
  const hasLimits = chart !== "run";
  const at = (sigmas: number) => (hasLimits ? centre + sigmas * sigma : null);
  const points = values.map((value, index) => ({
    label: String(index + 1),
    value,
    centre,
    lower: at(-3),
    upper: at(3),
    lower95: at(-2),
    upper95: at(2),
    phase: 1 + phaseEnds.filter((end) => index >= end).length,
    excluded: excluded.includes(index),
    beyondLimits: hasLimits && value !== null && Math.abs(value - centre) > 3 * sigma,
  }));
  const phases = Array.from({ length: phaseEnds.length + 1 }, (_, place) => ({
    phase: place + 1,
    useful: 0,
    longestRun: null,
    longestRunMax: null,
    crossings: null,
    crossingsMin: null,
    signal: false,
  }));
  return { chart, points, phases };
}
