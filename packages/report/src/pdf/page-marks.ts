import { INKS } from "@allteach/chart/looks";
import { ringPath, symbolPath } from "@allteach/chart/marks/symbol";
import { type Canvas, colour, type PageInk } from "./canvas.ts";
import { pathOperators } from "./path-data.ts";
import { decimal } from "./syntax.ts";

/** A small drawing beside words that say the same. */
export interface PageMark {
  ink: PageInk;
  /** Path data around a place, y downwards, and whether it is filled, lined or both. */
  paths: (x: number, y: number) => { data: string; paint: "f" | "S" | "B" }[];
}

const SCALE = 0.6;
const RADIUS = 3.25;

/** The marks of the report's words, drawn as the charts draw theirs. */
const drawings: Readonly<Record<string, PageMark["paths"]>> = {
  "◆": (x, y) => [{ data: symbolPath("improvement", x, y, SCALE), paint: "f" }],
  "▲": (x, y) => [{ data: symbolPath("concern", x, y, SCALE), paint: "f" }],
  "■": (x, y) => [{ data: symbolPath("notable", x, y, SCALE), paint: "f" }],
  "●": (x, y) => [{ data: ringPath(x, y, RADIUS), paint: "B" }],
  "◐": (x, y) => [
    { data: ringPath(x, y, RADIUS), paint: "S" },
    { data: `M${x} ${y - RADIUS}a${RADIUS} ${RADIUS} 0 0 0 0 ${2 * RADIUS}z`, paint: "f" },
  ],
  "○": (x, y) => [{ data: ringPath(x, y, RADIUS), paint: "S" }],
  "✓": (x, y) => [{ data: `M${x - 3.5} ${y}l2.5 3l4.5 -6`, paint: "S" }],
};

/**
 * The drawing of a mark that the report's texts use.
 *
 * @throws {RangeError} where there is none: a mark is never left out.
 */
export function pageMark(sign: string, ink: PageInk): PageMark {
  const paths = drawings[sign];
  if (paths === undefined) throw new RangeError(`there is no drawing of ${sign}`);
  return { ink, paths };
}

/** Draws a mark with its middle at a place; it is not read out. */
export function drawMark(canvas: Canvas, { ink, paths }: PageMark, x: number, y: number): void {
  const paint = `${colour(INKS[ink])} rg ${colour(INKS[ink])} RG 1 w 1 J 1 j`;
  // Path data count downwards, and so does a page that is turned over here.
  const turned = `1 0 0 -1 0 ${decimal(canvas.paper.height)} cm`;
  const drawn = paths(x, y).map(({ data, paint: how }) => `${pathOperators(data)} ${how}`);
  canvas.adorned(() => canvas.raw(`q ${paint} ${turned} ${drawn.join(" ")} Q`));
}
