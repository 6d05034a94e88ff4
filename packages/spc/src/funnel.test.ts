import { describe, expect, it } from "vitest";
import { binomialAtMost } from "./distributions/binomial.ts";
import { type FunnelSite, funnel } from "./funnel.ts";
import { exactLimits } from "./funnel-limits.ts";
import { chance } from "./simulated/chance.ts";

const site = (id: string, numerator: number | null, denominator: number | null): FunnelSite => ({
  id,
  numerator,
  denominator,
});

const alike = Array.from({ length: 20 }, (_, place) =>
  site(`site ${place}`, 30 + (place % 5) * 2 - 4, 100),
);

describe("exact funnel limits", () => {
  it.each([
    [0.3, 50],
    [0.05, 40],
    [0.9, 25],
  ])("lie between the counts whose chances bracket the tail: %d of %d cases", (share, cases) => {
    for (const tail of [0.025, 0.001]) {
      const { lower, upper } = exactLimits("proportion", share, cases, tail);
      const atMost = (count: number) => binomialAtMost(count, cases, share);

      expect(atMost(Math.ceil(upper * cases))).toBeGreaterThan(1 - tail);
      expect(atMost(Math.ceil(upper * cases) - 1)).toBeLessThanOrEqual(1 - tail);
      if (lower > 0) {
        expect(atMost(Math.ceil(lower * cases))).toBeGreaterThan(tail);
        expect(atMost(Math.ceil(lower * cases) - 1)).toBeLessThanOrEqual(tail);
      }
    }
  });

  it("of ten events are 3.775 and 16.160, as Spiegelhalter's equation gives by hand", () => {
    // F(3) = 0.010336, F(4) = 0.029253; F(16) = 0.972958, F(17) = 0.985722.
    const { lower, upper } = exactLimits("rate", 0.004, 2500, 0.025);

    expect(lower * 2500).toBeCloseTo(4 - (0.029253 - 0.025) / (0.029253 - 0.010336), 4);
    expect(upper * 2500).toBeCloseTo(17 - (0.985722 - 0.975) / (0.985722 - 0.972958), 4);
  });

  it("approach the normal limits as sites grow", () => {
    const { lower, upper } = exactLimits("proportion", 0.4, 1_000_000, 0.025);
    const reach = 1.959964 * Math.sqrt(0.24 / 1_000_000);

    expect(upper - 0.4).toBeCloseTo(reach, 6);
    expect(0.4 - lower).toBeCloseTo(reach, 6);
  });

  it("stay within what can be, and close where nothing or everything happened", () => {
    expect(exactLimits("proportion", 0.9, 4, 0.001).upper).toBeLessThanOrEqual(1);
    expect(exactLimits("rate", 0.01, 20, 0.025).lower).toBe(0);
    expect(exactLimits("proportion", 0, 20, 0.025)).toEqual({ lower: 0, upper: 0 });
    expect(exactLimits("proportion", 1, 20, 0.025)).toEqual({ lower: 1, upper: 1 });
  });
});

