import { standardDeviation } from "../numbers/standard-deviation.ts";
import type { Sketch } from "./limits.ts";
import { drawLimits, type Reach } from "./lines.ts";
import { type Sigma, sigmaFromRanges } from "./sigma-from-ranges.ts";
import { whyNoLimits } from "./why-no-limits.ts";

/**
 * Draws Laney's limits: those of a p or u chart, widened (or narrowed) by how much the baseline
 * really varies between rows, for denominators so large that chance alone explains next to nothing.
 *
 * sigma of a row = its sigma by chance x sigma_z; sigma_z = average moving range of z / 1.128, z the
 * distance of each value from the centre line in sigmas by chance; among categories, which have no
 * neighbours, the standard deviation of z.
 *
 * @param variance What the variance of one row would be, by chance, with a denominator of 1.
 *
 * Source: Laney, "Improved control charts for attributes", Quality Engineering 14(4), 2002.
 */
export function drawLaney(
  { columns, phase, lines, choices }: Sketch,
  centre: number,
  variance: number,
  reach: Reach,
): string | undefined {
  if (Number.isNaN(centre)) return whyNoLimits.emptyBaseline;
  const byChance = (row: number) => Math.sqrt(variance / (columns.denominators[row] ?? Number.NaN));
  const zs = phase.baseline.map(
    (row) => ((columns.values[row] ?? Number.NaN) - centre) / byChance(row),
  );
  const { sigma = Number.NaN, why } = choices.unordered
    ? sigmaAmongCategories(zs)
    : sigmaFromRanges(zs, choices.screenMovingRanges);
  for (let row = phase.from; row < phase.to; row += 1) {
    lines.centre[row] = centre;
    drawLimits(lines, row, centre, byChance(row) * sigma, reach);
  }
  return variance === 0 ? whyNoLimits.allAlike : why;
}

function sigmaAmongCategories(zs: readonly number[]): Sigma {
  const sigma = standardDeviation(zs);
  return Number.isNaN(sigma) ? { why: whyNoLimits.onePoint } : { sigma };
}
