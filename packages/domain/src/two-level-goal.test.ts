import { describe, expect, it } from "vitest";
import { type BeforeAndSince, levelsProgress } from "./two-level-goal.ts";

const levels = { siteShare: 75, siteChange: 10, networkChange: 30 };
const site = (before: number, since: number, denominator = 1000): BeforeAndSince => ({
  before: { numerator: before, denominator },
  since: { numerator: since, denominator },
});

describe("a network's goal of two levels", () => {
  it("counts the sites that improved by so much, and the network's own change", () => {
    // 100 → 60 together: 40 % fewer; three of four sites fell by a tenth or more.
    const sites = [site(40, 20), site(30, 20), site(20, 10), site(10, 10)];

    expect(levelsProgress(levels, "decrease", sites)).toEqual({
      ...{ sites: 4, there: 3, share: 75, networkChange: 40 },
      ...{ siteLevelReached: true, networkLevelReached: true },
    });
  });

  it("may be reached on one level and not on the other", () => {
    const few = [site(100, 20), site(10, 10), site(10, 10), site(10, 10)];
    const little = [site(10, 8.9), site(10, 8.9), site(10, 8.9), site(10, 8.9)];

    expect(levelsProgress(levels, "decrease", few)).toMatchObject({
      ...{ siteLevelReached: false, networkLevelReached: true },
    });
    expect(levelsProgress(levels, "decrease", little)).toMatchObject({
      ...{ siteLevelReached: true, networkLevelReached: false },
    });
  });

  it("takes more for better where more is better", () => {
    const progress = levelsProgress(levels, "increase", [site(500, 700), site(500, 400)]);

    expect(progress).toMatchObject({ there: 1, share: 50, networkChange: 10 });
  });

  it("weighs sites by what they count", () => {
    const progress = levelsProgress(levels, "decrease", [site(100, 50, 10_000), site(1, 1, 100)]);

    expect(progress.networkChange).toBeCloseTo((100 * 50) / 101, 9);
  });

  it("lets a site that had no event stay there while it has none", () => {
    expect(levelsProgress(levels, "decrease", [site(0, 0), site(0, 1)])).toMatchObject({
      ...{ sites: 2, there: 1, share: 50 },
    });
  });

  it("is not moved by sites that came or went", () => {
    const gone = { before: site(90, 0).before, since: { numerator: 0, denominator: 0 } };
    const came = { before: { numerator: 0, denominator: 0 }, since: site(90, 90).since };

    expect(levelsProgress(levels, "decrease", [site(10, 9), gone, came])).toMatchObject({
      ...{ sites: 1, there: 1, networkChange: 10 },
    });
  });

  it("says nothing where nothing can be compared", () => {
    expect(levelsProgress(levels, "decrease", [])).toEqual({
      ...{ sites: 0, there: 0, siteLevelReached: false, networkLevelReached: false },
    });
  });
});
