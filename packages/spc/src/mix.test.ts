import { describe, expect, it } from "vitest";
import { decomposeMix, type SiteTotal, totalsBySite } from "./mix.ts";
import { mixSentence } from "./mix-sentence.ts";
import { chance } from "./simulated/chance.ts";

const total = (site: string, numerator: number, denominator: number): SiteTotal => ({
  site,
  numerator,
  denominator,
});

describe("a network's change", () => {
  it("is all within sites when each improves and none changes its share", () => {
    const parts = decomposeMix(
      [total("a", 60, 100), total("b", 30, 100)],
      [total("a", 70, 100), total("b", 40, 100)],
      100,
    );

    expect(parts?.change).toBeCloseTo(10, 12);
    expect(parts?.within).toBeCloseTo(10, 12);
    expect(parts?.volumes).toBeCloseTo(0, 12);
  });

  it("is all mix when good sites grow and none improves", () => {
    const parts = decomposeMix(
      [total("a", 80, 100), total("b", 20, 100)],
      [total("a", 240, 300), total("b", 20, 100)],
      100,
    );

    expect(parts).toMatchObject({ from: 50, to: 65, within: 0, joined: 0, left: 0 });
    expect(parts?.volumes).toBeCloseTo(15, 12);
  });

  it("credits a site that joins above the network, and one that leaves below it", () => {
    const joined = decomposeMix([total("a", 50, 100)], [total("a", 50, 100), total("b", 90, 100)]);
    expect(joined?.joined).toBeGreaterThan(0);
    expect(joined?.within).toBe(0);

    const left = decomposeMix([total("a", 50, 100), total("b", 10, 100)], [total("a", 50, 100)]);
    expect(left?.left).toBeGreaterThan(0);
    expect(left?.sites.find(({ site }) => site === "b")?.part).toBe("left");
  });

  it("turns Simpson's paradox the right way up: every site better, the network worse", () => {
    const parts = decomposeMix(
      [total("easy", 90, 100), total("hard", 3, 10)],
      [total("easy", 19, 20), total("hard", 40, 100)],
    );

    expect(parts?.change).toBeLessThan(0);
    expect(parts?.within).toBeGreaterThan(0);
    expect(parts?.volumes).toBeLessThan(0);
  });

  it("is the sum of its parts, whatever happened", () => {
    const random = chance(3);
    for (let round = 0; round < 200; round += 1) {
      const draw = () =>
        Array.from({ length: 12 }, (_, place) => {
          const cases = Math.floor(200 * random.uniform());
          return total(`site ${place}`, random.binomial(cases, random.uniform()), cases);
        }).filter(() => random.uniform() < 0.8);
      const [before, after] = [draw(), draw()];
      const parts = decomposeMix(before, after, 100);
      if (parts === null) continue;

      const { change, within, volumes, joined, left, from, to, sites } = parts;
      expect(within + volumes + joined + left).toBeCloseTo(change, 9);
      expect(to - from).toBeCloseTo(change, 9);
      expect(sites.reduce((sum, site) => sum + site.within + site.mix, 0)).toBeCloseTo(change, 9);
    }
  });

  it("turned round in time is the same with the other sign", () => {
    const before = [total("a", 60, 100), total("b", 30, 80), total("c", 5, 50)];
    const after = [total("a", 75, 100), total("b", 30, 60), total("d", 20, 50)];

    const [there, back] = [decomposeMix(before, after), decomposeMix(after, before)];
    expect(back?.within).toBeCloseTo(-(there?.within ?? 0), 12);
    expect(back?.volumes).toBeCloseTo(-(there?.volumes ?? 0), 12);
    expect(back?.joined).toBeCloseTo(-(there?.left ?? 0), 12);
  });

  it("cannot be split where there were no cases, nor where a site comes twice", () => {
    expect(decomposeMix([total("a", 0, 0)], [total("a", 1, 2)])).toBeNull();
    const twice = [total("a", 1, 2), total("a", 1, 2)];
    expect(() => decomposeMix(twice, [total("a", 1, 2)])).toThrow(RangeError);
  });
});

describe("totals by site", () => {
  it("add up its periods and pass over what was not collected", () => {
    const figures = [
      { site: "a", numerator: 1, denominator: 10 },
      { site: "b", numerator: 2, denominator: 20 },
      { site: "a", numerator: 3, denominator: 30 },
      { site: "a", numerator: null, denominator: 30 },
    ];

    expect(totalsBySite(figures)).toEqual([total("a", 4, 40), total("b", 2, 20)]);
  });
});

describe("a change in words", () => {
  const say = (before: SiteTotal[], after: SiteTotal[]) => {
    const parts = decomposeMix(before, after, 100);
    const format = { unit: "%", decimals: 0 };
    return parts === null
      ? null
      : mixSentence(parts, "Remission", format).replaceAll("\u00a0", " ");
  };

  it("names its parts by size, and leaves out what rounds to nothing", () => {
    expect(
      say([total("a", 60, 100), total("b", 30, 100)], [total("a", 70, 100), total("b", 40, 100)]),
    ).toBe("Remission rose from 45.0 % to 55.0 %: +10.0 within sites.");
    expect(
      say([total("a", 60, 100)], [total("a", 50, 100), total("b", 90, 100), total("c", 10, 100)]),
    ).toBe("Remission fell from 60.0 % to 50.0 %: −6.7 within sites, −3.3 from sites that joined.");
  });

  it("says when parts cancel out", () => {
    expect(
      say([total("a", 60, 100), total("b", 40, 100)], [total("a", 70, 100), total("c", 30, 100)]),
    ).toBe(
      "Remission stayed at 50.0 %, the sum of −10.0 from sites that joined, " +
        "+5.0 within sites, +5.0 from sites that left.",
    );
  });

  it("says that nothing moved", () => {
    expect(say([total("a", 60, 100)], [total("a", 120, 200)])).toBe("Remission stayed at 60.0 %.");
  });
});
