import type { CellKey } from "./cell.ts";
import { type Figure, sameFigure } from "./figure.ts";

type Figures = ReadonlyMap<CellKey, Figure>;

/** A cell that two people changed to different figures, from the same one or from nothing. */
export interface Clash {
  key: CellKey;
  base: Figure | undefined;
  theirs: Figure;
  mine: Figure;
}

/** What becomes of one editor's month where another saved it first. */
export interface MergedMonth {
  /** Cells that only the second editor changed: these are still to be saved. */
  mine: ReadonlyMap<CellKey, Figure>;
  /** Cells that only the first editor changed: these stand. */
  theirs: readonly CellKey[];
  /** Cells that both changed, and not to the same: somebody has to choose. */
  clashes: readonly Clash[];
}

/**
 * Lays what someone typed over what another saved meanwhile, cell by cell.
 *
 * @param base The month as the second editor saw it.
 * @param theirs The month as it stands now.
 * @param mine What the second editor sends; a cell that is not among it was left alone.
 */
export function mergeMonth(base: Figures, theirs: Figures, mine: Figures): MergedMonth {
  const own = new Map<CellKey, Figure>();
  const clashes: Clash[] = [];
  for (const [key, figure] of mine) {
    const [was, now] = [base.get(key), theirs.get(key)];
    if (sameFigure(figure, was) || sameFigure(figure, now)) continue;
    if (now && !sameFigure(was, now)) clashes.push({ key, base: was, theirs: now, mine: figure });
    else own.set(key, figure);
  }
  const changedByThem = [...theirs].filter(([key, now]) => !sameFigure(base.get(key), now));
  return { mine: own, clashes, theirs: changedByThem.map(([key]) => key) };
}
