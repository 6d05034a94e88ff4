import { drawnPath } from "../drawn-path.ts";
import { framed, type PictureProps } from "../frame.ts";
import { escaped } from "../lettering.ts";
import { type LookName, type Paint, paint as paintOf } from "../looks.ts";
import { rounded } from "../path.ts";
import {
  type ColumnsFor,
  type DiagramBox,
  diagramLayout,
  isBold,
  LINE,
  NOTE,
  NOTE_LINE,
  PAD,
  type PlacedBox,
  type PlacedLink,
  TEXT,
} from "./diagram-layout.ts";

/**
 * Draws a key driver diagram: the aim at the left, what drives it, and what is tried at the right.
 *
 * @param boxes From the aim down, each before those that serve it.
 * @returns An SVG element, complete, laid out for a wide page or paper. A phone gets the outline.
 */
export function driverDiagramSvg(
  boxes: readonly DiagramBox[],
  props: Omit<PictureProps, "width"> & { columnsFor?: ColumnsFor },
): string {
  const layout = diagramLayout(boxes, props.columnsFor);
  const paint = paintOf(props.theme ?? "page");
  const headings = layout.columns.map(
    ({ x, heading }) => `<text x="${rounded(x)}" y="${TEXT}">${escaped(heading)}</text>`,
  );
  const drawing =
    `<g${paint("soft")}>${headings.join("")}</g>` +
    drawnPath("axis", layout.links.map(linkPath).join(""), paint) +
    layout.boxes.map((placed) => drawnBox(placed, paint)).join("");
  return framed(
    drawing,
    { width: Math.ceil(layout.width), height: Math.ceil(layout.height), size: TEXT },
    props,
  );
}

function linkPath({ from, to }: PlacedLink): string {
  const start = `M${rounded(from.x)} ${rounded(from.y)}`;
  if (from.y === to.y) return `${start}H${rounded(to.x)}`;
  const middle = rounded((from.x + to.x) / 2);
  const end = `${rounded(to.x)} ${rounded(to.y)}`;
  return `${start}C${middle} ${rounded(from.y)} ${middle} ${rounded(to.y)} ${end}`;
}

const looks: Readonly<Record<"open" | "own", LookName>> = { open: "box-open", own: "box-own" };

function drawnBox({ box, x, y, width, height, lines, noteLines }: PlacedBox, paint: Paint): string {
  const look = box.look ? looks[box.look] : box.kind === "aim" ? "box-aim" : "box";
  const left = rounded(x + PAD.x);
  const first = y + PAD.y + TEXT;
  const words = lines.map((line, row) => text(left, first + row * LINE, line));
  const noted = y + PAD.y + Math.max(1, lines.length) * LINE + NOTE;
  const notes = noteLines.map((line, row) => text(left, noted + row * NOTE_LINE, line));
  return (
    `<rect${paint(look)} x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}"` +
    ` height="${rounded(height)}" rx="6"/>` +
    `<g${paint(isBold(box) ? "strong" : "text")}>${words.join("")}</g>` +
    (notes.length > 0 ? `<g${paint("soft")} font-size="${NOTE}">${notes.join("")}</g>` : "")
  );
}

const text = (x: number, y: number, line: string) =>
  `<text x="${x}" y="${rounded(y)}">${escaped(line)}</text>`;
