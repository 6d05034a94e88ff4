import type { ChartPoint } from "@allteach/spc/control-chart";
import { drawnPath } from "../drawn-path.ts";
import { rounded } from "../path.ts";
import type { Plot } from "../plot.ts";
import { type ChartSignal, isPattern, type PointKind, signalKind } from "../point-kind.ts";

/** The stretches of the line whose two ends belong to one signal, drawn over it in its colour. */
export function drawSignalRuns(
  points: readonly ChartPoint[],
  signals: readonly ChartSignal[],
  plot: Plot,
): string {
  const data: Record<Exclude<PointKind, "common">, string> = {
    notable: "",
    concern: "",
    improvement: "",
  };
  const taken = new Set<number>();
  for (const signal of signals) {
    const kind = signalKind(signal);
    if (kind === "common" || isPattern(signal)) continue;
    const members = new Set(signal.points);
    let joined = false;
    points.forEach(({ value }, index) => {
      const next = points[index + 1]?.value ?? null;
      const both = members.has(index) && members.has(index + 1);
      if (!both || value === null || next === null || taken.has(index)) {
        joined = false;
        return;
      }
      taken.add(index);
      if (!joined) data[kind] += `M${rounded(plot.x(index))} ${rounded(plot.y(value))}`;
      data[kind] += `L${rounded(plot.x(index + 1))} ${rounded(plot.y(next))}`;
      joined = true;
    });
  }
  const drawn = (kind: keyof typeof data) => drawnPath(`run-${kind}`, data[kind], plot.paint);
  return drawn("notable") + drawn("concern") + drawn("improvement");
}
