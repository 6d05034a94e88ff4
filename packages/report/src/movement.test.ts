import { shiftPeriod } from "@allteach/domain/period";
import { describe, expect, it } from "vitest";
import { hasImproved, movementOf } from "./movement.ts";
import type { MonthFigures } from "./report-input.ts";
import { measureInput, measureOf, october, wobble } from "./sample-report.ts";

/** Events out of 1,000 cases in the months that end with October; null: nothing reported. */
function monthsOf(events: readonly (number | null)[]): MonthFigures[] {
  return events.map((numerator, month) => ({
    period: shiftPeriod(october, month + 1 - events.length),
    numerator,
    denominator: numerator === null ? null : 1000,
    sitesReporting: 3,
  }));
}

const level = (events: number, count: number, shake = 20) =>
  Array.from({ length: count }, (_, month) => Math.round(events + shake * wobble(month + 11)));
const readingOf = (
  events: readonly (number | null)[],
  direction: "increase" | "decrease" | "neutral" = "decrease",
) => measureInput(measureOf(3, { direction }), monthsOf(events)).reading;
const moved = (...given: Parameters<typeof readingOf>) => movementOf(readingOf(...given), october);

describe("what a measure did in a month", () => {
  it("is nothing, when its figure is as usual", () => {
    expect(moved(level(100, 24))).toMatchObject({ sense: "steady", isNew: false });
  });

  it("is unusually high, in the month that it is", () => {
    expect(moved([...level(100, 23), 180])).toMatchObject({
      sense: "concern",
      isNew: true,
      verb: "ran unusually high",
    });
  });

  it("is for the better, when low is hoped for", () => {
    expect(moved([...level(100, 23), 30])).toMatchObject({ sense: "improvement", isNew: true });
  });

  it("is neither better nor worse, when nothing is hoped for", () => {
    expect(moved([...level(100, 23), 30], "neutral")).toMatchObject({ sense: "neutral" });
  });

  it("is new in the eighth month on one side of the line, and holds in the ninth", () => {
    const eight = [...level(100, 16), ...level(60, 8)];
    const nine = [...level(100, 16), ...level(60, 9)];
    expect(moved(eight)).toMatchObject({ sense: "improvement", isNew: true, verb: "fell" });
    expect(moved(nine)).toMatchObject({ isNew: false, stillVerb: "stayed lower" });
  });

  it("was nothing before the eighth month", () => {
    expect(moved([...level(100, 17), ...level(90, 7, 5)])).toMatchObject({ sense: "steady" });
  });

  it("is unknown without a figure for the month, whatever the months before say", () => {
    expect(moved([...level(100, 16), ...level(60, 8), null])).toMatchObject({ sense: "silent" });
    expect(moved([null, null])).toMatchObject({ sense: "silent" });
    expect(moved([])).toMatchObject({ sense: "silent" });
  });
});

describe("a site that others can learn from", () => {
  it("has a favourable run that goes on", () => {
    expect(hasImproved(readingOf([...level(100, 16), ...level(60, 8)]))).toBe(true);
    expect(hasImproved(readingOf([...level(60, 16), ...level(100, 8)]))).toBe(false);
    expect(hasImproved(readingOf([...level(60, 16), ...level(100, 8)], "increase"))).toBe(true);
  });

  it("is not one with a single good month, or with none", () => {
    expect(hasImproved(readingOf([...level(100, 23), 30]))).toBe(false);
    expect(hasImproved(readingOf([null, null]))).toBe(false);
  });

  it("stays one for a year after its better level was accepted", () => {
    const accepted = (monthsSince: number) => {
      const series = monthsOf([...level(100, 16), ...level(60, monthsSince)]);
      return measureInput(measureOf(3), series, [], { phaseEnds: [16] }).reading;
    };
    expect(hasImproved(accepted(10))).toBe(true);
    expect(hasImproved(accepted(16))).toBe(false);
  });

  it("is not one because something else is counted since", () => {
    const series = monthsOf([...level(100, 16), ...level(60, 10)]);
    const { reading } = measureInput(measureOf(3), series, [], { phaseEnds: [16] });
    expect(hasImproved({ ...reading, redefined: [2] })).toBe(false);
  });
});
