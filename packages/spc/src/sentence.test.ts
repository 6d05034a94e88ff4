import { describe, expect, it } from "vitest";
import type { ReadingOptions } from "./chart-reading.ts";
import type { ChartType, Observation } from "./control-chart.ts";
import { readChart } from "./read-chart.ts";

const month = (place: number) =>
  `${2025 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, "0")}`;

function say(
  chart: ChartType,
  points: readonly Omit<Observation, "label">[],
  options: ReadingOptions = {},
  label: (place: number) => string = month,
): string {
  const labelled = points.map((point, place) => ({ ...point, label: label(place) }));
  return readChart({ chart, points: labelled }, options).sentence.replaceAll("\u00a0", " ");
}

/** Remission among 300 patients, in percent. */
const remission = (...percentages: number[]) =>
  percentages.map((each) => ({ numerator: each * 3, denominator: 300 }));
const asPercentage: ReadingOptions = {
  chart: { multiplier: 100 },
  name: "Remission",
  unit: "%",
  direction: "increase",
};
const STABLE = [62, 60, 63, 64, 61, 58, 65, 62, 63, 60, 61, 64, 62, 63];
const HIGHER = [71, 72, 70, 73, 69, 71, 74, 70];

const values = (...all: (number | null)[]) => all.map((numerator) => ({ numerator }));
const named: ReadingOptions = { name: "Wait", unit: "days", decimals: 0 };

