import { type Diagram, type DiagramNode, nodeKindNames } from "./key-driver-diagram.ts";

/** One thing in which two diagrams differ, with the sentence that says it. */
export interface DiagramChange {
  kind: "added" | "removed" | "reworded" | "moved" | "measured" | "reordered";
  key: string;
  words: string;
}

/** What became of one diagram in another: the same box by its key, whatever it says. */
export function diagramDifference(before: Diagram, after: Diagram): DiagramChange[] {
  const was = new Map(before.map((node) => [node.key, node]));
  const is = new Map(after.map((node) => [node.key, node]));
  return [
    ...after.flatMap((node) => {
      const old = was.get(node.key);
      return old ? changesOf(old, node, is, was) : [added(node, is)];
    }),
    ...before.filter(({ key }) => !is.has(key)).map(removed),
    ...reordered(before, after),
  ];
}

/** The same as one text, for a version's record. */
export function differenceWords(changes: readonly DiagramChange[]): string {
  return changes.map(({ words }) => words).join("\n");
}

const quote = (text: string) => `“${text}”`;

function added(node: DiagramNode, is: ReadonlyMap<string, DiagramNode>): DiagramChange {
  const under = node.parent === null ? undefined : is.get(node.parent);
  const words = `Added the ${nodeKindNames[node.kind].toLowerCase()} ${quote(node.text)}${
    under && under.kind !== "aim" ? ` to ${quote(under.text)}` : ""
  }.`;
  return { kind: "added", key: node.key, words };
}

function removed({ key, kind, text }: DiagramNode): DiagramChange {
  const words = `Took out the ${nodeKindNames[kind].toLowerCase()} ${quote(text)}.`;
  return { kind: "removed", key, words };
}

function changesOf(
  old: DiagramNode,
  node: DiagramNode,
  is: ReadonlyMap<string, DiagramNode>,
  was: ReadonlyMap<string, DiagramNode>,
): DiagramChange[] {
  const { key, text } = node;
  const changes: DiagramChange[] = [];
  if (old.text !== text) {
    changes.push({
      kind: "reworded",
      key,
      words: `Reworded ${quote(old.text)} to ${quote(text)}.`,
    });
  }
  if (old.parent !== node.parent || old.kind !== node.kind) {
    const to = is.get(node.parent ?? "")?.text ?? "";
    const from = was.get(old.parent ?? "")?.text ?? "";
    const kind = nodeKindNames[node.kind].toLowerCase();
    const words = `Moved ${quote(text)} from ${quote(from)} to ${quote(to)}, as a ${kind}.`;
    changes.push({ kind: "moved", key, words });
  }
  const [gone, come] = [
    old.measures.filter((code) => !node.measures.includes(code)),
    node.measures.filter((code) => !old.measures.includes(code)),
  ];
  if (gone.length + come.length > 0) {
    const parts = [
      ...(come.length > 0 ? [`is now measured by ${come.join(", ")}`] : []),
      ...(gone.length > 0 ? [`is no longer measured by ${gone.join(", ")}`] : []),
    ];
    changes.push({ kind: "measured", key, words: `${quote(text)} ${parts.join(" and ")}.` });
  }
  return changes;
}

/** Boxes under the same one that stand in another order than they did. */
function reordered(before: Diagram, after: Diagram): DiagramChange[] {
  const parents = new Set(after.map(({ parent }) => parent));
  return [...parents].flatMap((parent) => {
    const under = (nodes: Diagram, others: Diagram) =>
      nodes
        .filter((node) => node.parent === parent)
        .filter(({ key }) => others.some((node) => node.key === key && node.parent === parent))
        .map(({ key }) => key)
        .join(" ");
    if (under(before, after) === under(after, before)) return [];
    const name = after.find(({ key }) => key === parent)?.text ?? "";
    return [
      {
        kind: "reordered" as const,
        key: parent ?? "",
        words: `Put what serves ${quote(name)} in another order.`,
      },
    ];
  });
}
