import type { ChartPoint, ChartType, ControlChart } from "../control-chart.ts";

export type Side = "above" | "below";

/** One point as the rules see it. */
export interface PhasePoint {
  /** Its place in the chart's `points`, from 0. */
  index: number;
  value: number;
  /** False where the period is missing or left out of the limits: silent for runs and windows. */
  speaks: boolean;
  /** Which side of the drawn centre line; null: on it, or silent. */
  side: Side | null;
  /** How many sigmas from the centre; null where the chart has no sigma. */
  distance: number | null;
  /** Beyond a three-sigma limit, also when left out of the limits. */
  beyond: Side | null;
}

/** Equal but for the last digits of floating-point division. */
const RELATIVE_TOLERANCE = 1e-9;

/** Time between events is charted as y^(1/3.6): Nelson, J Qual Technol 1994;26:239-243. */
const TIME_BETWEEN_ROOT = 1 / 3.6;

/**
 * The chart's points by phase, each with its side of the centre line and its distance in sigmas.
 * A phase has its own centre line, so no rule looks across its border.
 */
export function pointsByPhase(chart: ControlChart): PhasePoint[][] {
  const phases = new Map<number, PhasePoint[]>();
  chart.points.forEach((point, index) => {
    const phase = phases.get(point.phase) ?? [];
    phases.set(point.phase, phase);
    phase.push(phasePoint(point, index, chart.chart));
  });
  return [...phases.entries()].sort(([one], [other]) => one - other).map(([, points]) => points);
}

function phasePoint(point: ChartPoint, index: number, chart: ChartType): PhasePoint {
  const { value, centre } = point;
  if (value === null || centre === null) {
    return { index, value: 0, speaks: false, side: null, distance: null, beyond: null };
  }
  const offset = value - centre;
  const onLine = Math.abs(offset) <= RELATIVE_TOLERANCE * Math.max(Math.abs(centre), 1e-300);
  const side = onLine ? null : offset > 0 ? "above" : "below";
  const beyond = !point.beyondLimits
    ? null
    : point.upper !== null && value > point.upper
      ? "above"
      : "below";
  const speaks = !point.excluded;
  return {
    index,
    value,
    speaks,
    side: speaks ? side : null,
    distance: speaks ? distanceInSigmas(point, value, chart) : null,
    beyond,
  };
}

/**
 * Sigmas between a value and its centre.
 *
 * Limits clipped at 0 or 1 only ever draw closer, so sigma is the widest that any side tells. On g
 * charts the drawn line is the median while limits stand around the mean, so both come from the
 * upper limits; on t charts limits are straight only after the root.
 */
function distanceInSigmas(point: ChartPoint, value: number, chart: ChartType): number | null {
  const { centre, upper, upper95 } = point;
  if (centre === null) return null;
  if (chart === "g") {
    if (upper === null || upper95 === null || upper === upper95) return null;
    const sigma = upper - upper95;
    return (value - (upper - 3 * sigma)) / sigma;
  }
  if (chart === "t") {
    if (upper === null) return null;
    const middle = centre ** TIME_BETWEEN_ROOT;
    const sigma = (upper ** TIME_BETWEEN_ROOT - middle) / 3;
    return sigma > 0 ? (value ** TIME_BETWEEN_ROOT - middle) / sigma : null;
  }
  const sigma = sigmaOf(point);
  return sigma === null ? null : (value - centre) / sigma;
}

/**
 * The sigma a point's limits were drawn with, in the unit of the chart; null where it has none.
 * Where every limit is clipped this is the largest sigma that can be told from them.
 */
export function sigmaOf(point: ChartPoint): number | null {
  const { centre, lower, upper, lower95, upper95 } = point;
  if (centre === null) return null;
  const sigma = Math.max(
    upper === null ? 0 : (upper - centre) / 3,
    lower === null ? 0 : (centre - lower) / 3,
    upper95 === null ? 0 : (upper95 - centre) / 2,
    lower95 === null ? 0 : (centre - lower95) / 2,
  );
  return sigma > RELATIVE_TOLERANCE * Math.abs(centre) ? sigma : null;
}
