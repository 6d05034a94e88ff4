import { strToU8, type Zippable, type ZippableFile, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readXlsx } from "./read-xlsx.ts";
import { xlsxOf } from "./xlsx-of.ts";

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A workbook whose one sheet and other parts are given as they stand in the file. */
function workbook(sheetData: string, parts: Zippable = {}, book = ""): Uint8Array {
  return zipSync({
    "xl/workbook.xml": strToU8(
      `<workbook ${main} xmlns:r="${office}">${book}<sheets><sheet name="Figures" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    "xl/worksheets/sheet1.xml": strToU8(`<worksheet ${main}>${sheetData}</worksheet>`),
    ...parts,
  });
}

const read = (bytes: Uint8Array) => readXlsx(bytes, 50_001);

function rowsOf(bytes: Uint8Array) {
  const outcome = read(bytes);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return { rows: outcome.value.sheets[0]?.rows, ...outcome.value };
}

function whyNot(bytes: Uint8Array) {
  const outcome = read(bytes);
  return outcome.ok || outcome.refusal.kind !== "invalid" ? [] : outcome.refusal.problems;
}

describe("a workbook", () => {
  it("is read back as it was written, whatever its cells begin with", () => {
    const rows = [
      ["site", "period", "numerator"],
      ["Ærø & <Søn>", "2026-10", 3],
      ["=1+1", "", 0.1],
    ];
    expect(rowsOf(xlsxOf([{ name: "a/b", rows }])).sheets).toEqual([
      {
        ...{ name: "a b", joined: new Map() },
        rows: [
          ["site", "period", "numerator"],
          ["Ærø & <Søn>", "2026-10", "3"],
          ["=1+1", "", "0.1"],
        ],
      },
    ]);
  });

  it("has dates as dates: in full, as months, and from 1904", () => {
    const styles = strToU8(
      `<styleSheet ${main}><numFmts><numFmt numFmtId="164" formatCode="mmm\\-yy"/><numFmt numFmtId="165" formatCode="0.0 &quot;days&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="17"/></cellXfs></styleSheet>`,
    );
    const row = [1, 2, 3, 4, 0].map((style) => `<c s="${style}"><v>46310</v></c>`).join("");
    const data = `<sheetData><row>${row}</row></sheetData>`;
    const parts = { "xl/styles.xml": styles };
    expect(rowsOf(workbook(data, parts)).rows).toEqual([
      ["2026-10-15", "2026-10", "46310", "2026-10", "46310"],
    ]);
    const from1904 = rowsOf(workbook(data, parts, '<workbookPr date1904="1"/>'));
    expect(from1904.rows?.[0]?.[0]).toBe("2030-10-16");
  });

  it("has shared and rich texts, truths, blanks, and sums without their sixteenth digit", () => {
    const strings = strToU8(
      `<sst ${main}><si><t>plain</t></si><si><r><t>ri</t></r><r><t>ch</t></r><rPh><t>no</t></rPh></si></sst>`,
    );
    const cells = `<c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="b"><v>1</v></c><c r="E1"><v>0.30000000000000004</v></c><c r="F1"><v>1E-7</v></c>`;
    const data = `<sheetData><row r="2">${cells.replaceAll('1"', '2"')}</row></sheetData>`;
    const { rows } = rowsOf(workbook(data, { "xl/sharedStrings.xml": strings }));
    expect(rows).toEqual([[], ["plain", "", "rich", "TRUE", "0.3", "0.0000001"]]);
  });

  it("has its formulas, hidden rows and macros read by their values, told, and never run", () => {
    const data = `<cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c r="A1"><f>SUM(B1)</f><v>7</v></c><c r="B1"><f>NOW()</f></c></row></sheetData>`;
    const book = rowsOf(workbook(data, { "xl/vbaProject.bin": new Uint8Array(9) }));
    expect(book.rows).toEqual([["7", "=NOW()"]]);
    expect(book.remarks).toEqual([
      "2 formulas: their last values were read.",
      "1 hidden row was read too.",
      "1 hidden column was read too.",
      "The file has macros: they were not run.",
    ]);
  });

  it("says what its joined cells show", () => {
    const data = `<sheetData><row r="1"><c r="B1" t="str"><v>NOR</v></c></row><row r="2"><c r="C2"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="B1:C1"/></mergeCells>`;
    const { joined } = rowsOf(workbook(data)).sheets[0] ?? {};
    expect(joined?.get("0 2")).toBe("NOR");
  });
});

