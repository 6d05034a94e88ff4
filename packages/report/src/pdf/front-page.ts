import { cardLooks } from "../card-looks.ts";
import type { Card } from "../curious.ts";
import type { ReportModel } from "../model.ts";
import type { Canvas } from "./canvas.ts";
import type { PdfDocument } from "./document.ts";
import type { Block } from "./flow.ts";
import { sectionHeading, textBlocks } from "./page-looks.ts";
import { pageMark } from "./page-marks.ts";
import { textWidthOf } from "./paper.ts";
import { type Element, elementIn } from "./structure.ts";

/** What the report says first: whose it is, the month, three sentences, and the cards. */
export function frontBlocks(document: PdfDocument, model: ReportModel): Block[] {
  const { root } = document;
  const [first, ...others] = model.opening;
  const simulated = "A simulated network: every figure in this report is made up.";
  return [
    ...textBlocks(document, root, model.network.name, { size: "lead", ink: "soft-ink" }),
    ...textBlocks(document, root, model.month, {
      ...{ role: "H1", size: "title", isBold: true, isKeptWithNext: true },
    }),
    ...(model.network.simulated
      ? textBlocks(document, root, simulated, { size: "small", ink: "soft-ink", gap: 4 })
      : []),
    ...textBlocks(document, root, first, { size: "lead", isBold: true, gap: 12 }),
    ...others.flatMap((sentence) => textBlocks(document, root, sentence, { gap: 8 })),
    ...sectionHeading(document, "What to be curious about"),
    ...cardBlocks(document, model.cards),
  ];
}

function cardBlocks(document: PdfDocument, cards: readonly Card[]): Block[] {
  const list = elementIn(document.root, "L", {
    attributes: { O: "/List", ListNumbering: "/None" },
  });
  return cards.map((card) => {
    const body = elementIn(elementIn(list, "LI"), "LBody");
    return framedCard(document, card, body);
  });
}

const PADDING = 11;
const EDGE = 3;

/** A card lies whole on one page, on light ground with the colour of its kind at its edge. */
function framedCard(document: PdfDocument, { kind, ...card }: Card, body: Element): Block {
  const { paper } = document;
  const { ink, mark } = cardLooks[kind];
  const wide = textWidthOf(paper);
  const place = { x: paper.left + EDGE + PADDING, width: wide - EDGE - PADDING * 2 };
  const lines = [
    ...textBlocks(document, body, card.label, {
      ...place,
      ...{ size: "small", ink, isBold: true, mark: pageMark(mark, ink) },
    }),
    ...textBlocks(document, body, card.heading, {
      ...place,
      ...{ role: "H3", size: "measure", isBold: true },
    }),
    ...textBlocks(document, body, card.text, { ...place, size: "note", gap: 1 }),
  ];
  const [next] = textBlocks(document, body, card.next.text, {
    ...place,
    ...{ size: "small", ink: "accent", address: card.next.address, isAtRight: true },
  });
  const height = lines.reduce((sum, line) => sum + line.height + (line.gap ?? 0), PADDING * 1.5);
  return {
    height,
    gap: 8,
    draw(canvas: Canvas, top: number) {
      canvas.adorned(() => {
        canvas.rectangle("mist", paper.left, top, wide, height);
        canvas.rectangle(ink, paper.left, top, EDGE, height);
      });
      let y = top + PADDING * 0.7;
      for (const line of lines) {
        y += line.gap ?? 0;
        line.draw(canvas, y);
        y += line.height;
      }
      next?.draw(canvas, top + PADDING * 0.7);
    },
  };
}
