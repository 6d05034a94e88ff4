/** What a point takes part in, in the words of Making Data Count. */
export type SpecialCause =
  | "Common Cause"
  | "Above UCL"
  | "Below LCL"
  | "7 Point Trend (Increasing)"
  | "7 Point Trend (Decreasing)"
  | "2 in 3 Above CL"
  | "2 in 3 Below CL"
  | "7 Points Above CL"
  | "7 Points Below CL";

/** How one point lies to the mean and the limits; without limits it is neither outside nor close. */
export interface Standing {
  /** NaN: missing. */
  value: number;
  /** 1 above the mean, -1 below, 0 on it or missing. */
  side: number;
  isOutside: boolean;
  /** Inside the limits, in the outer third. */
  isClose: boolean;
}

const SHIFT_POINTS = 7;
const TREND_STEPS = 6;

/**
 * Names the special cause of each point of one group, the first that fits: outside the limits, part
 * of a trend of 7 points, one of two close to the limits among 3 on the same side, part of 7 on the
 * same side. A tie or a missing point ends a trend, a point on the mean ends a row on one side.
 *
 * Source: NHS England, *Making Data Count*: rules as in NHSRplotthedots 0.2.2.
 */
export function specialCauses(group: readonly Standing[]): SpecialCause[] {
  const sides = group.map(({ side }) => side);
  const trends = trendDirections(group.map(({ value }) => value));
  const pairs = twoInThree(group);
  const shifts = inRowsOf(SHIFT_POINTS, sides);
  return group.map(({ isOutside, side }, index) => {
    if (isOutside) return side > 0 ? "Above UCL" : "Below LCL";
    const trend = trends[index];
    if (trend) return trend > 0 ? "7 Point Trend (Increasing)" : "7 Point Trend (Decreasing)";
    if (pairs.has(index)) return side > 0 ? "2 in 3 Above CL" : "2 in 3 Below CL";
    if (shifts[index]) return side > 0 ? "7 Points Above CL" : "7 Points Below CL";
    return "Common Cause";
  });
}

/** 1 for each point of a trend upwards, -1 downwards, 0 in none; where one turns, what follows. */
function trendDirections(values: readonly number[]): number[] {
  const steps = values.slice(1).map((value, index) => {
    const step = Math.sign(value - (values[index] ?? Number.NaN));
    return Number.isNaN(step) ? 0 : step;
  });
  const inTrend = inRowsOf(TREND_STEPS, steps);
  return values.map((_, index) => {
    if (inTrend[index]) return steps[index] ?? 0;
    return inTrend[index - 1] ? (steps[index - 1] ?? 0) : 0;
  });
}

/** True for each member of a row of at least `length` equal signs that are not 0. */
function inRowsOf(length: number, signs: readonly number[]): boolean[] {
  const members = signs.map(() => false);
  let start = 0;
  for (let index = 1; index <= signs.length; index += 1) {
    if (signs[index] === signs[start]) continue;
    if (signs[start] !== 0 && index - start >= length) members.fill(true, start, index);
    start = index;
  }
  return members;
}

/** The close ones in every three neighbours on one side, at least two of which are close. */
function twoInThree(group: readonly Standing[]): Set<number> {
  const members = new Set<number>();
  for (let start = 0; start + 3 <= group.length; start += 1) {
    const three = group.slice(start, start + 3);
    const isOneSided = Math.abs(three.reduce((total, { side }) => total + side, 0)) === 3;
    const close = three.flatMap(({ isClose }, offset) => (isClose ? [start + offset] : []));
    if (isOneSided && close.length >= 2) for (const index of close) members.add(index);
  }
  return members;
}
