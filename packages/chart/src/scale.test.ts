import { describe, expect, it } from "vitest";
import { tightDomain, valueScale } from "./scale.ts";

const scale = (drawn: number[], unit?: string) => valueScale(drawn, { unit, ticks: 5 });
const texts = (drawn: number[], unit?: string) => scale(drawn, unit).ticks.map(({ text }) => text);

describe("the value axis", () => {
  it("starts at zero when the figures come near it", () => {
    expect(scale([3, 9]).domain[0]).toBe(0);
    expect(scale([60, 90]).domain[0]).toBe(60);
  });

  it("never shows less than nothing for counts", () => {
    expect(scale([0, 0.4]).domain[0]).toBe(0);
    expect(scale([0, 0]).domain[0]).toBe(0);
  });

  it("shows values below zero when there are any", () => {
    expect(texts([-9, 9])).toEqual(["−10", "−5", "0", "5", "10"]);
  });

  it("ends at 100 % unless something is above", () => {
    expect(scale([88, 99.6], "%").domain[1]).toBe(100);
    expect(scale([88, 104], "%").domain[1]).toBeGreaterThan(100);
  });

  it("writes as many decimals as tell its ticks apart", () => {
    expect(texts([0.5, 1.9])).toEqual(["0.0", "0.5", "1.0", "1.5", "2.0"]);
    expect(texts([1200, 5600])).toContain("4,000");
  });

  it("gives a constant series some room", () => {
    const { domain } = scale([7, 7]);
    expect(domain[0]).toBeLessThan(7);
    expect(domain[1]).toBeGreaterThan(7);
  });

  it("is there before the first figure is", () => {
    expect(scale([], "%").domain).toEqual([0, 100]);
    expect(scale([]).domain).toEqual([0, 1]);
  });
});

describe("a domain without an axis", () => {
  it("is as wide as what is drawn", () => {
    expect(tightDomain([4, 2, 9])).toEqual([2, 9]);
  });

  it("is never empty", () => {
    expect(tightDomain([5, 5])).toEqual([4, 6]);
    expect(tightDomain([])).toEqual([0, 1]);
  });
});
