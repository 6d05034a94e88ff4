import { UnreadableFile } from "../unreadable-file.ts";
import type { PictureFile } from "./picture.ts";

const damaged = "The picture is damaged: save it anew.";
const START_OF_SCAN = 0xda;
const END = 0xd9;
const APP1 = 0xe1;

/**
 * Reads a JPEG's frame header, and how it is to be turned.
 *
 * Source: ITU-T T.81, B.2; Exif 2.32, 4.6.4 (tag 0x0112).
 */
export function jpegFile(bytes: Uint8Array): PictureFile | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let frame: { width: number; height: number } | undefined;
  let turn = 1;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) throw new UnreadableFile(damaged);
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === START_OF_SCAN || marker === END) break;
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) throw new UnreadableFile(damaged);
    if (isFrame(marker)) {
      if (frame || length < 8) throw new UnreadableFile(damaged);
      frame = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    if (marker === APP1) turn = orientationIn(bytes.subarray(at + 4, at + 2 + length)) ?? turn;
    at += 2 + length;
  }
  if (!frame) throw new UnreadableFile(damaged);
  return { type: "image/jpeg", ...frame, turn, bytes };
}

/** Start of a frame, of whichever process; not the tables that share its numbers. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

const ORIENTATION = 0x0112;

function orientationIn(segment: Uint8Array): number | undefined {
  if (String.fromCharCode(...segment.subarray(0, 6)) !== "Exif\0\0") return undefined;
  const tiff = segment.subarray(6);
  if (tiff.length < 8) return undefined;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const little = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.length) return undefined;
  const count = view.getUint16(directory, little);
  for (let n = 0; n < count; n++) {
    const at = directory + 2 + n * 12;
    if (at + 12 > tiff.length) return undefined;
    if (view.getUint16(at, little) !== ORIENTATION) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}
