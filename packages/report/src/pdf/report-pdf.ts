import type { ReportModel } from "../model.ts";
import { type NumberStyleName, otherNumbersNotes } from "../number-style.ts";
import type { PngTools } from "../png.ts";
import { completenessBlocks } from "./completeness-pages.ts";
import { pdfDocument } from "./document.ts";
import { figuresBlocks } from "./figures-pages.ts";
import { flowOnto } from "./flow.ts";
import { frontBlocks } from "./front-page.ts";
import { funnelBlocks, measureBlocks, sideBySideBlocks } from "./measure-pages.ts";
import { boxesNote, methodBlocks } from "./method-pages.ts";
import { drawEdges } from "./page-edges.ts";
import { PAPERS, type PaperName } from "./paper.ts";
import { passageBlocks } from "./passage-pages.ts";

export interface PdfOptions {
  paper: PaperName;
  /** TrueType files, the regular one first, then the semi-bold one: those of the pictures. */
  fonts: PngTools["fonts"];
  /** How its readers write numbers; as in English when left out. */
  numbers?: NumberStyleName;
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
  { paper, fonts, numbers = "english" }: PdfOptions,
): Promise<Uint8Array> {
  const document = pdfDocument(PAPERS[paper], fonts, numbers);
  const blocks = [
    ...frontBlocks(document, model),
    ...passageBlocks(document, model, "first"),
    ...measureBlocks(document, model.measures),
    ...sideBySideBlocks(document, model.sideBySide),
    ...funnelBlocks(document, model.funnel),
    ...completenessBlocks(document, model.completeness),
    ...passageBlocks(document, model, "end"),
    ...methodBlocks(document, numbers === "english" ? model : withNumbersNote(model)),
    ...figuresBlocks(document, model.measures),
  ];
  flowOnto([...blocks, ...boxesNote(document)], document.paper, document.nextPage);
  drawEdges(document, {
    name: model.network.name,
    of: model.month,
    note: model.network.simulated ? "Simulated figures" : "",
    address: model.addresses.report,
  });
  return document.finish({
    title: model.title,
    author: model.network.name,
    language: "en",
    madeAt: model.generatedAt,
  });
}

function withNumbersNote(model: ReportModel): ReportModel {
  return { ...model, method: [...model.method, otherNumbersNotes.paper] };
}
