import { xlsxOf } from "@allteach/interchange/xlsx-of";
import { strToU8, unzipSync, Zip, ZipDeflate, zipSync } from "fflate";
import { known } from "./upload-cases.ts";

const siteCodes = known.sites.map(({ code }) => code);
const heading = "site,period,measure,numerator,denominator,note";
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const id = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** As large and as bad as files come: each is made when it is asked for. */
export const giantFiles: Readonly<Record<string, () => Uint8Array>> = {
  "50,000 rows of CSV": () =>
    strToU8(
      figureRows()
        .map((row) => row.join(","))
        .join("\n"),
    ),
  "50,000 rows of Excel": () => xlsxOf([{ name: "Figures", rows: figureRows() }]),
  "a table of 63 sites and 390 months": () =>
    strToU8(
      gridRows()
        .map((row) => row.join(","))
        .join("\n"),
    ),
  "5 MB of commas": () => strToU8(`${heading}\n${",".repeat(5_000_000)}`),
  "5 MB of short lines": () => strToU8(`${heading}\n${",\n".repeat(2_500_000)}`),
  "5 MB of quotation marks": () => strToU8(`${heading}\n${'"'.repeat(5_000_000)}`),
  "a million columns": () => strToU8(`${",".repeat(1_000_000)}\n2026-10`),
  "a workbook that becomes 2 GB": () => bomb("xl/worksheets/sheet1.xml", 2000),
  "texts that become 400 MB": () => bomb("xl/sharedStrings.xml", 400),
  "a million cells in one sheet": () => book(`<sheetData>${manyCells(999_000)}</sheetData>`),
  "16 MB of texts": () => {
    const text = "abcdefgh".repeat(120);
    const strings = Array.from({ length: 16_000 }, (_, at) => `<si><t>${at}${text}</t></si>`);
    return book("<sheetData/>", {
      "xl/sharedStrings.xml": strToU8(`<sst>${strings.join("")}</sst>`),
    });
  },
  "60,000 entries": () =>
    zipSync(
      Object.fromEntries(Array.from({ length: 60_000 }, (_, at) => [`x${at}`, strToU8("")])),
      {
        level: 0,
      },
    ),
  "100,000 sheets": () => {
    const sheets = Array.from({ length: 100_000 }, (_, at) => `<sheet name="s${at}" r:id="r1"/>`);
    return book("<sheetData/>", {
      "xl/workbook.xml": strToU8(
        `<workbook ${main} ${id}><sheets>${sheets.join("")}</sheets></workbook>`,
      ),
    });
  },
};

/** 63 sites, two measures and 400 months. */
function figureRows(): string[][] {
  const rows = Array.from({ length: 50_000 }, (_, at) => {
    const month = Math.floor(at / 126);
    const period = `${1990 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
    const measure = at % 126 < 63 ? "M0" : "M1";
    return [siteCodes[at % 63] ?? "", period, measure, String(at % 30), "90", ""];
  });
  return [heading.split(","), ...rows];
}

function gridRows(): string[][] {
  const across = siteCodes.flatMap((site) => [`${site} num`, `${site} den`]);
  const rows = Array.from({ length: 390 }, (_, at) => {
    const month = `${1990 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
    return [month, ...across.map((_name, place) => (place % 2 === 0 ? "12" : "90"))];
  });
  return [["month", ...across], ...rows];
}

function manyCells(count: number): string {
  const row = "<c><v>1</v></c>".repeat(100);
  return `<row>${row}</row>`.repeat(count / 100);
}

/** A workbook of one sheet, as its parts stand in the file. */
export function book(sheet: string, parts: Record<string, Uint8Array> = {}): Uint8Array {
  return zipSync({
    "xl/workbook.xml": strToU8(
      `<workbook ${main} ${id}><sheets><sheet name="s" r:id="r1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    "xl/worksheets/sheet1.xml": strToU8(`<worksheet ${main}>${sheet}</worksheet>`),
    ...parts,
  });
}

/** A part of so many megabytes of blanks. */
function bomb(part: string, megabytes: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  for (const [name, text] of Object.entries(unzipSync(book("<sheetData/>")))) {
    if (name === part) continue;
    const whole = new ZipDeflate(name);
    zip.add(whole);
    whole.push(text, true);
  }
  const large = new ZipDeflate(part, { level: 9 });
  zip.add(large);
  const blank = new Uint8Array(1024 * 1024).fill(32);
  for (let at = 1; at <= megabytes; at++) large.push(blank, at === megabytes);
  zip.end();
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}
