import { glyphParts } from "./glyph-parts.ts";
import type { TrueType } from "./true-type.ts";

/** What a PDF reader needs of a TrueType file; characters and names stand in the PDF itself. */
const KEPT = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

/**
 * The font with no other outlines than those of the glyphs named and of their parts. Glyphs keep
 * their numbers.
 */
export function fontSubset(font: TrueType, glyphs: ReadonlySet<number>): Uint8Array {
  const { glyf, loca } = outlines(font, withParts(font, glyphs));
  const metrics = metricsOf(font);
  const tables = KEPT.flatMap((name) => {
    if (name === "glyf") return [{ name, bytes: glyf }];
    if (name === "loca") return [{ name, bytes: loca }];
    if (name === "hmtx") return [{ name, bytes: metrics }];
    const table = font.table(name);
    if (table === undefined) return [];
    const bytes = new Uint8Array(table.buffer, table.byteOffset, table.byteLength).slice();
    const view = new DataView(bytes.buffer);
    if (name === "head") view.setInt16(50, LONG_PLACES);
    if (name === "hhea") view.setUint16(34, font.glyphCount);
    if (name === "maxp") view.setUint16(4, font.glyphCount);
    return [{ name, bytes }];
  });
  return fontFile(tables);
}

const LONG_PLACES = 1;

/** The width of every glyph, and where its outline begins. */
function metricsOf({ glyphCount, unitsPerEm, widthOf, leftOf }: TrueType): Uint8Array {
  const metrics = new DataView(new ArrayBuffer(glyphCount * 4));
  const units = (thousandths: number) => Math.round((thousandths * unitsPerEm) / 1000);
  for (let glyph = 0; glyph < glyphCount; glyph += 1) {
    metrics.setUint16(glyph * 4, units(widthOf(glyph)));
    metrics.setInt16(glyph * 4 + 2, units(leftOf(glyph)));
  }
  return new Uint8Array(metrics.buffer);
}

function withParts(font: TrueType, glyphs: ReadonlySet<number>): ReadonlySet<number> {
  const all = new Set([0]);
  const add = (glyph: number) => {
    if (all.has(glyph)) return;
    all.add(glyph);
    for (const part of glyphParts(font, glyph)) add(part.glyph);
  };
  for (const glyph of glyphs) add(glyph);
  return all;
}

/** The outlines that are kept, one after the other, and where each begins. */
function outlines(font: TrueType, kept: ReadonlySet<number>) {
  const loca = new DataView(new ArrayBuffer((font.glyphCount + 1) * 4));
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let glyph = 0; glyph < font.glyphCount; glyph += 1) {
    loca.setUint32(glyph * 4, length);
    if (!kept.has(glyph)) continue;
    const { buffer, byteOffset, byteLength } = font.glyphData(glyph);
    parts.push(new Uint8Array(buffer, byteOffset, byteLength));
    length += padded(byteLength);
  }
  loca.setUint32(font.glyphCount * 4, length);
  const glyf = new Uint8Array(length);
  let place = 0;
  for (const part of parts) {
    glyf.set(part, place);
    place += padded(part.length);
  }
  return { glyf, loca: new Uint8Array(loca.buffer) };
}

function fontFile(tables: readonly { name: string; bytes: Uint8Array }[]): Uint8Array {
  const headLength = 12 + tables.length * 16;
  const length = tables.reduce((sum, { bytes }) => sum + padded(bytes.length), headLength);
  const file = new Uint8Array(length);
  const view = new DataView(file.buffer);
  const power = Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, 2 ** power * 16);
  view.setUint16(8, power);
  view.setUint16(10, (tables.length - 2 ** power) * 16);
  let place = headLength;
  for (const [index, { name, bytes }] of tables.entries()) {
    file.set(bytes, place);
    if (name === "head") view.setUint32(place + 8, 0);
    const entry = 12 + index * 16;
    for (const [letter, character] of [...name].entries()) {
      view.setUint8(entry + letter, character.charCodeAt(0));
    }
    view.setUint32(entry + 4, checksum(view, place, padded(bytes.length)));
    view.setUint32(entry + 8, place);
    view.setUint32(entry + 12, bytes.length);
    place += padded(bytes.length);
  }
  const head = headLength + placeBefore(tables, "head");
  // The sum of a whole font file is this number, by the definition of its head's own sum.
  view.setUint32(head + 8, (0xb1b0afba - checksum(view, 0, length)) >>> 0);
  return file;
}

function placeBefore(tables: readonly { name: string; bytes: Uint8Array }[], wanted: string) {
  const before = tables.slice(
    0,
    tables.findIndex(({ name }) => name === wanted),
  );
  return before.reduce((sum, { bytes }) => sum + padded(bytes.length), 0);
}

function checksum(view: DataView, start: number, length: number): number {
  let sum = 0;
  for (let place = start; place < start + length; place += 4) {
    sum = (sum + view.getUint32(place)) >>> 0;
  }
  return sum;
}

/** To whole words of four bytes. */
function padded(length: number): number {
  return (length + 3) & ~3;
}
