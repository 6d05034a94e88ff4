import { crossingsLimit } from "./crossings-limit.ts";

/** What the runs analysis of one phase finds. */
export interface Runs {
  /** Points that lie on one side of the centre line: all that are counted. */
  useful: number;
  longestRun: number | null;
  longestRunMax: number | null;
  crossings: number | null;
  crossingsMin: number | null;
  signal: boolean;
}

const NOTHING_USEFUL: Runs = {
  useful: 0,
  longestRun: null,
  longestRunMax: null,
  crossings: null,
  crossingsMin: null,
  signal: false,
};

/**
 * Anhøj's runs analysis: a run on one side of the centre line that is unusually long, or unusually
 * few crossings of it, tell that the process has shifted, whatever its distribution.
 *
 * Points on the line and missing points neither break nor lengthen a run.
 *
 * @param values What is plotted, by row. NaN: missing.
 * @param centre The centre line by row, in the unit of the values.
 * @param excluded By row, true where it is left out.
 * @param from The first row of the phase, counted from 0.
 * @param to The row after its last.
 *
 * Source: Anhøj & Olesen, "Run charts revisited", PLoS ONE 9(11), 2014: e113825.
 */
export function anhoejRuns(
  values: readonly number[],
  centre: readonly number[],
  excluded: readonly boolean[],
  from: number,
  to: number,
): Runs {
  let useful = 0;
  let run = 0;
  let longestRun = 0;
  let crossings = 0;
  let sideBefore = 0;
  for (let row = from; row < to; row += 1) {
    const height = (values[row] ?? Number.NaN) - (centre[row] ?? Number.NaN);
    if (excluded[row] || !(height > 0 || height < 0)) continue;
    const side = height > 0 ? 1 : -1;
    useful += 1;
    if (side === -sideBefore) crossings += 1;
    run = side === sideBefore ? run + 1 : 1;
    longestRun = Math.max(longestRun, run);
    sideBefore = side;
  }
  if (useful === 0) return NOTHING_USEFUL;
  const longestRunMax = longestRunLimit(useful);
  const crossingsMin = crossingsLimit(useful);
  const signal = longestRun > longestRunMax || crossings < crossingsMin;
  return { useful, longestRun, longestRunMax, crossings, crossingsMin, signal };
}

/** The longest run that chance alone makes believable among so many useful points. */
export function longestRunLimit(useful: number): number {
  return Math.round(Math.log2(useful)) + 3;
}
