import { crc32, deflateSync } from "node:zlib";

/** A picture without transparency: RGBA bytes, row by row. */
export interface Pixels {
  width: number;
  height: number;
  rgba: Uint8Array;
}

/** Edges of letters need a few shades of each colour; more only cost bytes. */
const MOST_COLOURS = 64;

/**
 * Writes a picture of few colours as an indexed PNG, a third as large as one in full colour.
 *
 * Beyond 64 colours the rarest take the nearest of those kept: in a chart these are shades on the
 * edges of lines and letters.
 *
 * @param pixels Transparency is dropped.
 * @throws {RangeError} where the pixels do not begin at a multiple of four bytes of their buffer.
 * Source: PNG specification, third edition (W3C), colour type 3.
 */
export function palettePng({ width, height, rgba }: Pixels): Uint8Array {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.length / 4);
  const palette = paletteOf(pixels);
  return joined([
    SIGNATURE,
    chunk("IHDR", header(width, height)),
    chunk("PLTE", Uint8Array.from(palette.flatMap(rgbOf))),
    chunk("IDAT", deflateSync(rowsOf(pixels, width, nearestIn(palette)))),
    chunk("IEND", new Uint8Array()),
  ]);
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** What of a pixel is its colour. Numbers of 24 bits are looked up many times faster than of 32. */
const COLOUR = 0xffffff;

/** The colours that occur most, the most frequent first. */
function paletteOf(pixels: Uint32Array): number[] {
  const times = new Map<number, number>();
  for (let from = 0, to = 0; from < pixels.length; from = to) {
    const pixel = pixels[from] ?? 0;
    while (to < pixels.length && pixels[to] === pixel) to += 1;
    const colour = pixel & COLOUR;
    times.set(colour, (times.get(colour) ?? 0) + to - from);
  }
  return [...times]
    .sort(([colour, count], [other, otherCount]) => otherCount - count || colour - other)
    .slice(0, MOST_COLOURS)
    .map(([colour]) => colour);
}

/** The picture's rows as places in the palette. Neighbours are mostly of one colour, asked for once. */
function rowsOf(
  pixels: Uint32Array,
  width: number,
  placeOf: (colour: number) => number,
): Uint8Array {
  const rows = new Uint8Array(pixels.length + pixels.length / width);
  for (let from = 0, row = 0; from < pixels.length; from += width) {
    row += 1; // the byte before a row says that it is not filtered
    for (let at = from, to = from; at < from + width; at = to) {
      const pixel = pixels[at] ?? 0;
      while (to < from + width && pixels[to] === pixel) to += 1;
      rows.fill(placeOf(pixel & COLOUR), at + row, to + row);
    }
  }
  return rows;
}

/** For each colour the place of the nearest in the palette, looked for once. */
function nearestIn(palette: readonly number[]): (colour: number) => number {
  const found = new Map(palette.map((colour, place) => [colour, place]));
  const parts = palette.map(rgbOf);
  return (colour) => {
    const known = found.get(colour);
    if (known !== undefined) return known;
    const [red, green, blue] = rgbOf(colour);
    const distances = parts.map(([r, g, b]) => (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2);
    const nearest = distances.indexOf(Math.min(...distances));
    found.set(colour, nearest);
    return nearest;
  };
}

/** Pixels are read in the machine's own order, which is little-endian wherever this runs. */
function rgbOf(colour: number): [number, number, number] {
  return [colour & 0xff, (colour >>> 8) & 0xff, (colour >>> 16) & 0xff];
}

function header(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(13);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  bytes.set([8, 3, 0, 0, 0], 8); // 8 bits, indexed, deflate, filters 0 to 4, not interlaced
  return bytes;
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(name), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let from = 0;
  for (const part of parts) {
    whole.set(part, from);
    from += part.length;
  }
  return whole;
}
