import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ControlChart } from "../control-chart.ts";
import { findSignals } from "./find-signals.ts";
import type { Signal } from "./signal.ts";

/** What NHSRplotthedots 0.2.2 found: lies beside the repository, so that its data stay apart. */
const folder = "../shared/oracle/making-data-count";
const isThere = existsSync(folder);
if (!isThere) console.log(`skipped: ${folder} is not there to compare with`);

interface OraclePoint {
  x: string;
  group: number;
  y: number | null;
  mean: number | null;
  lpl: number | null;
  upl: number | null;
  outsideLimits: boolean;
  specialCause: string;
}

function chartOf(points: readonly OraclePoint[]): ControlChart {
  const groups = [...new Set(points.map(({ group }) => group))];
  const near = (limit: number | null, mean: number | null) =>
    limit === null || mean === null ? null : mean + ((limit - mean) * 2) / 3;
  return {
    chart: "i",
    points: points.map((point) => ({
      label: point.x,
      value: point.y,
      centre: point.mean,
      lower: point.lpl,
      upper: point.upl,
      lower95: near(point.lpl, point.mean),
      upper95: near(point.upl, point.mean),
      phase: groups.indexOf(point.group) + 1,
      excluded: false,
      beyondLimits: Boolean(point.outsideLimits),
    })),
    phases: [],
  };
}

/** The package's words for the first rule that a point takes part in; the later of two trends. */
function wordsFor(signals: readonly Signal[], index: number): string {
  const mine = signals.filter(({ points }) => points.includes(index));
  const first = mine.filter(({ rule }) => rule === mine[0]?.rule).at(-1);
  const isAbove = first?.side === "above";
  switch (first?.kind) {
    case "astronomical-point":
      return isAbove ? "Above UCL" : "Below LCL";
    case "trend":
      return `7 Point Trend (${isAbove ? "Increasing" : "Decreasing"})`;
    case "near-limit":
      return `2 in 3 ${isAbove ? "Above" : "Below"} CL`;
    case "shift":
      return `7 Points ${isAbove ? "Above" : "Below"} CL`;
    default:
      return "Common Cause";
  }
}

describe.runIf(isThere)("the Making Data Count rule set", () => {
  const read = (name: string) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));
  const names = isThere ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
  const cases = names.filter((name) => !read(name).expected.error);

  it("is compared with cases", () => expect(cases.length).toBeGreaterThan(40));

  it.each(cases)("labels every point of %s as NHSRplotthedots does", (name) => {
    const points: OraclePoint[] = read(name).expected.points;
    const signals = findSignals(chartOf(points), "nhs-mdc");

    expect(points.map((_, index) => wordsFor(signals, index))).toEqual(
      points.map(({ specialCause }) => specialCause),
    );
  });
});
