import { chiSquareAbove } from "../distributions/chi-square.ts";
import type { PhasePoint } from "../rules/phase-point.ts";

/** How much a phase of counts varies, compared with what its denominators explain. */
export interface Dispersion {
  /** Laney's sigma z: 1 where the denominators explain everything. */
  sigmaZ: number;
  /** P of so large a chi-square if they did. */
  pValue: number;
  /** Both the chi-square test and sigma z say that they do not. */
  overDispersed: boolean;
}

const SIGMAS_PER_MOVING_RANGE = 1.128;
const SIGNIFICANCE = 0.01;
/** Standard error of sigma z from moving ranges, times the root of the number of points. */
const SIGMA_Z_ERROR = 0.91;
/** One-sided 5 %. */
const ONE_SIDED_Z = 1.645;

/**
 * Judges whether the points of one phase scatter more than binomial or Poisson counts can.
 *
 * The chi-square dispersion test alone would take a single shift for scatter, so sigma z, whose
 * moving ranges hardly see a shift, has to agree.
 *
 * @param points present points with their distance from the centre in sigmas.
 * @returns null with fewer than 12 points or none at a distance.
 *
 * Sources: Cox & Lewis 1966, *The Statistical Analysis of Series of Events* (dispersion test);
 * Laney 2002, *Quality Engineering* 14(4): 531-537 (sigma z).
 */
export function dispersion(points: readonly PhasePoint[]): Dispersion | null {
  const distances = points.flatMap(({ distance }) => (distance === null ? [] : [distance]));
  const size = distances.length;
  if (size < 12) return null;
  const squares = distances.reduce((sum, distance) => sum + distance * distance, 0);
  const ranges = distances
    .slice(1)
    .reduce((sum, distance, place) => sum + Math.abs(distance - (distances[place] ?? 0)), 0);
  const sigmaZ = ranges / (size - 1) / SIGMAS_PER_MOVING_RANGE;
  const pValue = chiSquareAbove(squares, size - 1);
  const surprising = 1 + (ONE_SIDED_Z * SIGMA_Z_ERROR) / Math.sqrt(size);
  return { sigmaZ, pValue, overDispersed: pValue < SIGNIFICANCE && sigmaZ > surprising };
}
