import type {
  CellPlace,
  CountTable,
  SmallNumberRule,
  SuppressedTable,
} from "@allteach/report/suppression/count-table";
import loadSolver from "highs";

/** What an attack found out about one hidden count. */
export interface Finding {
  what: "numerator" | "denominator" | "complement";
  place: CellPlace | { id: string };
  truth: number;
  /** Whether it is one of those that must not be told. */
  small: boolean;
  /** The least and the most that it can be, up to what was asked for. */
  least: number;
  most: number;
}

/** Everything that one recipient sees, and knows: the table as it was shown, and what stood before. */
export interface View {
  table: CountTable;
  shown: SuppressedTable;
}

interface Equation {
  cells: readonly string[];
  numerator: number;
  denominator: number;
}

type Solver = Awaited<ReturnType<typeof loadSolver>>;

/**
 * An attacker with an integer programme over everything seen: each shown count is an equation, each
 * shown rate a pair of inequalities at its decimals, and hidden counts are whole and not negative.
 *
 * It shares no code with what it attacks, and is told the truth only to be judged.
 */
export async function attacker(decimals = 1): Promise<Attacker> {
  return new Attacker(await loadSolver(), decimals);
}

export class Attacker {
  readonly #solver: Solver;
  readonly #decimals: number;
  solved = 0;

  constructor(solver: Solver, decimals: number) {
    this.#solver = solver;
    this.#decimals = decimals;
  }

  /** The range of each hidden count, looked at no further than `enough` values. */
  findings(view: View, rule: SmallNumberRule): Finding[] {
    const cells = cellsOf(view);
    const rows = this.#rows(view, cells);
    const isProportion = view.table.kind === "proportion";
    return hiddenOf(view, rule).flatMap(({ place, cells: keys, numerator, denominator, isNew }) => {
      const counts: [Finding["what"], number, boolean][] = [
        ["numerator", numerator, true],
        ["denominator", denominator, !isProportion],
        ["complement", denominator - numerator, isProportion && rule.complements],
      ];
      return counts.flatMap(([what, truth, counted]) => {
        const small = counted && truth >= 1 && truth <= rule.largest;
        if ((what === "complement" && !counted) || !(isNew || small)) return [];
        const goal = objective(what, keys, cells);
        const [least, most] = this.#range(goal, rows, cells, truth, rule.possible);
        return [{ what, place, truth, small, least, most }];
      });
    });
  }

  #rows({ table, shown }: View, cells: ReadonlyMap<string, number>): string[] {
    const digits = 10 ** this.#decimals;
    return equationsOf(table, shown).flatMap(({ cells: keys, numerator, denominator }) => {
      const names = keys.map((key) => cells.get(key));
      const sum = (letter: string) => names.map((name) => `${letter}${name}`).join(" + ");
      const exact = [`${sum("n")} = ${numerator}`, `${sum("d")} = ${denominator}`];
      if (denominator === 0) return exact;
      const rate = Math.round((100 * digits * numerator) / denominator);
      const twice = (letter: string, by: number) =>
        names.map((name) => `${by < 0 ? "-" : "+"} ${Math.abs(by)} ${letter}${name}`).join(" ");
      return [
        ...exact,
        `${twice("n", 200 * digits)} ${twice("d", -(2 * rate - 1))} >= 0`,
        `${twice("n", 200 * digits)} ${twice("d", -(2 * rate + 1))} <= 0`,
      ];
    });
  }

  #range(
    goal: string,
    rows: readonly string[],
    cells: ReadonlyMap<string, number>,
    truth: number,
    enough: number,
  ): [number, number] {
    const end = (way: "Minimize" | "Maximize") => {
      this.solved += 1;
      const bound =
        way === "Maximize" ? `${goal} <= ${truth + enough}` : `${goal} >= ${truth - enough}`;
      const programme = programmeOf(way, goal, [...rows, bound], cells);
      const { Status, ObjectiveValue } = this.#solver.solve(programme);
      if (Status !== "Optimal") throw new Error(`the attack came to ${Status}:\n${programme}`);
      return Math.round(ObjectiveValue);
    };
    const most = end("Maximize");
    return most - truth + 1 >= enough ? [truth, most] : [end("Minimize"), most];
  }
}

