import type { ChartPoint } from "@allteach/spc/control-chart";
import { describe, expect, it } from "vitest";
import { wearsRings } from "./points.ts";

const chart = (count: number, beyond: number): ChartPoint[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ label: "", value: 5, centre: 5, lower: 3, upper: 7, lower95: 4, upper95: 6 },
    ...{ phase: 1, excluded: false, beyondLimits: index < beyond },
  }));

describe("rings around points beyond the limits", () => {
  it("are drawn where few of the points are", () => {
    expect(wearsRings(chart(24, 1))).toBe(true);
    expect(wearsRings(chart(24, 8))).toBe(true);
    expect(wearsRings(chart(60, 3))).toBe(true);
  });

  it("are left out where no point is", () => {
    expect(wearsRings(chart(24, 0))).toBe(false);
  });

  it("are left out where more than a third of the points would wear one", () => {
    expect(wearsRings(chart(24, 9))).toBe(false);
  });

  it("are left out among more than sixty points", () => {
    expect(wearsRings(chart(61, 3))).toBe(false);
  });

  it("do not count periods without a value", () => {
    const silent = chart(30, 0).map((point) => ({ ...point, value: null }));

    expect(wearsRings([...chart(24, 8), ...silent])).toBe(true);
  });
});
