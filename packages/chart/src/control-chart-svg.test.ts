import { describe, expect, it } from "vitest";
import type { ControlChartProps } from "./chart-props.ts";
import { controlChartSvg } from "./control-chart-svg.ts";
import { levelChart, percentChart, point, remission, wobble } from "./example-charts.ts";

const props: ControlChartProps = { id: "remission", title: "Remission at North", unit: "%" };
const inPrint: ControlChartProps = { ...props, theme: "print" };
const days = { ...inPrint, title: "Days to a visit", axisTitle: "Days to a visit", unit: "days" };
const level = { centre: 20, lower: 11, upper: 29 };
const wobbling = (count: number) =>
  Array.from({ length: count }, (_, index) => 20 + 6 * wobble(index));

/** Compares with the committed picture, which a reviewer opens and looks at. */
async function looksLike(name: string, svg: string) {
  await expect(`${svg}\n`).toMatchFileSnapshot(`./__snapshots__/${name}.svg`);
}

const improved: ControlChartProps = {
  ...inPrint,
  axisTitle: "Patients in remission",
  phaseNames: ["Before", "Visit planning in use"],
  signals: [
    { rule: "shift-8", points: [20, 21, 22, 23, 24, 25, 26, 27], favourable: true, side: "above" },
    { rule: "two-in-three", points: [5, 6], favourable: false, side: "below" },
  ],
  goals: [
    { value: 68, to: 11 },
    { value: 75, from: 12 },
  ],
  annotations: [
    { point: 5, text: "Clinic moved" },
    { point: 19, text: "Visit planning begins" },
    { point: 27, text: "New nurse joins" },
  ],
};

