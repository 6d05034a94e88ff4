import type { PictureTools, RemadePicture } from "@allteach/actions/pins/keep-file";
import type { PictureFile } from "@allteach/interchange/attachment/picture";
import { type DrawnImage, drawn } from "@allteach/report/png";
import jpegWasm from "@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm";
import encode, { init } from "@jsquash/jpeg/encode.js";
import svgWasm from "@resvg/resvg-wasm/index_bg.wasm";

/** As large as a page shows a picture, on a good screen. */
const LONGEST = 1600;
const SMALL = 480;
const QUALITY = 80;
const SMALL_QUALITY = 70;
/** A PNG that is larger is a photograph: as a JPEG it is a fraction of that. */
const LARGEST_PNG = 1_500_000;

/**
 * Decodes pictures with the renderer of our charts, which knows PNG, JPEG and GIF, and writes them
 * anew: of what was in the file only what can be seen is left. They weigh two megabytes of program:
 * import this file only where a picture has come.
 */
export const pictureTools: PictureTools = {
  async remake(picture) {
    const whole = await seen(picture, LONGEST, (image) => madeOf(picture, image));
    const small = whole && (await seen(picture, SMALL, (image) => jpegOf(image, SMALL_QUALITY)));
    return whole && small && { ...whole, small };
  },
};

async function madeOf(
  { type }: PictureFile,
  image: DrawnImage,
): Promise<Omit<RemadePicture, "small">> {
  const { width, height } = image;
  const png = type === "image/jpeg" ? undefined : image.asPng();
  return png && png.length <= LARGEST_PNG
    ? { bytes: png, type: "image/png", width, height }
    : { bytes: await jpegOf(image, QUALITY), type: "image/jpeg", width, height };
}

/** Draws a picture upright, its longest side so long at most. Nothing where nothing can be seen. */
async function seen<Made>(
  picture: PictureFile,
  longest: number,
  use: (image: DrawnImage) => Promise<Made>,
): Promise<Made | undefined> {
  try {
    return await drawn(uprightSvg(picture, longest), {}, { wasm: svgWasm }, (image) =>
      image.pixels.some((value, place) => place % 4 === 3 && value > 0) ? use(image) : undefined,
    );
  } catch (error) {
    // What the decoders stumble over ends in a trap of theirs; the file is at fault, not we.
    if (error instanceof WebAssembly.RuntimeError || typeof error === "string") return undefined;
    throw error;
  }
}

/** How each of EXIF's orientations is put upright, in a picture of width 1 and height 1. */
const turns: Readonly<Record<number, string>> = {
  2: "matrix(-1 0 0 1 1 0)",
  3: "matrix(-1 0 0 -1 1 1)",
  4: "matrix(1 0 0 -1 0 1)",
  5: "matrix(0 1 1 0 0 0)",
  6: "matrix(0 1 -1 0 1 0)",
  7: "matrix(0 -1 -1 0 1 1)",
  8: "matrix(0 -1 1 0 0 1)",
};

function uprightSvg({ bytes, type, width, height, turn }: PictureFile, longest: number): string {
  const isOnItsSide = turn >= 5;
  const [wide, high] = isOnItsSide ? [height, width] : [width, height];
  const scale = Math.min(1, longest / Math.max(wide, high));
  const [across, down] = [wide, high].map((side) => Math.max(1, Math.round(side * scale)));
  const matrix = turns[turn] ? ` transform="${turns[turn]}"` : "";
  const href = `data:${type};base64,${Buffer.from(bytes).toString("base64")}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${across}" height="${down}">
    <g transform="scale(${across} ${down})"><g${matrix}>
      <image width="1" height="1" preserveAspectRatio="none" href="${href}"/>
    </g></g></svg>`;
}

let started: Promise<void> | undefined;

/** A JPEG of what is seen, on white where nothing is. */
async function jpegOf({ width, height, pixels }: DrawnImage, quality: number): Promise<Uint8Array> {
  started ??= init(jpegWasm);
  await started;
  const data = new Uint8ClampedArray(pixels);
  for (let at = 0; at < data.length; at += 4) {
    const missing = 255 - (data[at + 3] ?? 255);
    if (missing === 0) continue;
    // The renderer's points are multiplied by how opaque they are already.
    for (let colour = 0; colour < 3; colour++)
      data[at + colour] = (data[at + colour] ?? 0) + missing;
    data[at + 3] = 255;
  }
  const image = { data, width, height, colorSpace: "srgb" } as ImageData;
  return new Uint8Array(await encode(image, { quality }));
}
