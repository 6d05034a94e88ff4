import {
  ABOVE_ZERO,
  ANYWHERE,
  type CentreRange,
  checkOptions,
  FROM_ZERO,
  ZERO_TO_ONE,
} from "./check-options.ts";
import { type Columns, readColumns, readSubgroups, type Sign, type Summary } from "./columns.ts";
import { given } from "./given.ts";
import { drawCounts } from "./limits/c.ts";
import { drawCasesBetween } from "./limits/g.ts";
import { drawIndividuals } from "./limits/i.ts";
import { drawNormalised } from "./limits/ip.ts";
import type { DrawPhase } from "./limits/limits.ts";
import { hasLimits, keepFromZero, type Lines, linesThrough } from "./limits/lines.ts";
import { drawRanges } from "./limits/mr.ts";
import { drawProportions } from "./limits/p.ts";
import { type Phase, phasesOf } from "./limits/phase.ts";
import { drawLaneyProportions } from "./limits/pp.ts";
import { drawMedian } from "./limits/run.ts";
import { drawSpreads } from "./limits/s.ts";
import { drawTimesBetween } from "./limits/t.ts";
import { drawRates } from "./limits/u.ts";
import { drawLaneyRates } from "./limits/up.ts";
import { whyNoLimits } from "./limits/why-no-limits.ts";
import { drawMeans } from "./limits/xbar.ts";
import { anhoejRuns } from "./runs/anhoej.ts";

/** The kinds of control chart. `pp` and `up` are Laney's p′ and u′, `ip` is Taylor's I′. */
export type ChartType =
  | "run"
  | "i"
  | "mr"
  | "xbar"
  | "s"
  | "t"
  | "p"
  | "pp"
  | "c"
  | "u"
  | "up"
  | "g"
  | "ip";

export interface Observation {
  label: string;
  /** The value itself where there is no denominator; null: missing. */
  numerator?: number | null;
  denominator?: number | null;
  /** The subgroup's measurements, for xbar and s. */
  values?: readonly number[];
  /** The subgroup in sum, where the measurements stayed where they were made; for xbar and s. */
  summary?: Summary;
}

/** What is plotted, in plotting order. */
export interface Series {
  chart: ChartType;
  points: readonly Observation[];
}

export interface ChartOptions {
  /** Scales value, centre and limits, not the target. */
  multiplier?: number;
  /** Baseline = the first k points. */
  freezeAfter?: number;
  /** A new phase begins after point k (1-based). */
  phaseEnds?: readonly number[];
  /** Points left out of centre and limits (1-based). */
  exclude?: readonly number[];
  /** A known centre line, before the multiplier. */
  centre?: number;
  target?: number;
  /** Default true: drop moving ranges of at least 3.267 times their mean, once. */
  screenMovingRanges?: boolean;
  /** Categories, not time: no runs analysis, Laney's sigma from sd(z). */
  unordered?: boolean;
  /** No limit below 0 on i charts when no plotted value is negative. */
  nonNegative?: boolean;
}

export interface ChartPoint {
  label: string;
  value: number | null;
  centre: number | null;
  lower: number | null;
  upper: number | null;
  lower95: number | null;
  upper95: number | null;
  /** 1-based. */
  phase: number;
  excluded: boolean;
  beyondLimits: boolean;
}

export interface PhaseRuns {
  phase: number;
  /** Points that lie on neither side's border: what the runs analysis counts. */
  useful: number;
  longestRun: number | null;
  longestRunMax: number | null;
  crossings: number | null;
  crossingsMin: number | null;
  signal: boolean;
  /** Why the phase has no limits, in plain words; absent where it has them or needs none. */
  whyNoLimits?: string;
}

export interface ControlChart {
  chart: ChartType;
  points: readonly ChartPoint[];
  phases: readonly PhaseRuns[];
}

interface Method {
  read: (points: readonly Observation[]) => Columns;
  draw: DrawPhase;
  centre: CentreRange;
}

const amounts = (points: readonly Observation[]) =>
  readColumns(points, { sign: "any", denominator: "optional", isPart: false });
const counts = (sign: Sign) => (points: readonly Observation[]) =>
  readColumns(points, { sign, denominator: "unread", isPart: false });
const proportions = (points: readonly Observation[]) =>
  readColumns(points, { sign: "not-negative", denominator: "needed", isPart: true });
const rates = (points: readonly Observation[]) =>
  readColumns(points, { sign: "not-negative", denominator: "needed", isPart: false });

