import type { ChartType, ControlChart } from "./control-chart.ts";
import { pointsByPhase, sigmaOf } from "./rules/phase-point.ts";

/** A point of one phase as a measurement: how far from the centre, and how precise. */
export interface Measured {
  /** Place in the chart's `points`, from 0. */
  index: number;
  value: number;
  centre: number;
  offset: number;
  /** 1 over the variance. */
  weight: number;
}

const SIGMAS_PER_MOVING_RANGE = 1.128;
const Z_95 = 1.96;

/**
 * The present points of a phase with their precision. Where the chart has limits it comes from
 * them, widened if neighbouring points differ by more; otherwise from neighbours alone.
 */
export function measuredPoints(chart: ControlChart, phase: number): Measured[] {
  const points = (pointsByPhase(chart)[phase - 1] ?? []).flatMap(({ index, value, speaks }) => {
    const point = chart.points[index];
    if (!speaks || point === undefined || point.centre === null) return [];
    return { index, value, centre: point.centre, sigma: sigmaOf(point) };
  });
  const known = points.every(({ sigma }) => sigma !== null);
  const scatter = scatterOf(
    points.map(({ value, centre, sigma }) => (value - centre) / ((known ? sigma : null) ?? 1)),
  );
  const widening = known ? Math.max(1, scatter) : scatter;
  if (widening === 0) return [];
  return points.map(({ index, value, centre, sigma }) => {
    const spread = ((known ? sigma : null) ?? 1) * widening;
    return { index, value, centre, offset: value - centre, weight: 1 / (spread * spread) };
  });
}

/**
 * How far the level moved at a known start: weighted means before and after, their difference and
 * its 95 % interval, for points that are independent of each other. On charts of counts the
 * variance follows the level on each side.
 */
export function sizeOfChange(
  chart: ChartType,
  points: readonly Measured[],
  start: number,
): { from: number; to: number; change: number; low: number; high: number } {
  const before = levelOf(chart, points.slice(0, start));
  const after = levelOf(chart, points.slice(start));
  const change = after.level - before.level;
  const margin = Z_95 * Math.sqrt(before.variance + after.variance);
  return {
    from: before.level,
    to: after.level,
    change,
    low: change - margin,
    high: change + margin,
  };
}

function levelOf(
  chart: ChartType,
  points: readonly Measured[],
): { level: number; variance: number } {
  const precision = points.reduce((sum, { weight }) => sum + weight, 0);
  const level = points.reduce((sum, { value, weight }) => sum + value * weight, 0) / precision;
  const centre = points[0]?.centre ?? 0;
  const followsLevel = ["c", "u", "up", "p", "pp"].includes(chart);
  const ratio = followsLevel && centre > 0 ? Math.max(level / centre, 0.1) : 1;
  return { level, variance: ratio / precision };
}

/** Sigma from moving ranges, which one change of level hardly moves. */
function scatterOf(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const ranges = values
    .slice(1)
    .reduce((sum, value, place) => sum + Math.abs(value - (values[place] ?? 0)), 0);
  return ranges / (values.length - 1) / SIGMAS_PER_MOVING_RANGE;
}
