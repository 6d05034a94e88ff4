import type { Completeness, CompletenessRow } from "../completeness.ts";
import type { PdfDocument } from "./document.ts";
import type { Block } from "./flow.ts";
import { lettering, SIZES, sectionHeading, textBlocks } from "./page-looks.ts";
import { pageMark } from "./page-marks.ts";
import { textWidthOf } from "./paper.ts";
import { table } from "./table.ts";

const FIGURES_WIDTH = 80;
const ATTESTED_WIDTH = 70;

/** How much of the month is in, site by site, every one of them. */
export function completenessBlocks(
  document: PdfDocument,
  { sentence, sites }: Completeness,
): Block[] {
  const { paper, root } = document;
  const heading = sectionHeading(document, "What is in");
  const isAlone = sites.length === 0;
  const said = textBlocks(document, root, sentence, { gap: 6, isKeptWithNext: !isAlone });
  if (isAlone) return [...heading, ...said];
  const columns = [
    { head: "Site", width: textWidthOf(paper) - FIGURES_WIDTH - ATTESTED_WIDTH },
    { head: "Figures", width: FIGURES_WIDTH, align: "right" as const },
    { head: "Attested", width: ATTESTED_WIDTH, align: "right" as const },
  ];
  const rows = sites.map(({ name, done, expected, attested, state }) => [
    { text: name, isHead: true, mark: pageMark(marks[state], "common") },
    { text: `${done} of ${expected}` },
    { text: attested ? "yes" : "not yet" },
  ]);
  return [
    ...heading,
    ...said,
    ...table(root, columns, rows, {
      ...{ x: paper.left, leading: SIZES.table.leading, padding: 2.5, gap: 8, isRuled: true },
      text: lettering(document, "table"),
      head: lettering(document, "table", { ink: "soft-ink" }),
    }),
  ];
}

/** A circle that is as full as the site's month: the cell beside it says the same in figures. */
const marks: Record<CompletenessRow["state"], string> = { whole: "●", partly: "◐", none: "○" };
