import { describe, expect, it } from "vitest";
import { cadencePeriodName, periodBefore, periodsAsked } from "./cadence.ts";
import {
  dayOf,
  daysIn,
  monthOf,
  Period,
  periodName,
  periodsFrom,
  shiftPeriod,
  Week,
  weekNamed,
  weeksOf,
} from "./period.ts";

const october = Period.parse("2026-10");

describe("a week", () => {
  it("belongs to the month in which it ends", () => {
    expect(weeksOf(october)).toEqual(["2026-10-04", "2026-10-11", "2026-10-18", "2026-10-25"]);
    expect(weeksOf(october).every((week) => monthOf(week) === october)).toBe(true);
    expect(weeksOf(Period.parse("2026-11"))).toHaveLength(5);
  });

  it("is asked for once in many years, none twice and none left out", () => {
    const months = periodsFrom(Period.parse("2020-01"), Period.parse("2039-12"));
    const weeks = months.flatMap(weeksOf);
    for (const [place, week] of weeks.entries()) {
      const next = weeks[place + 1];
      if (next) expect(dayOf(next, 0)).toBe(week);
    }
    expect(weeks.length).toBe(
      Math.floor((Date.UTC(2039, 11, 31) - Date.UTC(2020, 0, 5)) / 604_800_000) + 1,
    );
  });

  it.each([
    ["2026-W40", "2026-10-04"],
    ["2026W01", "2026-01-04"],
    ["2020-W53", "2021-01-03"],
    ["2021-W53", undefined],
    ["2026-W00", undefined],
    ["2026-W54", undefined],
    ["week 4", undefined],
  ])("is named by its ISO number: %s", (name, week) => {
    expect(weekNamed(name)).toBe(week);
  });

  it.each(["2026-10-05", "2026-02-30", "2026-10", "26-10-04"])("is no %s", (text) => {
    expect(Week.safeParse(text).success).toBe(false);
  });

  it("stands among months as text does: after its own, before the next", () => {
    const [first = ""] = weeksOf(october);
    expect([shiftPeriod(october, 1), first, october].sort()).toEqual([
      ...[october, first, shiftPeriod(october, 1)],
    ]);
  });
});

describe("what a month asks for", () => {
  it("is its weeks, itself, or the quarter that it ends", () => {
    expect(periodsAsked("month", october)).toEqual([october]);
    expect(periodsAsked("week", october)).toEqual(weeksOf(october));
    expect(periodsAsked("quarter", october)).toEqual([]);
    expect(periodsAsked("quarter", Period.parse("2026-09"))).toEqual(["2026-09"]);
  });

  it("follows the one before", () => {
    expect(periodBefore("month", Period.parse("2026-01"))).toBe("2025-12");
    expect(periodBefore("quarter", Period.parse("2026-03"))).toBe("2025-12");
    expect(periodBefore("week", Week.parse("2026-03-01"))).toBe("2026-02-22");
  });

  it("has a name and days", () => {
    expect(periodName(Week.parse("2026-10-04"))).toBe("week to 4 October 2026");
    expect(cadencePeriodName("quarter", Period.parse("2026-09"))).toBe("Q3 2026");
    expect(cadencePeriodName("month", october)).toBe("October 2026");
    expect([daysIn(Period.parse("2028-02")), daysIn(Week.parse("2026-10-04"))]).toEqual([29, 7]);
    expect(dayOf(Week.parse("2026-03-01"), 1)).toBe("2026-02-23");
    expect(dayOf(october, 7)).toBe("2026-10-07");
  });
});
