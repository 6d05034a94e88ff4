import { controlChart } from "@allteach/spc/control-chart";
import { makingDataCount } from "@allteach/spc/making-data-count";
import { describe, expect, it } from "vitest";
import { chartDifferences, makingDataCountDifferences } from "./oracle-agreement.ts";
import {
  type ChartCase,
  hasOracle,
  type MakingDataCountCase,
  makingDataCountOptions,
  makingDataCountSeries,
  optionsOf,
  readCases,
  seriesOf,
  whySkipped,
} from "./oracle-cases.ts";

/** How many cases of each chart there are at the least: fewer means that some were not read. */
const FEWEST_CASES: Record<string, number> = {
  run: 19,
  i: 26,
  mr: 7,
  xbar: 8,
  s: 7,
  t: 8,
  p: 34,
  pp: 19,
  c: 10,
  u: 22,
  up: 11,
  g: 7,
  ip: 2,
};
const FEWEST_MAKING_DATA_COUNT = 49;

if (!hasOracle) console.log(whySkipped);

describe.runIf(hasOracle)("every reference case of a control chart", () => {
  const cases = readCases<ChartCase>("charts");

  it.each(cases)("$id agrees to 1e-9", (oracle) => {
    const draw = () => controlChart(seriesOf(oracle), optionsOf(oracle));

    if (oracle.expected.error) expect(draw).toThrow(RangeError);
    else expect(chartDifferences(draw(), oracle)).toEqual([]);
  });

  it("is there: no chart type has lost cases", () => {
    const counts = new Map<string, number>();
    for (const { chart } of cases) counts.set(chart, (counts.get(chart) ?? 0) + 1);
    console.log(`reference cases: ${[...counts].map(([chart, n]) => `${chart} ${n}`).join(", ")}`);

    const lacking = Object.entries(FEWEST_CASES).filter(
      ([chart, fewest]) => (counts.get(chart) ?? 0) < fewest,
    );
    expect(lacking).toEqual([]);
  });
});

describe.runIf(hasOracle)("every reference case of Making Data Count", () => {
  const cases = readCases<MakingDataCountCase>("making-data-count");

  it.each(cases)("$id agrees to 1e-9", (oracle) => {
    const judge = () =>
      makingDataCount(makingDataCountSeries(oracle), makingDataCountOptions(oracle));

    if (oracle.expected.error) expect(judge).toThrow(RangeError);
    else expect(makingDataCountDifferences(judge(), oracle)).toEqual([]);
  });

  it("is there: none has been lost", () => {
    console.log(`reference cases: Making Data Count ${cases.length}`);

    expect(cases.length).toBeGreaterThanOrEqual(FEWEST_MAKING_DATA_COUNT);
  });
});
