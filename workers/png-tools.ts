import type { PngTools } from "@allteach/report/png";
import wasm from "@resvg/resvg-wasm/index_bg.wasm";
import { pdfFonts } from "./pdf-fonts.ts";

/** Pictures weigh two megabytes of program: import this file only where one is drawn. */
export const pngTools: PngTools = { wasm, fonts: pdfFonts };
