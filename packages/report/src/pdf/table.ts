import type { Canvas, Lettering } from "./canvas.ts";
import type { Block } from "./flow.ts";
import { drawLine, type Line, linesOf } from "./lines.ts";
import { drawMark, type PageMark } from "./page-marks.ts";
import { type Element, elementIn } from "./structure.ts";

/** A column of a table. Widths in points. */
export interface Column {
  head: string;
  width: number;
  align?: "left" | "right";
}

/** A cell of a row; it may stand in the place of several. */
export interface Cell {
  text: string;
  /** It names its row. */
  isHead?: boolean;
  span?: number;
  look?: Lettering;
  /** Drawn before its first line, and only adorns. */
  mark?: PageMark;
}

export interface TableLook {
  x: number;
  /** Height of a line. */
  leading: number;
  text: Lettering;
  head: Lettering;
  /** Above and below the lines of a row. */
  padding: number;
  gap?: number;
  /** Draw a thin line below each row. */
  isRuled?: boolean;
  /** The table must not be the last of its page. */
  isKeptWithNext?: boolean;
}

const BETWEEN = 8;
const MARK_ROOM = 13;

/**
 * A table as blocks of a row each; its head is drawn again on every page that it reaches.
 *
 * @param parent What the table stands in.
 */
export function table(
  parent: Element,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  look: TableLook,
): Block[] {
  const element = elementIn(parent, "Table");
  const heads = columns.map(({ head }): Cell => ({ text: head, look: look.head }));
  const head = rowOf(columns, heads, look);
  const headCells = cellElements(elementIn(element, "TR"), heads, "Column");
  const repeated = {
    height: head.height,
    draw: (canvas: Canvas, y: number) =>
      canvas.adorned(() => {
        head.draw(canvas, y, (_, draw) => draw());
        if (look.isRuled) rule(canvas, y, head);
      }),
  };
  const headBlock: Block = {
    height: head.height,
    gap: look.gap ?? 0,
    isKeptWithNext: true,
    draw: (canvas, y) => drawTagged(canvas, y, head, headCells, look.isRuled ?? false),
  };
  const bodies = rows.map((cells, index): Block => {
    const row = rowOf(columns, cells, look);
    const elements = cellElements(elementIn(element, "TR"), cells, "Row");
    const isSecondToLast = index === rows.length - 2 && rows.length > 1;
    return {
      height: row.height,
      isKeptWithNext: look.isKeptWithNext || index === 0 || isSecondToLast,
      repeated,
      draw: (canvas, y) => drawTagged(canvas, y, row, elements, look.isRuled ?? false),
    };
  });
  return [headBlock, ...bodies];
}

interface Row {
  height: number;
  left: number;
  right: number;
  /** Draws the cells, each by way of `by`. */
  draw(canvas: Canvas, y: number, by: (cell: number, draw: () => void) => void): void;
  /** Draws the marks of the cells. */
  adorn(canvas: Canvas, y: number): void;
}

function rowOf(columns: readonly Column[], cells: readonly Cell[], look: TableLook): Row {
  const { x, leading, padding, text } = look;
  let next = 0;
  const placed = cells.map((cell) => {
    const own = columns.slice(next, next + (cell.span ?? 1));
    const left = x + widthOf(columns.slice(0, next)) + (cell.mark ? MARK_ROOM : 0);
    next += cell.span ?? 1;
    const right = x + widthOf(columns.slice(0, next)) - (next < columns.length ? BETWEEN : 0);
    const lines = linesOf([{ text: cell.text, look: cell.look ?? text }], right - left);
    return { ...cell, lines, left, right, align: own[0]?.align ?? "left" };
  });
  const most = Math.max(1, ...placed.map(({ lines }) => lines.length));
  return {
    height: most * leading + padding * 2,
    left: x,
    right: x + widthOf(columns),
    draw(canvas, y, by) {
      for (const [index, { lines, left, right, align }] of placed.entries()) {
        if (lines.every(({ runs }) => runs.length === 0)) continue;
        by(index, () =>
          lines.forEach((line, nth) => {
            const start = align === "right" ? right - seenWidth(line) : left;
            drawLine(canvas, line, { x: start, y: y + padding + nth * leading, leading });
          }),
        );
      }
    },
    adorn(canvas, y) {
      for (const { mark, left } of placed) {
        if (mark) drawMark(canvas, mark, left - MARK_ROOM + 4, y + padding + leading / 2);
      }
    },
  };
}

/** Without the space that keeps its last word from the next line's first. */
function seenWidth({ runs }: Line): number {
  return runs.reduce(
    (sum, { text, look }, index) =>
      sum + look.font.widthOf(index === runs.length - 1 ? text.trimEnd() : text, look.size),
    0,
  );
}

function drawTagged(
  canvas: Canvas,
  y: number,
  row: Row,
  elements: readonly Element[],
  isRuled: boolean,
): void {
  row.adorn(canvas, y);
  if (isRuled) canvas.adorned(() => rule(canvas, y, row));
  row.draw(canvas, y, (cell, draw) => {
    const element = elements[cell];
    if (element === undefined) throw new RangeError("a cell without an element");
    canvas.tagged(element, draw);
  });
}

function rule(canvas: Canvas, y: number, { left, right, height }: Row): void {
  canvas.rectangle("line", left, y + height - 0.5, right - left, 0.5);
}

function cellElements(row: Element, cells: readonly Cell[], scope: "Column" | "Row"): Element[] {
  return cells.map(({ isHead = scope === "Column", span }) => {
    const attributes = {
      O: "/Table",
      Scope: isHead ? `/${scope}` : undefined,
      ColSpan: span,
    };
    return isHead || span !== undefined
      ? elementIn(row, isHead ? "TH" : "TD", { attributes })
      : elementIn(row, "TD");
  });
}

function widthOf(columns: readonly Column[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}
