import { describe, expect, it } from "vitest";
import { levelChart } from "./example-charts.ts";
import { pointKinds } from "./point-kind.ts";

const { points } = levelChart([5, 6, 20, 5], { centre: 5, lower: 0, upper: 10 });
const signal = (places: number[], favourable: boolean | null) => ({
  rule: "shift",
  points: places,
  favourable,
});

describe("what a point says", () => {
  it("follows from its signal: improvement, concern or neither", () => {
    const signals = [signal([0], true), signal([1], false), signal([2], null)];
    expect(pointKinds(points, signals)).toEqual(["improvement", "concern", "notable", "common"]);
  });

  it("follows from the first of two signals", () => {
    const signals = [signal([0], false), signal([0, 1], true)];
    expect(pointKinds(points, signals).slice(0, 2)).toEqual(["concern", "improvement"]);
  });

  it("is notable beyond the limits even without a signal", () => {
    expect(pointKinds(points, [])[2]).toBe("notable");
  });

  it("is left alone by a pattern that has no side, and by places that are not there", () => {
    const pattern = { ...signal([0, 1], null), side: null };
    expect(pointKinds(points, [pattern, signal([9], true)])[0]).toBe("common");
  });
});
