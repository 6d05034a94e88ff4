import { describe, expect, it } from "vitest";
import { levelChart, remission } from "./example-charts.ts";
import { sparklineSvg } from "./sparkline-svg.ts";

const props = { id: "row-1", title: "Remission", unit: "%" };

describe("a sparkline", () => {
  it("shows band, centre, values and what the last point says", async () => {
    const last = Array.from({ length: 8 }, (_, index) => index + 28);
    const signals = [{ rule: "shift-8", points: last, favourable: true, side: "above" as const }];
    const svg = sparklineSvg(remission, { ...props, signals, theme: "print" });
    await expect(`${svg}\n`).toMatchFileSnapshot("./__snapshots__/sparkline.svg");
  });

  it("stays small enough for a table of hundreds", () => {
    const year = { ...remission, points: remission.points.slice(-24) };
    expect(sparklineSvg(year, { ...props, description: "" }).length).toBeLessThan(1_600);
  });

  it("keeps its size on a page", () => {
    expect(sparklineSvg(remission, props)).toContain('width="120" height="32" class="ac-spark"');
  });

  it("shows nothing but its title where there are no values", () => {
    const empty = levelChart([null, null], { centre: 0, lower: null, upper: null });
    expect(sparklineSvg({ ...empty, points: [] }, props)).not.toContain("<path");
  });
});
