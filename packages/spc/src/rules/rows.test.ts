import { describe, expect, it } from "vitest";
import { findSignals } from "./find-signals.ts";
import { plainChart, pointsFound, times, upTo } from "./plain-chart.ts";
import type { RuleSetId } from "./rule.ts";

describe("hugging the centre line", () => {
  const near = upTo(15).map((place) => (place % 2 ? 0.9 : -0.9));

  it.each<[RuleSetId]>([["ihi"], ["nelson"]])("takes fifteen points in %s", (set) => {
    expect(pointsFound(set, "hugging-15", near)).toEqual([upTo(15)]);
    expect(pointsFound(set, "hugging-15", near.slice(1))).toEqual([]);
    expect(pointsFound(set, "hugging-15", [...near, 2.5])).toEqual([upTo(15)]);
    expect(pointsFound(set, "hugging-15", [...near.slice(1), 2.5])).toEqual([]);
    expect(pointsFound(set, "hugging-15", [...near.slice(0, 14), 1, ...near.slice(0, 14)])).toEqual(
      [],
    );
  });

  it("has no side, so it is neither good nor bad", () => {
    const signals = findSignals(plainChart(near), "ihi", { direction: "increase" });

    expect(signals).toMatchObject([{ kind: "hugging", side: null, favourable: null }]);
  });

  it("says nothing of a series that does not vary at all", () => {
    expect(pointsFound("ihi", "hugging-15", times(20, 0), { sigma: 0 })).toEqual([]);
  });
});

describe("avoiding the centre line", () => {
  it("takes eight points on both sides with none within one sigma", () => {
    const far = [1.1, -1.1, 1.1, -1.1, 1.1, -1.1, 1.1, -1.1];

    expect(pointsFound("nelson", "avoiding-8", far)).toEqual([upTo(8)]);
    expect(pointsFound("nelson", "avoiding-8", far.slice(1))).toEqual([]);
    expect(
      pointsFound("nelson", "avoiding-8", [...far.slice(0, 7), 0.9, ...far.slice(0, 7)]),
    ).toEqual([]);
    expect(pointsFound("nelson", "avoiding-8", times(8, 1.1))).toEqual([]);
  });
});

describe("alternation", () => {
  const zigzag = upTo(14).map((place) => (place % 2 ? 0.2 : -0.2));

  it("takes fourteen points that go up and down by turns", () => {
    expect(pointsFound("nelson", "alternation-14", zigzag)).toEqual([upTo(14)]);
    expect(pointsFound("nelson", "alternation-14", zigzag.slice(1))).toEqual([]);
  });

  it("is ended by a tie", () => {
    const tied = [...zigzag.slice(0, 7), ...zigzag.slice(6, 13)];

    expect(pointsFound("nelson", "alternation-14", tied)).toEqual([]);
  });
});
