import type { Code } from "@allteach/domain/identity";
import type { ReportModel } from "./model.ts";
import { chartSvg } from "./picture.ts";
import { chartPng, type PngTools } from "./png.ts";
import { ReportError } from "./report-error.ts";

/**
 * Draws every picture of a report, one after the other: the renderer uses one core anyway.
 *
 * @returns PNGs by their measure's code; measures with nothing to draw yet have none.
 * @throws {ReportError} naming the first measure whose chart cannot be drawn.
 */
export async function reportPictures(
  { measures }: Pick<ReportModel, "measures">,
  tools: PngTools,
): Promise<Map<Code, Uint8Array>> {
  const pictures = new Map<Code, Uint8Array>();
  for (const section of measures) {
    if (section.picture === null) continue;
    const svg = chartSvg(section);
    try {
      pictures.set(section.measure.code, await chartPng(svg, tools));
    } catch (cause) {
      throw new ReportError(section.measure, "its chart could not be drawn", cause);
    }
  }
  return pictures;
}
