import * as z from "zod";
import { Code } from "./identity.ts";
import type { Problem } from "./refusal.ts";

/** What stands in a key driver diagram, from the aim to what is tried. */
export const nodeKinds = ["aim", "driver", "secondary", "intervention"] as const;
export type NodeKind = (typeof nodeKinds)[number];

/** What each kind is called. */
export const nodeKindNames: Readonly<Record<NodeKind, string>> = {
  aim: "Aim",
  driver: "Key driver",
  secondary: "Secondary driver",
  intervention: "Change idea",
};

/** More than any diagram that people can read; far more than any that was published. */
export const MAX_NODES = 500;
export const MAX_NODE_LETTERS = 300;

/** The aim's key in every diagram: there is one aim, and it is never taken out. */
export const AIM = "aim";

export const NodeKey = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "use small letters and digits");

/** One box: whatever is said of it elsewhere (tests, sites) points to its key, which never changes. */
export const DiagramNode = z.object({
  key: NodeKey,
  kind: z.enum(nodeKinds),
  /** The key of what it serves; nothing for the aim. */
  parent: NodeKey.nullable(),
  text: z
    .string()
    .trim()
    .min(1, "say in a few words what it is")
    .max(MAX_NODE_LETTERS, `use at most ${MAX_NODE_LETTERS} characters`)
    .refine((text) => !/\p{Cc}/u.test(text), "use one line of plain text"),
  /** The measures by which one sees whether it moves. */
  measures: z.array(Code).max(20, "name at most 20 measures").default([]),
});
export type DiagramNode = z.infer<typeof DiagramNode>;

/** A theory of how the aim is reached: nodes in the order of the outline. */
export const Diagram = z.array(DiagramNode).max(MAX_NODES, `use at most ${MAX_NODES} boxes`);
export type Diagram = readonly DiagramNode[];

/** One version of a diagram: what it became, from which one, and why. */
export interface DiagramVersion {
  /** Counts from 1; 0 while nothing was saved. */
  version: number;
  nodes: Diagram;
  /** What changed, in sentences, and why, in the words of whoever changed it. */
  changed: string;
  why: string;
  /** Of a site's diagram: the network's version that it was made from or last took over. */
  adopted?: number;
  by: string;
  at: number;
}

const parentsOf: Readonly<Record<NodeKind, readonly NodeKind[]>> = {
  aim: [],
  driver: ["aim"],
  secondary: ["driver"],
  intervention: ["driver", "secondary"],
};

/** Whether a box of one kind may hang on a box of another. */
export function mayHang(kind: NodeKind, parent: NodeKind): boolean {
  return parentsOf[kind].includes(parent);
}

/**
 * Everything that keeps nodes from being a diagram, each as a sentence: boxes named twice, boxes
 * that hang on nothing or on each other in a circle, kinds that do not follow each other, measures
 * that are not there.
 *
 * @param measures Codes of the network's measures, where they are to be checked.
 */
export function diagramProblems(nodes: Diagram, measures?: readonly string[]): Problem[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const problems: string[] = [];
  if (nodes.length > MAX_NODES) {
    problems.push(`There are ${nodes.length} boxes; a diagram holds ${MAX_NODES} at most.`);
  }
  const aims = nodes.filter(({ kind }) => kind === "aim");
  if (aims.length !== 1 || aims[0]?.key !== AIM) {
    problems.push("A diagram has one aim: say it in its first box.");
  }
  if (byKey.size < nodes.length) {
    problems.push(`The key ${twice(nodes.map(({ key }) => key))} stands for two boxes.`);
  }
  for (const node of nodes) problems.push(...problemsOfNode(node, byKey, measures));
  return problems.map((because) => ({ field: "nodes", because }));
}

