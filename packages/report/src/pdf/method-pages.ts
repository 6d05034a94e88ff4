import type { ReportModel } from "../model.ts";
import { momentName } from "../wording.ts";
import type { PdfDocument } from "./document.ts";
import type { Block } from "./flow.ts";
import { sectionHeading, textBlocks } from "./page-looks.ts";
import { textWidthOf } from "./paper.ts";
import { elementIn } from "./structure.ts";

const INDENT = 12;
const SOFT = { size: "small", ink: "soft-ink" } as const;

/** How the figures came about, when, and where the report is kept. */
export function methodBlocks(document: PdfDocument, model: ReportModel): Block[] {
  const { root } = document;
  const made = `Made on ${momentName(model.generatedAt)} from the figures that were in then; a later correction does not change it.`;
  return [
    ...sectionHeading(document, "How these figures are made"),
    ...noteList(document, model.method),
    ...textBlocks(document, root, made, { ...SOFT, gap: 14 }),
    ...textBlocks(document, root, model.addresses.report, {
      ...{ size: "small", ink: "accent", address: model.addresses.report, gap: 2 },
    }),
  ];
}

/** Says what the boxes are, where there are any. Ask for it when everything else is lettered. */
export function boxesNote(document: PdfDocument): Block[] {
  const { regular, semiBold, root } = document;
  if (regular.lacking.size + semiBold.lacking.size === 0) return [];
  const note =
    "A box (□) stands for a character outside of the Latin script, which alone this file has letters for. It is whole where it is copied, searched for or read aloud.";
  return textBlocks(document, root, note, { ...SOFT, gap: 8 });
}

function noteList(document: PdfDocument, notes: readonly string[]): Block[] {
  const { paper } = document;
  const list = elementIn(document.root, "L", {
    attributes: { O: "/List", ListNumbering: "/Disc" },
  });
  return notes.flatMap((note) => {
    const item = elementIn(list, "LI");
    const look = { ...SOFT, gap: 4 };
    const [label] = textBlocks(document, item, "•", { ...look, role: "Lbl" });
    const lines = textBlocks(document, item, note, {
      ...{ ...look, role: "LBody", x: paper.left + INDENT, width: textWidthOf(paper) - INDENT },
    });
    const [first, ...others] = lines;
    if (label === undefined || first === undefined) return lines;
    const both: Block = {
      ...first,
      draw(canvas, y) {
        label.draw(canvas, y);
        first.draw(canvas, y);
      },
    };
    return [both, ...others];
  });
}
