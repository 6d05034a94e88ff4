import { describe, expect, it } from "vitest";
import type { Mapping } from "./heading-meaning.ts";
import { headingsIn, readUpload } from "./read-upload.ts";
import { readWorkbook } from "./read-workbook.ts";
import { measureOf, siteOf } from "./test-network.ts";
import type { Workbook } from "./workbook.ts";
import { xlsxOf } from "./xlsx-of.ts";

const known = {
  sites: [
    siteOf({ id: 1, code: "NOR", name: "Northgate" }),
    siteOf({ id: 2, code: "SOU", name: "Southmoor" }),
  ],
  measures: [
    measureOf({ id: 1, code: "CAUTI", numerator: "infections", denominator: "catheter days" }),
    measureOf({ id: 2, code: "BUNDLE", chart: "p", numerator: "met", denominator: "audited" }),
    measureOf({ id: 3, code: "WAIT", chart: "i", numerator: "minutes", denominator: "month" }),
    measureOf({ id: 4, code: "FALLS", chart: "t", numerator: "falls", denominator: "days" }),
  ],
};

function bookOf(bytes: Uint8Array | string): Workbook {
  const read = readWorkbook(typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
}

const read = (bytes: Uint8Array | string, mapping: Mapping = {}) =>
  readUpload(bookOf(bytes), known, mapping);

/** Each figure in short: `NOR 2026-10 CAUTI 1/90 @B3`. */
function figuresIn(bytes: Uint8Array | string, mapping: Mapping = {}): string[] {
  const outcome = read(bytes, mapping);
  if (!outcome.ok || "question" in outcome.value) throw new Error(JSON.stringify(outcome));
  return outcome.value.rows.map(({ site, when, measure, input, at, row }) => {
    const period = when.week ?? when.month ?? when.quarter;
    return `${site} ${period} ${measure} ${Object.values(input).join("/")} @${at ?? ""}${row}`;
  });
}

function questionOf(bytes: Uint8Array | string, mapping: Mapping = {}) {
  const outcome = read(bytes, mapping);
  if (!outcome.ok || !("question" in outcome.value)) throw new Error(JSON.stringify(outcome));
  return outcome.value.question;
}

function problemsOf(bytes: Uint8Array | string, mapping: Mapping = {}) {
  const outcome = read(bytes, mapping);
  return outcome.ok || outcome.refusal.kind !== "invalid" ? [] : outcome.refusal.problems;
}

describe("a table of months", () => {
  const four = [
    "NOR 2026-09 CAUTI 1/90 @B3",
    "SOU 2026-09 CAUTI 2/80 @D3",
    "NOR 2026-10 CAUTI 0/95 @B4",
    "SOU 2026-10 CAUTI 3/85 @D4",
  ];

  it("has sites across and months down, its measure named above", () => {
    const csv = "CAUTI\n\nMonth,NOR,,SOU,\n,num,den,num,den\nSep-26,1,90,2,80\nOct-26,0,95,3,85\n";
    expect(figuresIn(csv)).toEqual(
      four.map((each) => each.replace(/(\d)$/, (row) => `${Number(row) + 2}`)),
    );
  });

  it("has sites joined over their two columns, on a sheet that names the measure", () => {
    const rows = [
      ["Month", "NOR", "", "SOU", ""],
      ["", "infections", "catheter days", "infections", "catheter days"],
      ["2026-09", 1, 90, 2, 80],
      ["2026-10", 0, 95, 3, 85],
    ];
    expect(figuresIn(xlsxOf([{ name: "CAUTI", rows }]))).toEqual(four);
  });

  it("has one heading for site and part", () => {
    const csv =
      "month,Northgate numerator,Northgate (denominator),SOU - num,SOU - den\n\n2026-09,1,90,2,80\n2026-10,0,95,3,85";
    expect(figuresIn(csv, { "*measure": "measure:CAUTI" })).toEqual(four);
  });

  it("is turned, with its months across", () => {
    const csv =
      "Site,,Sep-26,Oct-26\nNOR,numerator,1,0\n,denominator,90,95\nSOU,numerator,2,3\n,denominator,80,85";
    expect(figuresIn(csv, { "*measure": "measure:CAUTI" })).toEqual([
      "NOR 2026-09 CAUTI 1/90 @C2",
      "SOU 2026-09 CAUTI 2/80 @C4",
      "NOR 2026-10 CAUTI 0/95 @D2",
      "SOU 2026-10 CAUTI 3/85 @D4",
    ]);
  });

  it("has a row for each site and month, and measures across", () => {
    const csv =
      "Hospital,Month,CAUTI num,CAUTI den,audited,met,WAIT,FALLS\nNorthgate,2026-10,1,90,30,12,41.5,3;17";
    expect(figuresIn(csv)).toEqual([
      "Northgate 2026-10 CAUTI 1/90 @C2",
      "Northgate 2026-10 BUNDLE 12/30 @E2",
      "Northgate 2026-10 WAIT 41.5 @G2",
      "Northgate 2026-10 FALLS 3,17 @H2",
    ]);
  });

  it("names sites without a heading of ours, where nearly all are sites", () => {
    const csv = "where,when,CAUTI num,CAUTI den\nNOR,2026-10,1,90\nSOU,2026-10,2,80";
    expect(figuresIn(csv)).toHaveLength(2);
  });

  it("has both counts in a cell where the network says so", () => {
    const csv = "month,NOR,SOU\n2026-09,1/90,2/80\n2026-10,no cases,3/85";
    const mapping = { "*measure": "measure:CAUTI", "*part": "n/d" };
    expect(questionOf(csv)).toMatchObject({ missing: ["measure", "part"], headings: [] });
    expect(figuresIn(csv, mapping)).toEqual([
      "NOR 2026-09 CAUTI 1/90 @B2",
      "SOU 2026-09 CAUTI 2/80 @C2",
      "NOR 2026-10 CAUTI true @B3",
      "SOU 2026-10 CAUTI 3/85 @C3",
    ]);
    expect(problemsOf(csv.replace("2/80", "2026-12-30"), mapping)).toMatchObject([
      { row: 2, column: "C", because: expect.stringMatching(/is a date/) },
    ]);
  });

  it("is one sheet for each measure, or for each site", () => {
    const sheet = (name: string, heading: string[]) => ({
      name,
      rows: [heading, ["2026-10", 1, 90]],
    });
    const measures = xlsxOf([
      sheet("CAUTI", ["", "NOR numerator", "NOR denominator"]),
      sheet("BUNDLE", ["", "NOR numerator", "NOR denominator"]),
    ]);
    expect(figuresIn(measures)).toHaveLength(2);
    const sites = xlsxOf([
      sheet("Northgate", ["", "infections", "catheter days"]),
      sheet("SOU", ["", "infections", "catheter days"]),
    ]);
    expect(figuresIn(sites)).toEqual(["NOR 2026-10 CAUTI 1/90 @B2", "SOU 2026-10 CAUTI 1/90 @B2"]);
  });

  it("leaves empty cells and totals out, and says so of totals", () => {
    const csv =
      "month,NOR num,NOR den,SOU num,SOU den\n2026-09,1,90,,\nTotal,1,90,,\n\nsource: theatre list";
    const outcome = read(csv, { "*measure": "measure:CAUTI" });
    expect(outcome).toMatchObject({
      value: { rows: [{ site: "NOR" }], remarks: ["Cell A3, “Total”: totals were left out."] },
    });
  });
});

describe("a table that is not clear", () => {
  it("asks what headings mean, once each, with what stands under them", () => {
    const csv = "month,NOR met it,NOR seen,Region\n2026-10,1,90,East\n2026-09,2,80,East";
    const question = questionOf(csv);
    expect(question.headings).toEqual([
      { heading: "met it", whole: "NOR met it", examples: ["1", "2"] },
      { heading: "seen", whole: "NOR seen", examples: ["90", "80"] },
      { heading: "Region", whole: "Region", examples: ["East"] },
    ]);
    expect(question.problems[0]).toMatchObject({ row: 1, column: "NOR met it" });
    const mapping = {
      "met it": "measure:CAUTI:numerator",
      seen: "measure:CAUTI:denominator",
      region: "ignore",
    };
    expect(figuresIn(csv, mapping)).toHaveLength(2);
  });

  it("asks which sheet is meant", () => {
    const rows = [
      ["", "NOR num", "NOR den"],
      ["2026-10", 1, 90],
    ];
    const file = xlsxOf([
      { name: "first", rows },
      { name: "second", rows },
    ]);
    expect(questionOf(file).sheets).toEqual(["first", "second"]);
    const mapping = { "*sheet": "sheet:second", "*measure": "measure:CAUTI" };
    expect(figuresIn(file, mapping)).toHaveLength(1);
  });

  it("is remembered by its headings, whatever months and figures it has", () => {
    const words = (csv: string) => headingsIn(bookOf(csv));
    expect(words("month,NOR a,NOR b\n2026-10,1,2")).toEqual(["month", "nor a", "nor b"]);
    expect(words("month,NOR b,NOR a\n2026-11,7,2\n2026-12,1,1")).toEqual([
      "month",
      "nor a",
      "nor b",
    ]);
    expect(words("site,period,measure,numerator,denominator\nA,2026-10,B,1,2")).toEqual([]);
  });
});

describe("a table that is refused", () => {
  const mapping = { "*measure": "measure:CAUTI" };

  it.each([
    ["a count that is none", "2026-10,x,90,,", { row: 2, column: "B" }],
    ["a count without its other", "2026-10,1,,2,80", { row: 2, column: "B" }],
    ["no month beside figures", "2026-10,1,90,,\nsoon,1,90,,", { row: 3, column: "A" }],
    ["a month twice", "2026-10,1,90,,\nOct-26,1,90,,", { row: 3, column: "B" }],
  ])("names the cell of %s", (_, lines, place) => {
    const csv = `month,NOR num,NOR den,SOU num,SOU den\n2026-08,1,2,,\n${lines}`.replace(
      "2026-08,1,2,,\n",
      "",
    );
    expect(problemsOf(csv, mapping)[0]).toMatchObject(place);
  });

  it("names the sheet where there are several", () => {
    const sheet = (name: string, count: string) => ({
      name,
      rows: [
        ["", "NOR num", "NOR den"],
        ["2026-10", count, 90],
      ],
    });
    const file = xlsxOf([sheet("CAUTI", "1"), sheet("BUNDLE", "x")]);
    expect(problemsOf(file)[0]?.because).toMatch(/^Sheet “BUNDLE”: “x” is no number/);
  });
});
