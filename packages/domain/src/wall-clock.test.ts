import { describe, expect, it } from "vitest";
import { instantShown, wallClockAt } from "./wall-clock.ts";

describe("a clock on the wall", () => {
  it("shows the same hour before and after the clocks change, at instants an hour apart", () => {
    const before = instantShown("2026-10-24T09:00", "Europe/Copenhagen");
    const after = instantShown("2026-10-25T09:00", "Europe/Copenhagen");

    expect(before?.toISOString()).toBe("2026-10-24T07:00:00.000Z");
    expect(after?.toISOString()).toBe("2026-10-25T08:00:00.000Z");
  });

  it("never shows the hour that is skipped", () => {
    expect(instantShown("2026-03-29T02:30", "Europe/Copenhagen")).toBeUndefined();
    expect(instantShown("2026-03-08T02:00", "America/New_York")).toBeUndefined();
  });

  it("means the first of an hour that comes twice", () => {
    const twice = instantShown("2026-10-25T02:30", "Europe/Copenhagen");

    expect(twice?.toISOString()).toBe("2026-10-25T00:30:00.000Z");
  });

  it("says again what it was asked for, every half hour of a year and half-hour zones too", () => {
    for (const zone of ["Australia/Lord_Howe", "Asia/Kolkata", "America/New_York"]) {
      for (let half = 0; half < 365 * 48; half += 7) {
        const instant = new Date(Date.UTC(2026, 0, 1, 0, half * 30));
        const shown = wallClockAt(instant, zone);
        const again = instantShown(shown, zone);
        expect(again && wallClockAt(again, zone)).toBe(shown);
      }
    }
  });
});
