import type { Lettering, PageInk } from "./canvas.ts";
import type { PdfDocument } from "./document.ts";
import type { Block } from "./flow.ts";
import { drawMark, type PageMark } from "./page-marks.ts";
import { textWidthOf } from "./paper.ts";
import { type ParagraphLook, paragraph } from "./paragraph.ts";
import { type Element, elementIn, type Role } from "./structure.ts";

/** Sizes of letters and heights of their lines, in points. */
export const SIZES = {
  title: { size: 24, leading: 30 },
  section: { size: 16, leading: 21 },
  measure: { size: 12.5, leading: 17 },
  lead: { size: 13, leading: 18.5 },
  body: { size: 10.5, leading: 15.5 },
  note: { size: 10, leading: 14 },
  small: { size: 9, leading: 13 },
  table: { size: 9, leading: 12 },
} as const;

export type SizeName = keyof typeof SIZES;

/** How to letter something. */
export function lettering(
  { regular, semiBold }: PdfDocument,
  size: SizeName,
  { ink = "ink", isBold = false }: { ink?: PageInk; isBold?: boolean } = {},
): Lettering {
  return { font: isBold ? semiBold : regular, size: SIZES[size].size, ink };
}

export interface TextOptions
  extends Partial<Pick<ParagraphLook, "x" | "width" | "gap" | "isKeptWithNext" | "startsPage">> {
  role?: Role;
  size?: SizeName;
  ink?: PageInk;
  isBold?: boolean;
  address?: string;
  mark?: PageMark;
  /** It ends at the right edge; for a few words. */
  isAtRight?: boolean;
}

/** Room that a mark before a line takes. */
const MARK_ROOM = 13;
const MARK_MIDDLE = 4.5;

/** A paragraph in one look, from margin to margin. */
export function textBlocks(
  document: PdfDocument,
  parent: Element,
  text: string,
  options: TextOptions = {},
): Block[] {
  const { role = "P", size = "body", ink = "ink", isBold = false, mark, ...look } = options;
  const { paper } = document;
  const { x = paper.left, width = textWidthOf(paper), isAtRight = false } = look;
  const letters = lettering(document, size, { ink, isBold });
  const wide = letters.font.widthOf(text, letters.size);
  const room = isAtRight ? Math.max(0, width - wide - 1) : mark === undefined ? 0 : MARK_ROOM;
  const runs = [{ text, look: letters }];
  return paragraph(elementIn(parent, role), runs, {
    ...look,
    x: x + room,
    width: width - room,
    leading: SIZES[size].leading,
    ...(mark && { mark: (canvas, y) => drawMark(canvas, mark, x + MARK_MIDDLE, y) }),
  });
}

/** Blocks with another one's first line at the right of their own first line. */
export function beside([first, ...others]: readonly Block[], [right]: readonly Block[]): Block[] {
  if (first === undefined || right === undefined) return first ? [first, ...others] : [];
  const both: Block = {
    ...first,
    draw(canvas, y) {
      first.draw(canvas, y);
      right.draw(canvas, y + first.height - right.height);
    },
  };
  return [both, ...others];
}

/** A heading of a part of the report, with its bookmark. */
export function sectionHeading(
  document: PdfDocument,
  text: string,
  { startsPage = false, gap = 26 }: { startsPage?: boolean; gap?: number } = {},
): Block[] {
  const { paper, root, bookmarks } = document;
  const runs = [{ text, look: lettering(document, "section", { isBold: true }) }];
  return paragraph(elementIn(root, "H2"), runs, {
    ...{ x: paper.left, width: textWidthOf(paper), leading: SIZES.section.leading },
    ...{ gap, startsPage, isKeptWithNext: true },
    placed: (page, y) => bookmarks.push({ title: text, page, height: paper.height - y, below: [] }),
  });
}

/** A measure's heading, with its bookmark below the last section's. */
export function measureHeading(
  document: PdfDocument,
  name: string,
  { unit = "", gap = 2 }: { unit?: string; gap?: number } = {},
): Block[] {
  const { paper, root, bookmarks } = document;
  const runs = [
    { text: name, look: lettering(document, "measure", { isBold: true }) },
    { text: unit, look: lettering(document, "small", { ink: "soft-ink" }) },
  ];
  return paragraph(elementIn(root, "H3"), runs, {
    ...{ x: paper.left, width: textWidthOf(paper), leading: SIZES.measure.leading },
    ...{ gap, isKeptWithNext: true },
    placed: (page, y) =>
      bookmarks.at(-1)?.below.push({ title: name, page, height: paper.height - y, below: [] }),
  });
}
