import { describe, expect, it } from "vitest";
import { controlChartSvg } from "../control-chart-svg.ts";
import { drawnChart, faultsInChart } from "./faults-in-chart.ts";
import { generatedChart } from "./generated-charts.ts";
import { pathBoxes } from "./path-boxes.ts";

const HOW_MANY = 200;

const drawn = (seed: number) => {
  const { chart, props } = generatedChart(seed);
  return drawnChart(controlChartSvg(chart, { ...props, hover: false }));
};

describe("a drawn chart", () => {
  it("has no text on another, none on a point, none off the paper", () => {
    const total = { texts: 0, points: 0, outside: 0 };
    let [texts, points] = [0, 0];
    for (let seed = 1; seed <= HOW_MANY; seed++) {
      const chart = drawn(seed);
      const faults = faultsInChart(chart);
      texts += chart.texts.length;
      points += chart.points.length;
      for (const kind of ["texts", "points", "outside"] as const) total[kind] += faults[kind];
    }
    console.info(
      `charts: ${HOW_MANY} generated, ${texts} texts, ${points} points; ` +
        `${total.texts} texts overlap, ${total.points} texts touch a point, ` +
        `${total.outside} texts off the paper`,
    );

    expect(total).toEqual({ texts: 0, points: 0, outside: 0 });
  });

  it("is found at fault where it is", () => {
    const chart = drawn(7);
    const [first, second, ...rest] = chart.texts;
    if (!first || !second) throw new Error("two texts are needed");
    const [point] = chart.points;
    if (!point) throw new Error("a point is needed");

    expect(
      faultsInChart({ ...chart, texts: [first, { ...second, ...first }, ...rest] }).texts,
    ).toBe(1);
    expect(faultsInChart({ ...chart, points: [...chart.points, first] }).points).toBe(1);
    expect(faultsInChart({ ...chart, width: 40 }).outside).toBeGreaterThan(0);
  });

  it("is read part by part", () => {
    expect(pathBoxes("M3 4h0M10 10l6 6l-6 6l-6 -6z", 1)).toEqual([
      { left: 2, right: 4, top: 3, bottom: 5 },
      { left: 3, right: 17, top: 9, bottom: 23 },
    ]);
    expect(pathBoxes("M6 10a4 4 0 1 0 8 0a4 4 0 1 0-8 0")).toEqual([
      { left: 6, right: 14, top: 6, bottom: 14 },
    ]);
  });
});
