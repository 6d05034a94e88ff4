import { pinLimits } from "@allteach/domain/pins/pin-limits";
import { UnreadableFile } from "../unreadable-file.ts";
import { jpegFile } from "./jpeg-file.ts";
import type { PictureFile } from "./picture.ts";
import { webpFile } from "./webp-file.ts";

const LONGEST_SIDE = 12_000;

/**
 * Reads what a picture says of itself.
 *
 * @returns Nothing where the bytes are no picture of a kind that is taken.
 * @throws {UnreadableFile} where it is damaged, or has more points than are decoded.
 */
export function pictureFile(bytes: Uint8Array): PictureFile | undefined {
  const found = pngFile(bytes) ?? jpegFile(bytes) ?? gifFile(bytes) ?? webpFile(bytes);
  if (!found) return undefined;
  const { width, height } = found;
  if (width === 0 || height === 0)
    throw new UnreadableFile("The picture has no size: save it anew.");
  if (width * height > pinLimits.picturePoints || Math.max(width, height) > LONGEST_SIDE) {
    throw new UnreadableFile(
      `The picture has ${width} × ${height} points: make it smaller, 2800 × 2800 at most.`,
    );
  }
  return found;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Source: PNG specification, third edition (W3C), 5.2 and 11.2.1. */
function pngFile(bytes: Uint8Array): PictureFile | undefined {
  if (!PNG.every((byte, place) => bytes[place] === byte)) return undefined;
  const view = viewOf(bytes);
  if (bytes.length < 45 || view.getUint32(12) !== 0x49484452) {
    throw new UnreadableFile("The picture is damaged: save it anew.");
  }
  return {
    ...{ type: "image/png", width: view.getUint32(16), height: view.getUint32(20) },
    ...{ turn: 1, bytes },
  };
}

/** Source: GIF89a specification, 17 and 18. */
function gifFile(bytes: Uint8Array): PictureFile | undefined {
  if (!/^GIF8[79]a$/.test(String.fromCharCode(...bytes.subarray(0, 6)))) return undefined;
  if (bytes.length < 14) throw new UnreadableFile("The picture is damaged: save it anew.");
  const view = viewOf(bytes);
  return {
    ...{ type: "image/gif", width: view.getUint16(6, true), height: view.getUint16(8, true) },
    ...{ turn: 1, bytes },
  };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
