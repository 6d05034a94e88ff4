import type { Canvas } from "./canvas.ts";
import type { Block } from "./flow.ts";
import { drawLine, type Line, linesOf, type Run } from "./lines.ts";
import { type Element, elementIn } from "./structure.ts";

/** Where a paragraph lies, and how. Lengths in points. */
export interface ParagraphLook {
  x: number;
  width: number;
  /** Height of a line. */
  leading: number;
  gap?: number;
  isKeptWithNext?: boolean;
  startsPage?: boolean;
  /** All of it leads there. */
  address?: string;
  /** Told of the first line, once it is placed. */
  placed?(page: number, y: number): void;
  /** Draws something at the left of the first line that only adorns; `y` is the line's middle. */
  mark?: ((canvas: Canvas, y: number) => void) | undefined;
}

/**
 * A paragraph or heading as blocks of a line each. Its first two lines stay together, and so do its
 * last two; a heading stays with what follows it.
 */
export function paragraph(element: Element, runs: readonly Run[], look: ParagraphLook): Block[] {
  const lines = linesOf(runs, look.width);
  const owner = look.address === undefined ? element : elementIn(element, "Link");
  return lines.map((line, index) => {
    const isFirst = index === 0;
    const isLast = index === lines.length - 1;
    const isNearEdge = isFirst || index === lines.length - 2 || lines.length < 4;
    return {
      height: look.leading,
      gap: isFirst ? (look.gap ?? 0) : 0,
      isKeptWithNext: isLast || look.isKeptWithNext ? (look.isKeptWithNext ?? false) : isNearEdge,
      startsPage: isFirst && (look.startsPage ?? false),
      draw(canvas, y) {
        if (isFirst) look.placed?.(canvas.page, y);
        if (isFirst) look.mark?.(canvas, y + look.leading / 2);
        canvas.tagged(owner, () => drawLine(canvas, line, { ...look, y }));
        if (look.address !== undefined) linkLine(canvas, owner, line, { ...look, y });
      },
    };
  });
}

function linkLine(
  canvas: Canvas,
  element: Element,
  { runs, width }: Line,
  { x, y, leading, address = "" }: ParagraphLook & { y: number },
): void {
  const words = runs
    .map(({ text }) => text)
    .join("")
    .trim();
  canvas.links.push({ element, address, words, x, y, width, height: leading });
}
