import type { TrueType } from "./true-type.ts";

/** A glyph that another one is put together from, and how it is placed in it, in font units. */
export interface GlyphPart {
  glyph: number;
  /** x' = a x + c y + dx, y' = b x + d y + dy. */
  matrix: readonly [a: number, b: number, c: number, d: number, dx: number, dy: number];
}

const WORDS = 0x1;
const ARE_OFFSETS = 0x2;
const ONE_SCALE = 0x8;
const MORE = 0x20;
const TWO_SCALES = 0x40;
const WHOLE_MATRIX = 0x80;

/** The parts of a glyph that is put together from others; none for a glyph with its own outline. */
export function glyphParts(font: TrueType, glyph: number): GlyphPart[] {
  const data = font.glyphData(glyph);
  if (data.byteLength === 0 || data.getInt16(0) >= 0) return [];
  const parts: GlyphPart[] = [];
  let place = 10;
  let flags = MORE;
  while (flags & MORE) {
    flags = data.getUint16(place);
    const part = data.getUint16(place + 2);
    const [dx, dy] =
      flags & WORDS
        ? [data.getInt16(place + 4), data.getInt16(place + 6)]
        : [data.getInt8(place + 4), data.getInt8(place + 5)];
    if (!(flags & ARE_OFFSETS)) throw new RangeError(`glyph ${glyph} is joined at points`);
    place += flags & WORDS ? 8 : 6;
    const [scales, length] = scalesAt(data, place, flags);
    parts.push({ glyph: part, matrix: [...scales, dx, dy] });
    place += length;
  }
  return parts;
}

function scalesAt(
  data: DataView,
  place: number,
  flags: number,
): [[number, number, number, number], number] {
  const scale = (index: number) => data.getInt16(place + index * 2) / 16384;
  if (flags & ONE_SCALE) return [[scale(0), 0, 0, scale(0)], 2];
  if (flags & TWO_SCALES) return [[scale(0), 0, 0, scale(1)], 4];
  if (flags & WHOLE_MATRIX) return [[scale(0), scale(1), scale(2), scale(3)], 8];
  return [[1, 0, 0, 1], 0];
}
