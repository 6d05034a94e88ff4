import {
  type ColumnsFor,
  type DiagramBox,
  type DiagramLayout,
  diagramLayout,
} from "@allteach/chart/diagram/diagram-layout";
import { driverDiagramSvg } from "@allteach/chart/diagram/driver-diagram-svg";
import { coverageWords, drawnBoxes } from "@allteach/domain/diagram-boxes";
import {
  childrenOf,
  type Diagram,
  type DiagramNode,
  type NodeCoverage,
  nodeKindNames,
} from "@allteach/domain/key-driver-diagram";
import { drawingBlocks, LARGEST, SMALLEST } from "../pdf/drawing-blocks.ts";
import { type ListItem, listBlocks } from "../pdf/list-blocks.ts";
import { sectionHeading } from "../pdf/page-looks.ts";
import { onItsSide, PAPERS, type Paper, textWidthOf } from "../pdf/paper.ts";
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
  const { columnsFor, layout } = onTheSheet(boxes, PAPERS[sheet.paper]);
  const props = { id: "drivers", title: sheet.title, theme: "print", columnsFor } as const;
  const drawing = {
    svg: driverDiagramSvg(boxes, props),
    alternative: "The key driver diagram. The same follows as an outline.",
    whole: layout.boxes,
  };
  return worksheetPdf({
    ...sheet,
    isOnItsSide: columnsFor === "page",
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

/** The head and foot of the first page, in points. */
const TAKEN = 150;

/** Upright with narrow columns, or on its side with wide ones: whichever shows all of it larger. */
function onTheSheet(boxes: readonly DiagramBox[], upright: Paper) {
  const [one, other] = (["page", "sheet"] as const).map((columnsFor) => {
    const paper = columnsFor === "page" ? onItsSide(upright) : upright;
    const layout = diagramLayout(boxes, columnsFor);
    const wide = Math.min(LARGEST, textWidthOf(paper) / layout.width);
    return { columnsFor, layout, scale: Math.min(wide, (paper.height - TAKEN) / layout.height) };
  }) as [Laid, Laid];
  return one.scale > other.scale && one.scale >= SMALLEST ? one : other;
}

interface Laid {
  columnsFor: ColumnsFor;
  layout: DiagramLayout;
  scale: number;
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
