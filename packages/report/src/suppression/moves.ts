import type { Component, Statement, Statements } from "./statements.ts";

/** A change of counts: so many more in these atoms, so many fewer in those. */
export interface Move {
  more: readonly number[];
  fewer: readonly number[];
  amount: number;
  /** What must be hidden for the change not to show. */
  breaks: readonly Statement[];
  cost: number;
}

/** A search for a change that a recipient could not notice. */
export interface Quest extends Statements {
  /** Atoms by month, and by site: rows and columns. */
  byMonth: ReadonlyMap<string, readonly number[]>;
  bySite: ReadonlyMap<string, readonly number[]>;
  byPlace: ReadonlyMap<string, number>;
  /** The same cell's figures in other reports, where they were corrected since. */
  twins: readonly (readonly number[])[];
}

/** Ready to be searched. */
export function questOf({ atoms, statements }: Statements): Quest {
  const byMonth = new Map<string, number[]>();
  const bySite = new Map<string, number[]>();
  const byPlace = new Map<string, number>();
  const versions = new Map<string, number[]>();
  for (const [place, { site, month }] of atoms.entries()) {
    byMonth.set(month, [...(byMonth.get(month) ?? []), place]);
    bySite.set(site, [...(bySite.get(site) ?? []), place]);
    // Figures as they are now come before those of earlier reports.
    const key = placeKey(site, month);
    if (!byPlace.has(key)) byPlace.set(key, place);
    versions.set(key, [...(versions.get(key) ?? []), place]);
  }
  const twins = atoms.map(({ site, month }, place) =>
    (versions.get(placeKey(site, month)) ?? []).filter((other) => other !== place),
  );
  return { atoms, statements, byMonth, bySite, byPlace, twins };
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
  let best: Move | undefined;
  for (const freely of [true, false]) {
    for (const shape of shapesOf(quest, target, freely)) {
      for (const each of withTwins(quest, orient(shape, direction))) {
        const move = moveOf(quest, target, world, wanted, direction, each);
        if (move && (!best || move.cost / move.amount < best.cost / best.amount)) best = move;
        if (best?.cost === 0 && best.amount === wanted) return best;
      }
    }
    if (best?.cost === 0) return best;
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

interface Shape {
  more: readonly number[];
  fewer: readonly number[];
}

function orient({ more, fewer }: Shape, direction: 1 | -1): Shape {
  return direction === 1 ? { more, fewer } : { more: fewer, fewer: more };
}

/** @param freely Only through cells that are hidden already. */
function* shapesOf(quest: Quest, target: Statement, freely: boolean): Generator<Shape> {
  const { atoms, statements } = quest;
  const isOpen = (place: number) =>
    !freely ||
    (atoms[place]?.statements ?? []).every((each) => {
      const statement = statements[each];
      return statement === undefined || statement.hidden || statement.atoms.length > 1;
    });
  const open = atoms.map((_, place) => isOpen(place));
  for (const here of target.atoms) {
    if (!open[here]) continue;
    yield { more: [here], fewer: [] };
    for (const [there] of atoms.entries()) {
      if (there !== here && open[there]) yield { more: [here], fewer: [there] };
    }
    yield* rectanglesAt(quest, here, open);
  }
}

function* rectanglesAt(quest: Quest, here: number, open: readonly boolean[]): Generator<Shape> {
  const { atoms, byMonth, bySite, byPlace } = quest;
  const corner = atoms[here];
  if (!corner) return;
  for (const below of byMonth.get(corner.month) ?? []) {
    if (below === here || !open[below]) continue;
    for (const beside of bySite.get(corner.site) ?? []) {
      if (beside === here || !open[beside]) continue;
      const site = atoms[below]?.site ?? "";
      const across = byPlace.get(placeKey(site, atoms[beside]?.month ?? ""));
      if (across === undefined || !open[across] || across === below || across === beside) continue;
      if (across !== here) yield { more: [here, across], fewer: [below, beside] };
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

/** The counts as they are. */
export function truth({ atoms }: Statements, component: Component): number[] {
  return atoms.map(({ counts }) => counts[component]);
}

function placeKey(site: string, month: string): string {
  return JSON.stringify([site, month]);
}
