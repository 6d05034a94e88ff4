import { drawnPath } from "./drawn-path.ts";
import { textWidth } from "./lettering.ts";
import type { LookName, Paint } from "./looks.ts";
import { rounded } from "./path.ts";

/** A mark with its meaning. */
export interface LegendItem {
  marks: readonly LegendMark[];
  text: string;
}

export interface LegendMark {
  look: LookName;
  /** Path data of the mark, centred on a place. */
  path(x: number, y: number): string;
}

export interface Legend {
  height: number;
  draw(top: number): string;
}

const MARK = 18;
const ROOM = 18;

/** The marks that need a word, in as many rows as they take. */
export function legend(
  items: readonly LegendItem[],
  { left, right, size, paint }: { left: number; right: number; size: number; paint: Paint },
): Legend {
  const line = Math.round(size * 1.5);
  let [x, row] = [left, 0];
  const placed = items.map((item) => {
    const width = MARK + textWidth(item.text, size);
    if (x > left && x + width > right) [x, row] = [left, row + 1];
    const place = { ...item, x, row };
    x += width + ROOM;
    return place;
  });
  if (placed.length === 0) return { height: 0, draw: () => "" };
  return {
    height: (row + 1) * line + 8,
    draw: (top) =>
      placed
        .map(({ marks, text, x: start, row: at }) => {
          const middle = top + 8 + at * line + line / 2;
          return (
            marks
              .map(({ look, path }) => drawnPath(look, path(start + 7, middle), paint))
              .join("") +
            `<text${paint("soft")} x="${rounded(start + MARK)}" y="${rounded(middle + size * 0.35)}">${text}</text>`
          );
        })
        .join(""),
  };
}
