import { describe, expect, it } from "vitest";
import type { CellKey } from "./cell.ts";
import type { Figure } from "./figure.ts";
import { mergeMonth } from "./merge-month.ts";

const cells: readonly CellKey[] = ["1 2026-10", "2 2026-10"];
type Cell = 0 | 1;

/** What one editor does, in order. */
type Operation = { kind: "type"; cell: Cell } | { kind: "save" };

/** The month as the store keeps it, and who has been shown what. */
interface World {
  standing: Map<CellKey, Figure>;
  /** Every figure that a save was told to have kept, with who kept it. */
  kept: { editor: number; key: CellKey; figure: Figure }[];
  lost: string[];
  typed: number;
}

interface Editor {
  name: number;
  base: Map<CellKey, Figure>;
  typed: Map<CellKey, Figure>;
  /** Figures of the other one that this editor was shown. */
  shown: Set<Figure>;
}

const operations: readonly Operation[] = [
  { kind: "type", cell: 0 },
  { kind: "type", cell: 1 },
  { kind: "save" },
];

describe("two people who edit one month at once", () => {
  it("lose nothing in any interleaving of three operations each", () => {
    const programs = operations.flatMap((one) =>
      operations.flatMap((two) => operations.map((three) => [one, two, three])),
    );
    const orders = interleavings(3, 3);
    let played = 0;
    const lost: string[] = [];
    for (const one of programs) {
      for (const other of programs) {
        for (const order of orders) {
          lost.push(...play([one, other], order, played++));
        }
      }
    }
    expect(played).toBe(27 * 27 * 20);
    expect(lost).toEqual([]);
  });

  it("lose nothing in 10,000 random ones of five operations each", () => {
    const random = randomFrom(20_261_001);
    const lost: string[] = [];
    for (let round = 0; round < 10_000; round++) {
      const programs = [0, 1].map(() =>
        Array.from({ length: 5 }, () => operations[Math.floor(random() * 3)] as Operation),
      );
      const order = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]
        .map((editor) => ({ editor, at: random() }))
        .sort((one, other) => one.at - other.at)
        .map(({ editor }) => editor);
      lost.push(...play(programs, order, round));
    }
    expect(lost).toEqual([]);
  });

  it("would be seen to lose something if the later save simply won", () => {
    const type: Operation = { kind: "type", cell: 0 };
    const program = [type, { kind: "save" } as const];
    const lost = play([program, program], [0, 1, 0, 1], 0, (_, __, mine) => ({
      ...{ mine: new Map(mine), theirs: [], clashes: [] },
    }));
    expect(lost).toHaveLength(1);
  });
});

describe("a month laid over another", () => {
  const figure = (numerator: number): Figure => ({ state: "measured", numerator, denominator: 9 });
  const [a, b] = cells as [CellKey, CellKey];

  it("keeps cells apart that different people changed", () => {
    const base = new Map([[a, figure(1)]]);
    const theirs = new Map([[a, figure(2)]]);
    const merged = mergeMonth(base, theirs, new Map([[a, figure(1)], [b, figure(3)]])); // biome-ignore format: one line a map
    expect(merged).toEqual({ mine: new Map([[b, figure(3)]]), theirs: [a], clashes: [] });
  });

  it("asks for a choice where both changed one cell, and only where they differ", () => {
    const theirs = new Map([[a, figure(2)]]);
    expect(mergeMonth(new Map(), theirs, new Map([[a, figure(2)]])).clashes).toEqual([]);
    expect(mergeMonth(new Map(), theirs, new Map([[a, figure(3)]])).clashes).toEqual([
      { key: a, base: undefined, theirs: figure(2), mine: figure(3) },
    ]);
  });
});

/**
 * Plays two editors against one store. Where the merge asks for a choice, the editor is shown both
 * and takes one by turns.
 *
 * @returns Figures that were kept and then replaced by someone who had never been shown them.
 */
function play(
  programs: readonly (readonly Operation[])[],
  order: readonly number[],
  round: number,
  merge = mergeMonth,
): string[] {
  const world: World = { standing: new Map(), kept: [], lost: [], typed: 0 };
  const editors = programs.map(
    (_, name): Editor => ({ name, base: new Map(), typed: new Map(), shown: new Set() }),
  );
  const steps = programs.map(() => 0);
  for (const at of order) {
    const editor = editors[at];
    const operation = programs[at]?.[steps[at] ?? 0];
    steps[at] = (steps[at] ?? 0) + 1;
    if (!editor || !operation) continue;
    if (operation.kind === "type") {
      world.typed += 1;
      const figure: Figure = { state: "measured", numerator: world.typed, denominator: 99 };
      editor.typed.set(cells[operation.cell] as CellKey, figure);
    } else save(world, editor, round, merge);
  }
  for (const editor of editors) save(world, editor, round, merge);
  return world.lost;
}

function save(world: World, editor: Editor, round: number, merge: typeof mergeMonth): void {
  const merged = merge(editor.base, world.standing, editor.typed);
  const chosen = new Map(merged.mine);
  for (const { key, theirs, mine } of merged.clashes) {
    editor.shown.add(theirs);
    if ((round + editor.name) % 2 === 0) chosen.set(key, mine);
  }
  for (const [key, figure] of chosen) {
    const was = world.standing.get(key);
    const own = world.kept.some((each) => each.figure === was && each.editor === editor.name);
    const known = was === undefined || own || editor.shown.has(was);
    if (!known) world.lost.push(`round ${round}: ${key} of editor ${1 - editor.name}`);
    world.standing.set(key, figure);
    world.kept.push({ editor: editor.name, key, figure });
  }
  // After a save the page shows the month as it stands.
  editor.base = new Map(world.standing);
  for (const figure of world.standing.values()) editor.shown.add(figure);
  editor.typed = new Map();
}

/** Every order in which two may take their turns. */
function interleavings(one: number, other: number): number[][] {
  if (one === 0) return [Array.from({ length: other }, () => 1)];
  if (other === 0) return [Array.from({ length: one }, () => 0)];
  return [
    ...interleavings(one - 1, other).map((rest) => [0, ...rest]),
    ...interleavings(one, other - 1).map((rest) => [1, ...rest]),
  ];
}

/** Mulberry32: the same numbers every time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
