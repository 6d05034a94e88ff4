import { describe, expect, it } from "vitest";
import { type CheckIn, decideCheckIn, dueMilestone, milestonesOf } from "./check-in.ts";
import type { Goal } from "./goal.ts";

const goal = { kind: "90-day", starts: "2026-09-01", ends: "2026-11-30" } as Goal;
const said = (number: number, milestone: number): CheckIn => ({
  ...{ number, milestone, on: "2026-10-01", sentence: "Going well", confidence: 4, at: 1 },
});
const draft = (number: number) => ({ sentence: "Two wards to go", confidence: 3, number });

describe("the days on which a team looks at its goal", () => {
  it("are thirty, sixty and ninety days after its start", () => {
    expect(milestonesOf(goal, []).map(({ days, on }) => [days, on])).toEqual([
      [30, "2026-10-01"],
      [60, "2026-10-31"],
      [90, "2026-11-30"],
    ]);
  });

  it("are the quarters of an annual goal", () => {
    const annual = { ...goal, kind: "annual", ends: "2027-08-31" } as const;

    expect(milestonesOf(annual, []).map(({ days }) => days)).toEqual([90, 180, 270, 364]);
  });

  it("never come after its end", () => {
    const short = { ...goal, ends: "2026-10-11" };

    expect(milestonesOf(short, []).map(({ days }) => days)).toEqual([30, 40]);
  });

  it("wait to be spoken of once they have come, the latest first", () => {
    expect(dueMilestone(goal, [], "2026-09-30")).toBeUndefined();
    expect(dueMilestone(goal, [], "2026-10-01")?.days).toBe(30);
    expect(dueMilestone(goal, [], "2026-11-05")?.days).toBe(60);
    expect(dueMilestone(goal, [said(1, 60)], "2026-11-05")).toBeUndefined();
    expect(dueMilestone({ ...goal, outcome: "stopped" }, [], "2026-11-05")).toBeUndefined();
  });
});

describe("a check-in", () => {
  it("speaks for the day that has come", () => {
    const decided = decideCheckIn(goal, [], draft(1), { today: "2026-10-03", at: 5 });

    expect(decided).toEqual({
      ok: true,
      value: {
        ...{ number: 1, milestone: 30, on: "2026-10-03", at: 5 },
        ...{ sentence: "Two wards to go", confidence: 3 },
      },
    });
  });

  it("may come a few days early, or in between", () => {
    const early = decideCheckIn(goal, [], draft(1), { today: "2026-09-25", at: 5 });
    const between = decideCheckIn(goal, [said(1, 30)], draft(2), { today: "2026-10-10", at: 5 });

    expect(early).toMatchObject({ value: { milestone: 30 } });
    expect(between).toMatchObject({ value: { milestone: 0 } });
  });

  it("is not written over another's", () => {
    const decided = decideCheckIn(goal, [said(1, 30)], draft(1), { today: "2026-10-10", at: 5 });

    expect(decided).toMatchObject({ ok: false, refusal: { kind: "taken", field: "sentence" } });
  });

  it("is refused before the goal begins and after it has ended", () => {
    const early = decideCheckIn(goal, [], draft(1), { today: "2026-08-31", at: 5 });
    const ended = { ...goal, outcome: "stopped" } as const;
    const late = decideCheckIn(ended, [], draft(1), { today: "2026-10-10", at: 5 });

    expect(early).toMatchObject({ ok: false, refusal: { kind: "closed" } });
    expect(late).toMatchObject({ ok: false, refusal: { kind: "closed" } });
  });
});
