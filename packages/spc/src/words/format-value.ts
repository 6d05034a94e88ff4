const NO_BREAK_SPACE = "\u00a0";
const MINUS = "\u2212";
const MOST_DECIMALS = 3;
/** Smaller values are what a computation leaves of nought. */
const LEAST_VALUE = 1e-9;

/** How a measure's values are written. */
export interface ValueFormat {
  /** "%", "per 1,000 catheter-days", "days"; empty for none. */
  unit: string;
  decimals: number;
}

/**
 * A value with its unit, as running text has it: 71 %, 0.98 per 1,000, 1,204 days. The unit never
 * stands on a line of its own. The decimals are the same for every value of a chart, except that
 * what is not nought is never written as nought: 0.04 %, where others have one decimal.
 */
export function formatValue(value: number, { unit, decimals }: ValueFormat): string {
  const shows = /[1-9]/.test(value.toFixed(decimals));
  const figures = formatNumber(value, shows ? decimals : Math.max(decimals, decimalsToShow(value)));
  return unit === "" ? figures : `${figures}${NO_BREAK_SPACE}${unit}`;
}

/**
 * A value in a sentence that names the unit once, elsewhere. A percent sign stays with its number,
 * as people read "from 62 % to 71 %"; of "% of visits" only the sign does.
 */
export function formatBare(value: number, { unit, decimals }: ValueFormat): string {
  return formatValue(value, { unit: unit.startsWith("%") ? "%" : "", decimals });
}

/** "from 2.2 to 1.2 per 1,000 days", "from 62 % to 71 %": two values and their unit once. */
export function formatChange(from: number, to: number, format: ValueFormat): string {
  const finer = formatApart(format, from, to);
  return `from ${formatBare(from, finer)} to ${formatValue(to, finer)}`;
}

/** Values this much alike are said to be alike. */
const MOST_FINER = 4;

/**
 * How to write values that a sentence sets against each other: with as many decimals as it takes to
 * tell them apart. 93.4 % is above 93.1 %, where "93 % is above 93 %" would make no sense.
 */
export function formatApart(format: ValueFormat, ...values: readonly number[]): ValueFormat {
  const different = new Set(values).size;
  for (let more = 0; more <= MOST_FINER; more += 1) {
    const finer = { ...format, decimals: format.decimals + more };
    if (new Set(values.map((value) => formatBare(value, finer))).size === different) return finer;
  }
  return format;
}

/** A number with commas between thousands and a true minus sign; never "-0". */
export function formatNumber(value: number, decimals: number): string {
  const [whole = "", fraction] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const figures = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(figures) ? `${MINUS}${figures}` : figures;
}

/** How many decimals show a value's first digit: 2 for 0.04, 1 for 0.6, none for 12 or nought. */
export function decimalsToShow(value: number): number {
  const size = Math.abs(value);
  return size < LEAST_VALUE || size >= 1 ? 0 : -Math.floor(Math.log10(size));
}

/**
 * How many decimals the figures of a chart bear: percentages none, unless chance moves them by
 * less than half a point; other values two significant digits, or the first digit that chance
 * moves; no more than three, unless the usual value is smaller still. Counts are whole.
 *
 * @param centre the usual size of a value.
 * @param sigma how far chance moves one value; null: not known.
 */
export function bearableDecimals(centre: number, sigma: number | null, unit: string): number {
  const moved = sigma === null || sigma <= 0 ? 0 : -Math.floor(Math.log10(sigma * 2));
  const twoDigits = centre === 0 ? 0 : 1 - Math.floor(Math.log10(Math.abs(centre)));
  const wanted = unit.startsWith("%") ? moved : Math.max(twoDigits, moved);
  return Math.max(decimalsToShow(centre), Math.min(MOST_DECIMALS, Math.max(0, wanted)));
}
