import { existsSync, readFileSync } from "node:fs";
import type { Figure } from "@allteach/domain/figure";
import { periodAt } from "@allteach/domain/period";
import type { Outcome } from "@allteach/domain/refusal";
import { describe, expect, it } from "vitest";
import { matchUpload } from "./match-upload.ts";
import { readPeriod } from "./period-cell.ts";
import { readFiguresCsv } from "./read-figures-csv.ts";
import { measureOf, siteOf } from "./test-network.ts";
import type { UploadRow } from "./upload-row.ts";

const october = periodAt(2026, 10);
const threeInHundred: Figure = { state: "measured", numerator: 3, denominator: 100 };

const known = {
  sites: [
    siteOf({ id: 1, code: "AHH", name: "Ærø Hospital" }),
    siteOf({ id: 2, code: "BHH", name: "Borg", left: periodAt(2026, 8) }),
    siteOf({ id: 3, code: "C1", name: "City", type: "clinic" }),
    siteOf({ id: 4, code: "C2", name: "City", type: "clinic" }),
  ],
  measures: [
    measureOf({ id: 1, code: "CAUTI" }),
    measureOf({ id: 2, code: "BUNDLE", name: "Bundle reliability", chart: "p" }),
    measureOf({ id: 3, code: "ICU", siteTypes: ["hospital"] }),
  ],
};

describe("an upload", () => {
  it("finds sites and measures by code or name, and gathers each site's month", () => {
    const months = taken(
      matchUpload(
        [
          row(2, { site: "ahh", measure: "cauti" }),
          row(3, { site: "C1" }),
          row(4, { site: " ærø  HOSPITAL".normalize("NFD"), measure: "bundle RELIABILITY" }),
          row(5, { site: "AHH", when: { month: periodAt(2026, 9) }, note: "late" }),
        ],
        known,
        october,
      ),
    );
    const seen = months.map(({ site, period, figures }) => [
      site.code,
      period,
      figures.map(({ measure, row: number }) => `${measure}@${number}`),
    ]);
    expect(seen).toEqual([
      ["AHH", "2026-10", ["CAUTI@2", "BUNDLE@4"]],
      ["C1", "2026-10", ["CAUTI@3"]],
      ["AHH", "2026-09", ["CAUTI@5"]],
    ]);
    expect(months[2]?.figures[0]).toEqual({
      measure: "CAUTI",
      period: "2026-09",
      figure: threeInHundred,
      note: "late",
      row: 5,
    });
  });

  it.each<[string, Partial<UploadRow>, string, string]>([
    [
      "an unknown site",
      { site: "AHX" },
      "site",
      "There is no site “AHX”: did you mean AHH? Sites: AHH, BHH, C1, C2.",
    ],
    [
      "an unknown measure",
      { measure: "zebra" },
      "measure",
      "There is no measure “zebra”: write one of those there are. Measures: CAUTI, BUNDLE, ICU.",
    ],
    [
      "a name that two sites share",
      { site: "city" },
      "site",
      "“city” is the name of more than one site: write C1 or C2.",
    ],
    [
      "a month that has not ended",
      { when: { month: periodAt(2026, 11) } },
      "period",
      "November 2026 has not ended yet: its figures can be sent once it has.",
    ],
    [
      "a month after the site left",
      { site: "BHH" },
      "period",
      "Borg left the network before October 2026: take the row away.",
    ],
    [
      "a measure the site does not report",
      { site: "C1", measure: "ICU" },
      "measure",
      "City does not report ICU rate: take the row away.",
    ],
    [
      "a count above its denominator",
      { measure: "BUNDLE", input: { numerator: 9, denominator: 8 } },
      "numerator",
      "Bundle reliability: the numerator is above its denominator: 9 out of 8 cannot be, so look which of them is wrong.",
    ],
    [
      "cases without a denominator",
      { input: { numerator: 2, denominator: 0 } },
      "denominator",
      "CAUTI rate: the denominator is 0 although 2 were counted: give the catheter days.",
    ],
  ])("is refused for %s, naming row and column", (_, wrong, column, because) => {
    expect(problemsOf(matchUpload([row(7, wrong)], known, october))).toEqual([
      { field: column, row: 7, column, because },
    ]);
  });

  it("is taken for the last month of a site that left", () => {
    const rows = [row(2, { site: "BHH", when: { month: periodAt(2026, 8) } })];
    expect(taken(matchUpload(rows, known, october))).toHaveLength(1);
  });

  it("is refused when two rows mean the same figure in different words", () => {
    const rows = [row(2, { site: "AHH" }), row(3, { site: "Ærø Hospital" })];
    expect(problemsOf(matchUpload(rows, known, october))).toEqual([
      {
        ...{ field: "measure", row: 3, column: "measure" },
        because: "Rows 2 and 3 both give Ærø Hospital, 2026-10, CAUTI rate: keep one of them.",
      },
    ]);
  });

  it("finds a site by what it was called before, unless another is called so today", () => {
    const formerSites = [
      { siteId: 1, code: "OLD", name: "The Old Infirmary" },
      { siteId: 1, code: "BHH", name: "Borg" },
    ];
    const sitesOf = (site: string) =>
      taken(
        matchUpload(
          [row(2, { site, when: { month: periodAt(2026, 8) } })],
          { ...known, formerSites },
          october,
        ),
      ).map(({ site: { code } }) => code);
    expect(["old", "the old infirmary", "Borg"].map(sitesOf)).toEqual([["AHH"], ["AHH"], ["BHH"]]);
  });

  it("reads a period as the measure is counted, and says how where it is not", () => {
    const measures = [
      measureOf({ id: 1, code: "WEEK", cadence: "week" }),
      measureOf({ id: 2, code: "QUARTER", cadence: "quarter" }),
      measureOf({ id: 3, code: "MONTH" }),
    ];
    const read = (measure: string, cell: string) => {
      const when = readPeriod(cell);
      if ("because" in when) throw new Error(when.because);
      return matchUpload([row(2, { measure, when })], { ...known, measures }, october);
    };
    const periodOf = (measure: string, cell: string) =>
      taken(read(measure, cell)).map(({ period, figures: [figure] }) => [period, figure?.period]);
    expect(periodOf("WEEK", "2026-W40")).toEqual([["2026-10", "2026-10-04"]]);
    expect(periodOf("WEEK", "2026-03-01")).toEqual([["2026-03", "2026-03-01"]]);
    expect(periodOf("MONTH", "2026-03-01")).toEqual([["2026-03", "2026-03"]]);
    expect(periodOf("QUARTER", "2026-Q3")).toEqual([["2026-09", "2026-09"]]);
    expect(periodOf("QUARTER", "2026-09")).toEqual([["2026-09", "2026-09"]]);
    expect(problemsOf(read("QUARTER", "2026-08"))[0]?.because).toMatch(/write it as 2026-Q3/);
    expect(problemsOf(read("MONTH", "2026-W40"))[0]?.because).toMatch(/write it as 2026-10/);
    expect(problemsOf(read("WEEK", "2026-10"))[0]?.because).toMatch(/write it as 2026-W40/);
  });

  it("names ten sites at most", () => {
    const sites = Array.from({ length: 12 }, (_, index) => siteOf({ id: index + 1 }));
    const outcome = matchUpload([row(2, { site: "elsewhere" })], { ...known, sites }, october);
    expect(problemsOf(outcome)[0]?.because).toMatch(/Sites: S1, .*S10, …\.$/);
  });

  it("tells every problem, up to 200, and counts the rest", () => {
    const rows = Array.from({ length: 50_000 }, (_, index) =>
      row(index + 2, { site: `X${index}` }),
    );
    const problems = problemsOf(matchUpload(rows, known, october));
    expect(problems).toHaveLength(201);
    expect(problems.at(-1)?.because).toMatch(/49800 more/);
  });
});

