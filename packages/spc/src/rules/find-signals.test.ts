import { describe, expect, it } from "vitest";
import { controlChart } from "../control-chart.ts";
import { findSignals } from "./find-signals.ts";
import { plainChart, times, upTo, type Values } from "./plain-chart.ts";
import type { RuleSetId } from "./rule.ts";
import { RULE_SETS } from "./rule-sets.ts";

describe("Anhøj's rules", () => {
  const series = (values: Values) =>
    controlChart({
      chart: "run",
      points: values.map((numerator, place) => ({ label: String(place), numerator })),
    });

  it("find the run that is longer than so many points make likely, and few crossings", () => {
    const values = upTo(24).map((place) => (place <= 12 ? place % 3 : 10 + (place % 3)));
    const signals = findSignals(series(values), "anhoej", { direction: "increase" });

    expect(signals.map(({ rule, side, favourable }) => [rule, side, favourable])).toEqual([
      ["longest-run", "below", false],
      ["longest-run", "above", true],
      ["crossings", null, null],
    ]);
    expect(signals[1]?.points).toEqual(upTo(12).map((place) => place + 11));
    expect(signals[2]?.points).toHaveLength(24);
  });

  it("name a run that is too long, and not one that is as long as it may be", () => {
    const chart = plainChart([...times(9, 0.5), ...times(8, -0.5)]);
    const [runs] = chart.phases;
    const phases = runs === undefined ? [] : [{ ...runs, longestRun: 9, longestRunMax: 8 }];

    expect(findSignals({ ...chart, phases }, "anhoej").map(({ points }) => points.length)).toEqual([
      9,
    ]);
  });

  it("find nothing where both limits are just kept", () => {
    // 24 useful points: eight in a row are allowed, and eight crossings are enough.
    const sides = "++++++++--+-+-+-+--------".slice(0, 24);
    const chart = series([...sides].map((side) => (side === "+" ? 1 : -1)));
    const centred = {
      ...chart,
      points: chart.points.map((point) => ({ ...point, centre: 0 })),
      phases: chart.phases.map((phase) => ({
        ...phase,
        longestRun: 8,
        longestRunMax: 8,
        crossings: 8,
        crossingsMin: 8,
      })),
    };

    expect(findSignals(centred, "anhoej")).toEqual([]);
    const stricter = centred.phases.map((phase) => ({ ...phase, crossingsMin: 9 }));
    expect(findSignals({ ...centred, phases: stricter }, "anhoej")).toHaveLength(1);
  });
});

describe("signals", () => {
  it("are favourable when they lie on the hoped-for side", () => {
    const chart = plainChart([0, 3.5, 0, -3.5]);
    const favourable = (direction: "increase" | "decrease" | "neutral") =>
      findSignals(chart, "ihi", { direction }).map((signal) => signal.favourable);

    expect(favourable("increase")).toEqual([true, false]);
    expect(favourable("decrease")).toEqual([false, true]);
    expect(favourable("neutral")).toEqual([null, null]);
  });

  it("are not given where their rule is refused: for a phase, or one side of it", () => {
    const chart = plainChart([...times(8, -1.5), ...times(8, 1.5)]);
    const sides = (refused: { rule: string; phase: number; side: "above" | "below" | null }) =>
      findSignals(chart, "ihi", { refusalsOf: () => [refused] }).map(({ side }) => side);

    expect(sides({ rule: "shift-8", phase: 1, side: null })).toEqual([]);
    expect(sides({ rule: "shift-8", phase: 1, side: "below" })).toEqual(["above"]);
    expect(sides({ rule: "shift-8", phase: 2, side: null })).toEqual(["below", "above"]);
    expect(sides({ rule: "trend-6", phase: 1, side: null })).toEqual(["below", "above"]);
  });

  it("ask whether a rule is valid only where it found something", () => {
    const asked: string[] = [];
    const refusalsOf = ({ id }: { id: string }) => {
      asked.push(id);
      return [];
    };
    findSignals(plainChart(times(9, 0.5)), "ihi", { refusalsOf });

    expect(new Set(asked)).toEqual(new Set(["shift-8"]));
  });

  it("among categories are single points only", () => {
    const chart = plainChart([...times(9, 0.5), 3.5]);

    expect(findSignals(chart, "ihi", { unordered: true }).map(({ rule }) => rule)).toEqual([
      "beyond",
    ]);
    expect(findSignals({ ...chart, chart: "mr" }, "nelson").map(({ rule }) => rule)).toEqual([
      "beyond",
    ]);
  });

  it("turn upside down with the chart", () => {
    const values = [0.5, 2.1, 3.4, 2.2, 0.1, -0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.2];
    const mirror = { above: "below", below: "above" } as const;
    for (const set of Object.keys(RULE_SETS) as RuleSetId[]) {
      const upright = findSignals(plainChart(values), set);
      const turned = findSignals(plainChart(values.map((value) => -value)), set);

      const mirrored = upright.map(({ rule, points, side }) => [
        rule,
        points,
        side && mirror[side],
      ]);
      expect(turned.map(({ rule, points, side }) => [rule, points, side])).toEqual(
        expect.arrayContaining(mirrored),
      );
      expect(turned).toHaveLength(upright.length);
    }
  });

  it("find nothing on an empty chart", () => {
    for (const set of Object.keys(RULE_SETS) as RuleSetId[]) {
      expect(findSignals({ chart: "i", points: [], phases: [] }, set)).toEqual([]);
    }
  });
});
