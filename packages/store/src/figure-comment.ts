import { type CellKey, cellKey } from "@allteach/domain/cell";
import type { MeasureId } from "@allteach/domain/identity";
import type { FigurePeriod } from "@allteach/domain/period";

/** Something said of a figure, with the revision that it came with. */
export interface FigureComment {
  measure: MeasureId;
  period: FigurePeriod;
  revision: number;
  text: string;
}

/** What of a figure's row says what was said of it. */
export interface SaidRow {
  measureId: number;
  period: string;
  revision: number;
  comment: string | null;
}

/** What was said of figures, by their rows: those of every revision, in any order. */
export function commentsIn(rows: readonly SaidRow[]): FigureComment[] {
  return rows.flatMap(({ measureId, period, revision, comment }) => {
    if (comment === null) return [];
    const place = { measure: measureId as MeasureId, period: period as FigurePeriod };
    return [{ ...place, revision, text: comment }];
  });
}

/** The last thing said of each figure. */
export function lastComments(comments: readonly FigureComment[]): Map<CellKey, string> {
  const inOrder = comments.toSorted((one, other) => one.revision - other.revision);
  return new Map(inOrder.map(({ measure: id, period, text }) => [cellKey(id, period), text]));
}
