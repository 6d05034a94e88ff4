import { c4 } from "@allteach/spc/numbers/c4";
import { longestRunLimit } from "@allteach/spc/runs/anhoej";
import { crossingsLimit } from "@allteach/spc/runs/crossings-limit";
import { describe, expect, it } from "vitest";
import { hasOracle, readOracle, whySkipped } from "./oracle-cases.ts";

if (!hasOracle) console.log(whySkipped);

describe.runIf(hasOracle)("the constants of other packages", () => {
  it("agree on run and crossing limits for 1 to 400 useful points", () => {
    const { values } = readOracle<{
      values: { nUseful: number; longestRunMax: number; nCrossingsMin: number }[];
    }>("anhoej-limits.json");
    const theirs = values.map(({ nUseful, longestRunMax, nCrossingsMin }) => ({
      nUseful,
      longestRunMax,
      nCrossingsMin: nCrossingsMin + 0,
    }));

    const ours = values.map(({ nUseful }) => ({
      nUseful,
      longestRunMax: longestRunLimit(nUseful),
      nCrossingsMin: crossingsLimit(nUseful),
    }));

    expect(values).toHaveLength(400);
    expect(ours).toEqual(theirs);
  });

  it("agree on how much of the standard deviation a sample shows, from 2 to 1,000 in it", () => {
    const { values } = readOracle<{ values: { n: number; c4: number; c5: number }[] }>(
      "control-chart-constants.json",
    );

    expect(values.length).toBeGreaterThan(50);
    for (const { n, c4: theirs, c5 } of values) {
      expect(c4(n)).toBeCloseTo(theirs, 12);
      expect(Math.sqrt(1 - c4(n) ** 2)).toBeCloseTo(c5, 10);
    }
  });
});
