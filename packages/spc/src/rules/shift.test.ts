import { describe, expect, it } from "vitest";
import { pointsFound, times, upTo } from "./plain-chart.ts";
import type { RuleSetId } from "./rule.ts";

describe("a shift", () => {
  it.each<[RuleSetId, string, number]>([
    ["ihi", "shift-8", 8],
    ["nhs-mdc", "shift-7", 7],
    ["western-electric", "shift-8", 8],
    ["nelson", "shift-9", 9],
  ])("in %s (%s) takes %d points on one side, and not one fewer", (set, rule, length) => {
    expect(pointsFound(set, rule, [-1, ...times(length, 0.5), -1])).toEqual([
      upTo(length).map((place) => place + 1),
    ]);
    expect(pointsFound(set, rule, [-1, ...times(length - 1, 0.5), -1])).toEqual([]);
    expect(pointsFound(set, rule, times(length, -0.5))).toEqual([upTo(length)]);
    expect(pointsFound(set, rule, times(length - 1, -0.5))).toEqual([]);
  });

  it("is one signal as long as it lasts", () => {
    expect(pointsFound("ihi", "shift-8", times(13, 0.5))).toEqual([upTo(13)]);
  });

  it("is neither ended nor lengthened by a point on the centre line where IHI's rules hold", () => {
    expect(pointsFound("ihi", "shift-8", [...times(4, 0.5), 0, ...times(4, 0.5)])).toEqual([
      [1, 2, 3, 4, 6, 7, 8, 9],
    ]);
    expect(pointsFound("ihi", "shift-8", [...times(4, 0.5), 0, ...times(3, 0.5)])).toEqual([]);
  });

  it.each<[RuleSetId, string]>([
    ["nhs-mdc", "shift-7"],
    ["western-electric", "shift-8"],
    ["nelson", "shift-9"],
  ])("is ended by a point on the centre line in %s (%s)", (set, rule) => {
    expect(pointsFound(set, rule, [...times(6, 0.5), 0, ...times(6, 0.5)])).toEqual([]);
  });

  it("runs on over a missing month, which Making Data Count takes as its end", () => {
    const values = [...times(4, 0.5), null, ...times(4, 0.5)];

    expect(pointsFound("ihi", "shift-8", values)).toEqual([[1, 2, 3, 4, 6, 7, 8, 9]]);
    expect(pointsFound("nhs-mdc", "shift-7", values)).toEqual([]);
  });

  it("does not count points that were left out of the limits", () => {
    const values = times(9, 0.5);

    expect(pointsFound("ihi", "shift-8", values, { excluded: [3] })).toEqual([
      [1, 2, 3, 5, 6, 7, 8, 9],
    ]);
    expect(pointsFound("ihi", "shift-8", times(8, 0.5), { excluded: [3] })).toEqual([]);
  });

  it("never crosses the border of a phase", () => {
    expect(pointsFound("ihi", "shift-8", times(14, 0.5), { phaseEnds: [7] })).toEqual([]);
    expect(pointsFound("ihi", "shift-8", times(15, 0.5), { phaseEnds: [7] })).toEqual([
      upTo(8).map((place) => place + 7),
    ]);
  });

  it("does not take rounding for a side", () => {
    const drawing = { centre: 0.1 + 0.2 };

    expect(pointsFound("ihi", "shift-8", times(8, 0.3), drawing)).toEqual([]);
  });
});
