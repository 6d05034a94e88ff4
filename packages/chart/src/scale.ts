import { formatNumber } from "@allteach/spc/words/format-value";
import { scaleLinear } from "d3-scale";

/** The value axis before it has a place on the paper. */
export interface ValueScale {
  domain: readonly [number, number];
  ticks: readonly { value: number; text: string }[];
}

export interface ValueScaleOptions {
  /** "%" keeps the axis from passing 100 when nothing drawn does. */
  unit: string | undefined;
  /** About how many gridlines. */
  ticks: number;
}

/**
 * A scale for everything that will be drawn: values, limits, goals.
 *
 * It never shows values that cannot be: nothing below 0 when nothing drawn is, nothing above 100 %
 * when nothing drawn is. It starts at 0 when the figures come near enough for 0 to mean something.
 */
export function valueScale(drawn: readonly number[], options: ValueScaleOptions): ValueScale {
  const [low, high] = extent(drawn, options.unit);
  const nice = scaleLinear().domain([low, high]).nice(options.ticks);
  const [start = low, end = high] = nice.domain();
  const top = ceiling(drawn, end, options.unit);
  const domain = [low >= 0 ? Math.max(0, start) : start, top] as const;
  const values = scaleLinear().domain(domain).ticks(options.ticks);
  const decimals = decimalsBetween(values);
  return {
    domain,
    ticks: values.map((value) => ({ value, text: formatNumber(value, decimals) })),
  };
}

/**
 * The extent of what is drawn and nothing more, for pictures without an axis.
 *
 * @returns Lowest and highest, never equal.
 */
export function tightDomain(drawn: readonly number[]): [number, number] {
  if (drawn.length === 0) return [0, 1];
  const [low, high] = reach(drawn);
  return low === high ? [low - 1, high + 1] : [low, high];
}

/** Below this share of the highest value, the lowest is near enough to 0 to show 0. */
const NEAR_ZERO = 0.4;

function extent(drawn: readonly number[], unit: string | undefined): [number, number] {
  if (drawn.length === 0) return unit === "%" ? [0, 100] : [0, 1];
  const [low, high] = reach(drawn);
  if (low === high) {
    const room = Math.abs(low) * 0.1 || 1;
    return [low >= 0 ? Math.max(0, low - room) : low - room, high + room];
  }
  return [low > 0 && low < high * NEAR_ZERO ? 0 : low, high];
}

function reach(drawn: readonly number[]): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of drawn) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

function ceiling(drawn: readonly number[], end: number, unit: string | undefined): number {
  return unit === "%" && drawn.every((value) => value <= 100) ? Math.min(100, end) : end;
}

/** Decimals that tell two neighbouring ticks apart, and no more. */
function decimalsBetween([first = 0, second = first + 1]: readonly number[]): number {
  return Math.max(0, -Math.floor(Math.log10(second - first) + 1e-9));
}
