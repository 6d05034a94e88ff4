import {
  AIM,
  type Diagram,
  type DiagramNode,
  inOutlineOrder,
  mayHang,
  type NodeKind,
} from "./key-driver-diagram.ts";

/** Something that two people changed in different ways; `mine` is what stands in the merged draft. */
export interface Clash {
  key: string;
  what: "text" | "place" | "order" | "removal";
  theirs: string;
  mine: string;
}

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
  const at = { base: byKey(base), theirs: byKey(theirs), mine: byKey(mine) };
  const keys = new Set([...at.theirs.keys(), ...at.mine.keys()]);
  const kept = new Map<string, DiagramNode>();
  for (const key of keys) {
    const node = mergedNode(key, at, clashes);
    if (node) kept.set(key, node);
  }
  revive(kept, at, clashes);
  settle(kept, clashes);
  const ordered = inOrder(kept, { base, theirs, mine }, clashes);
  return { nodes: inOutlineOrder(ordered), clashes };
}

type Keyed = ReadonlyMap<string, DiagramNode>;
interface Sides {
  base: Keyed;
  theirs: Keyed;
  mine: Keyed;
}

const byKey = (nodes: Diagram): Keyed => new Map(nodes.map((node) => [node.key, node]));

function mergedNode(key: string, at: Sides, clashes: Clash[]): DiagramNode | undefined {
  const [was, theirs, mine] = [at.base.get(key), at.theirs.get(key), at.mine.get(key)];
  if (theirs && mine) return joined(was, theirs, mine, clashes);
  const left = theirs ?? mine;
  if (!was || !left) return left;
  if (same(was, left)) return undefined;
  const [one, other] = [left.text, "taken out"];
  clashes.push({
    key,
    what: "removal",
    ...(theirs ? { theirs: one, mine: other } : { theirs: other, mine: one }),
  });
  return left;
}

function same(one: DiagramNode, other: DiagramNode): boolean {
  const { text, kind, parent, measures } = one;
  return (
    text === other.text &&
    kind === other.kind &&
    parent === other.parent &&
    sorted(measures) === sorted(other.measures)
  );
}

const sorted = (codes: readonly string[]) => [...codes].sort().join(" ");

function joined(
  was: DiagramNode | undefined,
  theirs: DiagramNode,
  mine: DiagramNode,
  clashes: Clash[],
): DiagramNode {
  const { key } = mine;
  const textClashes = theirs.text !== mine.text && theirs.text !== was?.text;
  const text = mine.text === was?.text ? theirs.text : mine.text;
  if (textClashes && mine.text !== was?.text) {
    clashes.push({ key, what: "text", theirs: theirs.text, mine: mine.text });
  }
  const isMoved = (node: DiagramNode) => node.parent !== was?.parent || node.kind !== was?.kind;
  const place = isMoved(mine) ? mine : theirs;
  const differ = mine.parent !== theirs.parent || mine.kind !== theirs.kind;
  if (isMoved(mine) && isMoved(theirs) && differ) {
    clashes.push({ key, what: "place", theirs: theirs.parent ?? "", mine: mine.parent ?? "" });
  }
  const measures = joinedCodes(was?.measures ?? [], theirs.measures, mine.measures);
  return { key, text, kind: place.kind, parent: place.parent, measures };
}

/** Codes that either added, without those that either took out. */
function joinedCodes(
  was: readonly string[],
  theirs: readonly string[],
  mine: readonly string[],
): string[] {
  const isGone = (code: string) =>
    was.includes(code) && (!theirs.includes(code) || !mine.includes(code));
  return [...new Set([...theirs, ...mine])].filter((code) => !isGone(code));
}

/** Whatever a kept box hangs on is kept as well, though one of the two took it out. */
function revive(kept: Map<string, DiagramNode>, at: Sides, clashes: Clash[]): void {
  for (const node of kept.values()) {
    if (node.parent === null || kept.has(node.parent)) continue;
    const key = node.parent;
    const back = at.theirs.get(key) ?? at.mine.get(key) ?? at.base.get(key);
    if (!back) continue;
    const [theirs, mine] = at.theirs.has(key) ? [back.text, "taken out"] : ["taken out", back.text];
    clashes.push({ key, what: "removal", theirs, mine });
    kept.set(key, back); // the loop comes to what is added to the map while it runs
  }
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

function inOrder(
  kept: ReadonlyMap<string, DiagramNode>,
  { base, theirs, mine }: { base: Diagram; theirs: Diagram; mine: Diagram },
  clashes: Clash[],
): DiagramNode[] {
  const families = Map.groupBy(kept.values(), ({ parent }) => parent);
  return [...families].flatMap(([parent, family]) => {
    const own = new Set(family.map(({ key }) => key));
    const rank = (nodes: Diagram) => nodes.map(({ key }) => key).filter((key) => own.has(key));
    const [first, second, third] = [rank(base), rank(theirs), rank(mine)];
    const [isMine, isTheirs] = [moved(first, third), moved(first, second)];
    if (isMine && isTheirs && moved(second, third)) {
      clashes.push({
        key: parent ?? "",
        what: "order",
        theirs: second.join(" "),
        mine: third.join(" "),
      });
    }
    const order = isMine ? woven(third, second) : woven(second, third);
    return [...woven(order, [...own])].flatMap((key) => kept.get(key) ?? []);
  });
}

/** Whether what both lists hold stands in another order in the one. */
function moved(before: readonly string[], after: readonly string[]): boolean {
  const common = (one: readonly string[], other: readonly string[]) =>
    one.filter((key) => other.includes(key)).join(" ");
  return common(before, after) !== common(after, before);
}

/** The first list, with what only the second holds put after whatever came before it there. */
function woven(main: readonly string[], other: readonly string[]): string[] {
  const order = [...main];
  for (const [place, key] of other.entries()) {
    if (order.includes(key)) continue;
    const before = other.slice(0, place).findLast((each) => order.includes(each));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
  }
  return order;
}
