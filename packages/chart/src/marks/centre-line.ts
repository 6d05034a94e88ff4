import type { ChartPoint } from "@allteach/spc/control-chart";
import { drawnPath } from "../drawn-path.ts";
import { type Step, stepPath } from "../path.ts";
import type { Plot } from "../plot.ts";
import { type ChartSignal, isPattern } from "../point-kind.ts";

/**
 * The centre line, whole within a phase and broken between phases. In a phase that has an unusual
 * pattern as a whole it is dashed, for no single point could carry that mark.
 */
export function drawCentre(
  points: readonly ChartPoint[],
  signals: readonly ChartSignal[],
  plot: Plot,
): string {
  const patterned = patternedPhases(points, signals);
  const data = { centre: "", "centre-pattern": "" };
  let steps: Step[] = [];
  let phase: number | undefined;
  const close = () => {
    data[patterned.has(phase) ? "centre-pattern" : "centre"] += stepPath(steps);
    steps = [];
  };
  points.forEach((point, index) => {
    if (point.centre === null || point.phase !== phase) close();
    phase = point.phase;
    if (point.centre === null) return;
    const left = plot.left + index * plot.slot;
    steps.push({ left, right: left + plot.slot, level: plot.y(point.centre) });
  });
  close();
  return (
    drawnPath("centre", data.centre, plot.paint) +
    drawnPath("centre-pattern", data["centre-pattern"], plot.paint)
  );
}

/** Phases that some signal calls unusual as a whole. */
export function patternedPhases(
  points: readonly ChartPoint[],
  signals: readonly ChartSignal[],
): ReadonlySet<number | undefined> {
  return new Set(
    signals
      .filter(isPattern)
      .flatMap((signal) => signal.points.map((place) => points[place]?.phase)),
  );
}
