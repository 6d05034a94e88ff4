import { describe, expect, it } from "vitest";
import { findSignals } from "./find-signals.ts";
import { plainChart, pointsFound, upTo } from "./plain-chart.ts";
import type { RuleSetId } from "./rule.ts";

describe("a trend", () => {
  it.each<[RuleSetId, string, number]>([
    ["ihi", "trend-6", 6],
    ["nhs-mdc", "trend-7", 7],
    ["nelson", "trend-6", 6],
  ])("in %s (%s) takes %d points, and not one fewer", (set, rule, length) => {
    const rising = upTo(length).map((place) => place / 10);
    const falling = [...rising].reverse();

    expect(pointsFound(set, rule, rising)).toEqual([upTo(length)]);
    expect(pointsFound(set, rule, falling)).toEqual([upTo(length)]);
    expect(pointsFound(set, rule, rising.slice(1))).toEqual([]);
    expect(pointsFound(set, rule, falling.slice(1))).toEqual([]);
  });

  it("begins at the turn, which is its first point", () => {
    expect(pointsFound("ihi", "trend-6", [0.5, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6])).toEqual([
      [2, 3, 4, 5, 6, 7],
    ]);
  });

  it("passes over a tie in IHI's rules, and ends there in Nelson's and Making Data Count's", () => {
    const tied = [0.1, 0.2, 0.3, 0.3, 0.4, 0.5, 0.6, 0.7];

    expect(pointsFound("ihi", "trend-6", tied)).toEqual([[1, 2, 3, 5, 6, 7, 8]]);
    expect(pointsFound("ihi", "trend-6", tied.slice(0, 6))).toEqual([]);
    expect(pointsFound("nelson", "trend-6", tied)).toEqual([]);
    expect(pointsFound("nhs-mdc", "trend-7", tied)).toEqual([]);
  });

  it("begins anew with the later of two ties", () => {
    expect(pointsFound("nelson", "trend-6", [0.1, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6])).toEqual([
      [2, 3, 4, 5, 6, 7],
    ]);
  });

  it("rises over a missing month in IHI's rules and ends there in Making Data Count's", () => {
    const gap = [0.1, 0.2, 0.3, null, 0.4, 0.5, 0.6, 0.7];

    expect(pointsFound("ihi", "trend-6", gap)).toEqual([[1, 2, 3, 5, 6, 7, 8]]);
    expect(pointsFound("nhs-mdc", "trend-7", gap)).toEqual([]);
  });

  it("never crosses the border of a phase", () => {
    const rising = upTo(10).map((place) => place / 10);

    expect(pointsFound("ihi", "trend-6", rising, { phaseEnds: [5] })).toEqual([]);
  });

  it("names the way it goes as its side", () => {
    const [rising] = findSignals(plainChart([-0.6, -0.5, -0.4, -0.3, -0.2, -0.1]), "ihi", {
      direction: "increase",
    });

    expect(rising).toMatchObject({ side: "above", favourable: true });
  });
});
