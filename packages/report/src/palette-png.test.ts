import { crc32, inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { palettePng } from "./palette-png.ts";

/** Reads an indexed PNG back, independently: chunks with their checksums, then colours. */
function readPng(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const chunks = new Map<string, Uint8Array>();
  for (let at = 8; at < bytes.length; ) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    expect(view.getUint32(at + 8 + length)).toBe(crc32(bytes.subarray(at + 4, at + 8 + length)));
    chunks.set(name, bytes.slice(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const header = new DataView((chunks.get("IHDR") ?? new Uint8Array()).buffer);
  const [width, height] = [header.getUint32(0), header.getUint32(4)];
  const palette = chunks.get("PLTE") ?? new Uint8Array();
  const rows = inflateSync(chunks.get("IDAT") ?? new Uint8Array());
  const colours = Array.from({ length: width * height }, (_, pixel) => {
    const row = Math.floor(pixel / width);
    const index = rows[row * (width + 1) + 1 + (pixel % width)] ?? 0;
    return [...palette.subarray(index * 3, index * 3 + 3)];
  });
  return { names: [...chunks.keys()], width, height, colours };
}

const picture = (width: number, height: number, colourAt: (pixel: number) => number[]) => ({
  width,
  height,
  rgba: Uint8Array.from(
    Array.from({ length: width * height }, (_, pixel) => [...colourAt(pixel), 255]).flat(),
  ),
});

describe("an indexed PNG", () => {
  it("has the very colours of a picture with few of them", () => {
    const few = picture(7, 5, (pixel) => [pixel % 4, 100, (pixel % 3) * 80]);
    const read = readPng(palettePng(few));
    expect(read).toMatchObject({ names: ["IHDR", "PLTE", "IDAT", "IEND"], width: 7, height: 5 });
    expect(read.colours).toEqual(
      Array.from({ length: 35 }, (_, pixel) => [pixel % 4, 100, (pixel % 3) * 80]),
    );
  });

  it("takes the nearest colour it kept where there are too many", () => {
    const many = picture(200, 10, (pixel) =>
      pixel < 1000 ? [255, 255, 255] : [pixel % 200, 0, 0],
    );
    const { colours } = readPng(palettePng(many));
    const worst = Math.max(
      ...colours.slice(1000).map(([red = 0], pixel) => Math.abs(red - ((pixel + 1000) % 200))),
    );
    expect(colours[0]).toEqual([255, 255, 255]);
    expect(new Set(colours.map(String)).size).toBe(64);
    expect(worst).toBeLessThanOrEqual(137);
  });

  it("is the same for the same picture", () => {
    const same = picture(20, 20, (pixel) => [pixel % 11, pixel % 7, 3]);
    expect(palettePng(same)).toEqual(palettePng(same));
  });
});
