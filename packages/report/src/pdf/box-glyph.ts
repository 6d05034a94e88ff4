import type { TrueType } from "./true-type.ts";

/** Stands for a character that the font lacks. */
export const BOX = "□";
const BOX_CODE = 0x25a1;

/** In thousandths of the letter size. */
const WIDTH = 600;
const OUTER = { left: 60, right: 540, foot: 0, top: 714 };
const THICK = 50;

/**
 * The font with a box of its own where it has none. The glyph that a font keeps for what it lacks
 * will not do: it may be empty, and PDF/UA forbids it.
 */
export function withBox(font: TrueType): TrueType {
  if (font.glyphOf(BOX_CODE) !== 0) return font;
  const box = font.glyphCount;
  const data = boxData(font.unitsPerEm / 1000);
  return {
    ...font,
    glyphCount: box + 1,
    glyphOf: (code) => (code === BOX_CODE ? box : font.glyphOf(code)),
    widthOf: (glyph) => (glyph === box ? WIDTH : font.widthOf(glyph)),
    leftOf: (glyph) => (glyph === box ? OUTER.left : font.leftOf(glyph)),
    glyphData: (glyph) => (glyph === box ? data : font.glyphData(glyph)),
  };
}

const ON_THE_LINE = 1;

/** A frame as a TrueType outline: a contour around, and one the other way round within. */
function boxData(scale: number): DataView {
  const { left, right, foot, top } = OUTER;
  const [inLeft, inRight, inFoot, inTop] = [left + THICK, right - THICK, foot + THICK, top - THICK];
  const points = [
    ...[[left, foot] as const, [left, top] as const, [right, top] as const],
    ...[[right, foot] as const, [inLeft, inFoot] as const, [inRight, inFoot] as const],
    ...[[inRight, inTop] as const, [inLeft, inTop] as const],
  ].map(([x, y]) => ({ x: Math.round(x * scale), y: Math.round(y * scale) }));
  const steps = (axis: "x" | "y") =>
    points.map((point, index) => point[axis] - (points[index - 1]?.[axis] ?? 0));
  const words = [2, ...[left, foot, right, top].map((edge) => Math.round(edge * scale)), 3, 7, 0];
  const data = new DataView(new ArrayBuffer(words.length * 2 + points.length * 5));
  let place = 0;
  for (const word of words) {
    data.setInt16(place, word);
    place += 2;
  }
  for (const _ of points) {
    data.setUint8(place, ON_THE_LINE);
    place += 1;
  }
  for (const step of [...steps("x"), ...steps("y")]) {
    data.setInt16(place, step);
    place += 2;
  }
  return data;
}
