import { describe, expect, it } from "vitest";
import { controlChart } from "../control-chart.ts";
import { findSignals } from "./find-signals.ts";
import { plainChart } from "./plain-chart.ts";
import type { RuleSetId } from "./rule.ts";
import { RULE_SETS } from "./rule-sets.ts";

type Values = readonly (number | null)[];
type Drawing = Parameters<typeof plainChart>[1];

/** The points, from 1, of each signal that one rule finds. */
function found(ruleSet: RuleSetId, rule: string, values: Values, drawing?: Drawing): number[][] {
  expect(RULE_SETS[ruleSet].rules.map(({ id }) => id)).toContain(rule);
  return findSignals(plainChart(values, drawing), ruleSet)
    .filter((signal) => signal.rule === rule)
    .map(({ points }) => points.map((index) => index + 1));
}

const times = (count: number, value: number) => Array<number>(count).fill(value);
const upTo = (count: number) => Array.from({ length: count }, (_, place) => place + 1);

describe("a shift", () => {
  it.each<[RuleSetId, string, number]>([
    ["ihi", "shift-8", 8],
    ["nhs-mdc", "shift-7", 7],
    ["western-electric", "shift-8", 8],
    ["nelson", "shift-9", 9],
  ])("in %s (%s) takes %d points on one side, and not one fewer", (set, rule, length) => {
    expect(found(set, rule, [-1, ...times(length, 0.5), -1])).toEqual([
      upTo(length).map((place) => place + 1),
    ]);
    expect(found(set, rule, [-1, ...times(length - 1, 0.5), -1])).toEqual([]);
    expect(found(set, rule, times(length, -0.5))).toEqual([upTo(length)]);
    expect(found(set, rule, times(length - 1, -0.5))).toEqual([]);
  });

  it("is one signal as long as it lasts", () => {
    expect(found("ihi", "shift-8", times(13, 0.5))).toEqual([upTo(13)]);
  });

  it("is neither ended nor lengthened by a point on the centre line where IHI's rules hold", () => {
    expect(found("ihi", "shift-8", [...times(4, 0.5), 0, ...times(4, 0.5)])).toEqual([
      [1, 2, 3, 4, 6, 7, 8, 9],
    ]);
    expect(found("ihi", "shift-8", [...times(4, 0.5), 0, ...times(3, 0.5)])).toEqual([]);
  });

  it.each<[RuleSetId, string]>([
    ["nhs-mdc", "shift-7"],
    ["western-electric", "shift-8"],
    ["nelson", "shift-9"],
  ])("is ended by a point on the centre line in %s (%s)", (set, rule) => {
    expect(found(set, rule, [...times(6, 0.5), 0, ...times(6, 0.5)])).toEqual([]);
  });

  it("runs on over a missing month, which Making Data Count takes as its end", () => {
    const values = [...times(4, 0.5), null, ...times(4, 0.5)];

    expect(found("ihi", "shift-8", values)).toEqual([[1, 2, 3, 4, 6, 7, 8, 9]]);
    expect(found("nhs-mdc", "shift-7", values)).toEqual([]);
  });

  it("does not count points that were left out of the limits", () => {
    const values = times(9, 0.5);

    expect(found("ihi", "shift-8", values, { excluded: [3] })).toEqual([[1, 2, 3, 5, 6, 7, 8, 9]]);
    expect(found("ihi", "shift-8", times(8, 0.5), { excluded: [3] })).toEqual([]);
  });

  it("never crosses the border of a phase", () => {
    expect(found("ihi", "shift-8", times(14, 0.5), { phaseEnds: [7] })).toEqual([]);
    expect(found("ihi", "shift-8", times(15, 0.5), { phaseEnds: [7] })).toEqual([
      upTo(8).map((place) => place + 7),
    ]);
  });

  it("does not take rounding for a side", () => {
    const drawing = { centre: 0.1 + 0.2 };

    expect(found("ihi", "shift-8", times(8, 0.3), drawing)).toEqual([]);
  });
});

