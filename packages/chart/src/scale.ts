import { scaleLinear } from "d3-scale";
import { figureDigits, tickDigits } from "./number-text.ts";

/** The value axis before it has a place on the paper. */
export interface ValueScale {
  domain: readonly [number, number];
  ticks: readonly number[];
  tickDigits: number;
  /** Decimals for figures beside the axis: values, centre lines, limits. */
  figureDigits: number;
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
  const domain = [
    low >= 0 ? Math.max(0, start) : start,
    ceiling(drawn, end, options.unit),
  ] as const;
  const ticks = scaleLinear().domain(domain).ticks(options.ticks);
  const [first = 0, second = first + 1] = ticks;
  const step = second - first;
  return { domain, ticks, tickDigits: tickDigits(step), figureDigits: figureDigits(step) };
}

/**
 * The extent of what is drawn and nothing more, for pictures without an axis.
 *
 * @returns Lowest and highest, never equal.
 */
export function tightDomain(drawn: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...drawn), Math.max(...drawn)];
  if (drawn.length === 0) return [0, 1];
  return low === high ? [low - 1, high + 1] : [low, high];
}

/** Below this share of the highest value, the lowest is near enough to 0 to show 0. */
const NEAR_ZERO = 0.4;

function extent(drawn: readonly number[], unit: string | undefined): [number, number] {
  if (drawn.length === 0) return unit === "%" ? [0, 100] : [0, 1];
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of drawn) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low === high) {
    const room = Math.max(Math.abs(low) * 0.1, 1);
    return [low >= 0 ? Math.max(0, low - room) : low - room, high + room];
  }
  return [low > 0 && low < high * NEAR_ZERO ? 0 : low, high];
}

function ceiling(drawn: readonly number[], end: number, unit: string | undefined): number {
  return unit === "%" && drawn.every((value) => value <= 100) ? Math.min(100, end) : end;
}
