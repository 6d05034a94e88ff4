import { describe, expect, it } from "vitest";
import { SeriesTimeline } from "./series-timeline.tsx";

const drawn = (ends: string) => {
  const step = { key: "s1", kind: "action-period" as const, name: "Try it", starts: "2026-01-31" };
  const now = new Date("2026-06-01T00:00:00Z");
  return String(SeriesTimeline({ steps: [{ ...step, ends }], today: "2026-06-01", now }));
};

describe("a series as a timeline", () => {
  it("letters a few months, of a day and of a thousand years", () => {
    for (const ends of ["2026-01-31", "2026-12-31", "2029-01-01", "2999-01-02"]) {
      const months = drawn(ends).match(/series-month/g)?.length ?? 0;
      expect(months, ends).toBeLessThanOrEqual(16);
      expect(drawn(ends), ends).not.toContain("NaN");
    }
  });
});
