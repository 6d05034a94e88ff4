import {
  AIM,
  type Diagram,
  type DiagramNode,
  inOutlineOrder,
  mayHang,
  type NodeKind,
} from "./key-driver-diagram.ts";
import {
  joinedList,
  joinedOrder,
  joinedValue,
  type Clash as KeyedClash,
  type MergeRules,
  mergeKeyed,
  type Sides,
} from "./keyed-merge.ts";

/** Something that two people changed in different ways; `mine` is what stands in the merged draft. */
export type Clash = KeyedClash<"text" | "place" | "order" | "removal">;

export interface Merged {
  nodes: DiagramNode[];
  clashes: Clash[];
}

/**
 * Joins what two people made of one diagram so that no change is lost: what one of them changed
 * stands; where both changed the same thing, mine stands and theirs is named; what one took out and
 * the other worked on stays.
 *
 * @param base What both began with.
 * @param theirs What was saved in the meantime.
 * @param mine What was about to be saved.
 * @returns A diagram without problems, given three of them, in the order of its outline.
 */
export function mergeDiagrams(base: Diagram, theirs: Diagram, mine: Diagram): Merged {
  const clashes: Clash[] = [];
  const sides = { base, theirs, mine };
  const kept = mergeKeyed(sides, rules, clashes);
  settle(kept, clashes);
  return { nodes: inOutlineOrder(inOrder(kept, sides, clashes)), clashes };
}

const rules: MergeRules<DiagramNode, Clash["what"]> = {
  isSame: (one, other) =>
    one.text === other.text &&
    one.kind === other.kind &&
    one.parent === other.parent &&
    sorted(one.measures) === sorted(other.measures),
  join: joined,
  wordsOf: ({ text }) => text,
  needs: ({ parent }) => (parent === null ? [] : [parent]),
};

const sorted = (codes: readonly string[]) => [...codes].sort().join(" ");

function joined(
  was: DiagramNode | undefined,
  theirs: DiagramNode,
  mine: DiagramNode,
  clashes: Clash[],
): DiagramNode {
  const { key } = mine;
  const text = joinedValue(was?.text, theirs.text, mine.text);
  if (text.isClash) clashes.push({ key, what: "text", theirs: theirs.text, mine: mine.text });
  const isMoved = (node: DiagramNode) => node.parent !== was?.parent || node.kind !== was?.kind;
  const place = isMoved(mine) ? mine : theirs;
  const differ = mine.parent !== theirs.parent || mine.kind !== theirs.kind;
  if (isMoved(mine) && isMoved(theirs) && differ) {
    clashes.push({ key, what: "place", theirs: theirs.parent ?? "", mine: mine.parent ?? "" });
  }
  const measures = joinedList(was?.measures ?? [], theirs.measures, mine.measures);
  return { key, text: text.value, kind: place.kind, parent: place.parent, measures };
}

/**
 * Two moves that each are well can together put a driver under itself or a secondary driver under
 * another: such a box climbs to the nearest one that may hold it.
 */
function settle(kept: Map<string, DiagramNode>, clashes: Clash[]): void {
  const order: NodeKind[] = ["driver", "secondary", "intervention"];
  for (const kind of order) {
    for (const node of [...kept.values()].filter((each) => each.kind === kind)) {
      const seen = new Set([node.key]);
      let above = kept.get(node.parent ?? "");
      while (above && !mayHang(kind, above.kind) && !seen.has(above.key)) {
        seen.add(above.key);
        above = kept.get(above.parent ?? "");
      }
      const isHeld = above !== undefined && mayHang(kind, above.kind) && !seen.has(above.key);
      const parent = isHeld && above ? above.key : AIM;
      if (parent === node.parent) continue;
      clashes.push({ key: node.key, what: "place", theirs: node.parent ?? "", mine: parent });
      const settled: NodeKind = isHeld ? kind : "driver";
      kept.set(node.key, { ...node, parent, kind: settled });
    }
  }
}

/** Every box among those that serve the same one, in the order of whoever moved some of them. */
function inOrder(
  kept: ReadonlyMap<string, DiagramNode>,
  { base, theirs, mine }: Sides<Diagram>,
  clashes: Clash[],
): DiagramNode[] {
  const keysOf = (nodes: Diagram) => nodes.map(({ key }) => key);
  const sides = { base: keysOf(base), theirs: keysOf(theirs), mine: keysOf(mine) };
  const families = Map.groupBy(kept.values(), ({ parent }) => parent);
  return [...families].flatMap(([parent, family]) => {
    const { keys, isClash } = joinedOrder(keysOf(family), sides);
    if (isClash) {
      const own = new Set(keys);
      const rank = (side: readonly string[]) => side.filter((key) => own.has(key)).join(" ");
      const [their, my] = [rank(sides.theirs), rank(sides.mine)];
      clashes.push({ key: parent ?? "", what: "order", theirs: their, mine: my });
    }
    return keys.flatMap((key) => kept.get(key) ?? []);
  });
}
