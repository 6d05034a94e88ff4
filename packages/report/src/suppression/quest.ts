import type { Component, Statement, Statements } from "./statements.ts";

/** A search for figures that a recipient could not tell from the true ones. */
export interface Quest extends Statements {
  /** Where an atom stands: its row (a site) and its column (a month). */
  places: readonly { row: number; column: number }[];
  rows: readonly (readonly number[])[];
  columns: readonly (readonly number[])[];
  /** The atom at a row and a column: as figures are now, where they were corrected. */
  at(row: number, column: number): number | undefined;
  /** The same cell's figures in other reports, where they were corrected since. */
  twins: readonly (readonly number[])[];
  /** What may be used for nothing; none when something was hidden since it was found out. */
  free: FreeAtoms | undefined;
}

interface FreeAtoms {
  /** Whether an atom's own cell is hidden. */
  open: readonly boolean[];
  /** Open atoms by the statements still shown that they are a part of. */
  alike: ReadonlyMap<string, readonly number[]>;
  /** Which of those groups each is in. */
  groups: readonly string[];
}

/** Ready to be searched. */
export function questOf({ atoms, statements }: Statements): Quest {
  const rowOf = numbered(atoms.map(({ site }) => site));
  const columnOf = numbered(atoms.map(({ month }) => month));
  const places = atoms.map((_, place) => ({
    row: rowOf.numbers[place] ?? 0,
    column: columnOf.numbers[place] ?? 0,
  }));
  const columns = columnOf.count;
  const versions: number[][] = Array.from({ length: rowOf.count * columns }, () => []);
  const cellOf = ({ row, column }: { row: number; column: number }) => row * columns + column;
  // Figures as they are now come before those of earlier reports.
  for (const [atom, place] of places.entries()) versions[cellOf(place)]?.push(atom);
  return {
    atoms,
    statements,
    places,
    rows: rowOf.members,
    columns: columnOf.members,
    at: (row, column) => versions[cellOf({ row, column })]?.[0],
    twins: places.map((place, atom) =>
      (versions[cellOf(place)] ?? []).filter((other) => other !== atom),
    ),
    free: undefined,
  };
}

/** Hides figures, for the rest of the search as well. */
export function hide(quest: Quest, statements: readonly Statement[]): void {
  if (statements.length === 0) return;
  for (const statement of statements) statement.hidden = true;
  quest.free = undefined;
}

/** The atoms whose cells are hidden, sorted by what is still shown of them. */
export function freeAtoms(quest: Quest): FreeAtoms {
  quest.free ??= findFreeAtoms(quest);
  return quest.free;
}

/** The counts as they are. */
export function truth({ atoms }: Statements, component: Component): number[] {
  return atoms.map(({ counts }) => counts[component]);
}

function findFreeAtoms({ atoms, statements }: Quest): FreeAtoms {
  const shown = atoms.map((atom) => atom.statements.filter((each) => !statements[each]?.hidden));
  const open = shown.map((each) => each.every((one) => statements[one]?.atoms.length !== 1));
  const groups = shown.map((each) => each.join());
  const alike = new Map<string, number[]>();
  for (const [atom, group] of groups.entries()) {
    if (!open[atom]) continue;
    const standing = alike.get(group);
    if (standing) standing.push(atom);
    else alike.set(group, [atom]);
  }
  return { open, alike, groups };
}

/** Names as numbers from 0, in order of appearance, and who has which. */
function numbered(names: readonly string[]) {
  const known = new Map<string, number>();
  const members: number[][] = [];
  const numbers = names.map((name, place) => {
    const number = known.get(name) ?? known.size;
    known.set(name, number);
    const standing = members[number];
    if (standing) standing.push(place);
    else members[number] = [place];
    return number;
  });
  return { numbers, members, count: known.size };
}
