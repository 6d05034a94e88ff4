import { describe, expect, it } from "vitest";
import wafers from "../../../../test/reference/wafer-defects.json" with { type: "json" };
import { controlChart } from "../control-chart.ts";

function cChart(counts: readonly (number | null)[]) {
  const points = counts.map((numerator, row) => ({ label: String(row + 1), numerator }));
  return controlChart({ chart: "c", points });
}

describe("c chart", () => {
  it("agrees with NIST's wafer defects: lines, and the one wafer beyond", () => {
    const { points } = cChart(wafers.values);
    const { centre, lower, upper, beyond } = wafers.published;

    expect(points[0]).toMatchObject({ centre, lower, upper });
    expect(points.flatMap(({ beyondLimits, label }) => (beyondLimits ? [+label] : []))).toEqual(
      beyond,
    );
  });

  it("never draws a limit below 0", () => {
    expect(cChart([0, 1, 2]).points[0]).toMatchObject({ lower: 0, lower95: 0 });
  });

  it("does not take a missing count for 0", () => {
    expect(cChart([4, null, 6]).points[1]).toMatchObject({ value: null, centre: 5 });
  });

  it("reads no denominator: every row had the same chance", () => {
    const points = [{ label: "1", numerator: 4, denominator: 2 }];

    expect(controlChart({ chart: "c", points }).points[0]?.value).toBe(4);
  });

  it("refuses a negative count", () => {
    expect(() => cChart([1, -2])).toThrow(
      "points[1].numerator: must be a finite number of 0 or more, got -2",
    );
  });
});
