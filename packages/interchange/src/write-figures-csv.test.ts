import { type Figure, figureOf } from "@allteach/domain/figure";
import { type Period, periodAt } from "@allteach/domain/period";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFiguresCsv } from "./read-figures-csv.ts";
import { measureOf, siteOf } from "./test-network.ts";
import type { FigureRow } from "./upload-row.ts";
import { figuresCsv, templateCsv } from "./write-figures-csv.ts";

const october = periodAt(2026, 10);

describe("exported figures", () => {
  it("tell measured, no cases and not collected apart", () => {
    const row = (measure: string, figure: Figure, note?: string): FigureRow => ({
      ...{ site: "AHH", period: october, measure, figure },
      ...(note && { note }),
    });
    const csv = figuresCsv([
      row("CAUTI", { state: "measured", numerator: 3, denominator: 1200.5 }, "new ward, opened"),
      row("CLABSI", { state: "no-cases" }),
      row("CDIFF", { state: "not-collected", reason: '=HYPERLINK("x")' }),
    ]);
    expect(csv.split("\r\n")).toEqual([
      "\uFEFFsite,period,measure,numerator,denominator,note",
      'AHH,2026-10,CAUTI,3,1200.5,"new ward, opened"',
      "AHH,2026-10,CLABSI,no cases,,",
      `AHH,2026-10,CDIFF,,,"'=HYPERLINK(""x"")"`,
      "",
    ]);
  });

  it("are read back as they were, whatever their names and reasons", () => {
    fc.assert(
      fc.property(rows, (exported) => {
        const outcome = readFiguresCsv(new TextEncoder().encode(figuresCsv(exported)));
        const back = outcome.ok
          ? outcome.value.map(({ site, when, measure, input }) => {
              const month = when.month ?? october;
              return { site, period: month, measure, figure: figureOf(input, month) };
            })
          : outcome;
        expect(back).toEqual(exported);
      }),
      { numRuns: 1000 },
    );
  });

  const line = fc
    .array(fc.oneof(fc.constantFrom(..."=+-@'\",;\t\r\n＝ "), fc.string({ unit: "grapheme" })))
    .map((parts) => parts.join("").replaceAll("\0", "").trim().slice(0, 200))
    .filter((text) => text !== "" && !/^[\d.,]+$/.test(text));
  const count = fc.double({ min: 0, max: 1e9, noNaN: true }).map((value) => value || 0);
  const figure: fc.Arbitrary<Figure> = fc.oneof(
    fc
      .record({ numerator: count, denominator: count })
      .filter(({ numerator, denominator }) => numerator > 0 || denominator > 0)
      .map((counts): Figure => ({ state: "measured", ...counts })),
    fc.constant<Figure>({ state: "no-cases" }),
    line.map((reason): Figure => ({ state: "not-collected", reason })),
  );
  const period: fc.Arbitrary<Period> = fc
    .tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => periodAt(year, month));
  const rows = fc.uniqueArray(fc.record({ site: line, period, measure: line, figure }), {
    minLength: 1,
    selector: ({ site, period, measure }) => `${site}\n${period}\n${measure}`.toLowerCase(),
  });
});

describe("a file to fill in", () => {
  it("has a line for every figure asked for, and none for others", () => {
    const sites = [
      siteOf({ id: 1, code: "AHH" }),
      siteOf({ id: 2, code: "BHH", joined: periodAt(2026, 11), type: "clinic" }),
    ];
    const measures = [
      measureOf({ id: 1, code: "CAUTI" }),
      measureOf({ id: 2, code: "ICU", siteTypes: ["hospital"] }),
      measureOf({ id: 3, code: "OLD", status: "retired" }),
    ];
    expect(templateCsv(sites, measures, [october, periodAt(2026, 11)]).split("\r\n")).toEqual([
      "\uFEFFsite,period,measure,numerator,denominator,note",
      "AHH,2026-10,CAUTI,,,",
      "AHH,2026-10,ICU,,,",
      "AHH,2026-11,CAUTI,,,",
      "AHH,2026-11,ICU,,,",
      "BHH,2026-11,CAUTI,,,",
      "",
    ]);
  });
});
