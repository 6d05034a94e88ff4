import { describe, expect, it } from "vitest";
import { controlChart } from "../control-chart.ts";

function runChart(values: readonly (number | null)[]) {
  const points = values.map((numerator, row) => ({ label: String(row + 1), numerator }));
  return controlChart({ chart: "run", points });
}

describe("run chart", () => {
  it("draws the median and no limits, without calling that a lack", () => {
    const chart = runChart([5, 1, 9, 2]);

    expect(chart.points[0]).toMatchObject({ centre: 3.5, lower: null, upper: null });
    expect(chart.phases[0]?.whyNoLimits).toBeUndefined();
  });

  it("says why there is no median of nothing", () => {
    expect(runChart([null, null]).phases[0]?.whyNoLimits).toMatch(/No point of the baseline/);
  });
});
