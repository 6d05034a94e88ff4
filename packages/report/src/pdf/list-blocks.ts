import type { PdfDocument } from "./document.ts";
import type { Block } from "./flow.ts";
import { type TextOptions, textBlocks } from "./page-looks.ts";
import { textWidthOf } from "./paper.ts";
import { type Element, elementIn } from "./structure.ts";

/** A thing in a list, with the list below it. */
export interface ListItem {
  /** A bullet or a number. */
  label: string;
  text: string;
  /** Said below it, softer. */
  notes?: readonly string[];
  isBold?: boolean;
  items?: readonly ListItem[];
}

const INDENT = 18;

/** A list of lists, tagged as such, each level a step in. */
export function listBlocks(
  document: PdfDocument,
  parent: Element,
  items: readonly ListItem[],
  depth = 0,
): Block[] {
  if (items.length === 0) return [];
  const list = elementIn(parent, "L");
  return items.flatMap((item) => {
    const element = elementIn(list, "LI");
    const label = elementIn(element, "Lbl");
    const body = elementIn(element, "LBody");
    return [
      ...withLabel(document, label, item, ownBlocks(document, body, item, depth), depth),
      ...listBlocks(document, body, item.items ?? [], depth + 1),
    ];
  });
}

function ownBlocks(
  document: PdfDocument,
  body: Element,
  { text, notes = [], isBold = false }: ListItem,
  depth: number,
): Block[] {
  const { paper } = document;
  const x = paper.left + (depth + 1) * INDENT;
  const place = { x, width: textWidthOf(paper) - (depth + 1) * INDENT };
  const soft: TextOptions = { ...place, size: "small", ink: "soft-ink" };
  return [
    ...textBlocks(document, body, text, { ...place, size: "note", isBold, gap: 3 }),
    ...notes.flatMap((note) => textBlocks(document, body, note, soft)),
  ];
}

function withLabel(
  document: PdfDocument,
  element: Element,
  { label, isBold = false }: ListItem,
  blocks: Block[],
  depth: number,
): Block[] {
  const [first, ...others] = blocks;
  const x = document.paper.left + depth * INDENT;
  const [drawn] = textBlocks(document, element, label, {
    x,
    width: INDENT + 12,
    size: "note",
    isBold,
  });
  if (!first || !drawn) return blocks;
  const both: Block = {
    ...first,
    draw(canvas, y) {
      drawn.draw(canvas, y);
      first.draw(canvas, y);
    },
  };
  return [both, ...others];
}
