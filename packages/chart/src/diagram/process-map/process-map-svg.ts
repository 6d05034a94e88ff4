import { drawnPath } from "../../drawn-path.ts";
import { framed, type PictureProps } from "../../frame.ts";
import { escaped } from "../../lettering.ts";
import { type LookName, type Paint, paint as paintOf } from "../../looks.ts";
import { rounded } from "../../path.ts";
import { LINE, NOTE, NOTE_LINE, PAD, TEXT } from "../diagram-layout.ts";
import { isBoldStep, LABEL_LINE, type MapBox, SLANT } from "./map-boxes.ts";
import { type MapLayout, mapLayout, type PlacedStep, type PlacedWay } from "./map-layout.ts";

/** A map's drawing, and where it may be cut so that no box or label is. */
export interface DrawnMap {
  svg: string;
  layout: MapLayout;
}

/**
 * Draws a process map: steps from the top down, a column for each lane, links with their words.
 *
 * @param boxes In the order of the outline; links to steps that are not there are left out.
 * @returns An SVG element, complete, at its own size. A phone gets the outline.
 */
export function processMapSvg(
  boxes: readonly MapBox[],
  props: Omit<PictureProps, "width">,
): DrawnMap {
  const layout = mapLayout(boxes);
  const paint = paintOf(props.theme ?? "page");
  const drawing =
    drawnLanes(layout, paint) +
    drawnPath("flow", layout.ways.map(wayPath).join(""), paint) +
    drawnPath("flow-tip", tips(layout), paint) +
    layout.steps.map((step) => drawnStep(step, paint)).join("") +
    drawnLabels(layout, paint);
  const size = {
    width: Math.ceil(layout.width),
    height: Math.ceil(layout.height),
    size: TEXT,
    fixed: true,
  };
  return { svg: framed(drawing, size, props), layout };
}

function drawnLanes({ lanes, height }: MapLayout, paint: Paint): string {
  const bands = lanes.filter((_, place) => place % 2 === 0);
  const rects = bands.map(
    ({ x, width }) =>
      `<rect${paint("band")} x="${rounded(x)}" y="0" width="${rounded(width)}"` +
      ` height="${rounded(height)}"/>`,
  );
  const names = lanes.flatMap(({ x, lines }) =>
    lines.map((line, row) => text(x + PAD.y, PAD.y + TEXT + row * LINE, line)),
  );
  return rects.join("") + grouped("strong", names, paint);
}

const CORNER = 5;

/** A line from corner to corner, its corners rounded. */
function wayPath({ points }: PlacedWay): string {
  const corners = points.filter((point, place) => {
    const before = points[place - 1];
    return !before || before.x !== point.x || before.y !== point.y;
  });
  return corners
    .map((point, place) => {
      const [before, after] = [corners[place - 1], corners[place + 1]];
      if (!before) return `M${rounded(point.x)} ${rounded(point.y)}`;
      if (!after || isInLine(before, point, after))
        return `L${rounded(point.x)} ${rounded(point.y)}`;
      const [from, to] = [toward(point, before), toward(point, after)];
      const ends = [from, point, point, to].map(({ x, y }) => `${rounded(x)} ${rounded(y)}`);
      return `L${ends[0]}C${ends[1]} ${ends[2]} ${ends[3]}`;
    })
    .join("");
}

interface Point {
  x: number;
  y: number;
}

const isInLine = (one: Point, middle: Point, other: Point) =>
  (one.x === middle.x && middle.x === other.x) || (one.y === middle.y && middle.y === other.y);

/** From a corner a little towards the next one. */
function toward(corner: Point, next: Point): Point {
  const [dx, dy] = [next.x - corner.x, next.y - corner.y];
  const long = Math.hypot(dx, dy);
  const part = Math.min(CORNER, long / 2) / long;
  return { x: corner.x + dx * part, y: corner.y + dy * part };
}

const TIP = { width: 4, height: 8 };

/** A tip at the top of every step that something leads to: once, however much does. */
function tips({ ways }: MapLayout): string {
  const ends = new Map(ways.map(({ to, points }) => [to, points.at(-1)]));
  return [...ends.values()]
    .flatMap((end) => end ?? [])
    .map(({ x, y }) => {
      const [left, right, top] = [x - TIP.width, x + TIP.width, y - TIP.height].map(rounded);
      return `M${rounded(x)} ${rounded(y)}L${left} ${top}L${right} ${top}Z`;
    })
    .join("");
}

function drawnStep(step: PlacedStep, paint: Paint): string {
  const { box, x, y, width, lines, noteLines } = step;
  const look: LookName = box.look === "open" ? "box-open" : isBoldStep(box) ? "box-aim" : "box";
  const left = x + PAD.x + (box.kind === "decision" ? SLANT : 0);
  const first = y + PAD.y + TEXT;
  const words = lines.map((line, row) => text(left, first + row * LINE, line));
  const noted = y + PAD.y + Math.max(1, lines.length) * LINE + NOTE;
  const notes = noteLines.map((line, row) => text(left, noted + row * NOTE_LINE, line));
  const shape =
    box.kind === "decision"
      ? drawnPath(look, hexagon(step), paint)
      : `<rect${paint(look)} x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}"` +
        ` height="${rounded(step.height)}" rx="${isBoldStep(box) ? 14 : 4}"/>`;
  return (
    shape +
    grouped(isBoldStep(box) ? "strong" : "text", words, paint) +
    (notes.length > 0 ? `<g${paint("soft")} font-size="${NOTE}">${notes.join("")}</g>` : "")
  );
}

function hexagon({ x, y, width, height }: PlacedStep): string {
  const [left, right, top, foot] = [x + SLANT, x + width - SLANT, y, y + height].map(rounded);
  const middle = rounded(y + height / 2);
  return `M${rounded(x)} ${middle}L${left} ${top}H${right}L${rounded(x + width)} ${middle}L${right} ${foot}H${left}Z`;
}

function drawnLabels({ ways }: MapLayout, paint: Paint): string {
  const lines = ways.flatMap(({ label }) =>
    (label?.lines ?? []).map((line, row) =>
      text(label?.x ?? 0, (label?.y ?? 0) + NOTE + row * LABEL_LINE, line),
    ),
  );
  if (lines.length === 0) return "";
  return `<g${paint("soft")} font-size="${NOTE}">${lines.join("")}</g>`;
}

const grouped = (look: LookName, texts: readonly string[], paint: Paint) =>
  texts.length === 0 ? "" : `<g${paint(look)}>${texts.join("")}</g>`;

const text = (x: number, y: number, line: string) =>
  `<text x="${rounded(x)}" y="${rounded(y)}">${escaped(line)}</text>`;
