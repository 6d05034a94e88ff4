import { describe, expect, it } from "vitest";
import { plainChart } from "./rules/plain-chart.ts";
import { measuredPoints, sizeOfChange } from "./shift-size.ts";

const measured = (value: number, weight = 1) => ({
  index: 0,
  value,
  centre: 10,
  offset: value - 10,
  weight,
});

describe("the size of a change", () => {
  it("is the difference of two weighted means with its 95 % interval", () => {
    const points = [measured(8, 1), measured(9, 3), measured(12, 2), measured(12, 2)];
    const margin = 1.96 * Math.sqrt(1 / 4 + 1 / 4);

    const size = sizeOfChange("i", points, 2);
    expect(size).toMatchObject({ from: 8.75, to: 12, change: 3.25 });
    expect(size.low).toBeCloseTo(3.25 - margin, 12);
    expect(size.high).toBeCloseTo(3.25 + margin, 12);
  });

  it("of counts knows that a lower level also varies less", () => {
    const points = [measured(5), measured(5), measured(20), measured(20)];
    const margin = 1.96 * Math.sqrt(0.5 / 2 + 2 / 2);

    const { low, high } = sizeOfChange("u", points, 2);
    expect((high - low) / 2).toBeCloseTo(margin, 12);
  });
});

describe("the precision of points", () => {
  it("comes from the chart's limits, widened where neighbours differ by more", () => {
    const calm = measuredPoints(plainChart([0.5, -0.5, 0.5, -0.5], { sigma: 2 }), 1);
    expect(calm.map(({ weight }) => weight)).toEqual(Array(4).fill(0.25));

    const wild = measuredPoints(plainChart([5, -5, 5, -5], { sigma: 2 }), 1);
    expect(wild[0]?.weight).toBeCloseTo((1.128 / 10) ** 2, 12);
  });

  it("comes from neighbours alone on a run chart", () => {
    const points = measuredPoints(plainChart([1, 3, 1, 3], { chart: "run" }), 1);

    expect(points[0]?.weight).toBeCloseTo((1.128 / 2) ** 2, 12);
  });

  it("is none where nothing varies", () => {
    expect(measuredPoints(plainChart([0, 0, 0], { chart: "run" }), 1)).toEqual([]);
  });
});
