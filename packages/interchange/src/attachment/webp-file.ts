import { UnreadableFile } from "../unreadable-file.ts";
import type { PictureFile } from "./picture.ts";

const damaged = "The picture is damaged: save it anew as PNG or JPEG.";
/** What a still picture is made of; whatever else is in the file is left out. */
const needed = new Set(["VP8 ", "VP8L", "ALPH"]);

/**
 * Reads a WebP picture and writes its container anew, with the picture's own data in it and nothing
 * else: where and with what it was taken, and what hangs at its end, are left out.
 *
 * Source: RFC 9649, 2.4 to 2.7 and 3.4.
 */
export function webpFile(bytes: Uint8Array): PictureFile | undefined {
  const name = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (name(0) !== "RIFF" || name(8) !== "WEBP") return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length) throw new UnreadableFile(damaged);
  const chunks = new Map<string, Uint8Array>();
  for (let at = 12; at + 8 <= end; ) {
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > end) throw new UnreadableFile(damaged);
    const key = name(at);
    if (key === "ANIM" || key === "ANMF") {
      throw new UnreadableFile("The picture moves: save one view of it as PNG or JPEG.");
    }
    if (needed.has(key) && !chunks.has(key))
      chunks.set(key, bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length + (length % 2);
  }
  const size = sizeOf(chunks);
  return { type: "image/webp", ...size, turn: 1, bytes: written(chunks, size) };
}

function sizeOf(chunks: ReadonlyMap<string, Uint8Array>): { width: number; height: number } {
  const [lossy, lossless] = [chunks.get("VP8 "), chunks.get("VP8L")];
  const data = lossy ?? lossless;
  if (!data || data.length < 10 || (lossy && lossless)) throw new UnreadableFile(damaged);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (lossless) {
    if (data[0] !== 0x2f) throw new UnreadableFile(damaged);
    const bits = view.getUint32(1, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  const isKeyFrame = ((data[0] ?? 1) & 1) === 0;
  if (!isKeyFrame || data[3] !== 0x9d || data[4] !== 0x01 || data[5] !== 0x2a) {
    throw new UnreadableFile(damaged);
  }
  return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
}

/** With transparency beside the picture the extended form is needed, else the simple one. */
function written(
  chunks: ReadonlyMap<string, Uint8Array>,
  { width, height }: { width: number; height: number },
): Uint8Array {
  const parts: [string, Uint8Array][] = [];
  const alpha = chunks.get("VP8 ") && chunks.get("ALPH");
  if (alpha) parts.push(["VP8X", extended(width, height)], ["ALPH", alpha]);
  for (const key of ["VP8 ", "VP8L"]) {
    const data = chunks.get(key);
    if (data) parts.push([key, data]);
  }
  const length = parts.reduce((sum, [, data]) => sum + 8 + data.length + (data.length % 2), 4);
  const out = new Uint8Array(8 + length);
  const view = new DataView(out.buffer);
  const letters = (text: string, at: number) => out.set(new TextEncoder().encode(text), at);
  letters("RIFF", 0);
  view.setUint32(4, length, true);
  letters("WEBP", 8);
  let at = 12;
  for (const [key, data] of parts) {
    letters(key, at);
    view.setUint32(at + 4, data.length, true);
    out.set(data, at + 8);
    at += 8 + data.length + (data.length % 2);
  }
  return out;
}

const HAS_ALPHA = 0x10;

function extended(width: number, height: number): Uint8Array {
  const data = new Uint8Array(10);
  data[0] = HAS_ALPHA;
  for (let place = 0; place < 3; place++) {
    data[4 + place] = ((width - 1) >>> (8 * place)) & 0xff;
    data[7 + place] = ((height - 1) >>> (8 * place)) & 0xff;
  }
  return data;
}
