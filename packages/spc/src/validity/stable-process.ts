import type { ChartPoint, ControlChart, Series } from "../control-chart.ts";
import { binomialAtMost, binomialExactly } from "../distributions/binomial.ts";
import { poissonAtMost, poissonExactly } from "../distributions/poisson.ts";
import { type PhasePoint, sigmaOf } from "../rules/phase-point.ts";

/** Which of the two a chart has fewer of: what is counted, or the cases that do not count. */
export type Scarce = "events" | "others";

/** How one plotted value would be distributed if nothing but chance moved it. */
export interface StablePoint {
  centre: number;
  /** In the chart's unit, where the centre of the zones lies. On g charts it is not the line. */
  middle: number;
  /** Null: the chart has no sigma here. */
  sigma: number | null;
  /** How many are expected of what is scarce, events or the cases that do not count. */
  expected: number | null;
  scarce: Scarce;
  /** P(plotted value <= value). */
  atMost: (value: number) => number;
  /** P(plotted value = value). */
  exactly: (value: number) => number;
}

/** Wide enough for the last digits of a division, far narrower than one case in a million. */
const COUNT_TOLERANCE = 1e-7;

/** Above this share of equal values, measured figures behave like sparse counts. */
const MOSTLY_ONE_VALUE = 0.5;

/**
 * The distribution of each point of a phase under a stable process: binomial for p, Poisson for c
 * and u, geometric for g. Measured values have none, except that a series more than half of which
 * is one value (nearly all zeros) is taken as it is.
 *
 * @param points the phase's points that are present and not left out.
 * @returns null where chance is taken to fall on both sides alike.
 */
export function stableProcess(
  series: Series,
  chart: ControlChart,
  points: readonly PhasePoint[],
  multiplier = 1,
): StablePoint[] | null {
  if (["i", "run"].includes(chart.chart)) return empirical(chart, points);
  const stable = points.flatMap(({ index }) => {
    const point = chart.points[index];
    const denominator = series.points[index]?.denominator ?? null;
    return point === undefined ? [] : (counted(chart, point, denominator, multiplier) ?? []);
  });
  return stable.length === points.length && stable.length > 0 ? stable : null;
}

function counted(
  { chart }: ControlChart,
  point: ChartPoint,
  denominator: number | null,
  multiplier: number,
): StablePoint | null {
  const { centre } = point;
  if (centre === null) return null;
  const line = { centre, middle: centre, sigma: sigmaOf(point) };
  if (chart === "c") return poisson(line, centre / multiplier, 1 / multiplier);
  if (chart === "g") return geometric(point, multiplier);
  if (denominator === null || denominator <= 0) return null;
  const countPerValue = denominator / multiplier;
  if (chart === "u" || chart === "up") return poisson(line, centre * countPerValue, countPerValue);
  if (chart !== "p" && chart !== "pp") return null;
  const share = Math.min(1, Math.max(0, centre / multiplier));
  const trials = Math.round(denominator);
  return {
    ...line,
    expected: trials * Math.min(share, 1 - share),
    scarce: share > 0.5 ? "others" : "events",
    atMost: (value) => binomialAtMost(count(value, countPerValue), trials, share),
    exactly: (value) => binomialExactly(count(value, countPerValue), trials, share),
  };
}

function poisson(
  line: Pick<StablePoint, "centre" | "middle" | "sigma">,
  mean: number,
  countPerValue: number,
): StablePoint {
  return {
    ...line,
    expected: mean,
    scarce: "events",
    atMost: (value) => poissonAtMost(count(value, countPerValue), mean),
    exactly: (value) => poissonExactly(count(value, countPerValue), mean),
  };
}

/** Cases between events: P(X <= k) = 1 - (1 - p)^(k + 1) with p = 1 / (1 + mean). */
function geometric(point: ChartPoint, multiplier: number): StablePoint | null {
  const { centre, upper, upper95 } = point;
  if (centre === null || upper === null || upper95 === null || upper <= upper95) return null;
  const sigma = upper - upper95;
  const middle = upper - 3 * sigma;
  const goesOn = 1 - 1 / (1 + middle / multiplier);
  const atMost = (value: number) =>
    value < 0 ? 0 : 1 - goesOn ** (Math.floor(count(value, 1 / multiplier)) + 1);
  const exactly = (value: number) => {
    const cases = count(value, 1 / multiplier);
    return cases < 0 || !Number.isInteger(cases) ? 0 : (1 - goesOn) * goesOn ** cases;
  };
  return { centre, middle, sigma, expected: null, scarce: "events", atMost, exactly };
}

function empirical(chart: ControlChart, points: readonly PhasePoint[]): StablePoint[] | null {
  const values = points.map(({ value }) => value);
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  const commonest = Math.max(0, ...times.values());
  if (commonest <= values.length * MOSTLY_ONE_VALUE || times.size === 1) return null;
  const atMost = remembered((limit) => shareOf(values, (value) => value <= limit));
  const exactly = remembered((limit) => shareOf(values, (value) => value === limit));
  return points.flatMap(({ index }) => {
    const point = chart.points[index];
    if (point === undefined || point.centre === null) return [];
    return {
      centre: point.centre,
      middle: point.centre,
      sigma: sigmaOf(point),
      expected: null,
      scarce: "events" as const,
      atMost,
      exactly,
    };
  });
}

function shareOf(values: readonly number[], test: (value: number) => boolean): number {
  return values.filter(test).length / values.length;
}

/** A phase asks of the same few limits at every point. */
function remembered(of: (limit: number) => number): (limit: number) => number {
  const known = new Map<number, number>();
  return (limit) => {
    const found = known.get(limit) ?? of(limit);
    known.set(limit, found);
    return found;
  };
}

/** The count behind a plotted value, whole where it is whole but for rounding. */
function count(value: number, countPerValue: number): number {
  const raw = value * countPerValue;
  const whole = Math.round(raw);
  return Math.abs(raw - whole) <= COUNT_TOLERANCE * Math.max(1, Math.abs(whole)) ? whole : raw;
}
