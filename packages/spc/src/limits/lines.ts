/** What is drawn, by row of the series; NaN: not drawn. Values and lines share one unit. */
export interface Lines {
  value: number[];
  centre: number[];
  lower: number[];
  upper: number[];
  lower95: number[];
  upper95: number[];
}

/** What a measure can reach at all: no limit is drawn beyond. */
export interface Reach {
  lowest: number;
  highest: number;
}

export const ANY_VALUE: Reach = {
  lowest: Number.NEGATIVE_INFINITY,
  highest: Number.POSITIVE_INFINITY,
};
export const NOT_NEGATIVE: Reach = { lowest: 0, highest: Number.POSITIVE_INFINITY };
export const PROPORTION: Reach = { lowest: 0, highest: 1 };

/** Lines on which only the values stand yet, in an array of their own. */
export function linesThrough(values: readonly number[]): Lines {
  const blank = () => new Array<number>(values.length).fill(Number.NaN);
  return {
    value: values.slice(),
    centre: blank(),
    lower: blank(),
    upper: blank(),
    lower95: blank(),
    upper95: blank(),
  };
}

/**
 * Draws limits at three sigma, and at two (about 95 %), around the centre line of one row.
 *
 * A sigma that is no number, or is without bounds because the row's denominator is 0, draws none.
 */
export function drawLimits(
  lines: Lines,
  row: number,
  centre: number,
  sigma: number,
  { lowest, highest }: Reach,
): void {
  if (!Number.isFinite(sigma)) return;
  lines.lower[row] = Math.max(lowest, centre - 3 * sigma);
  lines.upper[row] = Math.min(highest, centre + 3 * sigma);
  lines.lower95[row] = Math.max(lowest, centre - 2 * sigma);
  lines.upper95[row] = Math.min(highest, centre + 2 * sigma);
}

/** Cuts lower limits off at 0, unless some value shows that the measure can be negative. */
export function keepFromZero({ value, lower, lower95 }: Lines): void {
  if (value.some((height) => height < 0)) return;
  for (const limit of [lower, lower95]) {
    for (const [row, height] of limit.entries()) if (height < 0) limit[row] = 0;
  }
}

/** Whether any row of a phase, `from` up to but not including `to`, has limits. */
export function hasLimits({ upper }: Lines, from: number, to: number): boolean {
  for (let row = from; row < to; row += 1) if (Number.isFinite(upper[row])) return true;
  return false;
}
