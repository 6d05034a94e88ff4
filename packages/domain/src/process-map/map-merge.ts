import {
  type Clash,
  joinedOrder,
  joinedValue,
  type MergeRules,
  mergeKeyed,
  type Sides,
} from "../keyed-merge.ts";
import type { ProcessMap, ProcessStep, Way } from "./process-map.ts";

/** Something that two people changed in different ways in a map. */
export type MapClash = Clash<"name" | "text" | "kind" | "lane" | "way" | "order" | "removal">;

export interface MergedMap extends ProcessMap {
  steps: ProcessStep[];
  clashes: MapClash[];
}

/** Joins what two people made of one map so that no change is lost; as diagrams are joined. */
export function mergeMaps(base: ProcessMap, theirs: ProcessMap, mine: ProcessMap): MergedMap {
  const clashes: MapClash[] = [];
  const name = joinedValue(base.name, theirs.name, mine.name);
  if (name.isClash) clashes.push({ key: "", what: "name", theirs: theirs.name, mine: mine.name });
  const sides = { base: base.steps, theirs: theirs.steps, mine: mine.steps };
  const kept = mergeKeyed(sides, rules, clashes);
  return { name: name.value, steps: inOrder(kept, sides, clashes), clashes };
}

const rules: MergeRules<ProcessStep, MapClash["what"]> = {
  isSame: (one, other) =>
    one.text === other.text &&
    one.kind === other.kind &&
    one.lane === other.lane &&
    one.ways.map(waySign).sort().join() === other.ways.map(waySign).sort().join(),
  join: joined,
  wordsOf: ({ text }) => text,
  needs: ({ ways }) => ways.map(({ to }) => to),
};

const waySign = ({ to, label }: Way) => `${to}:${label}`;

function joined(
  was: ProcessStep | undefined,
  theirs: ProcessStep,
  mine: ProcessStep,
  clashes: MapClash[],
): ProcessStep {
  const { key } = mine;
  const of = <Part extends "text" | "kind" | "lane">(what: Part): ProcessStep[Part] => {
    const { value, isClash } = joinedValue(was?.[what], theirs[what], mine[what]);
    if (isClash) clashes.push({ key, what, theirs: theirs[what], mine: mine[what] });
    return value;
  };
  const ways = joinedWays(key, { base: was?.ways ?? [], theirs: theirs.ways, mine: mine.ways });
  clashes.push(...ways.clashes);
  return { key, text: of("text"), kind: of("kind"), lane: of("lane"), ways: ways.ways };
}

const NO_WAY = "no link";

/** Links by where they lead: a link that the one took out and the other reworded stays. */
function joinedWays(
  key: string,
  sides: Sides<readonly Way[]>,
): { ways: Way[]; clashes: MapClash[] } {
  const labels = {
    base: labelsOf(sides.base),
    theirs: labelsOf(sides.theirs),
    mine: labelsOf(sides.mine),
  };
  const clashes: MapClash[] = [];
  const keys = new Set([...labels.theirs.keys(), ...labels.mine.keys()]);
  const ways = [...keys].flatMap((to): Way[] => {
    const [was, their, my] = [labels.base.get(to), labels.theirs.get(to), labels.mine.get(to)];
    const { value, isClash } = joinedValue(was, their, my);
    if (isClash) {
      const [theirWords, myWords] = [their ?? NO_WAY, my ?? NO_WAY];
      clashes.push({ key, what: "way", theirs: theirWords, mine: myWords });
    }
    const label = isClash ? (my ?? their) : value;
    return label === undefined ? [] : [{ to, label }];
  });
  return { ways, clashes };
}

const labelsOf = (ways: readonly Way[]) => new Map(ways.map(({ to, label }) => [to, label]));

function inOrder(
  kept: ReadonlyMap<string, ProcessStep>,
  { base, theirs, mine }: Sides<readonly ProcessStep[]>,
  clashes: MapClash[],
): ProcessStep[] {
  const keysOf = (steps: readonly ProcessStep[]) => steps.map(({ key }) => key);
  const sides = { base: keysOf(base), theirs: keysOf(theirs), mine: keysOf(mine) };
  const { keys, isClash } = joinedOrder([...kept.keys()], sides);
  if (isClash) {
    clashes.push({
      key: "",
      what: "order",
      theirs: sides.theirs.join(" "),
      mine: sides.mine.join(" "),
    });
  }
  return keys.flatMap((key) => kept.get(key) ?? []);
}