describe("a trend", () => {
  it.each<[RuleSetId, string, number]>([
    ["ihi", "trend-6", 6],
    ["nhs-mdc", "trend-7", 7],
    ["nelson", "trend-6", 6],
  ])("in %s (%s) takes %d points, and not one fewer", (set, rule, length) => {
    const rising = upTo(length).map((place) => place / 10);
    const falling = [...rising].reverse();

    expect(found(set, rule, rising)).toEqual([upTo(length)]);
    expect(found(set, rule, falling)).toEqual([upTo(length)]);
    expect(found(set, rule, rising.slice(1))).toEqual([]);
    expect(found(set, rule, falling.slice(1))).toEqual([]);
  });

  it("begins at the turn, which is its first point", () => {
    expect(found("ihi", "trend-6", [0.5, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6])).toEqual([
      [2, 3, 4, 5, 6, 7],
    ]);
  });

  it("passes over a tie in IHI's rules, and ends there in Nelson's and Making Data Count's", () => {
    const tied = [0.1, 0.2, 0.3, 0.3, 0.4, 0.5, 0.6, 0.7];

    expect(found("ihi", "trend-6", tied)).toEqual([[1, 2, 3, 5, 6, 7, 8]]);
    expect(found("ihi", "trend-6", tied.slice(0, 6))).toEqual([]);
    expect(found("nelson", "trend-6", tied)).toEqual([]);
    expect(found("nhs-mdc", "trend-7", tied)).toEqual([]);
  });

  it("begins anew with the later of two ties", () => {
    expect(found("nelson", "trend-6", [0.1, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6])).toEqual([
      [2, 3, 4, 5, 6, 7],
    ]);
  });

  it("rises over a missing month in IHI's rules and ends there in Making Data Count's", () => {
    const gap = [0.1, 0.2, 0.3, null, 0.4, 0.5, 0.6, 0.7];

    expect(found("ihi", "trend-6", gap)).toEqual([[1, 2, 3, 5, 6, 7, 8]]);
    expect(found("nhs-mdc", "trend-7", gap)).toEqual([]);
  });

  it("never crosses the border of a phase", () => {
    const rising = upTo(10).map((place) => place / 10);

    expect(found("ihi", "trend-6", rising, { phaseEnds: [5] })).toEqual([]);
  });

  it("names the way it goes as its side", () => {
    const [rising] = findSignals(plainChart([-0.6, -0.5, -0.4, -0.3, -0.2, -0.1]), "ihi", {
      direction: "increase",
    });

    expect(rising).toMatchObject({ side: "above", favourable: true });
  });
});

describe("a point beyond a limit", () => {
  it("lies strictly beyond it", () => {
    expect(found("ihi", "beyond", [0, 3.01, 0, -3.01])).toEqual([[2], [4]]);
    expect(found("ihi", "beyond", [0, 3, 0, -3])).toEqual([]);
  });

  it("stays a signal when it was left out of the limits", () => {
    expect(found("ihi", "beyond", [0, 3.5, 0], { excluded: [1] })).toEqual([[2]]);
  });

  it("is not looked for on a run chart, which has no limits", () => {
    expect(found("ihi", "beyond", [0, 9, 0], { chart: "run" })).toEqual([]);
  });
});

describe("two of three near a limit", () => {
  it("takes two beyond two sigma on the same side within three", () => {
    expect(found("ihi", "two-in-three", [0, 2.1, 0, 2.1, 0])).toEqual([[2, 4]]);
    expect(found("ihi", "two-in-three", [0, -2.1, -2.1, 0])).toEqual([[2, 3]]);
    expect(found("ihi", "two-in-three", [0, 2.1, 0, 0, 2.1])).toEqual([]);
    expect(found("ihi", "two-in-three", [0, 2.1, -2.1, 0])).toEqual([]);
    expect(found("ihi", "two-in-three", [0, 2, 2, 0])).toEqual([]);
  });

  it("needs three points to be two of three", () => {
    expect(found("ihi", "two-in-three", [2.1, 2.1])).toEqual([]);
  });

  it("is one signal where windows share a point", () => {
    expect(found("ihi", "two-in-three", [2.1, 0, 2.1, 0, 2.1])).toEqual([[1, 3, 5]]);
  });

  it("counts a point beyond the limit, which Making Data Count does not", () => {
    expect(found("ihi", "two-in-three", [0.1, 2.1, 3.2])).toEqual([[2, 3]]);
    expect(found("nhs-mdc", "two-in-three", [0.1, 2.1, 3.2])).toEqual([]);
  });

  it("wants the third on the same side too in Making Data Count", () => {
    expect(found("nhs-mdc", "two-in-three", [2.1, 0.1, 2.1])).toEqual([[1, 3]]);
    expect(found("nhs-mdc", "two-in-three", [2.1, -0.1, 2.1])).toEqual([]);
    expect(found("nhs-mdc", "two-in-three", [2.1, 0, 2.1])).toEqual([]);
  });

  it("looks past a missing month, but not in Making Data Count nor over a border", () => {
    const values = [0.1, 2.1, null, 2.1];

    expect(found("ihi", "two-in-three", values)).toEqual([[2, 4]]);
    expect(found("nhs-mdc", "two-in-three", values)).toEqual([]);
    expect(found("ihi", "two-in-three", [0, 0, 2.1, 2.1, 0, 0], { phaseEnds: [3] })).toEqual([]);
  });
});

