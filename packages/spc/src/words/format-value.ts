const NO_BREAK_SPACE = "\u00a0";
const MINUS = "\u2212";
const MOST_DECIMALS = 3;

/** How a measure's values are written. */
export interface ValueFormat {
  /** "%", "per 1,000 catheter-days", "days"; empty for none. */
  unit: string;
  decimals: number;
}

/**
 * A value with its unit, as running text has it: 71 %, 0.98 per 1,000, 1,204 days. The unit never
 * stands on a line of its own, and the decimals are the same for every value of a chart.
 */
export function formatValue(value: number, { unit, decimals }: ValueFormat): string {
  const figures = formatNumber(value, decimals);
  return unit === "" ? figures : `${figures}${NO_BREAK_SPACE}${unit}`;
}

/** A number with commas between thousands and a true minus sign; never "-0". */
export function formatNumber(value: number, decimals: number): string {
  const [whole = "", fraction] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const figures = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(figures) ? `${MINUS}${figures}` : figures;
}

/**
 * How many decimals the figures of a chart bear: percentages none, unless chance moves them by
 * less than half a point; other values two significant digits, or the first digit that chance
 * moves. Counts are whole.
 *
 * @param centre the usual size of a value.
 * @param sigma how far chance moves one value; null: not known.
 */
export function bearableDecimals(centre: number, sigma: number | null, unit: string): number {
  const moved = sigma === null || sigma <= 0 ? 0 : -Math.floor(Math.log10(sigma * 2));
  if (unit.startsWith("%")) return Math.min(MOST_DECIMALS, Math.max(0, moved));
  const twoDigits = centre === 0 ? 0 : 1 - Math.floor(Math.log10(Math.abs(centre)));
  return Math.min(MOST_DECIMALS, Math.max(0, twoDigits, moved));
}
