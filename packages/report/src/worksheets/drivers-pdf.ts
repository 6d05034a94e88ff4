import { diagramLayout } from "@allteach/chart/diagram/diagram-layout";
import { driverDiagramSvg } from "@allteach/chart/diagram/driver-diagram-svg";
import { coverageWords, drawnBoxes } from "@allteach/domain/diagram-boxes";
import {
  childrenOf,
  type Diagram,
  type DiagramNode,
  type NodeCoverage,
  nodeKindNames,
} from "@allteach/domain/key-driver-diagram";
import { drawingBlocks } from "../pdf/drawing-blocks.ts";
import { type ListItem, listBlocks } from "../pdf/list-blocks.ts";
import { sectionHeading } from "../pdf/page-looks.ts";
import { type Worksheet, worksheetPdf } from "./worksheet.ts";

export interface DriversSheet extends Omit<Worksheet, "blocks" | "isOnItsSide"> {
  nodes: Diagram;
  coverage: ReadonlyMap<string, NodeCoverage>;
  /** Boxes that differ from the network's, on a site's diagram. */
  own?: ReadonlySet<string>;
}

/** A key driver diagram on paper: the picture that the page shows, then the same as an outline. */
export function driversPdf({ nodes, coverage, own, ...sheet }: DriversSheet): Promise<Uint8Array> {
  const boxes = drawnBoxes(nodes, coverage, own);
  const props = { id: "drivers", title: sheet.title, theme: "print" } as const;
  const drawing = {
    svg: driverDiagramSvg(boxes, props),
    alternative: "The key driver diagram. The same follows as an outline.",
    whole: diagramLayout(boxes).boxes,
  };
  return worksheetPdf({
    ...sheet,
    isOnItsSide: true,
    blocks: (document, room) => [
      ...drawingBlocks(document, document.root, drawing, room),
      ...sectionHeading(document, "As an outline", { startsPage: true }),
      ...listBlocks(
        document,
        document.root,
        nodes.filter(({ parent }) => parent === null).map((aim) => itemOf(nodes, aim, coverage)),
      ),
    ],
  });
}

function itemOf(
  nodes: Diagram,
  node: DiagramNode,
  coverage: ReadonlyMap<string, NodeCoverage>,
): ListItem {
  const words = coverageWords(node, coverage.get(node.key));
  return {
    ...{ label: "•", isBold: node.kind === "aim" || node.kind === "driver" },
    text: `${nodeKindNames[node.kind]}: ${node.text}`,
    notes: words === "" ? [] : [words],
    items: childrenOf(nodes, node.key).map((child) => itemOf(nodes, child, coverage)),
  };
}
