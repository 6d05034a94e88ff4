import { zlibSync } from "fflate";

/** One part of a PNG. */
export function pngChunk(name: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(12 + data.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set(new TextEncoder().encode(name), 4);
  chunk.set(data, 8);
  view.setUint32(8 + data.length, crcOf(chunk.subarray(4, 8 + data.length)));
  return chunk;
}

/** A PNG's header. */
export function pngHeader(width: number, height: number): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 2, 0, 0, 0], 8);
  return header;
}

export const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** A picture of so many points, with whatever is to be put between its parts. */
export function pngOf(
  width: number,
  height: number,
  extra: readonly Uint8Array[] = [],
): Uint8Array {
  const rows = new Uint8Array((width * 3 + 1) * height);
  for (let row = 0; row < height; row++) {
    for (let place = 1; place <= width * 3; place++) {
      rows[row * (width * 3 + 1) + place] = (row * 7 + place * 3) % 256;
    }
  }
  return joined([
    pngSignature,
    pngChunk("IHDR", pngHeader(width, height)),
    ...extra,
    pngChunk("IDAT", zlibSync(rows)),
    pngChunk("IEND", new Uint8Array()),
  ]);
}

/** Bytes, one after the other. */
export function joined(parts: readonly (Uint8Array | string)[]): Uint8Array {
  const all = parts.map((part) =>
    typeof part === "string" ? new TextEncoder().encode(part) : part,
  );
  const bytes = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of all) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let crc = n;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
