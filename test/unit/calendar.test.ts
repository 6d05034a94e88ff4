import * as calendar from "@allteach/domain/calendar";
import { describe, expect, it } from "vitest";
import { compare, zones } from "../faults/calendar-check.mjs";

describe("months and locks", () => {
  it("begin and end when another library says so, in thirty time zones", () => {
    const days = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)));
    const near = days.filter((day) => [1, 15, 16, 20, 21, 30, 31].includes(day.getUTCDate()));
    const hours = near.flatMap((day) => [0, 10.5, 23].map((hour) => day.getTime() + hour * 3.6e6));
    // Each zone a third of them in turn; `npm run check:calendar` asks every hour of ten years.
    const results = zones.map((zone, turn) =>
      compare(
        calendar,
        zone,
        hours.filter((_, place) => (place + Math.floor(place / 3) + turn) % 3 === 0),
      ),
    );
    const asked = results.reduce((sum, each) => sum + each.asked, 0);
    console.log(`months and locks: ${asked} answers in ${zones.length} time zones`);
    expect(results.flatMap((each) => each.differences)).toEqual([]);
  });
});
