import { describe, expect, it } from "vitest";
import type { ReadingOptions } from "./chart-reading.ts";
import { lastingShift } from "./lasting-shift.ts";
import { readChart } from "./read-chart.ts";

/** Twelve months about 20 in 1,000, then twelve about `after`. */
function reading(after: number, options: ReadingOptions = {}) {
  const points = Array.from({ length: 24 }, (_, place) => ({
    label: `${2024 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, "0")}`,
    numerator: (place < 12 ? 20 : after) + (place % 3),
    denominator: 1000,
  }));
  return readChart({ chart: "u", points }, { direction: "decrease", ...options });
}

describe("a lasting shift for the better", () => {
  it("is one that the rules found, from its first month on", () => {
    const shift = lastingShift(reading(8));

    expect(shift?.since).toBe("2025-01");
    expect(shift?.from).toBeCloseTo(0.021, 3);
    expect(shift?.to).toBeCloseTo(0.009, 3);
  });

  it("is one that people accepted, with the centre lines of both phases", () => {
    const shift = lastingShift(reading(8, { chart: { phaseEnds: [12] } }));

    expect(shift).toMatchObject({ since: "2025-01" });
    expect(shift?.to).toBeCloseTo(0.009, 9);
  });

  it("is none the wrong way, without a direction, or where nothing moved", () => {
    expect(lastingShift(reading(40))).toBeUndefined();
    expect(lastingShift(reading(40, { chart: { phaseEnds: [12] } }))).toBeUndefined();
    expect(lastingShift(reading(8, { direction: "neutral" }))).toBeUndefined();
    expect(lastingShift(reading(20))).toBeUndefined();
  });

  it("is none where something else is counted from then on", () => {
    const options = { chart: { phaseEnds: [12] }, redefinedFrom: ["2025-01"] };

    expect(lastingShift(reading(8, options))).toBeUndefined();
  });
});
