import type { ReportModel } from "../model.ts";
import type { PngTools } from "../png.ts";
import type { Canvas, Lettering } from "./canvas.ts";
import { completenessBlocks } from "./completeness-pages.ts";
import { type PdfDocument, pdfDocument } from "./document.ts";
import { figuresBlocks } from "./figures-pages.ts";
import { flowOnto } from "./flow.ts";
import { frontBlocks } from "./front-page.ts";
import { fittedLine } from "./lines.ts";
import { measureBlocks } from "./measure-pages.ts";
import { boxesNote, methodBlocks } from "./method-pages.ts";
import { lettering } from "./page-looks.ts";
import { PAPERS, type PaperName, textWidthOf } from "./paper.ts";
import { passageBlocks } from "./passage-pages.ts";

export interface PdfOptions {
  paper: PaperName;
  /** TrueType files, the regular one first, then the semi-bold one: those of the pictures. */
  fonts: PngTools["fonts"];
}

/**
 * The report on paper: a tagged PDF that says everything the archived page says, its charts as
 * lines and letters. The same report gives the same bytes.
 *
 * @returns The bytes of a PDF 1.7 file.
 * @throws {ReportError} naming the first measure whose chart cannot be drawn.
 */
export async function reportPdf(
  model: ReportModel,
  { paper, fonts }: PdfOptions,
): Promise<Uint8Array> {
  const document = pdfDocument(PAPERS[paper], fonts);
  const blocks = [
    ...frontBlocks(document, model),
    ...passageBlocks(document, model, "first"),
    ...measureBlocks(document, model.measures),
    ...completenessBlocks(document, model.completeness),
    ...passageBlocks(document, model, "end"),
    ...methodBlocks(document, model),
    ...figuresBlocks(document, model.measures),
  ];
  flowOnto([...blocks, ...boxesNote(document)], document.paper, document.nextPage);
  for (const [index, canvas] of document.pages.entries()) drawEdges(document, model, canvas, index);
  return document.finish({
    title: model.title,
    author: model.network.name,
    language: "en",
    madeAt: model.generatedAt,
  });
}

const EDGE = 30;
const GAP = 16;

/** What stands above and below every page; the first one names the network itself. */
function drawEdges(
  document: PdfDocument,
  { network, month, addresses }: ReportModel,
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
    const note = network.simulated ? "Simulated figures" : "";
    const room = textWidthOf(paper) - widthOf(note, look) - GAP - widthOf(`: ${month}`, look);
    const head = `${fittedLine(network.name, look, room)}: ${month}`;
    canvas.adorned(() => {
      canvas.text(head, look, paper.left, EDGE + 8);
      atRight(note, EDGE + 8);
      canvas.rectangle("line", paper.left, EDGE + 15, textWidthOf(paper), 0.5);
    }, "Header");
  }
  canvas.adorned(() => {
    const room = textWidthOf(paper) - widthOf(count, look) - GAP;
    canvas.text(fittedLine(addresses.report, look, room), look, paper.left, foot);
    atRight(count, foot);
  }, "Footer");
}

function widthOf(text: string, { font, size }: Lettering): number {
  return font.widthOf(text, size);
}
