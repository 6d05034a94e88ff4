import { LINE, NOTE, NOTE_LINE, PAD, TEXT } from "../diagram-layout.ts";
import { letteredWidth } from "../wrapped.ts";
import { isBoldStep, LABEL_LINE, SLANT } from "./map-boxes.ts";
import type { MapLayout, PlacedStep, PlacedWay } from "./map-layout.ts";

/** What is wrong with a map's drawing, by geometry: every pair looked at, every line of every text. */
export interface MapFaults {
  /** Boxes that touch another. */
  boxes: number;
  /** Texts that leave their box. */
  texts: number;
  /** Labels that touch a box, another label or a link. */
  labels: number;
  /** Links that go through a box. */
  crossings: number;
  /** Links to different steps that lie on each other. */
  onEachOther: number;
  /** Boxes, labels and links outside of the paper; boxes outside of their lane. */
  outside: number;
}

interface Area {
  left: number;
  right: number;
  top: number;
  foot: number;
}

interface Piece extends Area {
  to: string;
}

export function faultsInMap(layout: MapLayout): MapFaults {
  const boxes = layout.steps.map(areaOf);
  const labels = layout.ways.flatMap(labelArea);
  const pieces = layout.ways.flatMap(piecesOf);
  return {
    boxes: pairsThat(boxes, touch),
    texts: layout.steps.filter(overflows).length,
    labels:
      pairsThat(labels, touch) +
      labels.filter((label) => [...boxes, ...pieces].some((other) => touch(label, other))).length,
    crossings: pieces.filter((piece) => boxes.some((box) => touch(piece, box))).length,
    onEachOther: pairsThat(pieces, (one, other) => one.to !== other.to && liesOn(one, other)),
    outside:
      [...boxes, ...labels, ...pieces].filter((area) => isOff(area, layout)).length +
      layout.steps.filter((step) => isOutOfLane(step, layout)).length,
  };
}

function pairsThat<Each>(all: readonly Each[], is: (one: Each, other: Each) => boolean): number {
  let count = 0;
  for (const [place, one] of all.entries()) {
    for (let next = place + 1; next < all.length; next++) {
      const other = all[next];
      if (other !== undefined && is(one, other)) count++;
    }
  }
  return count;
}

const areaOf = ({ x, y, width, height }: PlacedStep): Area => ({
  ...{ left: x, right: x + width, top: y, foot: y + height },
});

function labelArea({ label }: PlacedWay): Area[] {
  if (!label) return [];
  const widths = label.lines.map((line) => letteredWidth(line, { size: NOTE }));
  return [
    {
      ...{ left: label.x, right: label.x + Math.max(...widths) },
      ...{ top: label.y, foot: label.y + label.lines.length * LABEL_LINE },
    },
  ];
}

function piecesOf({ to, points }: PlacedWay): Piece[] {
  return points.slice(1).map((end, place) => {
    const start = points[place] ?? end;
    const [left, right] = [Math.min(start.x, end.x), Math.max(start.x, end.x)];
    return { to, left, right, top: Math.min(start.y, end.y), foot: Math.max(start.y, end.y) };
  });
}

/** Whether two areas have more than an edge in common; a line has an edge alone. */
function touch(one: Area, other: Area): boolean {
  return (
    one.left < other.right && other.left < one.right && one.top < other.foot && other.top < one.foot
  );
}

/** Whether two lines run on each other for a while: crossing is none of it. */
function liesOn(one: Area, other: Area): boolean {
  const isUpright = one.left === one.right && other.left === other.right && one.left === other.left;
  const isLevel = one.top === one.foot && other.top === other.foot && one.top === other.top;
  if (isUpright) return one.top < other.foot && other.top < one.foot;
  return isLevel && one.left < other.right && other.left < one.right;
}

const isOff = ({ left, right, top, foot }: Area, { width, height, top: first }: MapLayout) =>
  left < 0 || right > width || top < first || foot > height;

function isOutOfLane({ box, x, width }: PlacedStep, { lanes }: MapLayout): boolean {
  const lane = lanes.find(({ name }) => name === box.lane);
  return lane !== undefined && (x < lane.x || x + width > lane.x + lane.width);
}

function overflows({ box, width, height, lines, noteLines }: PlacedStep): boolean {
  const inner = width - 2 * (PAD.x + (box.kind === "decision" ? SLANT : 0));
  const words = { size: TEXT, isBold: isBoldStep(box) };
  const foot = PAD.y + lines.length * LINE + noteLines.length * NOTE_LINE;
  return (
    lines.some((line) => letteredWidth(line, words) > inner) ||
    noteLines.some((line) => letteredWidth(line, { size: NOTE }) > inner) ||
    foot > height - PAD.y + 0.01
  );
}
