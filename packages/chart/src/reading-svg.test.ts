import { readChart } from "@allteach/spc/read-chart";
import { describe, expect, it } from "vitest";
import { months, wobble } from "./example-charts.ts";
import { readingSparkline, readingSvg } from "./reading-svg.ts";

const points = months(30).map((label, index) => ({
  label,
  numerator: Math.round((index < 18 ? 60 : 80) + 6 * wobble(index)),
  denominator: 100,
}));
const reading = readChart(
  { chart: "p", points },
  { chart: { multiplier: 100, freezeAfter: 18 }, direction: "increase", unit: "%", goal: 85 },
);
const props = { id: "remission", title: "Remission" };

describe("the picture of counts too sparse for the rule about single points", () => {
  const sparse = Array.from({ length: 24 }, (_, index) => ({
    label: months(24)[index] ?? "",
    numerator: index === 23 ? 2 : 4,
    denominator: 4,
  }));
  const read = readChart({ chart: "p", points: sparse }, { chart: { multiplier: 100 }, unit: "%" });

  it("marks nothing that the sentence does not name", () => {
    expect(read.chart.points.at(-1)?.beyondLimits).toBe(true);
    expect(read.signals).toEqual([]);
    expect(read.sentence).toMatch(/too sparse for some rules/);
    for (const svg of [readingSvg(read, props), readingSparkline(read, props)]) {
      expect(svg).not.toContain("Special cause");
      expect(svg).not.toContain("Beyond the limits");
    }
  });
});

describe("the picture of a reading", () => {
  const svg = readingSvg(reading, props);

  it("says the sentence that is said elsewhere", () => {
    expect(reading.sentence).not.toBe("");
    expect(svg).toContain(reading.sentence);
  });

  it("marks the points that the reading marks", () => {
    expect(reading.variation.mark).toBe("improvement");
    expect(svg).toContain('class="ac-improvement"');
    expect(svg).toContain(">Improvement</text>");
  });

  it("writes figures with the reading's unit and shows its goal", () => {
    expect(svg).toContain(">Goal 85\u00a0%</text>");
  });

  it("lets the caller decide otherwise", () => {
    expect(readingSvg(reading, { ...props, goals: [] })).not.toContain("Goal");
  });

  it("is the same at the size of a word", () => {
    expect(readingSparkline(reading, props)).toContain('class="ac-improvement"');
  });
});
