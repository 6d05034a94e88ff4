import { describe, expect, it } from "vitest";
import { usualCalendar } from "./calendar.ts";
import { monthReporting, reportingTogether } from "./completeness.ts";
import { MeasureId, SiteId } from "./identity.ts";
import { type Measure, MeasureDefinition } from "./measure.ts";
import { Period, weeksOf } from "./period.ts";
import type { Site } from "./site.ts";

const month = Period.parse("2026-10");
const site: Site = {
  ...{ id: SiteId.parse(1), code: "NOR", name: "Northgate", type: "ward" },
  joined: Period.parse("2026-03"),
};
const measure = (id: number, more: Partial<Measure> = {}): Measure => ({
  ...MeasureDefinition.parse({
    ...{ code: `M${id}`, name: `Measure ${id}`, kind: "process", direction: "increase" },
    ...{ numerator: "kept", denominator: "seen", unit: "%", multiplier: 100, chart: "p" },
  }),
  ...{ id: MeasureId.parse(id), place: id },
  ...more,
});
const charter = { calendar: usualCalendar, timeZone: "Etc/UTC" };
const due = Date.UTC(2026, 10, 16);
const at = (id: number, time: number, period = month) => ({
  ...{ measure: MeasureId.parse(id), period, at: time },
});
const of = (measures: Measure[], first: Parameters<typeof monthReporting>[3], whose = site) =>
  monthReporting(whose, measures, month, first, charter);

describe("how complete and how timely a month is", () => {
  it("counts what is there and what came in time apart", () => {
    const two = [measure(1), measure(2)];
    expect(of(two, [at(1, due - 1), at(2, due)])).toEqual({ expected: 2, given: 2, onTime: 1 });
  });

  it("asks a weekly measure for each week, and a quarterly one at the quarter's end", () => {
    const measures = [measure(1, { cadence: "week" }), measure(2, { cadence: "quarter" })];
    expect(of(measures, []).expected).toBe(weeksOf(month).length);
  });

  it("never counts what nobody asked for", () => {
    const measures = [measure(1), measure(2, { siteTypes: ["clinic"] })];
    const sent = [at(1, 0), at(1, 1), at(2, 0), at(9, 0), at(1, 0, Period.parse("2026-09"))];
    expect(of(measures, sent)).toEqual({ expected: 1, given: 1, onTime: 1 });
  });

  it("expects nothing before a site joined or after it left", () => {
    const left = { ...site, left: Period.parse("2026-09") };
    const later = { ...site, joined: Period.parse("2026-11") };
    for (const gone of [left, later]) {
      expect(of([measure(1)], [at(1, 0)], gone)).toEqual({ expected: 0, given: 0, onTime: 0 });
    }
  });

  it("stays between nothing and all, whatever is sent", () => {
    const measures = [measure(1), measure(2), measure(3, { cadence: "week" })];
    for (let seed = 0; seed < 500; seed++) {
      const sent = Array.from({ length: seed % 12 }, (_, n) =>
        at(1 + ((seed + n) % 5), due + (((seed * 7 + n) % 3) - 1) * 1000),
      );
      const { expected, given, onTime } = reportingTogether([
        of(measures, sent),
        of(measures, sent),
      ]);
      expect(onTime).toBeLessThanOrEqual(given);
      expect(given).toBeLessThanOrEqual(expected);
    }
  });
});
