import { strToU8, zipSync } from "fflate";
import { columnLetters } from "./workbook.ts";

/** One sheet to be written: its first row is its heading. */
export interface SheetToWrite {
  name: string;
  rows: readonly (readonly (string | number)[])[];
}

/**
 * An Excel workbook of plain cells: text stays text whatever it begins with, the heading stands
 * still above what scrolls, and columns are as wide as their longest cell.
 *
 * Source: ECMA-376 part 1: the five parts without which no spreadsheet opens a workbook, and the
 * styles for the heading.
 */
export function xlsxOf(sheets: readonly SheetToWrite[]): Uint8Array {
  const numbered = sheets.map((sheet, index) => ({ ...sheet, number: index + 1 }));
  const parts: Record<string, string> = {
    "[Content_Types].xml": typesXml(numbered.map(({ number }) => number)),
    "_rels/.rels": `${declaration}<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${declaration}<workbook xmlns="${main}" xmlns:r="${office}/relationships"><sheets>${numbered
      .map(({ name, number }) => {
        return `<sheet name="${escaped(sheetName(name))}" sheetId="${number}" r:id="rId${number}"/>`;
      })
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${declaration}<Relationships xmlns="${packaging}/relationships">${numbered
      .map(({ number }) =>
        relationship(`rId${number}`, "worksheet", `worksheets/sheet${number}.xml`),
      )
      .join("")}${relationship("rIdStyles", "styles", "styles.xml")}</Relationships>`,
    "xl/styles.xml": stylesXml,
  };
  for (const { rows, number } of numbered)
    parts[`xl/worksheets/sheet${number}.xml`] = sheetXml(rows);
  const files = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const);
  // The same workbook has the same bytes, whenever it is made.
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1, 12) });
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006";
const packaging = "http://schemas.openxmlformats.org/package/2006";
const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Plain cells, and the heading's bold ones; months and counts are shown as they are written. */
const stylesXml = `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;

function typesXml(numbers: readonly number[]): string {
  const override = (part: string, type: string) =>
    `<Override PartName="${part}" ContentType="${spreadsheet}.${type}+xml"/>`;
  const sheets = numbers.map((number) =>
    override(`/xl/worksheets/sheet${number}.xml`, "worksheet"),
  );
  return `${declaration}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override("/xl/workbook.xml", "sheet.main")}${sheets.join("")}${override("/xl/styles.xml", "styles")}</Types>`;
}

const relationship = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${office}/relationships/${type}" Target="${target}"/>`;

function sheetXml(rows: SheetToWrite["rows"]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 8, Math.min(60, String(cell).length + 2));
    }
  }
  const columns = widths.map((width, at) => {
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`;
  });
  const lines = rows.map((row, at) => {
    const cells = row.map((cell, column) => cellXml(cell, `${columnLetters(column)}${at + 1}`, at));
    return `<row r="${at + 1}">${cells.join("")}</row>`;
  });
  const view = `<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  return `${declaration}<worksheet xmlns="${main}">${view}<cols>${columns.join("")}</cols><sheetData>${lines.join("")}</sheetData></worksheet>`;
}

function cellXml(cell: string | number, place: string, row: number): string {
  if (typeof cell === "number") return `<c r="${place}"><v>${cell}</v></c>`;
  if (cell === "") return "";
  const style = row === 0 ? 1 : 2;
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

/** Five characters cannot stand in a sheet's name, and no name is longer than 31. */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31);
}

/** Text in XML, without the characters that XML cannot hold. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
