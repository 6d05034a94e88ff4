import { mostLikelyChange } from "../change-point.ts";

/** How much each value of a series tells of the next. */
export interface Autocorrelation {
  /** Lag 1, about the level of the stretch a value lies in. */
  lagOne: number;
  /** What independent values exceed in about one series in forty. */
  bound: number;
  significant: boolean;
}

/** Below this, the bound is so wide that the answer is always no. */
const LEAST_POINTS = 20;

/**
 * Lag-1 autocorrelation of a phase, with Bartlett's bound of 2 / sqrt(n).
 *
 * One shift makes neighbours alike without any memory in the process, so the series must remain
 * correlated after its most likely change of level is taken out.
 *
 * @param values the phase's present values in order, as distances from the centre.
 * @returns null with fewer than 20 values, or when they do not vary.
 *
 * Source: Bartlett 1946, *Supplement to the Journal of the Royal Statistical Society* 8: 27-41.
 */
export function autocorrelation(values: readonly number[]): Autocorrelation | null {
  if (values.length < LEAST_POINTS) return null;
  const raw = lagOne(about(values));
  const change = mostLikelyChange(values, Array(values.length).fill(1), {
    leastBefore: 6,
    leastAfter: 6,
  });
  const split =
    change === null
      ? raw
      : lagOne([...about(values.slice(0, change.start)), ...about(values.slice(change.start))]);
  if (raw === null || split === null) return null;
  const smaller = Math.abs(split) < Math.abs(raw) ? split : raw;
  const bound = 2 / Math.sqrt(values.length);
  return { lagOne: smaller, bound, significant: smaller > bound };
}

function about(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function lagOne(residuals: readonly number[]): number | null {
  let products = 0;
  let squares = 0;
  residuals.forEach((residual, place) => {
    squares += residual * residual;
    if (place > 0) products += residual * (residuals[place - 1] ?? 0);
  });
  return squares > 0 ? products / squares : null;
}
