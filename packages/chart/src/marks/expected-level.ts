import { drawnPath } from "../drawn-path.ts";
import { rounded } from "../path.ts";
import type { Plot } from "../plot.ts";

/** A level that somebody expects, and the periods of which they say so. */
export interface ExpectedLevel {
  /** In the chart's unit. */
  level: number;
  /** Places of the first and the last period, from 0; periods still ahead included. */
  from: number;
  to: number;
  /** Whether the level is to be reached from below. */
  rises: boolean;
  /** What is expected, in words: "Fall to 1.0 by September 2026". */
  text: string;
}

/** Half of a diamond's height, in pixels: a point inside of it is still seen. */
const REACH = 7;

/** Where points have to lie for what is expected to come true: a field for each, as wide as its time. */
export function drawExpectedFields(expected: readonly ExpectedLevel[], plot: Plot): string {
  const fields = expected.map(({ level, from, to, rises }) => {
    const [left, right] = stretch(from, to, plot);
    const edge = rises ? plot.top : plot.bottom;
    return `M${rounded(left)} ${rounded(plot.y(level))}H${rounded(right)}V${rounded(edge)}H${rounded(left)}z`;
  });
  const edges = expected.map(({ level, from, to }) => {
    const [left, right] = stretch(from, to, plot);
    return `M${rounded(left)} ${rounded(plot.y(level))}H${rounded(right)}`;
  });
  return (
    drawnPath("expected-field", fields.join(""), plot.paint) +
    drawnPath("expected-edge", edges.join(""), plot.paint)
  );
}

/** A hollow diamond for each, at the level and the last period of which it is said. */
export function drawExpected(expected: readonly ExpectedLevel[], plot: Plot): string {
  const data = expected.map(({ level, to }) => diamond(plot.x(to), plot.y(level)));
  return drawnPath("expected", data.join(""), plot.paint);
}

/** The mark as it stands in the legend and on the chart. */
export function diamond(x: number, y: number): string {
  const reach = REACH;
  return `M${rounded(x)} ${rounded(y - reach)}l${reach} ${reach}l-${reach} ${reach}l-${reach} -${reach}z`;
}

function stretch(from: number, to: number, plot: Plot): [number, number] {
  const left = plot.left + Math.max(0, from) * plot.slot;
  return [left, plot.left + Math.min(plot.slots, to + 1) * plot.slot];
}
