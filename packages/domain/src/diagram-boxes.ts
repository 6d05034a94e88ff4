import type { Diagram, DiagramNode, NodeCoverage, NodeKind } from "./key-driver-diagram.ts";

/** A box of a diagram with what is said of it where it is drawn. */
export interface DrawnBox {
  key: string;
  kind: NodeKind;
  parent: string | null;
  text: string;
  note?: string;
  look?: "open" | "own";
}

/**
 * A diagram as it is drawn on pages and on paper.
 *
 * @param own Boxes that differ from the network's, on a site's diagram.
 */
export function drawnBoxes(
  nodes: Diagram,
  coverage: ReadonlyMap<string, NodeCoverage>,
  own?: ReadonlySet<string>,
): DrawnBox[] {
  return nodes.map((node): DrawnBox => {
    const { key, kind, parent, text } = node;
    const note = coverageWords(node, coverage.get(key));
    const look = own?.has(key) ? "own" : coverage.get(key)?.isUntested ? "open" : undefined;
    return { key, kind, parent, text, ...(note !== "" && { note }), ...(look && { look }) };
  });
}

/** Which measures and tests a box has, or that it has none yet. */
export function coverageWords(
  { kind, measures }: DiagramNode,
  coverage: NodeCoverage | undefined,
): string {
  const { isUnmeasured = false, tests = 0 } = coverage ?? {};
  const measured = measures.join(", ");
  const tested = tests === 0 ? "" : tests === 1 ? "1 test" : `${tests} tests`;
  if (kind === "intervention") return [measured, tested].filter(Boolean).join(" · ");
  const parts = [
    measured || (isUnmeasured ? "no measure yet" : ""),
    kind === "aim" ? "" : tested || "no test yet",
  ];
  return parts.filter(Boolean).join(" · ");
}
