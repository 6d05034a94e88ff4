import { periodName } from "@allteach/domain/period";
import { formatNumber } from "@allteach/spc/words/format-value";
import type { MeasureSection, MonthRow } from "../measure-section.ts";
import { countTexts, spelledUnit } from "../measure-words.ts";
import type { PdfDocument } from "./document.ts";
import type { Block } from "./flow.ts";
import { lettering, measureHeading, SIZES, sectionHeading } from "./page-looks.ts";
import { textWidthOf } from "./paper.ts";
import { type Cell, type Column, table } from "./table.ts";

const HEADS = ["Numerator", "Denominator", "Value", "Centre line", "Lower", "Upper", "Sites"];
/** Parts of the width: the months' names, then the figures. */
const WIDTHS = [0.22, 0.13, 0.14, 0.11, 0.13, 0.09, 0.09, 0.09];

/** Every month of every measure, the newest first, for those who check. */
export function figuresBlocks(document: PdfDocument, measures: readonly MeasureSection[]): Block[] {
  const shown = measures.filter(({ months }) => months.length > 0);
  if (shown.length === 0) return [];
  return [
    ...sectionHeading(document, "Figures of every month", { startsPage: true }),
    ...shown.flatMap((section, index) => oneTable(document, section, index === 0)),
  ];
}

function oneTable(document: PdfDocument, section: MeasureSection, isFirst: boolean): Block[] {
  const { paper, root } = document;
  const width = textWidthOf(paper);
  const columns = ["Month", ...HEADS].map(
    (head, index): Column => ({
      head,
      width: (WIDTHS[index] ?? 0) * width,
      align: index === 0 ? "left" : "right",
    }),
  );
  const { decimals, unit } = section.reading.format;
  const rows = [...section.months].reverse().map((month) => monthCells(month, decimals));
  const named = { unit: spelledUnit(section) || unit, gap: isFirst ? 8 : 24 };
  return [
    ...measureHeading(document, section.name, named),
    ...table(root, columns, rows, {
      ...{ x: paper.left, leading: SIZES.table.leading, padding: 1.75, gap: 4, isRuled: true },
      text: lettering(document, "table"),
      head: lettering(document, "table", { ink: "soft-ink" }),
    }),
  ];
}

function monthCells(month: MonthRow, decimals: number): Cell[] {
  const number = (value: number | null): Cell => ({
    text: value === null ? "" : formatNumber(value, decimals),
  });
  const counts = countTexts(month);
  return [
    { text: periodName(month.period), isHead: true },
    ...(typeof counts === "string"
      ? [{ text: counts, span: 2 }]
      : counts.map((text) => ({ text }))),
    ...[month.value, month.centre, month.lower, month.upper].map(number),
    { text: String(month.sitesReporting) },
  ];
}
