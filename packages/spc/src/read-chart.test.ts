import { describe, expect, it } from "vitest";
import { overviewRow } from "./overview.ts";
import { readChart } from "./read-chart.ts";
import type { RuleSetId } from "./rules/rule.ts";

const month = (place: number) =>
  `${2025 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, "0")}`;
const proportions = (percentages: readonly (number | null)[]) => ({
  chart: "p" as const,
  points: percentages.map((each, place) => ({
    label: month(place),
    numerator: each === null ? null : each * 3,
    denominator: 300,
  })),
});

const STABLE = [62, 60, 63, 64, 61, 58, 65, 62, 63, 60, 61, 64, 62, 63];
const HIGHER = [71, 72, 70, 73, 69, 71, 74, 70];
const improving = proportions([...STABLE, ...HIGHER]);
const options = {
  chart: { multiplier: 100 },
  name: "Remission",
  unit: "%",
  direction: "increase" as const,
  goal: 70,
};

describe("a reading", () => {
  const reading = readChart(improving, options);

  it("marks each point by the signals it takes part in", () => {
    expect(reading.marks).toHaveLength(22);
    expect(reading.marks.slice(14).every(({ mark }) => mark === "improvement")).toBe(true);
    expect(reading.marks[2]?.mark).toBe("concern");
    expect(reading.marks[14]?.rules).toContain("shift-8");
  });

  it("gives the latest value, its variation and what may be expected of the goal", () => {
    expect(reading.latest).toEqual({ index: 21, label: "2026-10", value: 70 });
    expect(reading.variation).toEqual({ mark: "improvement", side: "high", rule: "shift-8" });
    expect(reading.goal).toMatchObject({ goal: 70, state: "touched" });
    expect(reading.proposal).toMatchObject({ startLabel: "2026-03" });
  });

  it("is concern where the other direction was hoped for, and neutral where none was", () => {
    expect(readChart(improving, { ...options, direction: "decrease" }).variation.mark).toBe(
      "concern",
    );
    const neutral = readChart(improving, { ...options, direction: "neutral" });
    expect(neutral.variation.mark).toBe("neutral");
    expect(neutral.goal).toBeNull();
  });

  it("is common cause after the shift is accepted", () => {
    const accepted = readChart(improving, {
      ...options,
      chart: { multiplier: 100, phaseEnds: [14] },
    });

    expect(accepted.variation).toEqual({ mark: "common", side: null, rule: null });
    expect(accepted.proposal).toBeNull();
    expect(accepted.goal).toMatchObject({ state: "held", by: "centre-line" });
  });

  it("takes the chart's target for its goal", () => {
    const { goal } = readChart(improving, {
      direction: "increase",
      chart: { multiplier: 100, target: 75 },
    });

    expect(goal?.goal).toBe(75);
  });

  it("finds no signal by a rule it refuses", () => {
    const rare = {
      chart: "c" as const,
      points: Array.from({ length: 40 }, (_, place) => ({
        label: month(place),
        numerator: place % 14 === 13 ? 1 : 0,
      })),
    };
    for (const ruleSet of ["ihi", "nhs-mdc", "anhoej", "western-electric", "nelson"] as const) {
      const { signals, validity } = readChart(rare, { ruleSet });
      const refused = new Set(validity.refusedRules.map(({ rule }) => rule));

      expect(refused.size).toBeGreaterThan(0);
      expect(signals.filter(({ side }) => side === "below")).toEqual([]);
    }
  });

  it("uses the rule set that was chosen", () => {
    const sevenAbove = proportions([...STABLE, ...STABLE, 60, 66, 66, 67, 66, 66, 67, 66]);
    const frozen = { ...options, chart: { multiplier: 100, freezeAfter: 28 } };
    const shifts = (ruleSet: RuleSetId) =>
      readChart(sevenAbove, { ...frozen, ruleSet }).signals.filter(({ kind }) => kind === "shift");

    expect(shifts("nhs-mdc")).toHaveLength(1);
    expect(shifts("ihi")).toHaveLength(0);
  });

  it("of categories finds single points only and proposes no phase", () => {
    const unordered = readChart(improving, {
      ...options,
      chart: { multiplier: 100, unordered: true },
    });

    expect(new Set(unordered.signals.map(({ kind }) => kind))).toEqual(
      new Set(["astronomical-point"]),
    );
    expect(unordered.proposal).toBeNull();
  });

  it("of the same figures is the same every time", () => {
    expect(readChart(improving, options)).toEqual(reading);
  });

  it("of nothing is empty, and does not fall over", () => {
    const empty = readChart({ chart: "i", points: [] });

    expect(empty).toMatchObject({ latest: null, goal: null, proposal: null, signals: [] });
    expect(empty.variation.mark).toBe("common");
  });
});

describe("an overview's row", () => {
  it("says what the chart says", () => {
    const reading = readChart(improving, options);
    const row = overviewRow(reading);

    expect(row).toEqual({
      name: "Remission",
      latest: "70\u00a0%",
      period: "October 2026",
      variation: reading.variation,
      assurance: "hit-and-miss",
      goal: "70\u00a0%",
      goalState: "touched",
      trialLimits: false,
      tooFewPoints: false,
      hasProposal: true,
      sentence: reading.sentence,
    });
  });

  it("has a dash where nothing was reported", () => {
    expect(overviewRow(readChart(proportions([null, null])))).toMatchObject({
      latest: "–",
      period: "",
      assurance: null,
      goal: null,
    });
  });

  it("has too few points until the latest phase has six", () => {
    const tooFew = (size: number, phaseEnds: number[] = []) =>
      overviewRow(
        readChart(proportions(STABLE.slice(0, size)), { chart: { multiplier: 100, phaseEnds } }),
      ).tooFewPoints;

    expect([0, 1, 5, 6, 14].map((size) => tooFew(size))).toEqual([true, true, true, false, false]);
    expect(tooFew(14, [9])).toBe(true);
    expect(tooFew(14, [8])).toBe(false);
  });

  it("takes the last value there is, and its month", () => {
    const row = overviewRow(readChart(proportions([...STABLE, null]), options));

    expect(row).toMatchObject({ latest: "63\u00a0%", period: "February 2026" });
  });
});
