import { describe, expect, it } from "vitest";
import { type ChartOptions, type ChartType, controlChart } from "../control-chart.ts";
import type { RuleSetId } from "../rules/rule.ts";
import { type Chance, chance } from "../simulated/chance.ts";
import { assessValidity } from "./assess-validity.ts";
import { judgedRules } from "./judged-rules.ts";

interface Case {
  chart: ChartType;
  size: number;
  numerator: (place: number, random: Chance) => number | null;
  denominator?: number;
  options?: ChartOptions;
  ruleSet?: RuleSetId;
  seed?: number;
}

function assess({ chart, size, numerator, denominator, options, ruleSet = "ihi", seed }: Case) {
  const random = chance(seed ?? 1);
  const points = Array.from({ length: size }, (_, place) => ({
    label: `${2020 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, "0")}`,
    numerator: numerator(place, random),
    ...(denominator === undefined ? {} : { denominator }),
  }));
  const series = { chart, points };
  return assessValidity(judgedRules(series, controlChart(series, options), options), ruleSet);
}

/** A series whose centre line is exactly `mean` events a month. */
const events = (mean: number) => (place: number) =>
  Math.floor((place + 1) * mean + 1e-9) - Math.floor(place * mean + 1e-9);

const refusedShift = (mean: number, ruleSet: RuleSetId = "ihi", size = 30) =>
  assess({
    chart: "u",
    size,
    numerator: events(mean),
    denominator: 100,
    ruleSet,
  }).refusedRules.find(({ kind }) => kind === "shift");

describe("trial limits", () => {
  const flat = (place: number) => 50 + (place % 3);

  it("stand until there are twelve points", () => {
    expect(assess({ chart: "i", size: 11, numerator: flat }).trialLimits).toBe(true);
    expect(assess({ chart: "i", size: 12, numerator: flat }).trialLimits).toBe(false);
  });

  it("count points that have a value", () => {
    const gap = (place: number) => (place === 4 ? null : flat(place));

    expect(assess({ chart: "i", size: 12, numerator: gap }).trialLimits).toBe(true);
  });

  it("count the baseline where it is frozen, and the latest phase where there are several", () => {
    const trial = (options: ChartOptions) =>
      assess({ chart: "i", size: 30, numerator: flat, options }).trialLimits;

    expect(trial({ freezeAfter: 11 })).toBe(true);
    expect(trial({ freezeAfter: 12 })).toBe(false);
    expect(trial({ phaseEnds: [19] })).toBe(true);
    expect(trial({ phaseEnds: [18] })).toBe(false);
    expect(trial({ phaseEnds: [18], freezeAfter: 11 })).toBe(false);
  });

  it("are explained", () => {
    const { notes } = assess({ chart: "i", size: 8, numerator: flat });

    expect(notes.map(({ sentence }) => sentence)).toEqual([
      "Trial limits: they rest on eight months so far and will move until there are 12.",
    ]);
  });
});

describe("a rule that needs more points than there are", () => {
  it("is not applied, and says what it needs", () => {
    const numerator = (place: number) => 50 + ((place * 7) % 5);
    const rules = (size: number) =>
      assess({ chart: "i", size, numerator }).refusedRules.map(({ rule }) => rule);

    expect(rules(7)).toEqual(["shift-8", "hugging-15"]);
    expect(rules(8)).toEqual(["hugging-15"]);
    expect(rules(15)).toEqual([]);
    const [shift] = assess({ chart: "i", size: 7, numerator }).refusedRules;
    expect(shift).toMatchObject({ because: "too-few-points", probability: null, side: null });
    expect(shift?.sentence).toBe(
      "“Eight in a row on one side” needs eight months; there are seven so far.",
    );
  });
});

describe("a run rule on sparse counts", () => {
  it.each([0.1, 0.2, 0.3, 0.5])("is refused below the line at %d events a month", (mean) => {
    expect(refusedShift(mean)).toMatchObject({ side: "below", because: "likely-false" });
  });

  it.each([0.8, 2.5, 6, 12])("is applied at %d events a month", (mean) => {
    expect(refusedShift(mean)).toBeUndefined();
  });

  it("is refused for what it would do in 24 months even where there are fewer", () => {
    const refused = refusedShift(0.1, "ihi", 20);

    expect(refused?.probability).toBeCloseTo(0.928, 2);
    expect(refused?.sentence).toBe(
      "“Eight in a row on one side” is not used below the centre line: with about 0.1 events " +
        "expected in a month, 93\u00a0% of stable charts of 24 months would show it by chance.",
    );
    expect(refused?.suggestions[0]).toContain("t chart");
    expect(refused?.suggestions[1]).toBe("Look at quarters instead of months.");
    expect(refused?.suggestions[2]).toContain("network");
  });

  it("is judged against its own design: seven in a row is not refused for being seven", () => {
    expect(refusedShift(12, "nhs-mdc")).toBeUndefined();
    expect(refusedShift(0.3, "nhs-mdc")).toMatchObject({ rule: "shift-7", side: "below" });
  });

  it.each<RuleSetId>(["ihi", "nhs-mdc", "western-electric", "nelson", "anhoej"])(
    "is refused in %s",
    (ruleSet) => {
      const { refusedRules } = assess({
        chart: "c",
        size: 30,
        numerator: events(0.1),
        ruleSet,
      });

      expect(refusedRules.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining([ruleSet === "anhoej" ? "longest-run" : "shift"]),
      );
    },
  );

  it("is refused above the line where nearly every case succeeds", () => {
    const { refusedRules } = assess({
      chart: "p",
      size: 30,
      numerator: (place) => 20 - events(0.2)(place),
      denominator: 20,
    });

    expect(refusedRules.find(({ kind }) => kind === "shift")).toMatchObject({ side: "above" });
    expect(refusedRules[0]?.sentence).toContain(
      "with about 0.2 cases in a month expected not to count",
    );
    expect(refusedRules[0]?.suggestions[0]).toBe(
      "Chart what did not happen: the cases in between, on a g chart.",
    );
  });

  it("is refused phase by phase", () => {
    const { refusedRules } = assess({
      chart: "u",
      size: 48,
      numerator: (place) => (place < 24 ? 5 : events(0.1)(place)),
      denominator: 100,
      options: { phaseEnds: [24] },
    });

    expect(refusedRules.map(({ phase }) => phase)).not.toContain(1);
    expect(refusedRules.filter(({ kind }) => kind === "shift")).toMatchObject([{ phase: 2 }]);
  });

  it("is refused on an individuals chart that is mostly one value", () => {
    const mostlyNought = assess({ chart: "i", size: 30, numerator: events(0.2) });

    expect(mostlyNought.refusedRules.find(({ kind }) => kind === "shift")).toMatchObject({
      side: "below",
    });
  });

  it("does not hide an outbreak: a count that chance hardly gives stays a signal", () => {
    const { refusedRules } = assess({
      chart: "c",
      size: 40,
      numerator: (place) => (place === 30 ? 5 : events(0.15)(place)),
    });

    const beyond = refusedRules.find(({ kind }) => kind === "astronomical-point");
    expect(beyond?.spares).toEqual([30]);
    expect(beyond?.sentence).toContain("once in 700");
  });
});

