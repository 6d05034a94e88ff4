import {
  AIM,
  branchOf,
  childrenOf,
  type Diagram,
  type DiagramNode,
  inOutlineOrder,
  MAX_NODES,
  mayHang,
  type NodeKind,
  nodeKindNames,
} from "./key-driver-diagram.ts";

/** What can be done to one box of a diagram while it is drawn. */
export const arrangements = ["up", "down", "in", "out", "remove", "add", "add-under"] as const;
export type Arrangement = (typeof arrangements)[number];

/** The diagram after it, and what happened in a sentence; or why it cannot be. */
export type Arranged =
  | { ok: true; nodes: DiagramNode[]; said: string; focus: string }
  | { ok: false; because: string };

/**
 * Moves, adds or takes out one box; the diagram stays one.
 *
 * @param key The box it is done to.
 * @param fresh The key of a box that is added.
 */
export function arrange(nodes: Diagram, what: Arrangement, key: string, fresh: string): Arranged {
  const node = nodes.find((each) => each.key === key);
  if (!node) return { ok: false, because: "This box is not in the diagram any more." };
  switch (what) {
    case "up":
      return stepped(nodes, node, -1);
    case "down":
      return stepped(nodes, node, 1);
    case "in":
      return indented(nodes, node);
    case "out":
      return outdented(nodes, node);
    case "remove":
      return removed(nodes, node);
    case "add":
      return added(nodes, node, fresh);
    case "add-under":
      return addedUnder(nodes, node, fresh);
  }
}

const named = ({ kind, text }: DiagramNode) =>
  text === "" ? `the new ${nodeKindNames[kind].toLowerCase()}` : `“${text.slice(0, 60)}”`;

/** Past the sibling above or below; at the edge, on to the next driver of the same kind. */
function stepped(nodes: Diagram, node: DiagramNode, by: 1 | -1): Arranged {
  const words = by < 0 ? "up" : "down";
  if (node.parent === null) return { ok: false, because: "The aim stays at the top." };
  const siblings = childrenOf(nodes, node.parent);
  const other = siblings[siblings.indexOf(node) + by];
  const said = `Moved ${named(node)} ${words}.`;
  if (other) {
    const swapped = nodes.map((each) => (each === node ? other : each === other ? node : each));
    return { ok: true, nodes: inOutlineOrder(swapped), said, focus: node.key };
  }
  const parents = inOutlineOrder(nodes).filter(({ kind }) => mayHang(node.kind, kind));
  const next = parents[parents.findIndex(({ key }) => key === node.parent) + by];
  if (!next) return { ok: false, because: `${named(node)} is at the ${by < 0 ? "top" : "foot"}.` };
  const moved = { ...node, parent: next.key };
  const rest = nodes.filter((each) => each !== node);
  const list = by < 0 ? [...rest, moved] : [moved, ...rest];
  return { ok: true, nodes: inOutlineOrder(list), said, focus: node.key };
}

function indented(nodes: Diagram, node: DiagramNode): Arranged {
  const siblings = node.parent === null ? [] : childrenOf(nodes, node.parent);
  const above = siblings.slice(0, siblings.indexOf(node)).findLast(({ kind }) => {
    return node.kind === "driver" ? kind === "driver" : kind === "secondary";
  });
  if (!above || (node.kind !== "driver" && node.kind !== "intervention")) {
    const because = `${named(node)} cannot go further in: no driver stands above it to take it.`;
    return { ok: false, because };
  }
  const kind: NodeKind = node.kind === "driver" ? "secondary" : node.kind;
  // What was a secondary driver of it stands beside it from now on.
  const rest = nodes
    .filter((each) => each !== node)
    .map((each) =>
      each.parent === node.key && each.kind === "secondary" ? { ...each, parent: above.key } : each,
    );
  const place = rest.findLastIndex((each) => branchOf(nodes, above.key).has(each.key)) + 1;
  const list = rest.toSpliced(place, 0, { ...node, kind, parent: above.key });
  const said = `${named(node)} now serves ${named(above)}.`;
  return { ok: true, nodes: inOutlineOrder(list), said, focus: node.key };
}

function outdented(nodes: Diagram, node: DiagramNode): Arranged {
  const above = nodes.find(({ key }) => key === node.parent);
  const over = nodes.find(({ key }) => key === above?.parent);
  const kind: NodeKind = node.kind === "secondary" ? "driver" : node.kind;
  if (!above || !over || !mayHang(kind, over.kind)) {
    return { ok: false, because: `${named(node)} cannot go further out.` };
  }
  const place = nodes.findLastIndex(({ key }) => branchOf(nodes, above.key).has(key)) + 1;
  const rest = nodes.toSpliced(place, 0, { ...node, kind, parent: over.key });
  const list = rest.filter((each) => each !== node);
  const said = `${named(node)} now serves ${named(over)}.`;
  return { ok: true, nodes: inOutlineOrder(list), said, focus: node.key };
}

function removed(nodes: Diagram, node: DiagramNode): Arranged {
  if (node.key === AIM)
    return { ok: false, because: "A diagram keeps its aim: reword it instead." };
  const branch = branchOf(nodes, node.key);
  const list = nodes.filter(({ key }) => !branch.has(key));
  const siblings = childrenOf(nodes, node.parent ?? AIM);
  const place = siblings.indexOf(node);
  const focus = (siblings[place + 1] ?? siblings[place - 1])?.key ?? node.parent ?? AIM;
  const more = branch.size > 1 ? ` and the ${branch.size - 1} under it` : "";
  return { ok: true, nodes: list, said: `Took out ${named(node)}${more}.`, focus };
}

/** One more of the same kind, below; of an aim, its first driver. */
function added(nodes: Diagram, node: DiagramNode, fresh: string): Arranged {
  if (node.parent === null) return addedUnder(nodes, node, fresh);
  return put(nodes, { ...empty, key: fresh, kind: node.kind, parent: node.parent }, node.key);
}

/** A driver under the aim; a change idea under a driver. */
function addedUnder(nodes: Diagram, node: DiagramNode, fresh: string): Arranged {
  if (node.kind === "intervention") return added(nodes, node, fresh);
  const kind: NodeKind = node.kind === "aim" ? "driver" : "intervention";
  const last = childrenOf(nodes, node.key).at(-1);
  return put(nodes, { ...empty, key: fresh, kind, parent: node.key }, last?.key ?? node.key);
}

const empty = { text: "", measures: [] };

function put(nodes: Diagram, node: DiagramNode, after: string): Arranged {
  if (nodes.length >= MAX_NODES) {
    return { ok: false, because: `A diagram holds ${MAX_NODES} boxes at most.` };
  }
  const branch = branchOf(nodes, after);
  const place = nodes.findLastIndex(({ key }) => branch.has(key)) + 1;
  const list = inOutlineOrder(nodes.toSpliced(place, 0, node));
  return { ok: true, nodes: list, said: `Added ${named(node)}.`, focus: node.key };
}
