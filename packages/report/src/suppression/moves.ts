import { freeAtoms, type Quest } from "./quest.ts";
import type { Statement } from "./statements.ts";

/** A change of counts: so many more in these atoms, so many fewer in those. */
export interface Move {
  more: readonly number[];
  fewer: readonly number[];
  amount: number;
  /** What must be hidden for the change not to show. */
  breaks: readonly Statement[];
  cost: number;
}

/** What a change is looked for: of which figure, from which counts, by how much, and which way. */
export interface Wanted {
  target: Statement;
  /** The counts as the changes found before have left them. */
  world: readonly number[];
  amount: number;
  direction: 1 | -1;
}

/**
 * A change that makes a figure larger (or smaller) by up to so much, and that nothing shown betrays.
 *
 * Three shapes are tried: one count alone; one more here and one fewer there; and the rectangle,
 * which leaves the sums of two rows and two columns as they are.
 */
export function freeMove(quest: Quest, wanted: Wanted): Move | undefined {
  for (const shape of freeShapes(quest, wanted)) {
    for (const each of withTwins(quest, orient(shape, wanted.direction))) {
      const move = moveOf(quest, wanted, each);
      if (move?.cost === 0) return move;
    }
  }
  return undefined;
}

/** The same, at the least loss of what must be hidden for it; none where what is fixed betrays all. */
export function cheapestMove(quest: Quest, wanted: Wanted): Move | undefined {
  let best: Move | undefined;
  for (const shape of allShapes(quest, wanted)) {
    for (const each of withTwins(quest, orient(shape, wanted.direction))) {
      const move = moveOf(quest, wanted, each);
      if (move && (!best || move.cost / move.amount < best.cost / best.amount)) best = move;
    }
  }
  return best;
}

/** Whether there is something to take away, where the change takes away. */
function canChange({ world, direction }: Wanted, place: number, grows: boolean): boolean {
  return grows === (direction === 1) || (world[place] ?? 0) > 0;
}

/** By itself, and with what the same cells were in other reports, so that a correction stays what it was. */
function* withTwins({ twins }: Quest, shape: Shape): Generator<Shape> {
  yield shape;
  const all = (places: readonly number[]) => [
    ...new Set(places.flatMap((place) => [place, ...(twins[place] ?? [])])),
  ];
  const [more, fewer] = [all(shape.more), all(shape.fewer)];
  if (more.length > shape.more.length || fewer.length > shape.fewer.length) yield { more, fewer };
}

type Has = (place: number, grows: boolean) => boolean;

interface Shape {
  more: readonly number[];
  fewer: readonly number[];
}

function orient({ more, fewer }: Shape, direction: 1 | -1): Shape {
  return direction === 1 ? { more, fewer } : { more: fewer, fewer: more };
}

/** Only through cells that are hidden already, and where nothing shown would tell. */
function* freeShapes(quest: Quest, wanted: Wanted): Generator<Shape> {
  const { open, alike, groups } = freeAtoms(quest);
  for (const here of wanted.target.atoms) {
    if (!open[here]) continue;
    yield { more: [here], fewer: [] };
    for (const there of alike.get(groups[here] ?? "") ?? []) {
      if (there !== here) yield { more: [here], fewer: [there] };
    }
    yield* rectanglesAt(
      quest,
      here,
      (place, grows) => open[place] === true && canChange(wanted, place, grows),
    );
  }
}

function* allShapes(quest: Quest, wanted: Wanted): Generator<Shape> {
  for (const here of wanted.target.atoms) {
    yield { more: [here], fewer: [] };
    for (const there of quest.atoms.keys()) {
      if (there !== here) yield { more: [here], fewer: [there] };
    }
    yield* rectanglesAt(quest, here, (place, grows) => canChange(wanted, place, grows));
  }
}

function* rectanglesAt(
  { places, rows, columns, at }: Quest,
  here: number,
  isUsable: Has,
): Generator<Shape> {
  const corner = places[here];
  if (!corner || !isUsable(here, true)) return;
  for (const below of columns[corner.column] ?? []) {
    const row = places[below]?.row ?? 0;
    if (row === corner.row || !isUsable(below, false)) continue;
    for (const beside of rows[corner.row] ?? []) {
      const column = places[beside]?.column ?? 0;
      if (column === corner.column || !isUsable(beside, false)) continue;
      const across = at(row, column);
      if (across === undefined || !isUsable(across, true)) continue;
      yield { more: [here, across], fewer: [below, beside] };
    }
  }
}

function moveOf(
  { atoms, statements }: Quest,
  { target, world, amount: most, direction }: Wanted,
  { more, fewer }: Shape,
): Move | undefined {
  const amount = fewer.reduce((least, place) => Math.min(least, world[place] ?? 0), most);
  if (amount < 1) return undefined;
  const changes = new Map<Statement, number>();
  const change = (places: readonly number[], by: 1 | -1) => {
    for (const place of places) {
      for (const each of atoms[place]?.statements ?? []) {
        const statement = statements[each];
        if (statement) changes.set(statement, (changes.get(statement) ?? 0) + by);
      }
    }
  };
  change(more, 1);
  change(fewer, -1);
  if (changes.get(target) !== direction) return undefined;
  const breaks: Statement[] = [];
  let cost = 0;
  for (const [statement, by] of changes) {
    if (by === 0 || statement.hidden) continue;
    if (statement.fixed) return undefined;
    breaks.push(statement);
    cost += statement.weight;
  }
  return { more, fewer, amount, breaks, cost };
}

/** The counts after a change. */
export function after(world: readonly number[], { more, fewer, amount }: Move): number[] {
  const next = [...world];
  for (const place of more) next[place] = (next[place] ?? 0) + amount;
  for (const place of fewer) next[place] = (next[place] ?? 0) - amount;
  return next;
}
