import { describe, expect, it } from "vitest";
import { reportCsv } from "./figures-csv.ts";
import { buildReport } from "./model.ts";
import type { MonthFigures } from "./report-input.ts";
import { measureInput, measureOf, sampleInput, seriesOf } from "./sample-report.ts";

const csvOf = (name: string, series: readonly MonthFigures[] = seriesOf(0)) =>
  reportCsv(buildReport(sampleInput({ measures: [measureInput(measureOf(0, { name }), series)] })));

describe("the report's figures as a file", () => {
  it("are exactly those given, a line for each measure and month", () => {
    const lines = reportCsv(buildReport(sampleInput())).trim().split("\r\n").map(cellsOf);
    expect(lines).toHaveLength(1 + 4 * 24);
    for (const [index, { period, numerator, denominator }] of seriesOf(0).entries()) {
      const cells = lines[index + 1] ?? [];
      expect(cells.slice(4, 7)).toEqual([period, String(numerator), String(denominator)]);
      expect(Number(cells[7])).toBeCloseTo(((numerator ?? 0) / (denominator ?? 1)) * 1000, 9);
    }
  });

  it("tell no cases from not collected", () => {
    const series = seriesOf(0).map((month, index) => ({
      ...month,
      ...(index === 0 && { numerator: 0, denominator: 0 }),
      ...(index === 1 && { numerator: null, denominator: null }),
    }));
    const [, first, second] = csvOf("Falls", series).split("\r\n");
    expect(first).toMatch(/,2024-11,no cases,,,/);
    expect(second).toMatch(/,2024-12,,,,/);
  });

  it.each(["=HYPERLINK(1)", "+1+1", "-2+3", "@SUM(A1)", "＝1"])(
    "are never a formula: %s",
    (name) => {
      expect(csvOf(name)).toContain(`,CAUTI,'${name},`);
    },
  );

  it("keep quotes and commas of a name", () => {
    expect(csvOf('Falls, "bad" ones')).toContain(',CAUTI,"Falls, ""bad"" ones",');
  });
});

/** The cells of a line, of which some stand in quotes. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );
}
