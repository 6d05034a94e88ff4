import type { ReportModel } from "./model.ts";
import { chartSvg } from "./picture.ts";
import { chartPng, type PngTools } from "./png.ts";
import { ReportError } from "./report-error.ts";
import { sideBySideSvg } from "./side-by-side.ts";

/** A report's pictures as PNGs, by their content ids. */
export type Pictures = ReadonlyMap<string, Uint8Array>;

/**
 * Draws every picture of a report, one after the other: the renderer uses one core anyway. Measures
 * with nothing to draw yet have none.
 *
 * @throws {ReportError} naming the first measure whose chart cannot be drawn.
 */
export async function reportPictures(
  { measures, sideBySide }: Pick<ReportModel, "measures" | "sideBySide">,
  tools: PngTools,
): Promise<Pictures> {
  const wanted = [
    ...measures.flatMap((section) =>
      section.picture === null
        ? []
        : [{ ...section, picture: section.picture, draw: () => chartSvg(section) }],
    ),
    ...(sideBySide === null
      ? []
      : [
          {
            measure: sideBySide.section.measure,
            picture: sideBySide.picture,
            draw: () => sideBySideSvg(sideBySide),
          },
        ]),
  ];
  const pictures = new Map<string, Uint8Array>();
  for (const { measure, picture, draw } of wanted) {
    const svg = draw();
    try {
      pictures.set(picture.contentId, await chartPng(svg, tools));
    } catch (cause) {
      throw new ReportError(measure, "its chart could not be drawn", cause);
    }
  }
  return pictures;
}
