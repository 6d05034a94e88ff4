import { identifierProblems } from "@allteach/domain/identifier-screen";
import { strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { book, giantFiles } from "../faults/giant-files.ts";
import type { MadeFile } from "../faults/made-file.ts";
import { tryBytes } from "../faults/upload-cases.ts";

/** What a file becomes; where a refusal lacks its place or what to do, that. */
function outcomeOf(kind: MadeFile["kind"], bytes: Uint8Array): string {
  const { outcome, wrong } = tryBytes({ kind, bytes });
  return wrong ?? outcome;
}

const heading = "site,period,measure,numerator,denominator,note";
const csv = (text: string) => outcomeOf("csv", strToU8(text));
const line = (numerator: string, period = "2026-01") =>
  csv(`${heading}\nNOR,${period},M0,${numerator},90,`);

describe("a CSV file", () => {
  const right = `${heading}\r\nNOR,2026-01,M0,3,90,\r\n`;
  const utf16 = Uint8Array.from([
    0xff,
    0xfe,
    ...[...right].flatMap((each) => [each.charCodeAt(0), 0]),
  ]);

  it.each<[string, string, string]>([
    ["in UTF-16", outcomeOf("csv", utf16), "taken"],
    [
      "in another encoding",
      outcomeOf("csv", Uint8Array.from([...strToU8(right), 0xe9])),
      "refused",
    ],
    [
      "with decimal commas",
      csv(`${heading.replaceAll(",", ";")}\nNOR;2026-01;M0;3,5;90;`),
      "refused",
    ],
    ["with decimal commas between commas", line('"3,5"'), "refused"],
    ["with a quote unclosed", csv(`${heading}\nNOR,2026-01,M0,"3,90,`), "refused"],
    ["with a NUL byte", csv(`${heading}\nNOR,2026-01,M0,3\u0000,90,`), "refused"],
    ["of a million columns", csv(`${",".repeat(1_000_000)}\n2026-01`), "refused"],
    ["that is empty", csv(""), "refused"],
    ["with a row twice", csv(`${right}NOR,2026-01,M0,3,90,`), "refused"],
    ["that contradicts itself", csv(`${right}NOR Hospital,Jan-26,Measure 0,4,90,`), "refused"],
  ])("%s", (_, outcome, expected) => {
    expect(outcome).toBe(expected);
  });
});

describe("a number", () => {
  it.each([
    ["1e309", "refused"],
    ["12 ", "taken"],
    ['"1,234"', "refused"],
    ["１２", "refused"],
    ["-0", "refused"],
    ["12/30", "refused"],
    ["9".repeat(400), "refused"],
    ["NaN", "refused"],
  ])("written as %s", (written, expected) => {
    expect(line(written)).toBe(expected);
  });
});

describe("a month", () => {
  it.each([
    ["Nov-25", "taken"],
    ["11/2025", "taken"],
    ["31/02/2026", "refused"],
    ["2026-02-31", "refused"],
    ["01/11/2025", "refused"],
    ["2031-01", "refused"],
  ])("written as %s", (written, expected) => {
    expect(line("3", written)).toBe(expected);
  });
});

describe("a workbook", () => {
  const text = (place: string, words: string) => `<c r="${place}" t="str"><v>${words}</v></c>`;
  const table = (first: string, more = "") =>
    book(
      `<sheetData><row r="1">${text("A1", "M0")}</row><row r="2">${text("A2", "month")}${text("B2", "NOR")}</row><row r="3">${text("B3", "num")}${text("C3", "den")}</row><row r="4" hidden="1">${text("A4", "2026-01")}${first}<c r="C4"><v>90</v></c></row></sheetData>${more}`,
    );
  const cell = '<c r="B4"><v>3</v></c>';
  const merged = '<mergeCells><mergeCell ref="B2:C2"/></mergeCells>';
  const lying = () => {
    const bytes = table(cell, merged);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at < bytes.length - 46; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 9, true);
    }
    return bytes;
  };
  const manyEntries = () => {
    const bytes = table(cell);
    new DataView(bytes.buffer, bytes.byteOffset).setUint16(bytes.length - 12, 0xffff, true);
    return bytes;
  };
  const dated = () => {
    const styles =
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
    const rows = `<row r="1">${text("A1", "month")}${text("B1", "NOR num")}${text("C1", "NOR den")}</row><row r="2"><c r="A2" s="1"><v>46023</v></c><c r="B2"><v>3</v></c><c r="C2"><v>90</v></c></row>`;
    return book(`<sheetData>${rows}</sheetData>`, { "xl/styles.xml": strToU8(styles) });
  };

  it.each<[string, () => Uint8Array, string]>([
    ["with merged headings and hidden rows", () => table(cell, merged), "taken"],
    [
      "with a formula and its value",
      () => table(cell.replace("<v>", "<f>1+2</f><v>"), merged),
      "taken",
    ],
    ["with a formula and no value", () => table('<c r="B4"><f>1+2</f></c>', merged), "refused"],
    ["with a formula's error", () => table('<c r="B4" t="e"><v>#REF!</v></c>', merged), "refused"],
    ["with dates as numbers", dated, "taken"],
    ["that lies of its sizes", lying, "refused"],
    ["of more parts than a zip file counts", manyEntries, "refused"],
    ["of 100,000 sheets", () => giantFiles["100,000 sheets"]?.() ?? strToU8(""), "refused"],
    ["of an old kind", () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), "refused"],
    ["that is cut off", () => table(cell).subarray(0, 200), "refused"],
  ])("%s", (_, made, expected) => {
    expect(outcomeOf("xlsx", made())).toBe(expected);
  });
});

describe("FHIR", () => {
  const report = {
    ...{ resourceType: "MeasureReport", status: "complete", type: "summary" },
    ...{ measure: "https://a.example/Measure/M0", reporter: { identifier: { value: "NOR" } } },
    period: { start: "2026-01-01", end: "2026-01-31" },
    group: [
      {
        population: [
          { code: { coding: [{ code: "numerator" }] }, count: 3 },
          { code: { coding: [{ code: "denominator" }] }, count: 90 },
        ],
      },
    ],
  };
  const fhir = (body: object | string) =>
    outcomeOf("fhir", strToU8(typeof body === "string" ? body : JSON.stringify(body)));

  it.each<[string, object | string, string]>([
    ["as it should be", report, "taken"],
    ["of R5", { ...report, scoring: {} }, "refused"],
    ["of STU3", { ...report, measure: { reference: "Measure/M0" } }, "refused"],
    ["with a patient in it", { ...report, contained: [{ resourceType: "Patient" }] }, "refused"],
    ["about one person", { ...report, subject: { reference: "Patient/7" } }, "refused"],
    ["that is no JSON", "<MeasureReport/>", "refused"],
    ["that is no resource", "[]", "refused"],
  ])("%s", (_, body, expected) => {
    expect(fhir(body)).toBe(expected);
  });
});

describe("a comment", () => {
  it.each([
    "Mrs. Jane Smith was counted twice",
    "MRN 1234567 is missing",
    "born 12/03/1961",
    "call jane@hospital.example",
  ])("that could lead to one person is asked to be taken out: %s", (comment) => {
    const [problem] = identifierProblems({ comment });
    expect(problem?.field).toBe("comment");
    expect(problem?.because).toMatch(/take|leave|without|remove/i);
  });

  it("about figures is kept", () => {
    expect(identifierProblems({ comment: "One ward was closed for 12 days" })).toEqual([]);
  });
});
