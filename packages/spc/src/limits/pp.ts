import { averageRate } from "./average-rate.ts";
import { drawLaney } from "./laney.ts";
import type { Sketch } from "./limits.ts";
import { PROPORTION } from "./lines.ts";

/**
 * Draws a p′ chart: proportions that vary more, or less, than chance alone would make them.
 *
 * Source: Laney, "Improved control charts for attributes", Quality Engineering 14(4), 2002.
 */
export function drawLaneyProportions(sketch: Sketch): string | undefined {
  const centre = sketch.choices.centre ?? averageRate(sketch.columns, sketch.phase);
  return drawLaney(sketch, centre, centre * (1 - centre), PROPORTION);
}