/** How each chart reads its figures, and how it is drawn. */
const methods: Record<ChartType, Method> = {
  run: { read: amounts, draw: drawMedian, centre: ANYWHERE },
  i: { read: amounts, draw: drawIndividuals, centre: ANYWHERE },
  mr: { read: amounts, draw: drawRanges, centre: FROM_ZERO },
  xbar: { read: (points) => readSubgroups(points, "mean"), draw: drawMeans, centre: ANYWHERE },
  s: { read: (points) => readSubgroups(points, "spread"), draw: drawSpreads, centre: FROM_ZERO },
  t: { read: counts("positive"), draw: drawTimesBetween, centre: ABOVE_ZERO },
  p: { read: proportions, draw: drawProportions, centre: ZERO_TO_ONE },
  pp: { read: proportions, draw: drawLaneyProportions, centre: ZERO_TO_ONE },
  c: { read: counts("not-negative"), draw: drawCounts, centre: FROM_ZERO },
  u: { read: rates, draw: drawRates, centre: FROM_ZERO },
  up: { read: rates, draw: drawLaneyRates, centre: FROM_ZERO },
  g: { read: counts("not-negative"), draw: drawCasesBetween, centre: FROM_ZERO },
  ip: { read: amounts, draw: drawNormalised, centre: ANYWHERE },
};

/**
 * Computes a control chart: what to plot, the centre line and limits of each phase, which points
 * lie beyond them, and what the runs around the centre line say.
 *
 * @param series Figures in plotting order. Rows that are absent are closed up; rows that are
 *   missing (null) keep their place.
 * @param choices Positions count rows from 1, over the whole series, missing ones included.
 *   Positions outside the series are passed over.
 * @returns Values, centre and limits in the unit of numerator over denominator, times the
 *   multiplier; null where nothing is drawn. Never NaN, never infinite.
 * @throws {RangeError} naming the point or the option that cannot be.
 */
export function controlChart(series: Series, choices: ChartOptions = {}): ControlChart {
  const options = given(choices);
  if (!Object.hasOwn(methods, series.chart)) {
    throw new RangeError(`series.chart: must be a chart type, got ${series.chart}`);
  }
  const method = methods[series.chart];
  checkOptions(options, method.centre);
  const columns = method.read(series.points);
  const excluded = rowsExcluded(series.points.length, options.exclude);
  const lines = linesThrough(columns.values);
  const phases = phasesOf(excluded, options);
  const runs = phases.map((phase, index) => {
    const reason = method.draw({ columns, phase, lines, choices: options });
    const mayLackLimits = series.chart === "run" || hasLimits(lines, phase.from, phase.to);
    const why = reason ?? (mayLackLimits ? undefined : whyNoLimits.outOfReach);
    const runs = anhoejRuns(lines.value, lines.centre, excluded, phase.from, phase.to);
    const signal = runs.signal && series.chart !== "mr" && !options.unordered;
    return { phase: index + 1, ...runs, signal, ...(why && { whyNoLimits: why }) };
  });
  if (options.nonNegative) keepFromZero(lines);
  const points = pointsOf(series.points, phases, excluded, lines, options.multiplier ?? 1);
  return { chart: series.chart, points, phases: runs };
}

function rowsExcluded(size: number, exclude: readonly number[] = []): boolean[] {
  const excluded = new Array<boolean>(size).fill(false);
  for (const position of exclude)
    if (position > 0 && position <= size) excluded[position - 1] = true;
  return excluded;
}

function pointsOf(
  observations: readonly Observation[],
  phases: readonly Phase[],
  excluded: readonly boolean[],
  lines: Lines,
  multiplier: number,
): ChartPoint[] {
  const points: ChartPoint[] = [];
  for (const [index, { from, to }] of phases.entries()) {
    for (let row = from; row < to; row += 1) {
      const value = drawn(lines.value[row], multiplier);
      const lower = drawn(lines.lower[row], multiplier);
      const upper = drawn(lines.upper[row], multiplier);
      const isBelow = value !== null && lower !== null && value < lower;
      const isAbove = value !== null && upper !== null && value > upper;
      points.push({
        label: observations[row]?.label ?? "",
        value,
        centre: drawn(lines.centre[row], multiplier),
        lower,
        upper,
        lower95: drawn(lines.lower95[row], multiplier),
        upper95: drawn(lines.upper95[row], multiplier),
        phase: index + 1,
        excluded: excluded[row] === true,
        beyondLimits: isBelow || isAbove,
      });
    }
  }
  return points;
}

function drawn(height: number | undefined, multiplier: number): number | null {
  const scaled = (height ?? Number.NaN) * multiplier;
  return Number.isFinite(scaled) ? scaled : null;
}
