import { processMapSvg } from "@allteach/chart/diagram/process-map/process-map-svg";
import { drawnSteps } from "@allteach/domain/process-map/map-reading";
import type { ProcessMap } from "@allteach/domain/process-map/process-map";
import { raw } from "hono/html";

export interface MapDrawingProps {
  map: ProcessMap;
  /** How many failures are written down for each step. */
  failures?: ReadonlyMap<string, number>;
}

/** The picture of a process, for a wide page and for paper; a phone shows the outline alone. */
export function MapDrawing({ map, failures = new Map() }: MapDrawingProps) {
  const description = "The same stands below as an outline.";
  const { svg } = processMapSvg(drawnSteps(map.steps, failures), {
    ...{ id: "map", title: map.name, description },
  });
  return (
    <figure class="map-picture">
      <section class="map-drawing" aria-label={`Picture: ${map.name}`} tabindex={0}>
        {raw(svg)}
      </section>
      <figcaption class="soft small">
        Pointed boxes are decisions. Dashed boxes: something about them should be looked at.
      </figcaption>
    </figure>
  );
}