describe("a control chart", () => {
  it("shows phases, signals, a changing goal and what happened", async () => {
    await looksLike("remission", controlChartSvg(remission, improved));
  });

  it("is laid out anew for a phone", async () => {
    await looksLike(
      "remission-narrow",
      controlChartSvg(remission, { ...improved, width: "narrow" }),
    );
  });

  it("takes its colours from the page by class", async () => {
    await looksLike("remission-page", controlChartSvg(remission, { ...improved, theme: "page" }));
  });

  it("draws an empty paper where there are no points yet", async () => {
    await looksLike("no-points", controlChartSvg({ chart: "p", points: [], phases: [] }, inPrint));
  });

  it("draws a single point without limits", async () => {
    const one = levelChart([17], { centre: 17, lower: null, upper: null });
    await looksLike("one-point", controlChartSvg(one, days));
  });

  it("says of every month that it has no figure, and why", async () => {
    const gaps = levelChart([null, null, null, null, null, null], { ...level, lower: null });
    const missing = [{ point: 2, why: "no-cases" as const }];
    await looksLike("all-gaps", controlChartSvg(gaps, { ...days, missing }));
  });

  it("breaks the line at a gap and never closes it up", async () => {
    const values = wobbling(24).map((value, index) => ([6, 7, 15].includes(index) ? null : value));
    const missing = [{ point: 15, why: "no-cases" as const }];
    await looksLike("gaps", controlChartSvg(levelChart(values, level), { ...days, missing }));
  });

  it("shows a constant series as a level line with one label", async () => {
    const same = levelChart(Array(18).fill(100), { centre: 100, lower: 100, upper: 100 });
    await looksLike("constant", controlChartSvg(same, { ...inPrint, axisTitle: "Bundle kept" }));
  });

  it("shows from which points frozen limits come", async () => {
    const values = wobbling(24).map((value, index) => (index < 12 ? value : value - 8));
    const after = Array.from({ length: 12 }, (_, index) => index + 12);
    const signals = [{ rule: "shift-8", points: after, favourable: true, side: "below" as const }];
    const frozen = levelChart(values, level);
    await looksLike("frozen", controlChartSvg(frozen, { ...days, baseline: 12, signals }));
  });

  it("stays readable with ten years of months", async () => {
    const long = percentChart(120, (index) =>
      index < 70
        ? { seen: 62 + 9 * wobble(index), centre: 62 }
        : { seen: 74 + 8 * wobble(index), centre: 74, phase: 2 },
    );
    const points = Array.from({ length: 9 }, (_, index) => index + 70);
    const signals = [{ rule: "shift-8", points, favourable: true, side: "above" as const }];
    await looksLike("ten-years", controlChartSvg(long, { ...inPrint, signals }));
    const narrow = controlChartSvg(long, { ...inPrint, signals, width: "narrow" });
    await looksLike("ten-years-narrow", narrow);
  });

  it("hatches trial limits, and shows what a corrected figure was", async () => {
    const trial = levelChart(wobbling(8), level);
    const restated = [{ point: 5, was: 27 }];
    await looksLike("trial", controlChartSvg(trial, { ...days, trialPhases: [1], restated }));
  });

  it("leaves excluded points hollow and rings those beyond the limits", async () => {
    const chart = levelChart([...wobbling(18), 41, 18, 35, 22], level);
    const points = chart.points.map((each, index) => ({ ...each, excluded: index === 18 }));
    const signals = [{ rule: "beyond", points: [20], favourable: false, side: "above" as const }];
    await looksLike("excluded", controlChartSvg({ ...chart, points }, { ...days, signals }));
  });

  it("shows what people expect hollow, ahead of the figures, and says so", async () => {
    const expected = [
      { level: 12, from: 24, to: 29, rises: false, text: "Fall to 12 by June 2025" },
      { level: 27, from: 10, to: 15, rises: true, text: "Rise to 27 by April 2024" },
    ];
    const ahead = ["2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06"];
    const chart = levelChart(wobbling(24), level);
    const svg = controlChartSvg(chart, { ...days, expected, ahead });
    expect(svg).toContain("Expected: Fall to 12 by June 2025.");
    expect(svg).toContain(">Expected 12<");
    expect(svg).not.toContain(">Expected 27<");
    await looksLike("expected", svg);
    const narrow = controlChartSvg(chart, { ...days, expected, ahead, width: "narrow" });
    await looksLike("expected-narrow", narrow);
  });

  it("draws values below zero", async () => {
    const values = wobbling(20).map((value) => value - 20);
    const below = levelChart(values, { centre: 0, lower: -9, upper: 9 });
    await looksLike("negative", controlChartSvg(below, { ...days, unit: "points" }));
  });

  it("does not go beyond 100 %", async () => {
    const high = percentChart(30, (index) => ({ seen: 97 + 3 * wobble(index), centre: 97 }));
    const svg = controlChartSvg(high, { ...inPrint, axisTitle: "Hand hygiene seen" });
    await looksLike("hundred-percent", svg);
    expect(svg).toContain(">100</text>");
    expect(svg).not.toContain(">105</text>");
  });

  it("lists annotations that are too long or too many to hang below their months", async () => {
    const long = "A word of explanation that goes on for longer than any axis has room. ".repeat(3);
    const annotations = [3, 4, 5, 6, 7, 20, 21, 22, 23].map((place) => ({
      point: place,
      text: long,
    }));
    const names = { axisTitle: `The share of ${long}`, goals: [{ value: 80, name: long }] };
    await looksLike(
      "long-labels",
      controlChartSvg(remission, { ...inPrint, ...names, annotations }),
    );
  });

  it("marks a pattern without a side on the centre line, not on the points", async () => {
    const chart = levelChart(wobbling(24), { ...level, upper: null, lower: null }, "run");
    const points = Array.from({ length: 24 }, (_, index) => index);
    const signals = [{ rule: "crossings", points, favourable: null, side: null }];
    const svg = controlChartSvg(chart, { ...days, signals, ahead: ["2025-01", "2025-02"] });
    await looksLike("run-pattern", svg);
  });

  it("gives way to names that would break the markup", () => {
    const name = `<script>alert("1")</script> & 'co' \u0000`;
    const hostile = { ...props, title: name, id: `"><b>`, axisTitle: name, unit: name, font: `"x` };
    const chart = { ...remission, points: [point(name, 3, level), point("]]>", 4, level)] };
    const annotations = [{ point: 0, text: name }];
    const goals = [{ value: 3, name }];
    const phaseNames = [name];
    const svg = controlChartSvg(chart, { ...hostile, annotations, goals, phaseNames });

    expect(svg).not.toContain("<script");
    expect(svg).not.toContain("<b>");
    expect(svg).not.toContain("\u0000");
    expect(unbalanced(svg)).toEqual([]);
  });

  it("needs no style on a page, and no page in print", () => {
    const page = controlChartSvg(remission, { ...improved, theme: "page" });
    const print = controlChartSvg(remission, improved);

    expect(page).not.toMatch(/style|#[0-9a-f]{6}|var\(/);
    expect(print).not.toMatch(/class=|style|var\(|<use|clipPath|pattern/);
  });

  it("keeps the ids of two charts on one page apart", () => {
    const ids = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const first = ids(controlChartSvg(remission, { ...props, id: "north" }));
    const second = ids(controlChartSvg(remission, { ...props, id: "south" }));

    expect(first).toEqual(["north-t", "north-d"]);
    expect(second).toEqual(["south-t", "south-d"]);
  });

  it("weighs at most 12 KB with sixty months of stepping limits", () => {
    const sixty = percentChart(60, (index) => ({ seen: 62 + 6 * wobble(index), centre: 62.1 }));
    for (const theme of ["page", "print"] as const) {
      expect(controlChartSvg(sixty, { ...improved, theme }).length).toBeLessThanOrEqual(12 * 1024);
    }
  });

  it("tells in its description what the picture shows", () => {
    const svg = controlChartSvg(remission, improved);
    const [, said = ""] = /<desc[^>]*>([^<]*)/.exec(svg) ?? [];

    expect(said).toContain("P chart of 36 points, Jan 2023 to Dec 2025.");
    expect(said).toContain("From Sep 2024 (Visit planning in use): Mean 71");
    expect(said).toContain("Improvement, Sep 2024 to Apr 2025.");
    expect(said).toContain("Limits step because the denominator changes");
    expect(said).toContain("Aug 2024: Visit planning begins.");
  });
});

/** Tags left open, or closed without having been opened. */
function unbalanced(svg: string): string[] {
  const open: string[] = [];
  for (const [, closing, name = "", empty] of svg.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g)) {
    if (empty) continue;
    if (!closing) open.push(name);
    else if (open.pop() !== name) return [name];
  }
  return open;
}
