import { upperGamma } from "./incomplete-gamma.ts";

/**
 * P(X > statistic) for a chi-square with the given degrees of freedom.
 *
 * Source: Abramowitz & Stegun 26.4.19.
 */
export function chiSquareAbove(statistic: number, degreesOfFreedom: number): number {
  return upperGamma(degreesOfFreedom / 2, statistic / 2);
}
