import type { CountCell, CountTable, SmallNumberRule } from "./count-table.ts";
import { suppress } from "./suppress.ts";

/** A month of one measure as an audience was told it: the sum of these cells, as they were then. */
export interface ToldMonth {
  month: string;
  cells: readonly CountCell[];
  /** The border that held then: `largest` of its rule. */
  largest: number;
}

/** One measure, for an audience that is told each month's sum and no site's part in it. */
export interface MonthlySums<Told extends ToldMonth> {
  kind: CountTable["kind"];
  /** Every month that has figures, site by site. */
  months: ReadonlyMap<string, readonly CountCell[]>;
  /** Everything that this audience was told of the measure before, the oldest first. */
  before: readonly Told[];
}

export interface SumsRule extends SmallNumberRule {
  /** Fewer sites than this under a sum would show what a single one of them reported. */
  fewestSites: number;
}

/** What may be said of one month. */
export type Telling<Told extends ToldMonth> =
  | { says: "now"; isNew: boolean }
  /** Once more what was told before: the sum as it is now would give a small count away. */
  | { says: "before"; told: Told }
  | { says: "nothing" };

export interface TellingMonths<Told extends ToldMonth> {
  months: ReadonlyMap<string, Telling<Told>>;
  /** Months whose small counts no proof protects, whatever is left out: told already, or nearly. */
  unproved: readonly string[];
}

/**
 * Decides month by month what an audience of sums may be told, so that neither a month's sum nor the
 * difference between two editions gives away a small count.
 *
 * A month is told as it is now where that is proved to be safe beside all that was told of it
 * before; else as it was told before, which says nothing new; else not at all. Months share no
 * figure, and whatever else a report says is to be computed from the months that are told, so each
 * month can be decided by itself.
 *
 * @throws {RangeError} when counts are negative or broken.
 */
export function tellMonths<Told extends ToldMonth>(
  { kind, months, before }: MonthlySums<Told>,
  rule: SumsRule,
): TellingMonths<Told> {
  const decided = new Map<string, Telling<Told>>();
  const unproved: string[] = [];
  const toldOf = Map.groupBy(before, ({ month }) => month);
  for (const month of new Set([...months.keys(), ...toldOf.keys()])) {
    const cells = months.get(month) ?? [];
    const told = toldOf.get(month) ?? [];
    const { telling, isProved } = tellMonth({ kind, month, cells, told }, rule);
    decided.set(month, telling);
    if (!isProved) unproved.push(month);
  }
  return { months: decided, unproved };
}

interface OneMonth<Told> {
  kind: CountTable["kind"];
  month: string;
  cells: readonly CountCell[];
  told: readonly Told[];
}

function tellMonth<Told extends ToldMonth>(
  { kind, month, cells, told }: OneMonth<Told>,
  rule: SumsRule,
): { telling: Telling<Told>; isProved: boolean } {
  const wholeMonth = (of: readonly CountCell[]) => ({
    ...{ id: month, sites: of.map(({ site }) => site), months: [month] },
  });
  const mayBeTold =
    cells.length >= rule.fewestSites &&
    told.every((earlier) => !changesLittle(kind, earlier.cells, cells, rule));
  const { sums, unproved } = suppress(
    {
      ...{ kind, cells, showsCells: false },
      sums: mayBeTold ? [wholeMonth(cells)] : [],
      earlier: told.map((earlier) => ({
        ...{ cells: earlier.cells, shownCells: [], hiddenSums: [] },
        shownSums: [wholeMonth(earlier.cells)],
      })),
    },
    rule,
  );
  if (unproved.length > 0) {
    // What was told under a looser rule cannot be taken back; it is only not said again.
    const wasLooser = told.some(({ largest }) => largest < rule.largest);
    return { telling: { says: "nothing" }, isProved: wasLooser };
  }
  const isTold = sums.some(({ hidden }) => !hidden);
  const isNew = !told.some((earlier) => isSame(earlier.cells, cells));
  if (isTold) return { telling: { says: "now", isNew }, isProved: true };
  const last = told.findLast((earlier) => !isSmallSum(kind, earlier.cells, rule));
  return { telling: last ? { says: "before", told: last } : { says: "nothing" }, isProved: true };
}

/** Whether two sums differ by so little that their difference is itself a small count. */
function changesLittle(
  kind: CountTable["kind"],
  earlier: readonly CountCell[],
  now: readonly CountCell[],
  rule: SumsRule,
): boolean {
  const [was, is] = [countsOf(kind, earlier), countsOf(kind, now)];
  return is.some((count, place) => isSmall(Math.abs(count - (was[place] ?? 0)), rule));
}

function isSmallSum(kind: CountTable["kind"], cells: readonly CountCell[], rule: SumsRule) {
  return countsOf(kind, cells).some((count) => isSmall(count, rule));
}

const isSmall = (count: number, { largest }: SumsRule) => count >= 1 && count <= largest;

/** The two counts of a sum that are people or events. */
function countsOf(kind: CountTable["kind"], cells: readonly CountCell[]): [number, number] {
  const numerator = cells.reduce((sum, cell) => sum + cell.numerator, 0);
  const denominator = cells.reduce((sum, cell) => sum + cell.denominator, 0);
  return [numerator, kind === "proportion" ? denominator - numerator : denominator];
}

const keyOf = ({ site, numerator, denominator }: CountCell) =>
  JSON.stringify([site, numerator, denominator]);

function isSame(one: readonly CountCell[], other: readonly CountCell[]): boolean {
  const keys = new Set(one.map(keyOf));
  return one.length === other.length && other.every((cell) => keys.has(keyOf(cell)));
}
