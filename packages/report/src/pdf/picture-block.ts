import { chartOperators } from "./chart-drawing.ts";
import type { PdfDocument } from "./document.ts";
import type { Block } from "./flow.ts";
import { elementIn } from "./structure.ts";
import type { SvgDrawing } from "./svg-elements.ts";
import { decimal } from "./syntax.ts";

/** Where a picture stands on its page, in points. */
export interface PicturePlace {
  x: number;
  width: number;
  gap?: number;
  isKeptWithNext?: boolean;
}

/** A drawing as a block that is as wide as its place, tagged with what it shows. */
export function pictureBlock(
  document: PdfDocument,
  drawing: SvgDrawing,
  alternative: string,
  { x, width, ...look }: PicturePlace,
): Block {
  const { paper, root } = document;
  const operators = chartOperators(drawing, document);
  const scale = width / drawing.width;
  const height = drawing.height * scale;
  const figure = elementIn(root, "Figure", { alternative });
  return {
    ...look,
    height,
    draw(canvas, y) {
      const foot = paper.height - y - height;
      const box = [x, foot, x + width, foot + height].map(decimal).join(" ");
      figure.attributes = { O: "/Layout", Placement: "/Block", BBox: `[${box}]` };
      const s = Math.round(scale * 10_000) / 10_000;
      const place = `${s} 0 0 ${-s} ${decimal(x)} ${decimal(paper.height - y)} cm`;
      canvas.tagged(figure, () => canvas.raw(`q ${place}\n${operators}\nQ`));
    },
  };
}
