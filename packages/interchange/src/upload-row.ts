import type { Figure, FigureInput } from "@allteach/domain/figure";
import type { FigurePeriod } from "@allteach/domain/period";
import type { NamedPeriod } from "./period-cell.ts";

/** What a figure may be written as, column by column: which ones depends on its measure. */
export const parts = [
  "numerator",
  "denominator",
  "mean",
  "sd",
  "n",
  "value",
  "events",
  "note",
] as const;
export type Part = (typeof parts)[number];

/** The headings of a file of figures, in the order we write them. */
export const headings = ["site", "period", "measure", ...parts] as const;
export type Heading = (typeof headings)[number];

/** What is written of a figure, cell by cell; what is left out was left empty. */
export type FigureParts = Partial<Record<Part, string>>;

/** One line to be written: a site and a measure by code. */
export interface FigureRow {
  site: string;
  period: FigurePeriod;
  measure: string;
  figure: Figure;
  /** What was written beside a figure; the reason of one not collected stands in the figure. */
  note?: string;
}

/** One figure as a file gives it, its site and measure by code or by name, as written there. */
export interface UploadRow {
  /** 1-based as a spreadsheet counts: the heading is row 1. */
  row: number;
  /** The column's letter where no heading of ours names it; the sheet where there are several. */
  at?: string;
  sheet?: string;
  site: string;
  when: NamedPeriod;
  measure: string;
  input: FigureInput;
  note?: string;
}