describe("a workbook is refused", () => {
  const cell = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>';

  /** The same file, whose directory says of every part that it becomes so many bytes. */
  function saying(bytes: Uint8Array, size: number): Uint8Array {
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 46; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
    }
    return bytes;
  }

  it("as soon as what it unpacks to is far more than a table, naming the cell it has come to", () => {
    const blank = `<sheetData>${" ".repeat(6_000_000)}</sheetData>`;
    const [tight] = whyNot(workbook(blank));
    expect(tight).toMatchObject({ row: 1, column: "A" });
    expect(tight?.because).toMatch(/unpacks to far more/);
    const [rows] = whyNot(workbook(`<sheetData>${"<row/>".repeat(1_000_000)}</sheetData>`));
    expect(rows?.because).toMatch(/unpacks to far more/);
    expect(rows?.row).toBeGreaterThan(100_000);
  });

  it("when it says that it becomes more than a table of figures, or less than it does", () => {
    const small = () => workbook(`<sheetData>${" ".repeat(100_000)}</sheetData>`);
    expect(whyNot(saying(small(), 60_000_000))[0]?.because).toMatch(/unpacks to far more/);
    expect(whyNot(saying(small(), 20))[0]?.because).toMatch(/damaged near byte/);
  });

  it("when it has more parts or sheets than any table of figures", () => {
    const parts = Object.fromEntries(
      Array.from({ length: 2001 }, (_, index): [string, ZippableFile] => {
        return [`xl/${index}`, [new Uint8Array(), { level: 0 }]];
      }),
    );
    expect(whyNot(workbook(cell, parts))[0]?.because).toMatch(/more than 2,000 parts/);
    const sheets = Array.from({ length: 201 }, (_, index) => ({ name: `s${index}`, rows: [[1]] }));
    expect(whyNot(xlsxOf(sheets))[0]?.because).toMatch(/more than 200 sheets/);
  });

  it("when it names entities or a document type", () => {
    const bytes = workbook(cell, {
      "xl/sharedStrings.xml": strToU8(
        '<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>',
      ),
    });
    expect(whyNot(bytes)[0]?.because).toMatch(/document type/);
    const entity = { "xl/sharedStrings.xml": strToU8("<sst><si><t>&x;</t></si></sst>") };
    expect(whyNot(workbook(cell, entity))[0]?.because).toMatch(/damaged inside/);
  });

  it("beyond the rows, columns and cells of a table of figures, naming the row", () => {
    const at = (place: string, row: number) =>
      workbook(`<sheetData><row r="${row}"><c r="${place}"><v>1</v></c></row></sheetData>`);
    expect(whyNot(at("A60000", 60_000))[0]).toMatchObject({ row: 60_000 });
    expect(whyNot(at("ZZZ7", 7))[0]).toMatchObject({ row: 7 });
    const sparse = Array.from({ length: 2000 }, (_, index) => {
      return `<row r="${index + 1}"><c r="ALL${index + 1}"><v>1</v></c></row>`;
    });
    expect(whyNot(workbook(`<sheetData>${sparse.join("")}</sheetData>`))[0]).toMatchObject({
      because: expect.stringMatching(/too many cells/),
      row: expect.any(Number),
    });
  });

  it.each<[string, Zippable, RegExp]>([
    ["a binary workbook", { "xl/workbook.bin": new Uint8Array(3) }, /binary workbook/],
    ["an OpenDocument file", { "content.xml": new Uint8Array(3) }, /OpenDocument/],
    ["a letter", { "word/document.xml": new Uint8Array(3) }, /no Excel workbook/],
  ])("when it is %s", (_, parts, because) => {
    expect(whyNot(zipSync(parts))[0]?.because).toMatch(because);
  });

  it("when it is cut off anywhere", () => {
    const whole = xlsxOf([{ name: "s", rows: [["site", "period"]] }]);
    for (let length = 4; length < whole.length; length += 7) {
      const [problem] = whyNot(whole.subarray(0, length));
      expect(problem).toMatchObject({ row: 1, column: "A" });
      expect(problem?.because).toMatch(/damaged near byte [\d,]+: open it in the spreadsheet/);
    }
  });
});
