import type { ChartReading } from "@allteach/spc/chart-reading";
import { describe, expect, it } from "vitest";
import { lastMove, marksOn } from "./chart-marks.ts";

const points = ["2026-01", "2026-02", "2026-03"].map((label) => ({ label, phase: 1 }));
const reading = (...signals: number[][]) =>
  ({
    signals: signals.map((each) => ({ points: each })),
    chart: { points },
  }) as unknown as ChartReading;

describe("what happened, on a chart", () => {
  it("stands at its month, and nowhere where the chart has no such month", () => {
    const marks = [
      { kind: "event" as const, on: "2026-02-14", text: "Moved" },
      { kind: "event" as const, on: "2025-02-14", text: "Long ago" },
    ];

    expect(marksOn(points, marks)).toEqual([{ point: 1, text: "Moved" }]);
  });

  it("is looked for before the latest signal begins, or the centre line begins anew", () => {
    expect(lastMove(reading([0, 1, 2], [1, 2]))).toBe("2026-02");
    expect(lastMove(reading())).toBeUndefined();
    const anew = points.map((point, place) => ({ ...point, phase: place < 2 ? 1 : 2 }));
    expect(lastMove({ ...reading([0]), chart: { points: anew } } as never)).toBe("2026-03");
  });
});