function problemsOfNode(
  { key, kind, parent, text, measures: own }: DiagramNode,
  byKey: ReadonlyMap<string, DiagramNode>,
  known: readonly string[] | undefined,
): string[] {
  const name = `“${text.slice(0, 60)}”`;
  const problems: string[] = [];
  const above = parent === null ? undefined : byKey.get(parent);
  if (kind === "aim" && parent !== null) problems.push(`The aim ${name} hangs on another box.`);
  if (kind !== "aim" && !above) {
    problems.push(`${name} hangs on nothing: put it under a driver or under the aim.`);
  } else if (above && goesInCircles(key, byKey)) {
    problems.push(`${name} hangs on itself in a circle: put it under the aim.`);
  } else if (above && !mayHang(kind, above.kind)) {
    const [one, other] = [nodeKindNames[kind], nodeKindNames[above.kind]];
    problems.push(`${name}: a ${one.toLowerCase()} does not stand under a ${other.toLowerCase()}.`);
  }
  const lower = known?.map((code) => code.toLowerCase());
  const unknown = own.filter((code) => lower && !lower.includes(code.toLowerCase()));
  if (unknown.length > 0) problems.push(`${name}: there is no measure ${unknown.join(", ")} here.`);
  return problems;
}

function goesInCircles(key: string, byKey: ReadonlyMap<string, DiagramNode>): boolean {
  const seen = new Set<string>();
  for (let at: string | null | undefined = key; at; at = byKey.get(at)?.parent) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

const twice = (keys: readonly string[]) => keys.find((key, place) => keys.indexOf(key) < place);

/** The boxes right under one, in order. */
export function childrenOf(nodes: Diagram, key: string): DiagramNode[] {
  return nodes.filter(({ parent }) => parent === key);
}

/** The nodes from the aim down, each followed by what hangs on it; what hangs on nothing is left out. */
export function inOutlineOrder(nodes: Diagram): DiagramNode[] {
  const under = Map.groupBy(nodes, ({ parent }) => parent);
  const ordered: DiagramNode[] = [];
  const walked = new Set<string | null>();
  const walk = (key: string | null) => {
    if (walked.has(key)) return;
    walked.add(key);
    for (const node of under.get(key) ?? []) {
      ordered.push(node);
      walk(node.key);
    }
  };
  walk(null);
  return ordered;
}

/** How far a node is from the aim. */
export function depthOf(nodes: Diagram, node: DiagramNode): number {
  const byKey = new Map(nodes.map((each) => [each.key, each]));
  let depth = 0;
  for (let at = node; at.parent !== null && depth < nodes.length; depth++) {
    const above = byKey.get(at.parent);
    if (!above) break;
    at = above;
  }
  return depth;
}

/** A node and everything that hangs on it. */
export function branchOf(nodes: Diagram, key: string): Set<string> {
  const branch = new Set([key]);
  for (const node of inOutlineOrder(nodes)) {
    if (node.parent !== null && branch.has(node.parent)) branch.add(node.key);
  }
  return branch;
}

/** What a diagram shows of each node besides its words. */
export interface NodeCoverage {
  /** No measure says whether it moves. */
  isUnmeasured: boolean;
  /** Nothing was ever tried for it or for what hangs on it. */
  isUntested: boolean;
  /** Tests of it or of what hangs on it. */
  tests: number;
}

/**
 * How far each driver and change idea is backed: by a measure of its own or of something that hangs
 * on it, and by tests.
 *
 * @param tests How many tests refer to each node.
 */
export function coverageOf(
  nodes: Diagram,
  tests: ReadonlyMap<string, number>,
): Map<string, NodeCoverage> {
  const measured = new Map<string, boolean>();
  const counts = new Map<string, number>();
  for (const node of inOutlineOrder(nodes).reverse()) {
    const own = (counts.get(node.key) ?? 0) + (tests.get(node.key) ?? 0);
    const isMeasured = (measured.get(node.key) ?? false) || node.measures.length > 0;
    counts.set(node.key, own);
    measured.set(node.key, isMeasured);
    if (node.parent === null) continue;
    counts.set(node.parent, (counts.get(node.parent) ?? 0) + own);
    measured.set(node.parent, (measured.get(node.parent) ?? false) || isMeasured);
  }
  return new Map(
    nodes.map(({ key, kind }) => {
      const count = counts.get(key) ?? 0;
      const isUnmeasured = kind !== "intervention" && !measured.get(key);
      return [key, { isUnmeasured, isUntested: kind !== "aim" && count === 0, tests: count }];
    }),
  );
}
