import type { Block } from "../pdf/flow.ts";
import type { Paper } from "../pdf/paper.ts";

/**
 * Columns side by side as one block, as long as they fit on a page together; else one below the
 * other. Their blocks stand where they say, so each column brings its own place across the page.
 */
export function abreast(
  columns: readonly (readonly Block[])[],
  { height, top, bottom }: Paper,
): Block[] {
  const standing = columns.filter((column) => column.length > 0);
  const tallest = Math.max(0, ...standing.map(heightOf));
  if (standing.length < 2 || tallest > height - top - bottom - KEPT) return standing.flat();
  const gap = Math.min(...standing.map(([first]) => first?.gap ?? 0));
  return [
    {
      height: tallest - gap,
      gap,
      draw(canvas, from) {
        for (const column of standing) {
          let y = from - gap;
          for (const block of column) {
            y += block.gap ?? 0;
            block.draw(canvas, y);
            y += block.height;
          }
        }
      },
    },
  ];
}

/** Room for the heading that stands above them. */
const KEPT = 60;

const heightOf = (column: readonly Block[]) =>
  column.reduce((sum, { height, gap = 0 }) => sum + gap + height, 0);
