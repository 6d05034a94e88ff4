import { overviewRow } from "@allteach/spc/overview";
import { readChart } from "@allteach/spc/read-chart";
import { describe, expect, it } from "vitest";
import { assuranceOf, variationOf } from "./mark-words.ts";

const flat = [50, 52, 49, 51, 50, 52, 48, 50, 51, 49, 52, 50];
const readingOf = (
  values: readonly number[],
  options: Parameters<typeof readChart>[1] = { direction: "increase" },
) =>
  readChart(
    { chart: "i", points: values.map((numerator, place) => ({ label: `${place}`, numerator })) },
    options,
  );

describe("the marks of an overview", () => {
  it.each([
    ["a quiet chart", readingOf(flat), "common_cause"],
    ["few points", readingOf(flat.slice(0, 5)), null],
    ["no points", readingOf([]), null],
    ["a high point that is hoped for", readingOf([...flat, 70]), "improvement_high"],
    ["a low point that is not", readingOf([...flat, 20]), "concern_low"],
    ["a high point, no direction", readingOf([...flat, 70], {}), "neutral_high"],
  ])("show what the chart shows: %s", (_, reading, mark) => {
    expect(variationOf(overviewRow(reading))).toBe(mark);
  });

  it("do not call a chart steady whose latest point is marked for a pattern without a side", () => {
    const hugging = readingOf(
      [40, 60, ...Array.from({ length: 16 }, (_, place) => 49.5 + (place % 2))],
      {
        chart: { freezeAfter: 2, centre: 50 },
      },
    );

    expect(hugging.marks.at(-1)?.mark).toBe("neutral");
    expect(variationOf(overviewRow(hugging))).toBe("neutral");
  });

  it("say of a goal what the limits say", () => {
    const assurance = (goal: number) =>
      assuranceOf(overviewRow(readingOf(flat, { direction: "increase", goal })));

    expect([30, 50, 80].map(assurance)).toEqual(["pass", "inconsistent", "fail"]);
    expect(assuranceOf(overviewRow(readingOf(flat)))).toBeNull();
  });
});
