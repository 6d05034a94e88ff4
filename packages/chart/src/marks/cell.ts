import { drawnPath } from "../drawn-path.ts";
import type { LookName } from "../looks.ts";
import { rounded } from "../path.ts";
import type { Plot } from "../plot.ts";

/** What a site has sent for a period, as far as it was asked. */
export type CellState = "in" | "part" | "awaited" | "missing" | "not-asked";

export const CELL_WORDS: Record<CellState, string> = {
  in: "All in",
  part: "Partly in",
  awaited: "Awaited",
  missing: "Not sent",
  "not-asked": "Not asked for",
};

interface CellPath {
  look: LookName;
  /** Path data of a cell whose upper left corner is given. */
  path(x: number, y: number): string;
}

/** A full, a half, an open, a crossed square or a dash: the form alone tells which. */
export function cellPaths(state: CellState, side: number): CellPath[] {
  const half = rounded(side / 2);
  const square = (x: number, y: number) => `M${rounded(x)} ${rounded(y)}h${side}v${side}h-${side}z`;
  const open: CellPath = { look: "cell-open", path: square };
  switch (state) {
    case "in":
      return [{ look: "cell-in", path: square }];
    case "part":
      return [
        {
          look: "cell-in",
          path: (x, y) => `M${rounded(x)} ${rounded(y + side)}v-${side}l${side} ${side}z`,
        },
        open,
      ];
    case "awaited":
      return [open];
    case "missing":
      return [
        open,
        {
          look: "missing",
          path: (x, y) => {
            const [left, top] = [rounded(x + side / 2 - 2.5), rounded(y + side / 2 - 2.5)];
            return `M${left} ${top}l5 5m0-5l-5 5`;
          },
        },
      ];
    case "not-asked":
      return [{ look: "axis", path: (x, y) => `M${rounded(x + half - 2)} ${rounded(y + half)}h4` }];
  }
}

/** All cells of a grid, one path for each look. */
export function drawCells(
  rows: readonly (readonly CellState[])[],
  rowHeight: number,
  plot: Plot,
): string {
  const side = Math.max(3, Math.min(14, Math.floor(plot.slot) - 2));
  const data = new Map<LookName, string>();
  rows.forEach((cells, row) => {
    const y = plot.top + (row + 0.5) * rowHeight - side / 2;
    cells.forEach((state, column) => {
      for (const { look, path } of cellPaths(state, side)) {
        data.set(
          look,
          (data.get(look) ?? "") + path(Math.round(plot.x(column) - side / 2), Math.round(y)),
        );
      }
    });
  });
  return [...data].map(([look, path]) => drawnPath(look, path, plot.paint)).join("");
}