describe("a funnel", () => {
  it("stands on what all sites have together", () => {
    const sites = [site("a", 10, 100), site("b", 60, 300)];

    expect(funnel(sites, { kind: "proportion", multiplier: 100 })?.centre).toBeCloseTo(17.5, 12);
  });

  it("finds who lies outside, and on which side", () => {
    const sites = [...alike, site("high", 65, 100), site("low", 8, 100), site("some", 41, 100)];
    const found = funnel(sites, { kind: "proportion", adjustForOverDispersion: false });
    const outside = Object.fromEntries(
      (found?.points ?? []).map(({ id, outside }) => [id, outside]),
    );

    expect(outside.high).toEqual({ level: 99.8, side: "above" });
    expect(outside.low).toEqual({ level: 99.8, side: "below" });
    expect(outside.some).toEqual({ level: 95, side: "above" });
    expect(outside["site 2"]).toBeNull();
  });

  it("leaves out sites without cases, and names them", () => {
    const found = funnel([site("a", 3, 10), site("none", 0, 0), site("late", null, null)], {
      kind: "rate",
    });

    expect(found?.points.map(({ id }) => id)).toEqual(["a"]);
    expect(found?.without).toEqual(["none", "late"]);
    expect(funnel([site("none", 0, 0)], { kind: "rate" })).toBeNull();
  });

  it("refuses figures that cannot be", () => {
    expect(() => funnel([site("a", 11, 10)], { kind: "proportion" })).toThrow(RangeError);
    expect(() => funnel([site("a", -1, 10)], { kind: "rate" })).toThrow(RangeError);
    expect(funnel([site("a", 11, 10)], { kind: "rate" })?.centre).toBeCloseTo(1.1, 12);
  });

  it("keeps its exact limits where chance explains the differences", () => {
    const found = funnel(alike, { kind: "proportion" });

    expect(found?.adjusted).toBe(false);
    expect(found?.betweenSites).toBe(0);
    expect(found?.points[0]?.limits95).toEqual(
      exactLimits("proportion", found?.centre ?? 0, 100, 0.025),
    );
  });
});

describe("a funnel of sites that differ", () => {
  const random = chance(11);
  const sites = Array.from({ length: 60 }, (_, place) => {
    const share = 0.3 + 0.06 * random.normal();
    return site(String(place), random.binomial(1000, share), 1000);
  });
  const outsiders = (adjustForOverDispersion: boolean) =>
    funnel(sites, { kind: "proportion", adjustForOverDispersion })?.points.filter(
      ({ outside }) => outside !== null,
    ).length ?? 0;

  it("widens until most of them lie inside", () => {
    expect(outsiders(false)).toBeGreaterThan(25);
    expect(outsiders(true)).toBeLessThan(9);
  });

  it("finds how much they differ", () => {
    // 0.06 on the scale of shares is 0.06 / (2 sqrt(0.3 x 0.7)) on that of the arcsine.
    const between = funnel(sites, { kind: "proportion" })?.betweenSites ?? 0;

    expect(between).toBeGreaterThan(0.045);
    expect(between).toBeLessThan(0.085);
  });

  it("does not let one outlier hide itself", () => {
    const withOutlier = [...alike, site("outlier", 95, 100)];
    const found = funnel(withOutlier, { kind: "proportion" });

    expect(found?.points.at(-1)?.outside).toEqual({ level: 99.8, side: "above" });
    expect(found?.adjusted).toBe(false);
  });

  it("does not call none at all in a small site rare, however the limits are adjusted", () => {
    const small = Array.from({ length: 40 }, (_, place) => site(String(place), place % 8, 1000));
    const found = funnel(small, { kind: "rate" });

    expect(found?.adjusted).toBe(true);
    expect(found?.points[0]).toMatchObject({ value: 0, outside: null });
    expect(found?.points[0]?.limits95.lower).toBeCloseTo(0, 12);
  });

  it("never has limits narrower than the exact ones, on either kind", () => {
    for (const kind of ["proportion", "rate"] as const) {
      const adjusted = funnel(sites, { kind });
      for (const { limits998, denominator } of adjusted?.points ?? []) {
        const exact = exactLimits(kind, adjusted?.centre ?? 0, denominator, 0.001);
        expect(limits998.lower).toBeLessThanOrEqual(exact.lower);
        expect(limits998.upper).toBeGreaterThanOrEqual(exact.upper);
      }
    }
  });

  it("lets about one in twenty lie outside 95 % limits when none is special", () => {
    const many = Array.from({ length: 2000 }, (_, place) =>
      site(String(place), random.poisson(12), 1000),
    );
    const points = funnel(many, { kind: "rate", adjustForOverDispersion: false })?.points ?? [];
    const share = points.filter(({ outside }) => outside !== null).length / points.length;

    expect(share).toBeGreaterThan(0.02);
    expect(share).toBeLessThan(0.07);
  });
});
