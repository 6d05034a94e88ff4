import { controlChart } from "@allteach/spc/control-chart";
import { describe, expect, it } from "vitest";
import {
  type ChartCase,
  hasOracle,
  optionsOf,
  readCases,
  seriesOf,
  whySkipped,
} from "./oracle-cases.ts";

const FEWEST_PUBLISHED = 7;

if (!hasOracle) console.log(whySkipped);

describe.runIf(hasOracle)("figures printed in books and guides", () => {
  const cases = readCases<ChartCase>("charts").flatMap((oracle) =>
    oracle.published ? [{ ...oracle, published: oracle.published }] : [],
  );

  it.each(cases)("$id: $published.source", (oracle) => {
    const { part, cl, lcl, ucl, source } = oracle.published;
    const chart = controlChart(seriesOf(oracle), optionsOf(oracle));
    const first = chart.points.find(({ phase, upper }) => phase === part && upper !== null);

    // Books print seven digits; one guide uses more digits of d2 than the common 1.128.
    const tolerance = source.includes("4 significant digits") ? 5e-4 : 5e-7;
    expect(apart(first?.centre, cl)).toBeLessThanOrEqual(tolerance * Math.abs(cl));
    expect(apart(first?.lower, lcl)).toBeLessThanOrEqual(tolerance * Math.abs(lcl));
    expect(apart(first?.upper, ucl)).toBeLessThanOrEqual(tolerance * Math.abs(ucl));
  });

  it("are there", () => {
    console.log(`textbook figures: ${cases.length} charts, three lines each`);

    expect(cases.length).toBeGreaterThanOrEqual(FEWEST_PUBLISHED);
  });
});

function apart(ours: number | null | undefined, printed: number): number {
  return Math.abs((ours ?? Number.NaN) - printed);
}
