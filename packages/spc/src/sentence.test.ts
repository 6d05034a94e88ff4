import { describe, expect, it } from "vitest";
import type { ReadingOptions } from "./chart-reading.ts";
import type { ChartType, Observation } from "./control-chart.ts";
import { readChart } from "./read-chart.ts";
import { periodName } from "./words/period-name.ts";

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

  it("has the decimals that tell a point from the limit it is beyond", () => {
    const usual = Array.from({ length: 23 }, (_, place) => 810 + (place % 2 ? 5 : -5));
    const points = [...usual, 839].map((numerator) => ({ numerator, denominator: 900 }));

    expect(say("p", points, asPercentage)).toBe(
      "Remission stood at 93.2 % in December 2026, above the upper limit of 93.1 %.",
    );
  });

  it("tells a shift that was accepted, and that its limits are still on trial", () => {
    const options = { ...asPercentage, chart: { multiplier: 100, phaseEnds: [14] } };

    expect(say("p", remission(...STABLE, ...HIGHER), options)).toBe(
      "Remission rose from 62 % to 71 % from March 2026: no signal of change since. " +
        "Eight months so far: trial limits.",
    );
  });

  it("tells a run whose start is not clear as a run", () => {
    const drift = [50, 51, 49, 50, 51, 49, 52, 50, 52, 51, 52, 52, 51, 52, 52, 51];
    const frozen = { ...named, chart: { freezeAfter: 12, centre: 50.5 } };

    expect(say("i", values(...drift), frozen)).toBe(
      "Wait stayed above the centre line of 51 days for eight months in a row, " +
        "from September 2025 on.",
    );
  });

  it("tells a trend by its ends", () => {
    const rising = [50, 55, 48, 53, 52, 49, 54, 51, 47, 48.1, 49.4, 50.7, 52, 53.3];

    expect(say("i", values(...rising), named)).toBe(
      "Wait rose over six months in a row, from 47 days in September 2025 " +
        "to 53 in February 2026.",
    );
  });

  it("tells a point beyond a limit with the limit, and asks for no cause", () => {
    const sentence = say("i", values(50, 52, 49, 51, 50, 52, 48, 50, 51, 49, 52, 50, 70), named);

    expect(sentence).toBe("Wait stood at 70 days in January 2026, above the upper limit of 58.");
  });

  it("tells two of three near a limit", () => {
    const flat = [50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 51, 49];
    const options = { ...named, chart: { freezeAfter: 12 } };

    expect(say("i", values(...flat, 52.9, 50, 52.9), options)).toBe(
      "Wait came close to the upper limit in two of three months, up to March 2026.",
    );
  });

  it("tells a quiet chart as quiet", () => {
    expect(say("p", remission(...STABLE), asPercentage)).toBe(
      "Remission stayed around 62 %: no signal of change in 14 months.",
    );
  });

  it("tells a chart that is always the same as just that", () => {
    expect(say("p", remission(...Array(14).fill(100)), asPercentage)).toBe(
      "Remission stayed at 100 % in all 14 months.",
    );
  });

  it("remembers the last signal", () => {
    const sentence = say("i", values(50, 52, 49, 51, 50, 52, 48, 50, 51, 49, 52, 50, 70, 51, 50), {
      ...named,
      chart: { exclude: [13] },
    });

    expect(sentence).toBe(
      "Wait stood at 50 days in March 2026, within the usual variation around 50; " +
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
      "CAUTI stayed around 0.50 per 1,000 catheter-days; the figures are too sparse for some " +
        "rules, and the others find no signal in 24 months.",
    );
  });

  it.each([1, 2, 5])("of %i months says the latest value, and that they are too few", (size) => {
    expect(say("p", remission(...STABLE.slice(0, size)), asPercentage)).toBe(
      `Remission stood at ${STABLE[size - 1]} % in ${periodName(month(size - 1))}; ` +
        "too few months to tell change from chance.",
    );
  });

  it("tells a signal of few months all the same, with its limits on trial", () => {
    const few = [2, 1, 2, 30].map((numerator) => ({ numerator, denominator: 1000 }));

    expect(say("u", few, { ...named, chart: { multiplier: 1000 } })).toMatch(
      /above the upper limit of 18\. Four months so far: trial limits\.$/,
    );
  });

  it("says little of a new phase of few months, and nothing quiet of one with a signal", () => {
    const accepted = { ...asPercentage, chart: { multiplier: 100, phaseEnds: [14] } };

    expect(say("p", remission(...STABLE, ...HIGHER.slice(0, 4)), accepted)).toBe(
      "Remission rose from 62 % to 72 % from March 2026; too few months since to tell more.",
    );
    expect(say("p", remission(...STABLE, ...HIGHER, 45, 71, 72), accepted)).toBe(
      "Remission stood at 72 % in January 2027, within the usual variation around 69 %; " +
        "the last signal ended in November 2026. Eleven months so far: trial limits.",
    );
  });

  it("says that a figure is missing, and where there is none at all", () => {
    expect(say("i", values(50, 52, 49, 51, 50, 52, 48, 50, 51, 49, 52, 50, null), named)).toMatch(
      /No value for January 2026\.$/,
    );
    expect(say("i", [], named)).toBe("Wait: no figures yet.");
    expect(say("i", values(null, null))).toBe("The measure: no figures yet.");
  });

  it("says on trial what is on trial: a run chart has no limits", () => {
    expect(say("run", values(50, 52, 49, 51, 50, 52), named)).toContain(
      "Six months so far: trial centre line.",
    );
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
      "Wait went up and down by turns for 14 months, from January 2025 on.",
    );

    const quiet = [50.1, 49.8, 49.9, 50.2, 50.1, 49.7, 49.8, 50.1];
    expect(say("i", values(47, 53, ...quiet, ...quiet), centred)).toBe(
      "Wait kept unusually close to the centre line of 50 days for 18 months, " +
        "from January 2025 on.",
    );
  });

  it("tells few crossings by Anhøj's rules", () => {
    const weaving = [1, 2, 3, 1, 2, -1, -2, -3, -1, -2, 1, 2, 3, 1, 2, -1, -2, -3, -1, -2];

    expect(say("run", values(...weaving), { ...named, ruleSet: "anhoej" })).toBe(
      "Wait crossed the centre line of 0 days only three times in 20 months, " +
        "where chance would give at least six. " +
        "But neighbouring months resemble each other, so long rows come easily.",
    );
  });
});

