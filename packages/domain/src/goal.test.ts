import { describe, expect, it } from "vitest";
import {
  type AimedMeasure,
  daysAfter,
  daysBetween,
  decideGoal,
  type Goal,
  GoalDraft,
  goalStage,
} from "./goal.ts";
import type { Outcome } from "./refusal.ts";

const today = "2026-11-10";
const infections: AimedMeasure = {
  ...{ id: 1 as AimedMeasure["id"], direction: "decrease", unit: "per 1,000 line days" },
  ...{ most: Number.POSITIVE_INFINITY, stands: 2.4 },
};
const share: AimedMeasure = { ...infections, direction: "increase", unit: "%", most: 100 };

const draft = (changes: Partial<GoalDraft> = {}) =>
  GoalDraft.parse({
    ...{ title: "Fewer line infections", measure: 1, target: 1.2 },
    ...{ starts: "2026-11-10", ends: "2027-02-08" },
    ...changes,
  });

/** The fields that a refusal names. */
const problemFields = (decided: Outcome<unknown>) =>
  !decided.ok && decided.refusal.kind === "invalid"
    ? decided.refusal.problems.map(({ field }) => field)
    : "not refused";

describe("a goal", () => {
  it("begins where the chart stands and says to what", () => {
    const decided = decideGoal(draft(), infections, today);

    expect(decided).toMatchObject({
      ok: true,
      value: { aim: { on: "measure", measure: 1, from: 2.4, to: 1.2 }, visibility: "network" },
    });
  });

  it("may be set before there are figures", () => {
    const { stands: _, ...unknown } = infections;
    const decided = decideGoal(draft(), unknown, today);

    expect(decided).toMatchObject({ ok: true, value: { aim: { on: "measure", to: 1.2 } } });
    expect(decided.ok && "from" in decided.value.aim).toBe(false);
  });

  it("may be in words", () => {
    const words = draft({ measure: undefined, toWords: "Every family has a plan" });

    expect(decideGoal(words, undefined, today)).toMatchObject({
      ok: true,
      value: { aim: { on: "words", from: "", to: "Every family has a plan" } },
    });
  });

  it("that is rewritten keeps where it began", () => {
    const standing = { aim: { on: "measure", measure: 1, from: 3.1, to: 2 } } as Goal;

    expect(decideGoal(draft(), infections, today, standing)).toMatchObject({
      value: { aim: { from: 3.1, to: 1.2 } },
    });
  });

  it("is refused where it ends before it begins, with a sentence that says so", () => {
    const decided = decideGoal(draft({ ends: "2026-11-01" }), infections, today);

    expect(decided).toEqual({
      ok: false,
      refusal: {
        kind: "invalid",
        problems: [
          {
            field: "ends",
            because: "it would end on 2026-11-01 and begin on 2026-11-10: choose a day after that",
          },
        ],
      },
    });
  });

  it.each([
    ["ends the day it begins", { ends: "2026-11-10" }, infections, ["ends"]],
    ["is over", { starts: "2026-06-01", ends: "2026-09-01" }, infections, ["ends"]],
    ["is too short", { ends: "2026-11-30" }, infections, ["ends"]],
    ["is too long for ninety days", { ends: "2027-05-10" }, infections, ["ends"]],
    ["is too short for a year", { kind: "annual" }, infections, ["ends"]],
    ["goes the wrong way", { target: 2.5 }, infections, ["target"]],
    ["stays where it is", { target: 2.4 }, infections, ["target"]],
    ["has no target", { target: undefined }, infections, ["target"]],
    ["is below nothing", { target: -1 }, infections, ["target"]],
    ["is more than all", { target: 101 }, share, ["target"]],
    ["has no words either", { measure: undefined }, undefined, ["toWords"]],
  ] as const)("is refused where it %s", (_, changes, measure, fields) => {
    expect(problemFields(decideGoal(draft(changes), measure, today))).toEqual(fields);
  });

  it("of two levels is a whole network's, on a measure that knows which way is better", () => {
    const levels = { siteShare: 75, siteChange: 10, networkChange: 30 };
    const neutral = { ...infections, direction: "neutral" } as const;

    expect(decideGoal(draft({ levels }), infections, today).ok).toBe(true);
    expect(
      problemFields(decideGoal(draft({ levels, site: 3 as never }), infections, today)),
    ).toEqual(["siteShare"]);
    expect(problemFields(decideGoal(draft({ levels }), neutral, today))).toEqual(["siteShare"]);
    const all = { ...levels, networkChange: 100 };
    expect(problemFields(decideGoal(draft({ levels: all }), infections, today))).toEqual([
      "networkChange",
    ]);
  });
});

describe("where a goal stands", () => {
  const goal = { starts: "2026-11-10", ends: "2027-02-08" };

  it.each([
    ["2026-11-09", undefined, "ahead"],
    ["2026-11-10", undefined, "under-way"],
    ["2027-02-08", undefined, "under-way"],
    ["2027-02-09", undefined, "look-back"],
    ["2026-12-01", "held", "reached"],
    ["2026-12-01", "reached", "reached"],
    ["2026-12-01", "changed", "ended"],
  ] as const)("on %s, ended as %s, is: %s", (day, outcome, stage) => {
    expect(goalStage({ ...goal, ...(outcome && { outcome }) }, day)).toBe(stage);
  });

  it("counts days across a leap day and a change of the clocks", () => {
    expect(daysBetween("2028-02-28", "2028-03-01")).toBe(2);
    expect(daysAfter("2026-10-20", 10)).toBe("2026-10-30");
  });
});
