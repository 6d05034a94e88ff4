import type { Template } from "@allteach/catalogue/template";
import { templates } from "@allteach/catalogue/templates";
import { problemsOf, togetherOf } from "@allteach/domain/figure";
import { isAssigned, type MeasureDefinition } from "@allteach/domain/measure";
import { monthOf, periodAt, shiftPeriod } from "@allteach/domain/period";
import { NewSite } from "@allteach/domain/site";
import { describe, expect, it } from "vitest";
import { type SimulatedFigure, simulateNetwork } from "./simulate-network.ts";
import { trajectoryOf } from "./trajectories.ts";

const options = { seed: 20261, sites: 96, months: 36, lastPeriod: periodAt(2026, 10) };

describe.each(templates.map((template) => [template.key, template] as const))(
  "a made-up network of %s",
  (_, template) => {
    const { sites, figures } = simulateNetwork(template, options);

    it("has as many sites as asked for, each with a name and a code of its own", () => {
      expect(sites).toHaveLength(96);
      for (const site of sites) expect(NewSite.parse(site)).toEqual(site);
      expect(new Set(sites.map(({ name }) => name)).size).toBe(96);
      expect(new Set(sites.map(({ code }) => code)).size).toBe(96);
    });

    it("has figures that can be true, of sites that are asked for them", () => {
      const measures = new Map(template.measures.map((measure) => [measure.code, measure]));
      const byCode = new Map(sites.map((site) => [site.code, site]));
      for (const { site: code, measure: asked, figure } of figures) {
        const [measure, site] = [measures.get(asked), byCode.get(code)];
        if (!measure || !site) throw new Error(`nobody knows ${code} or ${asked}`);
        expect(isAssigned(measure, site)).toBe(true);
        expect(problemsOf(figure, measure)).toEqual([]);
      }
    });

    it("goes from one published figure to the other", () => {
      for (const { code, multiplier, chart } of template.measures.filter(isCounted)) {
        const { from, to, sd, source } = trajectoryOf(template.key, code);
        expect(source).not.toBe("");
        const beginning = together(figures, code, [-35, -34, -33]);
        const end = together(figures, code, [-2, -1, 0]);
        if (chart === "xbar") {
          expect(Math.abs((beginning.mean ?? Number.NaN) - from)).toBeLessThan(0.15 * sd);
          expect(Math.abs((end.mean ?? Number.NaN) - to)).toBeLessThan(0.15 * sd);
        } else {
          expectAbout(beginning, from / multiplier);
          expectAbout(end, to / multiplier);
        }
      }
    });

    it("has no figures of a draft", () => {
      const drafts = template.measures.filter((measure) => !isCounted(measure));
      const counted = new Set(figures.map(({ measure }) => measure));
      for (const { code } of drafts) expect(counted.has(code)).toBe(false);
    });

    it("is the same from the same seed, and another from another", () => {
      expect(simulateNetwork(template, options)).toEqual({ sites, figures });
      expect(simulateNetwork(template, { ...options, seed: 1 }).sites).not.toEqual(sites);
    });
  },
);

describe("a made-up network", () => {
  const safety = named("patient-safety");
  const { sites, figures } = simulateNetwork(safety, options);

  it("has sites of very unequal size", () => {
    const days = sites.map(({ code }) => counts(figures.filter(({ site }) => site === code))[1]);
    expect(Math.max(...days) / Math.min(...days)).toBeGreaterThan(5);
  });

  it("has sites whose infections fall, and sites where they do not", () => {
    const change = sites.map(({ code }) => {
      const own = figures.filter(({ site }) => site === code);
      const half = [-35, -18] as const;
      const months = (from: number) => Array.from({ length: 18 }, (_, index) => from + index);
      return (
        together(own, "CAUTI", months(half[1] + 1)).rate /
        together(own, "CAUTI", months(half[0])).rate
      );
    });
    expect(change.filter((each) => each < 0.6).length).toBeGreaterThan(20);
    expect(change.filter((each) => each > 0.9).length).toBeGreaterThan(5);
  });

  it("is late with some of the last month, and says why some figures were not collected", () => {
    const inLast = new Set(
      figures.filter(({ period }) => period === options.lastPeriod).map(({ site }) => site),
    );
    expect(inLast.size).toBeGreaterThan(96 * 0.7);
    expect(inLast.size).toBeLessThan(96);
    const states = new Set(figures.map(({ figure }) => figure.state));
    expect(states).toContain("not-collected");
    expect(figures.length).toBeGreaterThan(96 * 36 * 4 * 0.95);
  });

  it.each([
    { sites: 1, months: 1 },
    { sites: 6, months: 3 },
    { sites: 560, months: 2 },
    { sites: 0, months: 12 },
  ])("can have $sites sites and $months months", (size) => {
    const network = simulateNetwork(safety, { ...options, ...size });
    expect(network.sites).toHaveLength(size.sites);
    expect(network.figures.length).toBeLessThanOrEqual(size.sites * size.months * 4);
  });

  it("has every kind of site, the usual one most often", () => {
    const { siteTypes } = named("perinatal");
    const few = simulateNetwork(named("perinatal"), { ...options, sites: 3 });
    expect(new Set(few.sites.map(({ type }) => type))).toEqual(new Set(siteTypes));
    const many = simulateNetwork(named("perinatal"), options).sites;
    expect(many.filter(({ type }) => type === siteTypes[0]).length).toBeGreaterThan(96 / 3);
  });

  it("cannot name more sites than there are places", () => {
    expect(() => simulateNetwork(safety, { ...options, sites: 561 })).toThrow(RangeError);
  });
});

function named(key: string): Template {
  const template = templates.find((each) => each.key === key);
  if (!template) throw new Error(`no template ${key}`);
  return template;
}

/** Numerator and denominator of what was measured. */
function counts(figures: readonly SimulatedFigure[]): [number, number] {
  let [numerator, denominator] = [0, 0];
  for (const { figure } of figures) {
    if (figure.state !== "measured") continue;
    numerator += figure.numerator;
    denominator += figure.denominator;
  }
  return [numerator, denominator];
}

/** The network's ratio over some months, counted back from the last, and of a measurement the mean. */
function together(figures: readonly SimulatedFigure[], code: string, months: readonly number[]) {
  const periods = new Set(months.map((month) => shiftPeriod(options.lastPeriod, month)));
  const asked = figures.filter(
    ({ measure, period }) => measure === code && periods.has(monthOf(period)),
  );
  const [numerator, denominator] = counts(asked);
  const measured = asked.flatMap(({ figure }) => (figure.state === "measured" ? [figure] : []));
  const [first, ...others] = measured;
  const mean = first && others.reduce(togetherOf, first).sample?.mean;
  return { rate: numerator / denominator, numerator, mean };
}

/** Whether sites are asked for it. */
function isCounted({ status }: Pick<MeasureDefinition, "status">): boolean {
  return status !== "draft";
}

/** Within four in a hundred, and within what chance does to so many events. */
function expectAbout({ rate, numerator }: { rate: number; numerator: number }, published: number) {
  const tolerance = published * (0.04 + 3 / Math.sqrt(numerator));
  expect(Math.abs(rate - published)).toBeLessThan(tolerance);
}
