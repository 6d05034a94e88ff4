import { driverDiagramSvg } from "@allteach/chart/diagram/driver-diagram-svg";
import { drawnBoxes } from "@allteach/domain/diagram-boxes";
import type { DiagramNode, NodeCoverage } from "@allteach/domain/key-driver-diagram";
import { raw } from "hono/html";

export interface DriverDiagramProps {
  nodes: readonly DiagramNode[];
  coverage: ReadonlyMap<string, NodeCoverage>;
  /** Boxes that differ from the network's, on a site's diagram. */
  own?: ReadonlySet<string> | undefined;
  title: string;
}

/** The picture of a diagram, for a wide page and for paper; a phone shows the outline alone. */
export function DriverDiagram({ nodes, coverage, own, title }: DriverDiagramProps) {
  const boxes = drawnBoxes(nodes, coverage, own);
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
