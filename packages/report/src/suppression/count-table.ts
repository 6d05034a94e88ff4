/** What one site reported for one month. */
export interface CountCell {
  site: string;
  month: string;
  numerator: number;
  denominator: number;
}

/** Where a cell stands. */
export type CellPlace = Pick<CountCell, "site" | "month">;

/**
 * A figure made of several cells: everything that these sites reported for these months. A row's or
 * column's total, a node's month, a year so far, the baseline of a centre line.
 */
export interface CountSum {
  id: string;
  sites: readonly string[];
  months: readonly string[];
}

/** What the same recipient was sent before: the cells as they were then, and which stood there. */
export interface EarlierTable {
  cells: readonly CountCell[];
  shownCells: readonly CellPlace[];
  shownSums: readonly CountSum[];
  hiddenSums: readonly CountSum[];
}

/** Everything of one measure that one recipient is about to see. */
export interface CountTable {
  /** `proportion`: the numerator is a part of the denominator. `ratio`: two counts of their own. */
  kind: "proportion" | "ratio";
  /** What was reported; a site that did not report a month has no cell there. */
  cells: readonly CountCell[];
  sums: readonly CountSum[];
  /** False where the recipient is shown the sums alone: every cell is hidden from the start. */
  showsCells?: boolean;
  /** Sites whose own figures the recipient knows anyway. */
  known?: readonly string[];
  earlier?: readonly EarlierTable[];
}

/** A figure that may be shown with its rate, its place on a chart and its limits, or with none. */
export type Shown<Place> = Place &
  ({ hidden: false; numerator: number; denominator: number } | { hidden: true });

/** The table as the recipient may see it. */
export interface SuppressedTable {
  cells: readonly Shown<CellPlace>[];
  sums: readonly Shown<{ id: string }>[];
  /** For the reader; none where nothing is hidden. */
  sentence: string | undefined;
  /**
   * Figures for which no proof was found, however much is hidden: what was shown before gives them
   * away, or may. Such a table is not to be sent before somebody has looked.
   */
  unproved: readonly (CellPlace | { id: string })[];
}

/** When a count is too small to be shown, and how uncertain it must stay. */
export interface SmallNumberRule {
  /** Counts from 1 to this are small. 0 is not: nobody is in it. */
  largest: number;
  /** At least this many values must remain possible for a small count. */
  possible: number;
  /** At least this many for a count that is hidden only to protect others. */
  otherwisePossible: number;
  /** Whether those who are in the denominator and not in the numerator are a count as well. */
  complements: boolean;
}

/**
 * No count from 1 to 10, shown or derivable, by rates and differences too.
 *
 * Twelve values, because a small count among others can be anything from 0 to their sum: where it
 * can be twelve, no sum of hidden counts that somebody can work out is itself from 1 to 10.
 *
 * Source: CMS cell size suppression policy.
 */
export const tenOrFewer: SmallNumberRule = {
  largest: 10,
  possible: 12,
  otherwisePossible: 3,
  complements: true,
};
