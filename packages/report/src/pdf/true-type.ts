/** What is read from a TrueType file. Lengths are in thousandths of the letter size. */
export interface TrueType {
  postScriptName: string;
  ascent: number;
  descent: number;
  capHeight: number;
  /** Left, bottom, right and top of all letters laid upon each other. */
  box: readonly [number, number, number, number];
  unitsPerEm: number;
  glyphCount: number;
  /** The glyph of a character by its code point; 0 where the font has none. */
  glyphOf(codePoint: number): number;
  widthOf(glyph: number): number;
  /** From where a glyph begins to where its outline does. */
  leftOf(glyph: number): number;
  /** A glyph's outline as the file has it; empty for a space. */
  glyphData(glyph: number): DataView;
  /** A table of the file; undefined where it has none of that name. */
  table(name: string): DataView | undefined;
}

/**
 * Opens a TrueType font with outlines in its `glyf` table.
 *
 * @throws {RangeError} where the bytes are not such a font.
 */
export function openTrueType(file: ArrayBuffer | Uint8Array): TrueType {
  const bytes = new Uint8Array(file);
  const tables = tablesIn(new DataView(bytes.buffer, bytes.byteOffset, bytes.length));
  const need = (name: string) => {
    const table = tables.get(name);
    if (table === undefined) throw new RangeError(`the font has no ${name} table`);
    return table;
  };
  const [head, hhea, hmtx, glyf, loca] = ["head", "hhea", "hmtx", "glyf", "loca"].map(need);
  if (!head || !hhea || !hmtx || !glyf || !loca) throw new RangeError("the font is not whole");
  const os2 = need("OS/2");
  const unitsPerEm = head.getUint16(18);
  const scaled = (units: number) => (units * 1000) / unitsPerEm;
  const glyphs = characterMap(need("cmap"));
  const measured = hhea.getUint16(34);
  const isLong = head.getInt16(50) === 1;
  const placeOf = (glyph: number) =>
    isLong ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2;
  return {
    postScriptName: nameIn(need("name"), POST_SCRIPT_NAME),
    ascent: scaled(hhea.getInt16(4)),
    descent: scaled(hhea.getInt16(6)),
    capHeight: scaled(os2.getInt16(88)),
    box: [36, 38, 40, 42].map((place) =>
      scaled(head.getInt16(place)),
    ) as unknown as TrueType["box"],
    unitsPerEm,
    glyphCount: need("maxp").getUint16(4),
    glyphOf: (codePoint) => glyphs.get(codePoint) ?? 0,
    widthOf: (glyph) => scaled(hmtx.getUint16(Math.min(glyph, measured - 1) * 4)),
    leftOf: (glyph) =>
      scaled(
        hmtx.getInt16(glyph < measured ? glyph * 4 + 2 : measured * 4 + (glyph - measured) * 2),
      ),
    glyphData(glyph) {
      const [start, end] = [placeOf(glyph), placeOf(glyph + 1)];
      return new DataView(glyf.buffer, glyf.byteOffset + start, end - start);
    },
    table: (name) => tables.get(name),
  };
}

const POST_SCRIPT_NAME = 6;

function tablesIn(file: DataView): Map<string, DataView> {
  const tables = new Map<string, DataView>();
  for (let index = 0; index < file.getUint16(4); index += 1) {
    const entry = 12 + index * 16;
    const name = latinText(file, entry, 4);
    const [start, length] = [file.getUint32(entry + 8), file.getUint32(entry + 12)];
    tables.set(name, new DataView(file.buffer, file.byteOffset + start, length));
  }
  return tables;
}

function latinText(view: DataView, start: number, length: number): string {
  return String.fromCharCode(...Array.from({ length }, (_, index) => view.getUint8(start + index)));
}

/** A name of the font in its Windows form, which is UTF-16. */
function nameIn(table: DataView, wanted: number): string {
  const texts = table.getUint16(4);
  for (let index = 0; index < table.getUint16(2); index += 1) {
    const entry = 6 + index * 12;
    if (table.getUint16(entry) !== 3 || table.getUint16(entry + 6) !== wanted) continue;
    const [length, start] = [table.getUint16(entry + 8), texts + table.getUint16(entry + 10)];
    const units = Array.from({ length: length / 2 }, (_, unit) =>
      table.getUint16(start + unit * 2),
    );
    return String.fromCharCode(...units);
  }
  throw new RangeError("the font has no name");
}

/** Glyphs by code point, from the table's part for the basic plane. */
function characterMap(cmap: DataView): Map<number, number> {
  for (let index = 0; index < cmap.getUint16(2); index += 1) {
    const start = cmap.getUint32(4 + index * 8 + 4);
    if (cmap.getUint16(start) === 4) {
      return segmentMap(new DataView(cmap.buffer, cmap.byteOffset + start));
    }
  }
  throw new RangeError("the font maps no characters of the basic plane");
}

/** Reads a `cmap` of format 4: segments of code points, each with a shift or a list of glyphs. */
function segmentMap(table: DataView): Map<number, number> {
  const glyphs = new Map<number, number>();
  const twice = table.getUint16(6);
  for (let segment = 0; segment < twice; segment += 2) {
    const end = table.getUint16(14 + segment);
    const start = table.getUint16(16 + twice + segment);
    const shift = table.getUint16(16 + twice * 2 + segment);
    const rangePlace = 16 + twice * 3 + segment;
    const range = table.getUint16(rangePlace);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const listed = range === 0 ? code : table.getUint16(rangePlace + range + (code - start) * 2);
      const glyph = listed === 0 ? 0 : (listed + shift) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
  return glyphs;
}
