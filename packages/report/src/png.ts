import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { palettePng } from "./palette-png.ts";

/** What pictures are made with: the bytes differ in how Workers and Node come by them. */
export interface PngTools {
  /** `@resvg/resvg-wasm/index_bg.wasm`, compiled or as bytes. */
  wasm: WebAssembly.Module | ArrayBuffer | Uint8Array;
  /** TrueType files, the regular one first: `fonts/NotoSans-Regular.ttf` and its like. */
  fonts: readonly (ArrayBuffer | Uint8Array)[];
}

const ZOOM = 2;

/**
 * A picture of an SVG, twice its size so that it is sharp on good screens.
 *
 * @returns The bytes of a PNG.
 * @throws {Error} When the SVG cannot be read.
 */
export async function chartPng(svg: string, tools: PngTools): Promise<Uint8Array> {
  await ready(tools.wasm);
  const renderer = new Resvg(svg, {
    fitTo: { mode: "zoom", value: ZOOM },
    font: {
      fontBuffers: tools.fonts.map((bytes) => new Uint8Array(bytes)),
      defaultFontFamily: "Noto Sans",
      loadSystemFonts: false,
    },
  });
  try {
    const image = renderer.render();
    try {
      const { width, height, pixels } = image;
      return await palettePng({ width, height, rgba: pixels });
    } finally {
      image.free();
    }
  } finally {
    renderer.free();
  }
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
