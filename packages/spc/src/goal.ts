import type { ControlChart } from "./control-chart.ts";
import { type PhasePoint, pointsByPhase } from "./rules/phase-point.ts";
import type { Direction } from "./rules/signal.ts";

/**
 * How a chart stands to its goal. A single good month is "touched"; "held" takes a rule; "slipped"
 * was held once and is no longer.
 */
export type GoalState = "held" | "slipped" | "touched" | "not-reached";

/** What the process will do about the goal if nothing changes. */
export type Capability = "capable" | "not-capable" | "hit-and-miss";

export interface GoalProgress {
  goal: number;
  state: GoalState;
  /** What says so: points in a row at or beyond the goal, or the centre line; null: nothing yet. */
  by: "run" | "centre-line" | null;
  /** Label of the first point from which it was held or touched; null: not reached. */
  since: string | null;
  /** Null where the chart has no limits. */
  capability: Capability | null;
}

/** As long as a shift: chance alone seldom keeps eight points on the far side of a level. */
const POINTS_THAT_HOLD = 8;

/**
 * Whether a goal is reached and held: by the last eight points in a row at or beyond it, or by a
 * centre line at or beyond it in a current phase of at least eight points.
 *
 * @param goal in the chart's unit.
 * @param direction which way the measure should move.
 * @returns null where nothing is hoped for or nothing is plotted.
 */
export function goalProgress(
  chart: ControlChart,
  goal: number,
  direction: Direction,
): GoalProgress | null {
  if (direction === "neutral") return null;
  const meets = (value: number) => (direction === "increase" ? value >= goal : value <= goal);
  const phases = pointsByPhase(chart);
  const points = phases.flat().filter(({ speaks }) => speaks);
  if (points.length === 0) return null;
  const label = (point: PhasePoint | undefined) => chart.points[point?.index ?? -1]?.label ?? null;
  const progress = { goal, capability: capabilityOf(chart, goal, direction) };

  const misses = points.findLastIndex(({ value }) => !meets(value));
  if (points.length - 1 - misses >= POINTS_THAT_HOLD) {
    return { ...progress, state: "held", by: "run", since: label(points[misses + 1]) };
  }
  const current = (phases.at(-1) ?? []).filter(({ speaks }) => speaks);
  const centre = chart.points.at(-1)?.centre ?? null;
  if (centre !== null && meets(centre) && current.length >= POINTS_THAT_HOLD) {
    return { ...progress, state: "held", by: "centre-line", since: label(current[0]) };
  }
  const run = firstRun(points, meets);
  if (run !== null) return { ...progress, state: "slipped", by: "run", since: label(run) };
  const touched = points.find(({ value }) => meets(value));
  const state = touched === undefined ? "not-reached" : "touched";
  return { ...progress, state, by: null, since: label(touched) };
}

/**
 * Whether the goal lies outside the latest limits on the good side of them ("capable" of meeting
 * it in every period), on the other side, or between them, where chance decides.
 *
 * Source: NHS England, *Making Data Count* (assurance icons); limits equal to the goal decide
 * nothing, as in NHSRplotthedots.
 */
export function capabilityOf(
  chart: ControlChart,
  goal: number,
  direction: Direction,
): Capability | null {
  const last = chart.points.findLast(({ lower, upper }) => lower !== null && upper !== null);
  const isCurrent = last !== undefined && last.phase === chart.points.at(-1)?.phase;
  if (direction === "neutral" || !isCurrent || last.lower === null || last.upper === null) {
    return null;
  }
  if (goal < last.lower) return direction === "increase" ? "capable" : "not-capable";
  if (goal > last.upper) return direction === "increase" ? "not-capable" : "capable";
  return "hit-and-miss";
}

function firstRun(
  points: readonly PhasePoint[],
  meets: (value: number) => boolean,
): PhasePoint | null {
  let length = 0;
  for (const [place, { value }] of points.entries()) {
    length = meets(value) ? length + 1 : 0;
    if (length === POINTS_THAT_HOLD) return points[place - length + 1] ?? null;
  }
  return null;
}
