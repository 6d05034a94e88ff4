import { LINE, NOTE, NOTE_LINE, PAD, TEXT } from "../diagram-layout.ts";
import { letteredWidth, wrapped } from "../wrapped.ts";

/** One step of a map as it is to be drawn. */
export interface MapBox {
  key: string;
  kind: "start" | "step" | "decision" | "end";
  text: string;
  lane: string;
  ways: readonly { to: string; label: string }[];
  /** What is said below the text, softer. */
  note?: string;
  /** Open: something about it is to be looked at. */
  look?: "open";
}

/** Where a link leaves a box at its foot. */
export interface Port {
  to: string;
  /** From the middle of the box, in pixels. */
  offset: number;
  labelLines: readonly string[];
}

export interface MeasuredBox {
  width: number;
  height: number;
  lines: readonly string[];
  noteLines: readonly string[];
  ports: readonly Port[];
}

/** Where a link leads, as seen from its box. */
export type Side = "left" | "straight" | "right";

export const LABEL_LINE = NOTE_LINE;
/** Between a link and the label at its right. */
export const LABEL_GAP = 4;
/** How far the sides of a decision come to a point. */
export const SLANT = 14;
const USUAL_WIDTH = 190;
const LABEL_WIDTH = 84;
const PORT_GAP = 12;

/**
 * A box as high as its words and as wide as its links with their labels need it, each link with a
 * place of its own: those to the left first, what goes straight down in the middle.
 */
export function measuredBox(box: MapBox, sideOf: (to: string) => Side): MeasuredBox {
  const slots = box.ways.map(({ to, label }) => {
    const labelLines = wrapped(label, LABEL_WIDTH, { size: NOTE });
    const widths = labelLines.map((line) => letteredWidth(line, { size: NOTE }));
    const width = labelLines.length === 0 ? 0 : LABEL_GAP + Math.max(...widths);
    return { to, side: sideOf(to), labelLines, width: width + PORT_GAP };
  });
  const [left, middle, right] = (["left", "straight", "right"] as const).map((side) =>
    slots.filter((slot) => slot.side === side),
  ) as [typeof slots, typeof slots, typeof slots];
  const ports: Port[] = [];
  let x = -PORT_GAP / 2 - widthOf(left);
  const half = -x;
  for (const slot of left) {
    ports.push({ to: slot.to, offset: x, labelLines: slot.labelLines });
    x += slot.width;
  }
  x = 0;
  for (const slot of middle) ports.push({ to: slot.to, offset: 0, labelLines: slot.labelLines });
  x = Math.max(PORT_GAP, widthOf(middle));
  for (const slot of right) {
    ports.push({ to: slot.to, offset: x, labelLines: slot.labelLines });
    x += slot.width;
  }
  const edge = (box.kind === "decision" ? SLANT : 0) + PAD.x;
  const width = Math.ceil(Math.max(USUAL_WIDTH, 2 * (Math.max(half, x) + edge)));
  const inner = width - 2 * edge;
  const lines = wrapped(box.text, inner, { size: TEXT, isBold: isBoldStep(box) });
  const noteLines = wrapped(box.note ?? "", inner, { size: NOTE });
  const words = Math.max(1, lines.length) * LINE + noteLines.length * NOTE_LINE;
  return { width, height: words + 2 * PAD.y, lines, noteLines, ports };
}

const widthOf = (slots: readonly { width: number }[]) =>
  slots.reduce((sum, { width }) => sum + width, 0);

/** Where a process begins and ends is lettered in bold. */
export const isBoldStep = ({ kind }: Pick<MapBox, "kind">) => kind === "start" || kind === "end";
