import { describe, expect, it } from "vitest";
import { MeasureDefinition } from "./measure.ts";
import { type LintSetting, lintMeasure } from "./measure-lint.ts";

const setting: LintSetting = { codes: ["CAUTI"] };
const falls = {
  ...{ code: "FALLS", name: "Falls", kind: "outcome", numerator: "falls", denominator: "bed days" },
  ...{ unit: "per 1,000 bed days", multiplier: 1000, direction: "decrease", chart: "u" },
};
const kept = {
  ...{ code: "KEPT", name: "Bundles kept", kind: "process", numerator: "kept bundles" },
  ...{ denominator: "lines seen", unit: "%", multiplier: 100, direction: "increase", chart: "p" },
};
const said = (given: object, more: Partial<LintSetting> = {}) =>
  lintMeasure(MeasureDefinition.parse(given), { ...setting, ...more }).map(
    ({ field, sentence }) => `${field}: ${sentence}`,
  );

describe("the lint of a measure", () => {
  it("has nothing to say of sound definitions", () => {
    expect(said(falls)).toEqual([]);
    expect(said({ ...kept, goal: 95 })).toEqual([]);
  });

  it.each([
    ["a rate on a chart of shares", { ...falls, chart: "p" }, "chart: The unit says per 1,000"],
    ["a share multiplied by 1,000", { ...kept, multiplier: 1000 }, "multiplier: A share is read"],
    ["per cent on a chart of rates", { ...kept, chart: "u" }, "chart: The unit is per cent"],
    ["a unit and a multiplier apart", { ...falls, multiplier: 100 }, "multiplier: The unit says"],
    ["a mean that is multiplied", { ...falls, unit: "days", chart: "xbar" }, "multiplier: A mean"],
    ["a share above 100", { ...kept, goal: 120 }, "goal: No share is above 100 %"],
    ["a goal of nothing, upwards", { ...kept, goal: 0 }, "goal: Higher is better"],
    [
      "a goal of all, downwards",
      { ...kept, direction: "decrease", goal: 100 },
      "goal: Lower is better",
    ],
    [
      "a goal and no direction",
      { ...kept, direction: "neutral", goal: 90 },
      "direction: There is a goal",
    ],
    ["one text for both", { ...falls, denominator: " Falls" }, "numerator: What is counted"],
    ["a code that is used", { ...falls, code: "cauti" }, "code: Another measure has"],
  ])("speaks of %s", (_, given, sentence) => {
    expect(said(given)).toEqual([expect.stringContaining(sentence)]);
  });

  it("speaks of a goal that the network has left behind, on the wrong side", () => {
    const [sentence] = said({ ...falls, goal: 5 }, { level: 3.121 });
    expect(sentence).toContain("goal: Lower is better, and the goal of 5 lies above");
    expect(sentence).toContain("3.12:");
    expect(said({ ...falls, goal: 2 }, { level: 3.121 })).toEqual([]);
  });

  it("shows the arithmetic where events are rare, and not at 0.7 a month", () => {
    const [sentence] = said(falls, { eventsPerMonth: 0.4 });
    expect(sentence).toContain("67 of 100 months have none by chance");
    expect(sentence).toContain("is 0.67");
    expect(said(falls, { eventsPerMonth: 0.7 })).toEqual([]);
    expect(said({ ...falls, chart: "g" }, { eventsPerMonth: 0.4 })).toEqual([]);
  });

  it("says how long a shift takes in quarters, where the rules know shifts", () => {
    const quarterly = { ...falls, cadence: "quarter" };
    expect(said(quarterly, { shiftLength: 8 })[0]).toContain("that takes 2 years");
    expect(said(quarterly)).toEqual([]);
  });
});
