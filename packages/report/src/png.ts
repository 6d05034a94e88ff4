import { initWasm, Resvg, type ResvgRenderOptions } from "@resvg/resvg-wasm";
import { palettePng } from "./palette-png.ts";
import { withVisibleLetters } from "./visible-letters.ts";

/** What pictures are made with: the bytes differ in how Workers and Node come by them. */
export interface PngTools {
  /** `@resvg/resvg-wasm/index_bg.wasm`, compiled or as bytes. */
  wasm: WebAssembly.Module | ArrayBuffer | Uint8Array;
  /** TrueType files, the regular one first: `fonts/NotoSans-Regular.ttf` and its like. */
  fonts: readonly (ArrayBuffer | Uint8Array)[];
}

const ZOOM = 2;

/**
 * A picture of an SVG, twice its size so that it is sharp on good screens. A character that the font
 * lacks is seen to be missing.
 *
 * @returns The bytes of a PNG.
 * @throws {Error} When the SVG cannot be read.
 */
export async function chartPng(svg: string, tools: PngTools): Promise<Uint8Array> {
  const [font] = tools.fonts;
  if (font === undefined) throw new Error("there is no font to letter a picture with");
  return await drawn(
    withVisibleLetters(svg, font),
    { fitTo: { mode: "zoom", value: ZOOM }, font: fontsOf(tools) },
    tools,
    (image) => {
      const { width, height, pixels } = image;
      return palettePng({ width, height, rgba: pixels });
    },
  );
}

/** What a drawing became: its points, and itself as a PNG. */
export type DrawnImage = Pick<
  ReturnType<InstanceType<typeof Resvg>["render"]>,
  "width" | "height" | "pixels" | "asPng"
>;

/**
 * Draws an SVG and hands over what it became, which is gone afterwards.
 *
 * @throws {Error} When the SVG cannot be read.
 */
export async function drawn<Made>(
  svg: string,
  options: ResvgRenderOptions,
  { wasm }: Pick<PngTools, "wasm">,
  use: (image: DrawnImage) => Made | Promise<Made>,
): Promise<Made> {
  await ready(wasm);
  const renderer = new Resvg(svg, options);
  try {
    const image = renderer.render();
    try {
      return await use(image);
    } finally {
      image.free();
    }
  } finally {
    renderer.free();
  }
}

function fontsOf({ fonts }: PngTools) {
  return {
    fontBuffers: fonts.map((bytes) => new Uint8Array(bytes)),
    defaultFontFamily: "Noto Sans",
    loadSystemFonts: false,
  };
}

let started: Promise<void> | undefined;

/** The renderer can be started once in a program; a start that failed may be tried again. */
function ready(wasm: PngTools["wasm"]): Promise<void> {
  started ??= initWasm(wasm).catch((error: unknown) => {
    started = undefined;
    throw error;
  });
  return started;
}
