import { describe, expect, it } from "vitest";
import * as calendar from "./calendar.ts";
import { Period, shiftPeriod } from "./period.ts";

const { CalendarInOrder, dateOf, instantOf, nextReport, reportDueAt, usualCalendar } = calendar;
const october = Period.parse("2026-10");

describe("a day of the calendar", () => {
  it.each([
    [1, "2026-11-01"],
    [15, "2026-11-15"],
    [31, "2026-11-30"],
    [35, "2026-12-05"],
    [62, "2027-01-01"],
  ])("%i of October's figures is %s", (day, date) => {
    expect(dateOf(october, day)).toBe(date);
  });

  it("31 is the last day of a short month, in leap years too", () => {
    expect(dateOf(Period.parse("2028-01"), 31)).toBe("2028-02-29");
    expect(dateOf(Period.parse("2027-01"), 31)).toBe("2027-02-28");
  });

  it("comes once where clocks go back, and at the first moment after a gap", () => {
    const at = (period: string, day: number, hour: number, zone: string) =>
      instantOf(Period.parse(period), day, hour, zone).toISOString();
    expect(at("2026-09", 25, 2, "Europe/Copenhagen")).toBe("2026-10-25T00:00:00.000Z");
    expect(at("2026-02", 29, 2, "Europe/Copenhagen")).toBe("2026-03-29T01:00:00.000Z");
    expect(at("2018-10", 4, 0, "America/Sao_Paulo")).toBe("2018-11-04T03:00:00.000Z");
  });

  it("follows the one before it", () => {
    const jumbled = { ...usualCalendar, dueOn: 5 };
    expect(CalendarInOrder.safeParse(usualCalendar).success).toBe(true);
    const { error } = CalendarInOrder.safeParse(jumbled);
    expect(error?.issues[0]?.message).toContain("before day 10, on which the reminder goes out");
  });
});

describe("a report", () => {
  it("falls due once for each month, in order", () => {
    let now = new Date("2026-01-01T00:00:00Z");
    for (let month = 0; month < 36; month += 1) {
      const next = nextReport(usualCalendar, "America/Havana", now);
      expect(next.at > now).toBe(true);
      expect(reportDueAt(usualCalendar, "America/Havana", next.at).period).toBe(next.period);
      const after = nextReport(usualCalendar, "America/Havana", next.at);
      expect(after.period).toBe(shiftPeriod(next.period, 1));
      now = next.at;
    }
  });
});
