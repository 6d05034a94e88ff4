import { readChart } from "@allteach/spc/read-chart";
import type { Direction } from "@allteach/spc/rules/signal";
import { describe, expect, it } from "vitest";
import { curiosities, type ReadMeasure, sentenceOfTheMonth } from "./curious-words.ts";

/** A proportion that stands at one level for a year and at another for the next. */
function moved(code: string, from: number, to: number, direction: Direction): ReadMeasure {
  const points = Array.from({ length: 24 }, (_, index) => ({
    label: `${2025 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`,
    numerator: Math.round((index < 12 ? from : to) * 200) + ((index * 11) % 17) - 8,
    denominator: 200,
  }));
  const reading = readChart(
    { chart: "p", points },
    { chart: { multiplier: 100 }, direction, name: code, unit: "%" },
  );
  return { measure: { code, name: code }, reading };
}

const better = moved("Remission", 0.6, 0.75, "increase");
const worse = moved("Readmission", 0.1, 0.2, "decrease");
const changed = moved("Visits", 0.4, 0.5, "neutral");
const steady = moved("Registration", 0.8, 0.8, "increase");
const none: ReadMeasure = {
  measure: { code: "NEW", name: "New" },
  reading: readChart({ chart: "p", points: [] }, { name: "New" }),
};

describe("what to be curious about", () => {
  it("puts what got better first, then what to ask about, then other changes", () => {
    const cards = curiosities([steady, changed, worse, better]);
    expect(cards.map(({ label, measure }) => [label, measure])).toEqual([
      ["Learn from it", "Remission"],
      ["Ask what changed", "Readmission"],
      ["Look together", "Visits"],
    ]);
  });

  it("says what moved, from where to where, and asks", () => {
    const [card] = curiosities([better]);
    expect(card?.heading).toMatch(/^Remission: up to 75\s%$/);
    expect(card?.text).toMatch(/^From 60 to 75\s%, from January 2026 on\. Which sites did it/);
  });

  it("never says that anyone failed", () => {
    const said = JSON.stringify(curiosities([worse, better, changed]));
    expect(said).not.toMatch(/fail|worse|bad|poor/i);
  });

  it("is nothing where nothing moved, or nothing is there", () => {
    expect(curiosities([steady, none])).toEqual([]);
  });
});

describe("the sentence of the month", () => {
  it("is the weightiest that the charts say", () => {
    expect(sentenceOfTheMonth([steady, worse, better])).toBe(better.reading.sentence);
    expect(sentenceOfTheMonth([steady, worse])).toBe(worse.reading.sentence);
  });

  it("says so where nothing moved beyond chance", () => {
    expect(sentenceOfTheMonth([steady, none])).toMatch(/^The one measure is as usual/);
    expect(sentenceOfTheMonth([steady, steady])).toMatch(/^Both measures are as usual/);
    expect(sentenceOfTheMonth([steady, steady, steady])).toMatch(/^All 3 measures are as usual/);
  });

  it("is none where there are no figures", () => {
    expect(sentenceOfTheMonth([none])).toBeUndefined();
  });
});
