import { chartOperators } from "./chart-drawing.ts";
import type { PdfDocument } from "./document.ts";
import type { Block } from "./flow.ts";
import { textWidthOf } from "./paper.ts";
import { pathOperators } from "./path-data.ts";
import { type Element, elementIn } from "./structure.ts";
import { type SvgDrawing, type SvgMark, svgElements } from "./svg-elements.ts";
import { decimal } from "./syntax.ts";

/** A drawing that may take several pages. */
export interface LongDrawing {
  /** With `theme: "print"`. */
  svg: string;
  /** What it shows, for those who do not see it. */
  alternative: string;
  /** Where it must not be cut, in its own pixels from the top. */
  whole: readonly { y: number; height: number }[];
}

/** Points for each pixel: never larger, and made smaller up to here to fit on one page. */
export const LARGEST = 0.75;
export const SMALLEST = 0.46;

/**
 * A drawing as wide as the page allows; one that is higher than a page is cut where nothing is cut
 * through, and each part is a figure of its own.
 *
 * @param firstRoom Points that the first page has left for it.
 */
export function drawingBlocks(
  document: PdfDocument,
  parent: Element,
  { svg, alternative, whole }: LongDrawing,
  firstRoom: number,
): Block[] {
  const drawing = svgElements(svg);
  const marks = drawing.marks.flatMap(piecesOf).map(placed);
  const { paper } = document;
  const wide = Math.min(LARGEST, textWidthOf(paper) / drawing.width);
  const fitted = firstRoom / drawing.height;
  const scale = fitted < wide && fitted >= SMALLEST ? fitted : wide;
  const room = paper.height - paper.top - paper.bottom;
  const parts = partsOf(drawing.height, whole, [firstRoom / scale, room / scale]);
  return parts.map((part, index) =>
    partBlock(document, {
      ...{ drawing: { ...drawing, marks: inPart(marks, part) }, part, scale },
      gap: index === 0 ? 10 : 0,
      figure: elementIn(parent, "Figure", {
        alternative:
          parts.length === 1 ? alternative : `${alternative} Part ${index + 1} of ${parts.length}.`,
      }),
    }),
  );
}

interface Part {
  top: number;
  foot: number;
}

/** Parts that fit their pages, cut where nothing lies; through something only where nothing else is. */
function partsOf(
  height: number,
  whole: LongDrawing["whole"],
  [first, others]: readonly [number, number],
): Part[] {
  const parts: Part[] = [];
  let top = 0;
  while (top < height - 0.01) {
    const most = top + Math.floor(parts.length === 0 ? first : others);
    const foot = most >= height ? height : cutBetween(top, most, whole);
    parts.push({ top, foot });
    top = foot;
  }
  return parts;
}

function cutBetween(top: number, most: number, whole: LongDrawing["whole"]): number {
  const isFree = (at: number) => !whole.some(({ y, height }) => y < at && at < y + height);
  const ends = whole.map(({ y }) => y - 1).filter((y) => y > top + 20 && y <= most && isFree(y));
  return isFree(most) ? most : Math.max(...ends, ends.length === 0 ? most : 0);
}

interface PartProps {
  drawing: SvgDrawing;
  part: Part;
  scale: number;
  gap: number;
  figure: Element;
}

function partBlock(document: PdfDocument, { drawing, part, scale, gap, figure }: PartProps): Block {
  const { paper } = document;
  const operators = chartOperators(drawing, document);
  const height = (part.foot - part.top) * scale;
  const clip = [0, part.top, drawing.width, part.foot - part.top].map(decimal).join(" ");
  return {
    height,
    gap,
    draw(canvas, y) {
      const foot = paper.height - y - height;
      const right = paper.left + drawing.width * scale;
      const box = [paper.left, foot, right, foot + height].map(decimal).join(" ");
      figure.attributes = { O: "/Layout", Placement: "/Block", BBox: `[${box}]` };
      const s = Math.round(scale * 10_000) / 10_000;
      const top = paper.height - y + part.top * s;
      const place = `${s} 0 0 ${-s} ${decimal(paper.left)} ${decimal(top)} cm`;
      const clipped = `${clip} re W n`;
      canvas.tagged(figure, () => canvas.raw(`q ${place}\n${clipped}\n${operators}\nQ`));
    },
  };
}

/** Many lines that are drawn as one are many where they are cut: each part draws its own. */
function piecesOf(mark: SvgMark): SvgMark[] {
  if (mark.kind !== "path") return [mark];
  return mark.data.split(/(?=M)/).map((data) => ({ ...mark, data }));
}

/** A mark with how far it reaches from top to foot. */
interface PlacedMark {
  mark: SvgMark;
  top: number;
  foot: number;
}

function placed(mark: SvgMark): PlacedMark {
  if (mark.kind === "rect") return { mark, top: mark.y, foot: mark.y + mark.height };
  if (mark.kind === "text") return { mark, top: mark.y, foot: mark.y };
  const numbers = pathOperators(mark.data).match(/-?[\d.]+/g) ?? [];
  const ys = numbers.filter((_, place) => place % 2 === 1).map(Number);
  return { mark, top: Math.min(...ys), foot: Math.max(...ys) };
}

/** What is seen in a part. Lines run through parts, and are cut at their edges; words are not. */
function inPart(marks: readonly PlacedMark[], part: Part): SvgMark[] {
  return marks
    .filter(({ mark, top, foot }) =>
      mark.kind === "text"
        ? top >= part.top && top < part.foot
        : top < part.foot && foot > part.top,
    )
    .map(({ mark }) => mark);
}