describe("a g chart", () => {
  it("keeps its point rule, which is its purpose, though its limits are lopsided", () => {
    const random = chance(5);
    const gaps = () => Math.floor(Math.log(random.uniform()) / Math.log(0.9));
    const { refusedRules } = assess({ chart: "g", size: 30, numerator: gaps });

    expect(refusedRules.map(({ kind }) => kind)).not.toContain("astronomical-point");
  });
});

describe("scatter beyond the counts'", () => {
  const share = (spread: number) => (_: number, random: Chance) =>
    random.binomial(400, Math.min(1, Math.max(0, 0.5 + spread * random.normal())));

  it("is found and Laney's chart suggested", () => {
    const { notes } = assess({ chart: "p", size: 30, numerator: share(0.06), denominator: 400 });

    expect(notes.map(({ kind }) => kind)).toEqual(["over-dispersion"]);
    expect(notes[0]?.suggestions).toEqual([
      "Use a Laney p′ chart, whose limits take this into account.",
    ]);
  });

  it("is seldom found where there is none, nor made of a single shift", () => {
    const found = (shift: number) =>
      Array.from({ length: 200 }, (_, seed) =>
        assess({
          chart: "p",
          size: 30,
          seed: seed + 1,
          numerator: (place, random) => random.binomial(100, place < 15 ? 0.4 : 0.4 + shift),
          denominator: 100,
        }),
      ).filter(({ notes }) => notes.some(({ kind }) => kind === "over-dispersion")).length / 200;

    expect(found(0)).toBeLessThan(0.04);
    expect(found(0.08)).toBeLessThan(0.1);
  });

  it("is not asked of a Laney chart, which allows for it", () => {
    const { notes } = assess({ chart: "pp", size: 30, numerator: share(0.06), denominator: 400 });

    expect(notes).toEqual([]);
  });
});

describe("a series with a memory", () => {
  const withMemory = (size: number, memory: number, seed: number) => {
    let last = 0;
    return assess({
      chart: "i",
      size,
      seed,
      numerator: (_, random) => {
        last = memory * last + random.normal();
        return 50 + last;
      },
    }).notes.some(({ kind }) => kind === "autocorrelation");
  };
  const share = (memory: number) =>
    Array.from({ length: 200 }, (_, seed) => withMemory(48, memory, seed + 1)).filter(Boolean)
      .length / 200;

  it("is found, and independent points seldom mistaken for one", () => {
    expect(share(0.8)).toBeGreaterThan(0.8);
    expect(share(0)).toBeLessThan(0.04);
  });

  it("is not asked of fewer than 20 points", () => {
    expect(withMemory(19, 0.95, 3)).toBe(false);
  });

  it("is not what a single shift is called", () => {
    const { notes } = assess({
      chart: "i",
      size: 48,
      seed: 4,
      numerator: (place, random) => (place < 24 ? 50 : 60) + 2 * random.normal(),
    });

    expect(notes).toEqual([]);
  });
});

describe("a chart without limits", () => {
  it("says why in a note", () => {
    const { notes } = assess({ chart: "i", size: 14, numerator: (place) => (place ? null : 5) });

    expect(notes.map(({ kind }) => kind)).toContain("no-limits");
  });

  it("because nothing has a value says so once, and what rules wait for", () => {
    const { notes, refusedRules } = assess({ chart: "i", size: 3, numerator: () => null });

    expect(notes.map(({ kind }) => kind)).toEqual(["no-limits"]);
    expect(refusedRules[0]?.sentence).toBe(
      "“Eight in a row on one side” needs eight months; there are none so far.",
    );
  });

  it("of nothing at all has nothing to say", () => {
    expect(assess({ chart: "i", size: 0, numerator: () => 1 }).refusedRules).toEqual([]);
  });
});