describe("a chart's sentence", () => {
  it("tells a shift that is proposed: from, to, since when, on what evidence", () => {
    expect(say("p", remission(...STABLE, ...HIGHER), asPercentage)).toBe(
      "Remission rose from 62 % to 71 % from March 2026: " +
        "eight months in a row above the centre line.",
    );
  });

  it("tells a shift that was accepted, and that its limits are still on trial", () => {
    const options = { ...asPercentage, chart: { multiplier: 100, phaseEnds: [14] } };

    expect(say("p", remission(...STABLE, ...HIGHER), options)).toBe(
      "Remission rose from 62 % to 71 % from March 2026 and has been stable since. " +
        "Eight months so far: trial limits.",
    );
  });

  it("tells a run whose start is not clear as a run", () => {
    const drift = [50, 51, 49, 50, 51, 49, 52, 50, 52, 51, 52, 52, 51, 52, 52, 51];
    const frozen = { ...named, chart: { freezeAfter: 12, centre: 50.5 } };

    expect(say("i", values(...drift), frozen)).toBe(
      "Wait has been above its centre line of 51 days for eight months in a row, " +
        "since September 2025.",
    );
  });

  it("tells a trend by its ends", () => {
    const rising = [50, 55, 48, 53, 52, 49, 54, 51, 47, 48.1, 49.4, 50.7, 52, 53.3];

    expect(say("i", values(...rising), named)).toBe(
      "Wait has risen over six months in a row, from 47 days in September 2025 " +
        "to 53 days in February 2026.",
    );
  });

  it("tells a point beyond a limit with the limit, and asks for no cause", () => {
    const sentence = say("i", values(50, 52, 49, 51, 50, 52, 48, 50, 51, 49, 52, 50, 70), named);

    expect(sentence).toBe("Wait was 70 days in January 2026, above the upper limit of 58 days.");
  });

  it("tells two of three near a limit", () => {
    const flat = [50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 51, 49];
    const options = { ...named, chart: { freezeAfter: 12 } };

    expect(say("i", values(...flat, 52.9, 50, 52.9), options)).toBe(
      "Wait has come close to its upper limit in two of three months, up to March 2026.",
    );
  });

  it("tells a quiet chart as quiet", () => {
    expect(say("p", remission(...STABLE), asPercentage)).toBe(
      "Remission is stable around 62 %: no signal of change in 14 months.",
    );
  });

  it("remembers the last signal", () => {
    const sentence = say("i", values(50, 52, 49, 51, 50, 52, 48, 50, 51, 49, 52, 50, 70, 51, 50), {
      ...named,
      chart: { exclude: [13] },
    });

    expect(sentence).toBe(
      "Wait was 50 days in March 2026, within the usual variation around 50 days; " +
        "the last signal ended in January 2026.",
    );
  });

  it("does not call a chart stable on which it could not ask", () => {
    const few = Array.from({ length: 24 }, (_, place) => ({
      numerator: place % 8 === 3 ? 1 : 0,
      denominator: 250,
    }));
    const sentence = say("u", few, {
      chart: { multiplier: 1000 },
      name: "CAUTI",
      unit: "per 1,000 catheter-days",
      direction: "decrease",
    });

    expect(sentence).toBe(
      "CAUTI is around 0.50 per 1,000 catheter-days; its figures are too sparse for every rule, " +
        "and those that hold find no signal in 24 months.",
    );
  });

  it("says how few points there are", () => {
    expect(say("p", remission(62, 60, 63), asPercentage)).toBe(
      "Remission is stable around 62 %: no signal of change in three months. " +
        "Three months so far: trial limits.",
    );
  });

  it("says that a figure is missing, and where there is none at all", () => {
    expect(say("i", values(50, 52, 49, 51, 50, 52, 48, 50, 51, 49, 52, 50, null), named)).toMatch(
      /No value for January 2026\.$/,
    );
    expect(say("i", [], named)).toBe("Wait has no figures yet.");
    expect(say("i", values(null, null))).toBe("The measure has no figures yet.");
  });

  it("says on trial what is on trial: a run chart has no limits", () => {
    expect(say("run", values(50, 52, 49, 51), named)).toContain("Four months so far: trial centre");
  });

  it("does not make news of a point beyond limits that are too narrow", () => {
    const wild = [62, 48, 70, 55, 66, 45, 60, 72, 50, 64, 47, 69, 53, 75];
    const points = wild.map((each) => ({ numerator: each * 40, denominator: 4000 }));

    expect(say("p", points, asPercentage)).toMatch(
      /above the upper limit of 62 %\. But the limits are too narrow/,
    );
    expect(say("pp", points, asPercentage)).not.toContain("too narrow");
  });

  it("speaks of weeks, quarters and points as the labels do", () => {
    const quiet = values(50, 52, 49, 51, 50, 52, 48, 50, 51, 49, 52, 50);
    const week = (place: number) => `2026-W${String(place + 1).padStart(2, "0")}`;
    const quarter = (place: number) => `${2020 + Math.floor(place / 4)}-Q${(place % 4) + 1}`;

    expect(say("i", quiet, named, week)).toContain("in twelve weeks");
    expect(say("i", quiet, named, quarter)).toContain("in twelve quarters");
    expect(say("i", quiet, named, (place) => `patient ${place}`)).toContain("in twelve points");
    const spike = values(50, 52, 49, 51, 50, 52, 48, 50, 51, 49, 52, 50, 70);
    expect(say("i", spike, named, week)).toContain("in week 13 of 2026");
    expect(say("i", spike, named, quarter)).toContain("in Q1 2023");
    expect(say("i", spike, named, (place) => `patient ${place}`)).toContain("at patient 12");
    const day = (place: number) => `2026-03-${String(place + 1).padStart(2, "0")}`;
    expect(say("i", spike, named, day)).toContain("on 13 March 2026");
    expect(say("i", spike, named, (place) => String(2000 + place))).toContain("in 2012");
  });

  it("tells the other patterns of Nelson's", () => {
    const nelson: ReadingOptions = { ...named, ruleSet: "nelson" };
    const centred = { ...nelson, chart: { freezeAfter: 2, centre: 50 } };
    const turns = Array.from({ length: 14 }, (_, place) => (place % 2 ? 50.8 : 49.1));
    expect(say("i", values(...turns), centred)).toBe(
      "Wait has gone up and down by turns for 14 months, since January 2025.",
    );

    const quiet = [50.1, 49.8, 49.9, 50.2, 50.1, 49.7, 49.8, 50.1];
    expect(say("i", values(47, 53, ...quiet, ...quiet), centred)).toBe(
      "Wait has kept unusually close to its centre line of 50 days for 18 months, " +
        "since January 2025.",
    );
  });

  it("tells few crossings by Anhøj's rules", () => {
    const weaving = [1, 2, 3, 1, 2, -1, -2, -3, -1, -2, 1, 2, 3, 1, 2, -1, -2, -3, -1, -2];

    expect(say("run", values(...weaving), { ...named, ruleSet: "anhoej" })).toBe(
      "Wait has crossed its centre line of 0 days only three times in 20 months, " +
        "where chance would give at least six.",
    );
  });
});
