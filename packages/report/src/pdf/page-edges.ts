import type { Canvas, Lettering } from "./canvas.ts";
import type { PdfDocument } from "./document.ts";
import { fittedLine } from "./lines.ts";
import { lettering } from "./page-looks.ts";
import { textWidthOf } from "./paper.ts";

/** What stands above and below every page of a file. */
export interface Edges {
  /** Cut where it is long; the first page names it itself. */
  name: string;
  /** What of it: a month, a diagram. */
  of: string;
  /** At the right: that figures are made up. */
  note: string;
  /** Where the same stands on the web. */
  address: string;
}

const EDGE = 30;
const GAP = 16;

/** Draws the head and foot of every page, once all are there. */
export function drawEdges(document: PdfDocument, edges: Edges): void {
  for (const [index, canvas] of document.pages.entries()) drawEdge(document, edges, canvas, index);
}

function drawEdge(
  document: PdfDocument,
  { name, of, note, address }: Edges,
  canvas: Canvas,
  index: number,
): void {
  const { paper, pages } = document;
  const look = lettering(document, "small", { ink: "soft-ink" });
  const right = paper.width - paper.right;
  const atRight = (text: string, y: number) =>
    canvas.text(text, look, right - widthOf(text, look), y);
  const count = `Page ${index + 1} of ${pages.length}`;
  const foot = paper.height - EDGE;
  if (index > 0) {
    const room = textWidthOf(paper) - widthOf(note, look) - GAP - widthOf(`: ${of}`, look);
    const head = `${fittedLine(name, look, room)}: ${of}`;
    canvas.adorned(() => {
      canvas.text(head, look, paper.left, EDGE + 8);
      atRight(note, EDGE + 8);
      canvas.rectangle("line", paper.left, EDGE + 15, textWidthOf(paper), 0.5);
    }, "Header");
  }
  canvas.adorned(() => {
    const room = textWidthOf(paper) - widthOf(count, look) - GAP;
    canvas.text(fittedLine(address, look, room), look, paper.left, foot);
    atRight(count, foot);
  }, "Footer");
}

function widthOf(text: string, { font, size }: Lettering): number {
  return font.widthOf(text, size);
}
