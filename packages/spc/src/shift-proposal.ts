import { mostLikelyChange } from "./change-point.ts";
import type { ControlChart } from "./control-chart.ts";
import { type Direction, isFavourable, type Signal } from "./rules/signal.ts";
import { type Measured, measuredPoints, sizeOfChange } from "./shift-size.ts";

/** A new phase that the software proposes and only a person can accept. */
export interface ShiftProposal {
  /** The phase that would be split, from 1. */
  phase: number;
  /** The first point of the new phase: its place in the chart's `points`, from 0. */
  start: number;
  startLabel: string;
  /** The last point of the old phase, from 1: what `ChartOptions.phaseEnds` takes. */
  phaseEnd: number;
  /** What called for it: a run on the side to which the level moved, if there is one. */
  signal: Signal;
  /** Where the level moved to. */
  side: "above" | "below";
  favourable: boolean | null;
  /** The level before and after, in the chart's unit. */
  from: number;
  to: number;
  /**
   * `to` minus `from`, with its 95 % interval. The start is taken as known and the points as
   * independent of each other: where they are not, the interval is too narrow.
   */
  change: number;
  low: number;
  high: number;
  pointsBefore: number;
  pointsAfter: number;
  /** The likelihood's share for starts within two points of this one, 0 to 1. */
  certainty: number;
  /** Fewer than 12 points since: limits of the new phase would be trial limits. */
  provisional: boolean;
}

export type ShiftDecision = "accept" | "hold" | "decline";

/** Signals that speak of a lasting change of level. */
const SUSTAINED: readonly Signal["kind"][] = ["shift", "longest-run", "crossings"];

/** Fewer points than this are no level. */
const LEAST_POINTS = 6;

/** Twice the log-likelihood gained; a stable phase of 40 points gains so much once in a hundred. */
const LEAST_GAIN = 12;

/** Below this the data do not yet say when it began: the proposal waits for another point. */
const LEAST_CERTAINTY = 0.6;

const NEAR = 2;

/**
 * Proposes where a new phase began, after a sustained signal in the latest phase.
 *
 * The start is the most likely single change of level in the phase, not the start of the run: a
 * centre line that already includes the change makes runs start early or late. Nothing is proposed
 * while the data leave the start open, nor near a start that a person has declined.
 *
 * @param declined labels of starts that were proposed before and declined.
 * @returns null where there is nothing to propose.
 *
 * Source: Hinkley 1970, *Biometrika* 57: 1-17; Samuel, Pignatiello & Calvin 1998, *Quality
 * Engineering* 10: 521-527 (the time of a step change, found after a signal).
 */
export function proposeShift(
  chart: ControlChart,
  signals: readonly Signal[],
  {
    direction = "neutral",
    declined = [],
  }: { direction?: Direction; declined?: readonly string[] } = {},
): ShiftProposal | null {
  const phase = chart.points.at(-1)?.phase ?? 0;
  const sustained = signals.filter(
    (signal) => signal.phase === phase && SUSTAINED.includes(signal.kind),
  );
  const [anySustained] = sustained;
  if (anySustained === undefined) return null;
  const measured = measuredPoints(chart, phase);
  const found = mostLikelyChange(
    measured.map(({ offset }) => offset),
    measured.map(({ weight }) => weight),
    { leastBefore: LEAST_POINTS, leastAfter: LEAST_POINTS },
  );
  if (found === null || found.gain < LEAST_GAIN) return null;
  const certainty = supportNear(found.support, found.start);
  const first = measured[found.start];
  if (certainty < LEAST_CERTAINTY || first === undefined) return null;
  if (declined.some((label) => isNear(chart, label, first))) return null;
  const size = sizeOfChange(chart.chart, measured, found.start);
  const side = size.change > 0 ? "above" : "below";
  const signal = sustained.findLast((each) => each.side === side) ?? anySustained;
  return {
    phase,
    start: first.index,
    startLabel: chart.points[first.index]?.label ?? "",
    phaseEnd: first.index,
    signal,
    side,
    favourable: isFavourable(side, direction),
    ...size,
    pointsBefore: found.start,
    pointsAfter: measured.length - found.start,
    certainty,
    provisional: measured.length - found.start < 12,
  };
}

/**
 * What a decision makes of a chart's phases: accepting adds the border, holding and declining
 * leave them as they are.
 *
 * @param phaseEnds the borders so far, from 1.
 */
export function decideShift(
  { phaseEnd }: Pick<ShiftProposal, "phaseEnd">,
  decision: ShiftDecision,
  phaseEnds: readonly number[] = [],
): number[] {
  const ends = decision === "accept" ? [...phaseEnds, phaseEnd] : phaseEnds;
  return [...new Set(ends)].sort((one, other) => one - other);
}

function supportNear(support: ReadonlyMap<number, number>, start: number): number {
  let sum = 0;
  for (const [place, share] of support) if (Math.abs(place - start) <= NEAR) sum += share;
  return sum;
}

function isNear(chart: ControlChart, label: string, { index }: Measured): boolean {
  const place = chart.points.findIndex((point) => point.label === label);
  return place >= 0 && Math.abs(place - index) <= NEAR;
}
