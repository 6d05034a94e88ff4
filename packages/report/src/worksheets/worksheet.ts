import { type PdfDocument, pdfDocument } from "../pdf/document.ts";
import { type Block, flowOnto } from "../pdf/flow.ts";
import { boxesNote } from "../pdf/method-pages.ts";
import { drawEdges } from "../pdf/page-edges.ts";
import { textBlocks } from "../pdf/page-looks.ts";
import { onItsSide, PAPERS, type PaperName } from "../pdf/paper.ts";
import type { PngTools } from "../png.ts";

/** A worksheet on paper: a diagram, a map, a list of risks. */
export interface Worksheet {
  title: string;
  /** Whose, which version, of when: in a line below the title. */
  about: string;
  network: { name: string; isSimulated: boolean };
  /** Where it stands on the web. */
  address: string;
  /** ISO 8601: of what is shown, not of the printing, so that the same gives the same bytes. */
  madeAt: string;
  paper: PaperName;
  isOnItsSide?: boolean;
  fonts: PngTools["fonts"];
  /** What stands below the title. */
  blocks(document: PdfDocument, roomBelowTitle: number): Block[];
}

/**
 * A worksheet as a tagged PDF.
 *
 * @returns The bytes of a PDF 1.7 file.
 * @throws {RangeError} where its drawing has a mark that cannot be drawn.
 */
export async function worksheetPdf(sheet: Worksheet): Promise<Uint8Array> {
  const upright = PAPERS[sheet.paper];
  const paper = sheet.isOnItsSide ? onItsSide(upright) : upright;
  const document = pdfDocument(paper, sheet.fonts);
  const { root } = document;
  const note = sheet.network.isSimulated ? "Simulated" : "";
  const about = [sheet.network.name, sheet.about, note].filter(Boolean).join(" · ");
  const head = [
    ...textBlocks(document, root, sheet.title, { role: "H1", size: "section", isBold: true }),
    ...textBlocks(document, root, about, { size: "small", ink: "soft-ink", gap: 2 }),
  ];
  const used = head.reduce((sum, { height, gap = 0 }) => sum + height + gap, 0) + HEAD_GAP;
  const room = paper.height - paper.top - paper.bottom - used;
  const blocks = [...head, ...sheet.blocks(document, room)];
  flowOnto([...blocks, ...boxesNote(document)], paper, document.nextPage);
  const { name } = sheet.network;
  drawEdges(document, { name, of: sheet.title.slice(0, 60), note, address: sheet.address });
  return document.finish({
    ...{ title: sheet.title, author: sheet.network.name, language: "en", madeAt: sheet.madeAt },
  });
}

/** Room between the head and what follows, with a little to spare for rounding. */
const HEAD_GAP = 14;