function programmeOf(
  way: string,
  goal: string,
  rows: readonly string[],
  cells: ReadonlyMap<string, number>,
): string {
  const names = [...cells.values()].flatMap((name) => [`n${name}`, `d${name}`]);
  const written = rows.map((row, place) => ` r${place}: ${row}`);
  return [
    way,
    ` goal: ${goal}`,
    "Subject To",
    ...written,
    "General",
    ` ${names.join(" ")}`,
    "End",
  ].join("\n");
}

/** A number for each cell that there is: by its place, and its figures where they were others before. */
function cellsOf({ table }: View): Map<string, number> {
  const cells = new Map<string, number>();
  for (const each of [...table.cells, ...(table.earlier ?? []).flatMap((one) => one.cells)]) {
    const key = JSON.stringify([each.site, each.month, each.numerator, each.denominator]);
    if (!cells.has(key)) cells.set(key, cells.size);
  }
  return cells;
}

const keyOf = (cell: CountTable["cells"][number]) =>
  JSON.stringify([cell.site, cell.month, cell.numerator, cell.denominator]);

function totalOf(parts: CountTable["cells"]): Equation {
  return {
    cells: parts.map(keyOf),
    numerator: parts.reduce((sum, { numerator }) => sum + numerator, 0),
    denominator: parts.reduce((sum, { denominator }) => sum + denominator, 0),
  };
}

const within = <Cell extends CellPlace>(
  cells: readonly Cell[],
  sites: readonly string[],
  months: readonly string[],
) => cells.filter(({ site, month }) => sites.includes(site) && months.includes(month));

function equationsOf(table: CountTable, shown: SuppressedTable): Equation[] {
  const own = table.cells.filter(({ site }) => table.known?.includes(site));
  const now = table.cells.filter((_, place) => shown.cells[place]?.hidden === false);
  const sums = table.sums.filter((_, place) => shown.sums[place]?.hidden === false);
  return [
    ...[...own, ...now].map((cell) => totalOf([cell])),
    ...sums.map(({ sites, months }) => totalOf(within(table.cells, sites, months))),
    ...(table.earlier ?? []).flatMap(({ cells, shownCells, shownSums }) => [
      ...shownCells.map(({ site, month }) => totalOf(within(cells, [site], [month]))),
      ...shownSums.map(({ sites, months }) => totalOf(within(cells, sites, months))),
    ]),
  ].filter(({ cells }) => cells.length > 0);
}

/** Every figure hidden now, and every one hidden before whose counts are small. */
function hiddenOf({ table, shown }: View, { largest }: SmallNumberRule) {
  const figure = (place: Finding["place"], parts: CountTable["cells"]) => ({
    place,
    ...totalOf(parts),
  });
  const cells = table.cells.filter((_, place) => shown.cells[place]?.hidden === true);
  const sums = table.sums.filter((_, place) => shown.sums[place]?.hidden === true);
  const now = [
    ...cells.map((cell) => figure({ site: cell.site, month: cell.month }, [cell])),
    ...sums.map(({ id, sites, months }) => figure({ id }, within(table.cells, sites, months))),
  ];
  const isSmall = (count: number) => count >= 1 && count <= largest;
  const before = (table.earlier ?? []).flatMap((earlier) => [
    ...earlier.cells
      .filter((cell) => within(earlier.shownCells, [cell.site], [cell.month]).length === 0)
      .map((cell) => figure({ site: cell.site, month: cell.month }, [cell])),
    ...earlier.hiddenSums.map(({ id, sites, months }) =>
      figure({ id }, within(earlier.cells, sites, months)),
    ),
  ]);
  const small = before.filter(
    ({ numerator, denominator }) =>
      isSmall(numerator) || isSmall(table.kind === "ratio" ? denominator : denominator - numerator),
  );
  return [
    ...now.map((each) => ({ ...each, isNew: true })),
    ...small.map((each) => ({ ...each, isNew: false })),
  ];
}

function objective(
  what: Finding["what"],
  keys: readonly string[],
  cells: ReadonlyMap<string, number>,
): string {
  const sum = (letter: string, sign: string) =>
    keys.map((key) => `${sign} ${letter}${cells.get(key)}`).join(" ");
  if (what === "numerator") return sum("n", "+");
  return what === "denominator" ? sum("d", "+") : `${sum("d", "+")} ${sum("n", "-")}`;
}
