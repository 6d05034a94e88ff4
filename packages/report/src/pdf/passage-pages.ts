import type { ReportModel } from "../model.ts";
import type { Passage, PassageTable } from "../passage.ts";
import type { PdfDocument } from "./document.ts";
import type { Block } from "./flow.ts";
import { lettering, SIZES, sectionHeading, textBlocks } from "./page-looks.ts";
import { textWidthOf } from "./paper.ts";
import { table } from "./table.ts";

/** The parts that are words and tables, each below its heading. */
export function passageBlocks(
  document: PdfDocument,
  { passages }: ReportModel,
  place: Passage["place"],
): Block[] {
  return passages
    .filter((passage) => passage.place === place)
    .flatMap(({ title, sentences, table: rows }) => [
      ...sectionHeading(document, title),
      ...sentences.flatMap((sentence) => textBlocks(document, document.root, sentence, { gap: 6 })),
      ...(rows ? tableBlocks(document, rows) : []),
    ]);
}

/** What a column of figures needs; the first column of words has what is left. */
const NUMERIC_WIDTH = 62;
const MOST_WORDS_WIDTH = 130;

function tableBlocks(document: PdfDocument, { heads, rows }: PassageTable): Block[] {
  const { paper, root } = document;
  const wordsWidth = Math.min(MOST_WORDS_WIDTH, textWidthOf(paper) / heads.length);
  const others = heads
    .slice(1)
    .reduce((sum, head) => sum + (head.numeric ? NUMERIC_WIDTH : wordsWidth), 0);
  const columns = heads.map((head, place) => ({
    head: head.text,
    width: place === 0 ? textWidthOf(paper) - others : head.numeric ? NUMERIC_WIDTH : wordsWidth,
    ...(head.numeric && { align: "right" as const }),
  }));
  const cells = rows.map((row) => row.map((text, place) => ({ text, isHead: place === 0 })));
  return table(root, columns, cells, {
    ...{ x: paper.left, leading: SIZES.table.leading, padding: 2.5, gap: 8, isRuled: true },
    text: lettering(document, "table"),
    head: lettering(document, "table", { ink: "soft-ink" }),
  });
}
