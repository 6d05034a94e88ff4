import type {
  CellPlace,
  CountCell,
  CountSum,
  CountTable,
  EarlierTable,
  SmallNumberRule,
} from "./count-table.ts";

/** The two counts that make a figure up, and move by themselves. */
export const COMPONENTS = [0, 1] as const;
export type Component = (typeof COMPONENTS)[number];

/** One cell's counts. Two reports with different figures for a cell hold two atoms. */
export interface Atom extends CellPlace {
  /** Of a proportion: in the numerator, and in the denominator alone. Of a ratio: the two counts. */
  counts: readonly [number, number];
  /** Every statement that it is a part of. */
  statements: number[];
}

/** A figure that somebody is told, about one atom or several. */
export interface Statement {
  atoms: readonly number[];
  hidden: boolean;
  /** Said already, or known anyway: it cannot be hidden any more. */
  fixed: boolean;
  counts: readonly [number, number];
  /** How much is lost when it is hidden. */
  weight: number;
  place: CellPlace | { id: string };
  /** A figure of this table, not of an earlier one. */
  isNew: boolean;
}

/** How a figure stands before anything is hidden: to be decided, or decided before. */
type Standing = "open" | "fixed" | "hidden before";

/** All that is said of one measure. */
export interface Statements {
  atoms: readonly Atom[];
  statements: readonly Statement[];
}

/** A sum says more than a cell, and less than all its cells. */
const SUM_WEIGHT = 3;

/** The table and all that was shown before, as statements about atoms. */
export function statementsOf(table: CountTable): Statements {
  const atoms: Atom[] = [];
  const statements: Statement[] = [];
  const places = new Map<string, number>();
  const known = new Set(table.known);

  const atomOf = (cell: CountCell): number => {
    const key = JSON.stringify([cell.site, cell.month, cell.numerator, cell.denominator]);
    const standing = places.get(key);
    if (standing !== undefined) return standing;
    places.set(key, atoms.length);
    atoms.push({
      site: cell.site,
      month: cell.month,
      counts: countsOf(cell, table),
      statements: [],
    });
    return atoms.length - 1;
  };
  const state: State = (parts, standing, place, isNew) => {
    for (const part of parts) atoms[part]?.statements.push(statements.length);
    const total = (component: Component) =>
      parts.reduce((sum, part) => sum + (atoms[part]?.counts[component] ?? 0), 0);
    const weight = parts.length === 1 ? 1 : SUM_WEIGHT * Math.sqrt(parts.length);
    const counts = [total(0), total(1)] as const;
    const [hidden, fixed] = [standing === "hidden before", standing === "fixed"];
    statements.push({ atoms: parts, hidden, fixed, counts, weight, place, isNew });
  };

  const usual = table.showsCells === false ? "hidden before" : "open";
  for (const cell of table.cells) {
    const { site, month } = cell;
    state([atomOf(cell)], known.has(site) ? "fixed" : usual, { site, month }, true);
  }
  for (const sum of table.sums) {
    state(partsOf(sum, table.cells).map(atomOf), "open", { id: sum.id }, true);
  }
  for (const earlier of table.earlier ?? []) stateEarlier(earlier, atomOf, state);
  return { atoms, statements: knownAnyway(statements) };
}

/** What says nothing that is not known: the same figure again, or one made of known cells alone. */
function knownAnyway(statements: readonly Statement[]): Statement[] {
  const keyOf = ({ atoms }: Statement) => atoms.toSorted((one, two) => one - two).join();
  const fixed = new Set(statements.filter((each) => each.fixed).map(keyOf));
  return statements.map((each) => {
    const isKnown = fixed.has(keyOf(each)) || each.atoms.every((atom) => fixed.has(`${atom}`));
    return isKnown ? { ...each, fixed: true, hidden: false } : each;
  });
}

type State = (
  parts: readonly number[],
  standing: Standing,
  place: Statement["place"],
  isNew: boolean,
) => void;

function stateEarlier(
  { cells, shownCells, shownSums, hiddenSums }: EarlierTable,
  atomOf: (cell: CountCell) => number,
  state: State,
): void {
  const shown = new Set(shownCells.map(({ site, month }) => JSON.stringify([site, month])));
  for (const cell of cells) {
    const { site, month } = cell;
    const standing = shown.has(JSON.stringify([site, month])) ? "fixed" : "hidden before";
    state([atomOf(cell)], standing, { site, month }, false);
  }
  for (const [sums, standing] of [
    [shownSums, "fixed"],
    [hiddenSums, "hidden before"],
  ] as const) {
    for (const sum of sums) {
      state(partsOf(sum, cells).map(atomOf), standing, { id: sum.id }, false);
    }
  }
}

/** Whether a count of a figure is too small to be shown. */
export function isSmall(
  count: number,
  component: Component,
  table: CountTable,
  rule: SmallNumberRule,
) {
  const matters = component === 0 || table.kind === "ratio" || rule.complements;
  return matters && count >= 1 && count <= rule.largest;
}

function countsOf({ numerator, denominator }: CountCell, { kind }: CountTable): [number, number] {
  const counts: [number, number] =
    kind === "proportion" ? [numerator, denominator - numerator] : [numerator, denominator];
  if (counts.some((count) => !Number.isInteger(count) || count < 0)) {
    throw new RangeError(`no counts of a ${kind}: ${numerator} of ${denominator}`);
  }
  return counts;
}

function partsOf({ sites, months }: CountSum, cells: readonly CountCell[]): CountCell[] {
  const [ofSites, ofMonths] = [new Set(sites), new Set(months)];
  return cells.filter(({ site, month }) => ofSites.has(site) && ofMonths.has(month));
}
