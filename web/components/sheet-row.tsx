import { cadencePeriodName } from "@allteach/domain/cadence";
import type { Cell } from "@allteach/domain/cell";
import type { Figure } from "@allteach/domain/figure";
import type { FigurePart } from "@allteach/domain/figure-part";
import type { FigurePeriod } from "@allteach/domain/period";
import type { MeasureChart } from "./measure-chart.tsx";
import type { SheetPreview } from "./sheet-preview.tsx";

/** What someone typed for one measure, letter for letter. */
export interface TypedFigure {
  parts: ReadonlyMap<FigurePart, string>;
  /** Empty: the figures, or nothing yet. */
  answer: Answer;
  because: string;
  comment: string;
}

export type Answer = "" | "no-events" | "no-cases" | "not-collected";

/** A field of a row. */
export type SheetPart = FigurePart | "answer" | "because" | "comment" | "choice";

export interface SheetRow extends Cell {
  standing: Figure | undefined;
  /** What was last said of the figure that stands. */
  comment?: string | undefined;
  typed: TypedFigure;
  before: { period: FigurePeriod; figure: Figure | undefined };
  /** The last twelve periods, the oldest first. */
  earlier: readonly { period: FigurePeriod; figure: Figure | undefined }[];
  /** The periods before this one. */
  past: MeasureChart;
  /** What is wrong, by the field's part of the row. */
  wrong: readonly { part: SheetPart; because: string }[];
  /** What someone else made of it while this was typed, and what stood before both. */
  theirs?: { was: Figure | undefined; clashes: boolean } | undefined;
  preview?: SheetPreview | undefined;
}

/** The name of a field of the form: `numerator-CAUTI`, and of a week `mean-BP-2026-10-04`. */
export function sheetField(part: SheetPart, cell: Cell): string {
  return `${part}-${cellName(cell)}`;
}

/** A row's own name on its page. */
export function cellName({ measure, period }: Cell): string {
  return measure.cadence === "week" ? `${measure.code}-${period}` : measure.code;
}

/** What a row is called where it does not stand under its measure's heading. */
export function cellTitle({ measure, period }: Cell): string {
  if (measure.cadence === "month") return measure.name;
  return `${measure.name}, ${cadencePeriodName(measure.cadence, period)}`;
}

/** The answers there are, in the order of the form. */
export const answers: Readonly<Record<Answer, string>> = {
  "": "Counted",
  "no-events": "No events: 0",
  "no-cases": "No cases: nobody to count",
  "not-collected": "Not collected, because …",
};

/** Whether a word is one of the form's answers. */
export function isAnswer(word: string): word is Answer {
  return word in answers;
}
