import type { DoubtedFigure } from "@allteach/actions/figure-doubts";
import type { MonthSheet, SheetCell } from "@allteach/actions/read-month-sheet";
import { type CellKey, cellKey } from "@allteach/domain/cell";
import { type Figure, figureOf, type Measured, sameFigure } from "@allteach/domain/figure";
import { needsComment } from "@allteach/domain/figure-check";
import type { FigurePart } from "@allteach/domain/figure-part";
import { mergeMonth } from "@allteach/domain/merge-month";
import type { HistoryEntry } from "@allteach/web/components/month-history";
import { cellTitle, type SheetRow, type TypedFigure } from "@allteach/web/components/sheet-row";
import type { ReadRow } from "./month-form.ts";

/** A row of the form, and by what its figure is kept. */
export interface KeyedRow extends SheetRow {
  key: CellKey;
}

export function sheetRow(cell: SheetCell, typed: TypedFigure): KeyedRow {
  const { measure, period, standing, comment, before, earlier, past } = cell;
  return {
    ...{ key: cellKey(measure.id, period), measure, period, standing, comment },
    ...{ before, earlier, past, typed, wrong: [] },
  };
}

/** The rows with what was typed, what is wrong with it, and what it would do to the charts. */
export function previewed(sheet: MonthSheet, read: readonly ReadRow[]): KeyedRow[] {
  const changed = changedIn(sheet, read);
  const doubts = sheet.doubts(changed);
  const figures = new Map(changed.map((each) => [cellKey(each.measure, each.period), each.figure]));
  return sheet.rows.map((cell, index) => {
    const row = sheetRow(cell, read[index]?.typed ?? typedOf(cell.standing));
    const figure = figures.get(row.key);
    const wrong = read[index]?.wrong ?? [];
    if (!figure || wrong.length > 0) return { ...row, wrong };
    const about = doubts.get(row.key);
    const { chart, fires, place, lastTime } = cell.consequence(figure, about);
    const isShown = figure.state === "measured" || (about?.checks.length ?? 0) > 0;
    if (!isShown) return row;
    const said = { chart, fires, place, lastTime, checks: about?.checks ?? [] };
    return { ...row, preview: said };
  });
}

/** The rows with a question at each figure that needs a comment before it is saved. */
export function doubted(sheet: MonthSheet, read: readonly ReadRow[]): KeyedRow[] {
  const rows = previewed(sheet, read);
  const standing = sheet.rows.flatMap(({ measure, period, standing: figure, comment }) =>
    figure && !comment ? [{ measure: measure.id, period, figure }] : [],
  );
  const about = sheet.doubts(standing);
  return rows.map((row, index): KeyedRow => {
    const typed = row.typed.comment.trim() !== "";
    const checks = row.preview?.checks ?? about.get(row.key)?.checks ?? [];
    if (typed || !needsComment(checks)) return row;
    const because = "say in a few words why the figure is as it is, or put it right";
    const cell = sheet.rows[index];
    const asked =
      !row.preview && cell?.standing && cell.consequence(cell.standing, about.get(row.key));
    return {
      ...row,
      wrong: [...row.wrong, { part: "comment", because }],
      ...(asked && { preview: { ...asked, checks } }),
    };
  });
}

/** The rows where someone else saved first: theirs where they alone changed a cell, else a choice. */
export function overtakenRows(
  sheet: MonthSheet,
  read: readonly ReadRow[],
  saw: number | undefined,
): KeyedRow[] {
  const base = sheet.baseAt(saw ?? sheet.submission.revision);
  const mine = new Map(
    read.flatMap(({ measure, period, input }): [CellKey, Figure][] =>
      input ? [[cellKey(measure.id, period), figureOf(input, period)]] : [],
    ),
  );
  const merged = mergeMonth(base, sheet.submission.figures, mine);
  const clashes = new Set(merged.clashes.map(({ key }) => key));
  return sheet.rows.map((cell, index): KeyedRow => {
    const typed = read[index]?.typed ?? typedOf(cell.standing);
    const key = cellKey(cell.measure.id, cell.period);
    const isTheirs = merged.theirs.includes(key) && !sameFigure(mine.get(key), cell.standing);
    const comment = { comment: typed.comment };
    if (!isTheirs) return sheetRow(cell, typed);
    const clash = clashes.has(key) || typed.comment.trim() !== "";
    return {
      ...sheetRow(cell, clash ? typed : { ...typedOf(cell.standing), ...comment }),
      theirs: { was: base.get(key), clashes: clash },
    };
  });
}

/** Cells of which something other than what stands was typed. */
function changedIn(sheet: MonthSheet, read: readonly ReadRow[]): DoubtedFigure[] {
  return read.flatMap(({ measure, period, input }) => {
    const figure = input && figureOf(input, period);
    const standing = sheet.submission.figures.get(cellKey(measure.id, period));
    return figure && !sameFigure(figure, standing) ? [{ measure: measure.id, period, figure }] : [];
  });
}

/** What every revision of the month said, the oldest first. */
export function historyOf(
  sheet: MonthSheet,
  hrefOf: (file: string) => string | undefined = () => undefined,
): (HistoryEntry & { key: CellKey })[] {
  const { said, revisions, comments, rows } = sheet;
  const titles = new Map(rows.map((row) => [cellKey(row.measure.id, row.period), cellTitle(row)]));
  const stood = new Map<CellKey, Figure>();
  return said.flatMap(({ measure, period, revision, figure }) => {
    const key = cellKey(measure, period);
    const of = revisions.find((each) => each.revision === revision);
    const title = titles.get(key);
    const was = stood.get(key);
    stood.set(key, figure);
    if (!of || title === undefined) return [];
    const comment = comments.find(
      (each) => each.measure === measure && each.period === period && each.revision === revision,
    );
    return [
      {
        ...{ key, revision, by: of.by, at: of.at, title, period },
        ...{ was, now: figure, reason: of.reason, comment: comment?.text ?? "" },
        ...{ via: of.via, fileHref: of.file && hrefOf(of.file) },
      },
    ];
  });
}

/** What stands, as it would have been typed. */
export function typedOf(figure: Figure | undefined): TypedFigure {
  const nothing: TypedFigure = { parts: new Map(), answer: "", because: "", comment: "" };
  switch (figure?.state) {
    case "measured":
      return typedMeasured(figure);
    case "no-cases":
      return { ...nothing, answer: "no-cases" };
    case "not-collected":
      return { ...nothing, answer: "not-collected", because: figure.reason };
    case undefined:
      return nothing;
  }
}

function typedMeasured({ numerator, denominator, sample, events }: Measured): TypedFigure {
  const parts: [FigurePart, string | number | undefined][] = sample
    ? [
        ["mean", sample.mean],
        ["value", sample.mean],
        ["sd", sample.sd],
        ["n", denominator],
      ]
    : [
        ["numerator", numerator],
        ["denominator", denominator],
        ["events", events?.join(", ")],
      ];
  const hasNone = events?.length === 0;
  return {
    parts: new Map(parts.map(([part, value]) => [part, value === undefined ? "" : `${value}`])),
    ...{ answer: hasNone ? "no-events" : "", because: "", comment: "" },
  };
}