describe("a sentence about a measure named in the plural", () => {
  const falls: ReadingOptions = { ...named, name: "Falls", unit: "per 1,000 patient days" };
  const flat = [50, 52, 49, 51, 50, 52, 48, 50, 51, 49, 52, 50];
  const rising = [47, 48, 49, 50, 51, 52, 53];
  const charts: [string, string][] = [
    ["no figures", say("i", [], falls)],
    ["few months", say("i", values(50), falls)],
    ["quiet", say("i", values(...flat), falls)],
    ["a point beyond", say("i", values(...flat, 70), falls)],
    ["a past signal", say("i", values(...flat, 70, 50), { ...falls, chart: { exclude: [13] } })],
    ["a trend", say("i", values(...flat, ...rising), falls)],
    ["a run", say("run", values(...flat, ...Array(9).fill(54)), falls)],
    ["a shift", say("i", values(...flat, 70, 72, 71, 70, 73, 71, 72, 70), falls)],
    ["a new phase", say("i", values(...flat, 70, 72), { ...falls, chart: { phaseEnds: [12] } })],
  ];

  it.each(charts)("agrees with it, and says the unit once: %s", (_, sentence) => {
    expect(sentence).toMatch(/^Falls(:| stood| stayed| rose)/);
    expect(sentence).not.toMatch(/Falls (is|was|has)\b|\bits\b/);
    expect(sentence.split("per 1,000 patient days").length - 1).toBeLessThan(2);
  });
});

describe("a sentence about months that resemble each other", () => {
  const hedge = "But neighbouring months resemble each other, so long rows come easily.";
  const drifting = Array.from(
    { length: 36 },
    (_, place) => 50 + 4 * Math.sin(place / 4) + (place % 2),
  );

  it("says so where a row on one side is the evidence", () => {
    expect(say("i", values(...drifting), named)).toContain(hedge);
  });

  it("does not where a single point is, nor where months are independent", () => {
    const declinedShifts = Array.from({ length: 37 }, (_, place) => month(place));
    const beyond = say("i", values(...drifting, 90), { ...named, declinedShifts });

    expect(beyond).toMatch(/above the upper limit of \d+\.$/);
    expect(say("p", remission(...STABLE, ...HIGHER), asPercentage)).not.toContain(hedge);
  });
});

describe("a sentence about a measure that counts something else", () => {
  const flat = [50, 52, 49, 51, 50, 52, 48, 50, 51, 49, 52, 50];
  const better = [70, 72, 71, 70, 73, 71, 72, 70, 71];
  const chart = { phaseEnds: [12] };
  const redefinedFrom = [month(12)];

  it("names the month, and neither a rise nor a fall", () => {
    const sentence = say("i", values(...flat, ...better), { ...named, chart, redefinedFrom });
    expect(sentence).toMatch(
      /^The definition of .* changed in .*; the level from then on is around 71/,
    );
    expect(sentence).toContain("Figures before then do not compare.");
    expect(sentence).not.toMatch(/rose|fell/);
  });

  it("speaks of a rise where the level was what changed", () => {
    expect(say("i", values(...flat, ...better), { ...named, chart })).toMatch(/ rose /);
  });
});
