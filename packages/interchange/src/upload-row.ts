import type { Figure } from "@allteach/domain/figure";
import type { Period } from "@allteach/domain/period";

/** The headings of a file of figures, in the order we write them. `note` may be left out. */
export const headings = ["site", "period", "measure", "numerator", "denominator", "note"] as const;

export type Heading = (typeof headings)[number];

/** One line of a file of figures: a site and a measure by code or by name, as written there. */
export interface FigureRow {
  site: string;
  period: Period;
  measure: string;
  figure: Figure;
  /** What was written beside a figure; the reason of one not collected stands in the figure. */
  note?: string;
}

/** A line that was read from a file. */
export interface UploadRow extends FigureRow {
  /** 1-based as a spreadsheet counts: the heading is row 1. */
  row: number;
}
