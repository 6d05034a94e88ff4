import type { DiagramBox } from "@allteach/chart/diagram/diagram-layout";
import { driverDiagramSvg } from "@allteach/chart/diagram/driver-diagram-svg";
import type { DiagramNode, NodeCoverage } from "@allteach/domain/key-driver-diagram";
import { raw } from "hono/html";
import { counted } from "../words/count-words.ts";

export interface DriverDiagramProps {
  nodes: readonly DiagramNode[];
  coverage: ReadonlyMap<string, NodeCoverage>;
  /** Boxes that differ from the network's, on a site's diagram. */
  own?: ReadonlySet<string> | undefined;
  title: string;
}

/** The picture of a diagram, for a wide page and for paper; a phone shows the outline alone. */
export function DriverDiagram({ nodes, coverage, own, title }: DriverDiagramProps) {
  const boxes = nodes.map((node): DiagramBox => {
    const { key, kind, parent, text } = node;
    const note = coverageWords(node, coverage.get(key));
    const look = own?.has(key) ? "own" : coverage.get(key)?.isUntested ? "open" : undefined;
    return { key, kind, parent, text, ...(note !== "" && { note }), ...(look && { look }) };
  });
  const description = "The same stands below as an outline.";
  return (
    <figure class="driver-picture">
      <div class="driver-drawing">
        {raw(driverDiagramSvg(boxes, { id: "drivers", title, description }))}
      </div>
      <figcaption class="soft small">
        Dashed boxes: nobody has tested it yet.
        {own && own.size > 0 && " Framed in colour: differs from the network’s."}
      </figcaption>
    </figure>
  );
}

/** Which measures and tests a box has, or that it has none yet. */
export function coverageWords(
  { kind, measures }: DiagramNode,
  coverage: NodeCoverage | undefined,
): string {
  const { isUnmeasured = false, tests = 0 } = coverage ?? {};
  const measured = measures.length > 0 ? measures.join(", ") : "";
  const tested = tests > 0 ? counted(tests, "test") : "";
  if (kind === "intervention") return [measured, tested].filter(Boolean).join(" · ");
  const parts = [
    measured || (isUnmeasured ? "no measure yet" : ""),
    kind === "aim" ? "" : tested || "no test yet",
  ];
  return parts.filter(Boolean).join(" · ");
}
