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

/**
 * The cheapest change that makes a figure larger (or smaller) by up to `wanted` and that nothing
 * shown would betray, but for what it says must be hidden too.
 *
 * Three shapes are tried: one count alone; one more here and one fewer there; and the rectangle,
 * which leaves the sums of two rows and two columns as they are.
 *
 * @param world The counts as the changes found before have left them.
 */
export function cheapestMove(
  quest: Quest,
  target: Statement,
  world: readonly number[],
  wanted: number,
  direction: 1 | -1,
): Move | undefined {
  /** Whether there is something to take away, where the change takes away. */
  const has = (place: number, grows: boolean) =>
    grows === (direction === 1) || (world[place] ?? 0) > 0;
  for (const shape of freeShapes(quest, target, has)) {
    for (const each of withTwins(quest, orient(shape, direction))) {
      const move = moveOf(quest, target, world, wanted, direction, each);
      if (move?.cost === 0) return move;
    }
  }
  let best: Move | undefined;
  for (const shape of allShapes(quest, target, has)) {
    for (const each of withTwins(quest, orient(shape, direction))) {
      const move = moveOf(quest, target, world, wanted, direction, each);
      if (move && (!best || move.cost / move.amount < best.cost / best.amount)) best = move;
    }
  }
  return best;
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
function* freeShapes(quest: Quest, target: Statement, has: Has): Generator<Shape> {
  const { open, alike, groups } = freeAtoms(quest);
  for (const here of target.atoms) {
    if (!open[here]) continue;
    yield { more: [here], fewer: [] };
    for (const there of alike.get(groups[here] ?? "") ?? []) {
      if (there !== here) yield { more: [here], fewer: [there] };
    }
    yield* rectanglesAt(quest, here, (place, grows) => open[place] === true && has(place, grows));
  }
}

function* allShapes(quest: Quest, target: Statement, has: Has): Generator<Shape> {
  for (const here of target.atoms) {
    yield { more: [here], fewer: [] };
    for (const there of quest.atoms.keys()) {
      if (there !== here) yield { more: [here], fewer: [there] };
    }
    yield* rectanglesAt(quest, here, has);
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
  target: Statement,
  world: readonly number[],
  wanted: number,
  direction: 1 | -1,
  { more, fewer }: Shape,
): Move | undefined {
  const amount = fewer.reduce((least, place) => Math.min(least, world[place] ?? 0), wanted);
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
