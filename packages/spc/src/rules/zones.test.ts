import { describe, expect, it } from "vitest";
import { pointsFound } from "./plain-chart.ts";

describe("a point beyond a limit", () => {
  it("lies strictly beyond it", () => {
    expect(pointsFound("ihi", "beyond", [0, 3.01, 0, -3.01])).toEqual([[2], [4]]);
    expect(pointsFound("ihi", "beyond", [0, 3, 0, -3])).toEqual([]);
  });

  it("stays a signal when it was left out of the limits", () => {
    expect(pointsFound("ihi", "beyond", [0, 3.5, 0], { excluded: [1] })).toEqual([[2]]);
  });

  it("is not looked for on a run chart, which has no limits", () => {
    expect(pointsFound("ihi", "beyond", [0, 9, 0], { chart: "run" })).toEqual([]);
  });
});

describe("two of three near a limit", () => {
  it("takes two beyond two sigma on the same side within three", () => {
    expect(pointsFound("ihi", "two-in-three", [0, 2.1, 0, 2.1, 0])).toEqual([[2, 4]]);
    expect(pointsFound("ihi", "two-in-three", [0, -2.1, -2.1, 0])).toEqual([[2, 3]]);
    expect(pointsFound("ihi", "two-in-three", [0, 2.1, 0, 0, 2.1])).toEqual([]);
    expect(pointsFound("ihi", "two-in-three", [0, 2.1, -2.1, 0])).toEqual([]);
    expect(pointsFound("ihi", "two-in-three", [0, 2, 2, 0])).toEqual([]);
  });

  it("needs three points to be two of three", () => {
    expect(pointsFound("ihi", "two-in-three", [2.1, 2.1])).toEqual([]);
  });

  it("is one signal where windows share a point", () => {
    expect(pointsFound("ihi", "two-in-three", [2.1, 0, 2.1, 0, 2.1])).toEqual([[1, 3, 5]]);
  });

  it("counts a point beyond the limit, which Making Data Count does not", () => {
    expect(pointsFound("ihi", "two-in-three", [0.1, 2.1, 3.2])).toEqual([[2, 3]]);
    expect(pointsFound("nhs-mdc", "two-in-three", [0.1, 2.1, 3.2])).toEqual([]);
  });

  it("wants the third on the same side too in Making Data Count", () => {
    expect(pointsFound("nhs-mdc", "two-in-three", [2.1, 0.1, 2.1])).toEqual([[1, 3]]);
    expect(pointsFound("nhs-mdc", "two-in-three", [2.1, -0.1, 2.1])).toEqual([]);
    expect(pointsFound("nhs-mdc", "two-in-three", [2.1, 0, 2.1])).toEqual([]);
  });

  it("looks past a missing month, but not in Making Data Count nor over a border", () => {
    const values = [0.1, 2.1, null, 2.1];

    expect(pointsFound("ihi", "two-in-three", values)).toEqual([[2, 4]]);
    expect(pointsFound("nhs-mdc", "two-in-three", values)).toEqual([]);
    expect(pointsFound("ihi", "two-in-three", [0, 0, 2.1, 2.1, 0, 0], { phaseEnds: [3] })).toEqual(
      [],
    );
  });
});

describe("four of five beyond one sigma", () => {
  it("takes four, on one side, within five", () => {
    expect(pointsFound("nelson", "four-in-five", [1.1, 1.1, 0, 1.1, 1.1])).toEqual([[1, 2, 4, 5]]);
    expect(pointsFound("western-electric", "four-in-five", [1.1, 1.1, 0, 0, 1.1, 1.1])).toEqual([]);
    expect(pointsFound("western-electric", "four-in-five", [1.1, -1.1, 1.1, 1.1, 0.9])).toEqual([]);
  });
});
