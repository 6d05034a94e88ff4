import type { PngTools } from "@allteach/report/png";
import wasm from "@resvg/resvg-wasm/index_bg.wasm";
import regular from "../packages/report/fonts/NotoSans-Regular.ttf";
import semiBold from "../packages/report/fonts/NotoSans-SemiBold.ttf";

/** Pictures weigh two megabytes of program: import this file only where one is drawn. */
export const pngTools: PngTools = { wasm, fonts: [regular, semiBold] };
