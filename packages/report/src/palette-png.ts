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
 * Source: PNG specification, third edition (W3C), colour type 3.
 */
export async function palettePng({ width, height, rgba }: Pixels): Promise<Uint8Array> {
  const colours = new Uint32Array(rgba.slice().buffer);
  const palette = paletteOf(colours);
  const indexOf = nearestIn(palette);
  const rows = new Uint8Array((width + 1) * height);
  for (let row = 0; row < height; row++) {
    const start = row * (width + 1) + 1; // the byte before a row says that it is not filtered
    for (let column = 0; column < width; column++) {
      rows[start + column] = indexOf(colours[row * width + column] ?? 0);
    }
  }
  const chunks = [
    chunk("IHDR", header(width, height)),
    chunk("PLTE", Uint8Array.from(palette.flatMap((colour) => rgbOf(colour)))),
    chunk("IDAT", await deflated(rows)),
    chunk("IEND", new Uint8Array()),
  ];
  return joined([SIGNATURE, ...chunks]);
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** The colours that occur most, the most frequent first. */
function paletteOf(colours: Uint32Array): number[] {
  const times = new Map<number, number>();
  for (let from = 0, to = 0; from < colours.length; from = to) {
    const colour = colours[from] ?? 0;
    while (to < colours.length && colours[to] === colour) to += 1;
    times.set(colour, (times.get(colour) ?? 0) + to - from);
  }
  return [...times]
    .sort(([colour, count], [other, otherCount]) => otherCount - count || colour - other)
    .slice(0, MOST_COLOURS)
    .map(([colour]) => colour);
}

/**
 * For each colour the place of the nearest in the palette, looked for once. Neighbours are mostly
 * of one colour, so the last answer comes before the map.
 */
function nearestIn(palette: readonly number[]): (colour: number) => number {
  const found = new Map(palette.map((colour, index) => [colour, index]));
  const parts = palette.map(rgbOf);
  let last = { colour: -1, index: 0 };
  return (colour) => {
    if (colour !== last.colour) last = { colour, index: placeOf(colour) };
    return last.index;
  };

  function placeOf(colour: number): number {
    const known = found.get(colour);
    if (known !== undefined) return known;
    const [red, green, blue] = rgbOf(colour);
    const distances = parts.map(([r, g, b]) => (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2);
    const nearest = distances.indexOf(Math.min(...distances));
    found.set(colour, nearest);
    return nearest;
  }
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

async function deflated(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([new Uint8Array(bytes)]).stream();
  const packed = stream.pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
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

const crcOfByte = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcOfByte[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
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