const infections = "../shared/data/hospital_infections.csv";
const atHand = existsSync(infections);
if (!atHand) console.log(`skipped: ${infections} is not here`);

describe.runIf(atHand)("two years of six Danish hospitals", () => {
  it("arrive figure for figure", () => {
    const lines = readFileSync(infections, "utf8").trim().split("\n").slice(1);
    const cells = lines.map((line) => line.replaceAll('"', "").split(","));
    const file = cells.map(
      ([site, measure, month, n, days]) => `${site},${month},${measure},${n},${days}`,
    );
    const rows = taken(
      readFiguresCsv(
        new TextEncoder().encode(["site,period,measure,numerator,denominator", ...file].join("\n")),
      ),
    );
    expect(rows).toHaveLength(lines.length);

    const codes = (place: number) => [...new Set(cells.map((line) => line[place] ?? ""))];
    const sites = codes(0).map((code, index) => siteOf({ id: index + 1, code }));
    const measures = codes(1).map((code, index) => measureOf({ id: index + 1, code }));
    const months = taken(matchUpload(rows, { sites, measures }, october));
    expect(months).toHaveLength(6 * 24);

    const cases = months.flatMap(({ figures }) =>
      figures.map(({ figure }) => (figure.state === "measured" ? figure.numerator : 0)),
    );
    const sum = (counts: readonly number[]) => counts.reduce((one, other) => one + other, 0);
    expect(sum(cases)).toBe(sum(cells.map((line) => Number(line[3]))));
  });
});

function row(number: number, rest: Partial<UploadRow>): UploadRow {
  const input = { numerator: 3, denominator: 100 };
  const usual = { site: "AHH", when: { month: october }, measure: "CAUTI", input };
  return { ...usual, ...rest, row: number };
}

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(JSON.stringify(outcome.refusal));
}

function problemsOf(outcome: Outcome<unknown>) {
  return outcome.ok || outcome.refusal.kind !== "invalid" ? [] : outcome.refusal.problems;
}
