import { describe, expect, it } from "vitest";
import { mapDifference } from "./map-difference.ts";
import { arrangeMap, mapArrangements } from "./map-edit.ts";
import { type MergedMap, mergeMaps } from "./map-merge.ts";
import { mapProblems, type ProcessMap, type ProcessStep } from "./process-map.ts";

const step = (
  key: string,
  kind: ProcessStep["kind"],
  ...ways: readonly (readonly [to: string, label?: string])[]
): ProcessStep => ({
  ...{ key, kind, text: key, lane: "Ward" },
  ways: ways.map(([to, label = ""]) => ({ to, label })),
});
const base: ProcessMap = {
  name: "Giving a medicine",
  steps: [
    step("a", "start", ["b"]),
    step("b", "decision", ["c", "yes"], ["d", "no"]),
    step("c", "end"),
    step("d", "step", ["b"]),
  ],
};

/** Everything that one person may do to one step, with keys and words of their own. */
function editsOf(map: ProcessMap, who: string): ProcessMap[] {
  const { steps } = map;
  const arranged = steps.flatMap(({ key }) =>
    mapArrangements.flatMap((what) => {
      const made = arrangeMap(steps, what, key, `${who}-${key}`);
      return made.ok ? [made.steps.map(filled)] : [];
    }),
  );
  const changed = steps.flatMap((each) =>
    [
      { ...each, text: `${each.text} by ${who}` },
      { ...each, lane: who },
      { ...each, kind: each.kind === "end" ? ("step" as const) : ("end" as const) },
      { ...each, ways: each.ways.map((way) => ({ ...way, label: `for ${who}` })) },
      { ...each, ways: each.ways.slice(1) },
      { ...each, ways: [...each.ways.filter(({ to }) => to !== "a"), { to: "a", label: who }] },
    ].map((other) => steps.map((old) => (old === each ? other : old))),
  );
  const named = { ...map, name: `${map.name} by ${who}` };
  return [...[...arranged, ...changed].map((list) => ({ ...map, steps: list })), named];
}

const filled = (each: ProcessStep) => (each.text === "" ? { ...each, text: each.key } : each);

/** What of a person's changes stands neither in the merged map nor among its clashes. */
function lost(from: ProcessMap, to: ProcessMap, merged: MergedMap): string[] {
  const now = new Map(merged.steps.map((each) => [each.key, each]));
  const then = new Map(to.steps.map((each) => [each.key, each]));
  const was = new Map(from.steps.map((each) => [each.key, each]));
  const named = new Set(merged.clashes.map(({ key, what }) => `${what} ${key}`));
  return mapDifference(from, to)
    .filter(({ kind, key }) => {
      const [is, wanted] = [now.get(key), then.get(key)];
      if (kind === "named") return merged.name !== to.name && !named.has("name ");
      if (kind === "removed") return is !== undefined && !named.has(`removal ${key}`);
      if (kind === "reordered") return !named.has("order ") && !keepsOrder(to, merged, from);
      if (!is || !wanted) return true;
      if (kind === "reworded") return is.text !== wanted.text && !named.has(`text ${key}`);
      if (kind === "changed") return is.kind !== wanted.kind && !named.has(`kind ${key}`);
      if (kind === "moved") return is.lane !== wanted.lane && !named.has(`lane ${key}`);
      if (kind === "added") return is.text !== wanted.text;
      return !named.has(`way ${key}`) && waysLost(was.get(key), wanted, is);
    })
    .map(({ words }) => words);
}

function waysLost(was: ProcessStep | undefined, wanted: ProcessStep, is: ProcessStep): boolean {
  const labels = (each: ProcessStep | undefined) =>
    new Map(each?.ways.map(({ to, label }) => [to, label]));
  const [before, my, now] = [labels(was), labels(wanted), labels(is)];
  const isMissing = [...my].some(
    ([to, label]) => before.get(to) !== label && now.get(to) !== label,
  );
  const isBack = [...before.keys()].some((to) => !my.has(to) && now.has(to));
  return isMissing || isBack;
}

/** Whether every two steps that this person turned round stand as this person put them. */
function keepsOrder(to: ProcessMap, merged: ProcessMap, from: ProcessMap): boolean {
  const placesIn = ({ steps }: ProcessMap) => new Map(steps.map(({ key }, place) => [key, place]));
  const [was, wanted, is] = [placesIn(from), placesIn(to), placesIn(merged)];
  const keys = [...was.keys()].filter((key) => wanted.has(key) && is.has(key));
  const isFirst = (places: ReadonlyMap<string, number>, one: string, other: string) =>
    (places.get(one) ?? 0) < (places.get(other) ?? 0);
  return keys.every((one) =>
    keys.every(
      (other) =>
        isFirst(was, one, other) === isFirst(wanted, one, other) ||
        isFirst(wanted, one, other) === isFirst(is, one, other),
    ),
  );
}

describe("two people at one map", () => {
  it("lose no change, whatever each of them does to whichever step", () => {
    const [theirs, mine] = [editsOf(base, "them"), editsOf(base, "me")];
    let interleavings = 0;
    for (const one of theirs) {
      for (const other of mine) {
        const merged = mergeMaps(base, one, other);
        interleavings++;
        expect(mapProblems(merged)).toEqual([]);
        expect(lost(base, one, merged)).toEqual([]);
        expect(lost(base, other, merged)).toEqual([]);
      }
    }
    console.info(`map: ${interleavings} interleavings of one edit with one edit, 0 changes lost`);
    expect(interleavings).toBeGreaterThan(1000);
  });

  it("lose none in two steps each either", () => {
    const twice = (who: string) =>
      editsOf(base, who).flatMap((once, n) =>
        editsOf(once, `${who}2`).filter((_, m) => (n * 5 + m) % 6 === 0),
      );
    const [theirs, mine] = [twice("them"), twice("me")];
    let interleavings = 0;
    for (const one of theirs) {
      for (const other of mine) {
        const merged = mergeMaps(base, one, other);
        interleavings++;
        if (mapProblems(merged).length > 0) expect({ one, other, merged }).toBe("sound");
        const gone = [...lost(base, one, merged), ...lost(base, other, merged)];
        if (gone.length > 0) expect({ one, other, merged, gone }).toBe("nothing lost");
      }
    }
    console.info(`map: ${interleavings} interleavings of two edits with two, 0 changes lost`);
    expect(interleavings).toBeGreaterThan(10_000);
  }, 120_000);

  it("come to the same where only one of them changed anything", () => {
    for (const one of editsOf(base, "them")) {
      expect(mergeMaps(base, one, base)).toEqual({ ...one, clashes: [] });
      expect(mergeMaps(base, base, one)).toEqual({ ...one, clashes: [] });
    }
  });

  it("bring a step back that the one took out while the other led to it", () => {
    const taken = arrangeMap(base.steps, "remove", "d", "");
    const without = { ...base, steps: taken.ok ? taken.steps : [] };
    const more = {
      ...base,
      steps: base.steps.map((each) => (each.key === "a" ? step("a", "start", ["b"], ["d"]) : each)),
    };

    const { steps, clashes } = mergeMaps(base, without, more);

    expect(steps.map(({ key }) => key)).toEqual(["a", "b", "c", "d"]);
    expect(clashes).toEqual([{ key: "d", what: "removal", theirs: "taken out", mine: "d" }]);
  });
});