describe("four of five beyond one sigma", () => {
  it("takes four, on one side, within five", () => {
    expect(found("nelson", "four-in-five", [1.1, 1.1, 0, 1.1, 1.1])).toEqual([[1, 2, 4, 5]]);
    expect(found("western-electric", "four-in-five", [1.1, 1.1, 0, 0, 1.1, 1.1])).toEqual([]);
    expect(found("western-electric", "four-in-five", [1.1, -1.1, 1.1, 1.1, 0.9])).toEqual([]);
  });
});

describe("hugging the centre line", () => {
  const near = upTo(15).map((place) => (place % 2 ? 0.9 : -0.9));

  it.each<[RuleSetId]>([["ihi"], ["nelson"]])("takes fifteen points in %s", (set) => {
    expect(found(set, "hugging-15", near)).toEqual([upTo(15)]);
    expect(found(set, "hugging-15", near.slice(1))).toEqual([]);
    expect(found(set, "hugging-15", [...near, 2.5])).toEqual([upTo(15)]);
    expect(found(set, "hugging-15", [...near.slice(1), 2.5])).toEqual([]);
    expect(found(set, "hugging-15", [...near.slice(0, 14), 1, ...near.slice(0, 14)])).toEqual([]);
  });

  it("has no side, so it is neither good nor bad", () => {
    const signals = findSignals(plainChart(near), "ihi", { direction: "increase" });

    expect(signals).toMatchObject([{ kind: "hugging", side: null, favourable: null }]);
  });

  it("says nothing of a series that does not vary at all", () => {
    expect(found("ihi", "hugging-15", times(20, 0), { sigma: 0 })).toEqual([]);
  });
});

describe("avoiding the centre line", () => {
  it("takes eight points on both sides with none within one sigma", () => {
    const far = [1.1, -1.1, 1.1, -1.1, 1.1, -1.1, 1.1, -1.1];

    expect(found("nelson", "avoiding-8", far)).toEqual([upTo(8)]);
    expect(found("nelson", "avoiding-8", far.slice(1))).toEqual([]);
    expect(found("nelson", "avoiding-8", [...far.slice(0, 7), 0.9, ...far.slice(0, 7)])).toEqual(
      [],
    );
    expect(found("nelson", "avoiding-8", times(8, 1.1))).toEqual([]);
  });
});

describe("alternation", () => {
  const zigzag = upTo(14).map((place) => (place % 2 ? 0.2 : -0.2));

  it("takes fourteen points that go up and down by turns", () => {
    expect(found("nelson", "alternation-14", zigzag)).toEqual([upTo(14)]);
    expect(found("nelson", "alternation-14", zigzag.slice(1))).toEqual([]);
  });

  it("is ended by a tie", () => {
    const tied = [...zigzag.slice(0, 7), ...zigzag.slice(6, 13)];

    expect(found("nelson", "alternation-14", tied)).toEqual([]);
  });
});

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
      findSignals(chart, "ihi", { refused: [refused] }).map(({ side }) => side);

    expect(sides({ rule: "shift-8", phase: 1, side: null })).toEqual([]);
    expect(sides({ rule: "shift-8", phase: 1, side: "below" })).toEqual(["above"]);
    expect(sides({ rule: "shift-8", phase: 2, side: null })).toEqual(["below", "above"]);
    expect(sides({ rule: "trend-6", phase: 1, side: null })).toEqual(["below", "above"]);
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
