import { gzipSync } from "node:zlib";
import { controlChart } from "@allteach/spc/control-chart";
import { RULE_SETS } from "@allteach/spc/rules/rule-sets";
import { beforeAll, describe, expect, it } from "vitest";
import { chartExamples } from "../gallery/chart-examples.ts";
import { chartGuides } from "../gallery/chart-guide.ts";
import { type GalleryPart, galleryParts } from "../gallery/contents.ts";
import { honestyExamples } from "../gallery/honesty-examples.ts";
import { rulePictures, runPictures } from "../gallery/rule-pictures.ts";
import { GalleryPage } from "./gallery-page.tsx";

describe("the chart gallery", () => {
  let html: string;
  beforeAll(() => {
    html = String(<GalleryPage shell={{}} />);
  });

  it("gives no two things one id, and every link of its contents a place", () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const links = [...html.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("holds everything that its contents name", () => {
    const parts: GalleryPart[] = Object.values(galleryParts);
    const entries = parts.flatMap((part) => part.entries);

    expect(entries.length).toBeGreaterThan(40);
    for (const { id } of entries) expect(html).toContain(`<h3 id="${id}">`);
  });

  it("has one main heading, and nothing that a strict policy would refuse", () => {
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html).not.toMatch(/ style=| on\w+=|<style|javascript:/);
  });

  it("draws no figure that is none", () => {
    expect(html).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  it("is small enough for a slow line", () => {
    expect(gzipSync(html).length).toBeLessThan(150_000);
  });

  it("names every rule of every set, with its source", () => {
    const text = html.replaceAll("&#39;", "'").replaceAll("&amp;", "&");
    for (const { name, source, rules } of Object.values(RULE_SETS)) {
      for (const words of [name, source, ...rules.map((rule) => rule.name)]) {
        expect(text).toContain(words);
      }
    }
  });
});

describe("the examples", () => {
  it("are one for each kind of chart", () => {
    expect(chartGuides.map(({ chart }) => chart).sort()).toEqual(Object.keys(chartExamples).sort());
  });

  it.each([
    ["p", 0.2313, 0.0524, 0.4102, 0.00005],
    ["c", 16, 4, 28, 1e-9],
    ["i", 300.5, 279.78, 321.22, 0.01],
    ["u", 1.42, 0.29, 2.55, 0.006],
  ] as const)("come to what the book prints: %s", (chart, centre, lower, upper, rounding) => {
    const { points, reading } = chartExamples[chart];
    const [first] = controlChart(
      { chart, points },
      { multiplier: chart === "u" ? (reading.chart?.multiplier ?? 1) : 1 },
    ).points;

    expect(Math.abs((first?.centre ?? Number.NaN) - centre)).toBeLessThan(rounding);
    expect(Math.abs((first?.lower ?? Number.NaN) - lower)).toBeLessThan(rounding);
    expect(Math.abs((first?.upper ?? Number.NaN) - upper)).toBeLessThan(rounding);
  });

  it("show trial limits as their source prints them", () => {
    const flow = honestyExamples.find(({ id }) => id === "trial-limits");
    const [first] = controlChart(flow?.series ?? { chart: "i", points: [] }).points;

    expect(first?.centre).toBeCloseTo(50.81, 2);
    expect(first?.lower).toBeCloseTo(45.82, 2);
    expect(first?.upper).toBeCloseTo(55.8, 2);
  });

  it.each([...rulePictures(), ...runPictures()])("make their own rule fire: $id", (picture) => {
    expect(picture.signals).toHaveLength(1);
  });
});
