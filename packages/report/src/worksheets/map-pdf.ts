import { processMapSvg } from "@allteach/chart/diagram/process-map/process-map-svg";
import { findingWords, mapFindings } from "@allteach/domain/process-map/map-findings";
import { drawnSteps, stepIs, waysOn } from "@allteach/domain/process-map/map-reading";
import type { ProcessStep } from "@allteach/domain/process-map/process-map";
import { drawingBlocks } from "../pdf/drawing-blocks.ts";
import { type ListItem, listBlocks } from "../pdf/list-blocks.ts";
import { sectionHeading } from "../pdf/page-looks.ts";
import { type Worksheet, worksheetPdf } from "./worksheet.ts";

export interface MapSheet extends Omit<Worksheet, "blocks" | "isOnItsSide"> {
  steps: readonly ProcessStep[];
  /** How many failures are written down for each step. */
  failures: ReadonlyMap<string, number>;
}

/** Wider than this in pixels, a map is printed on a sheet laid on its side. */
const UPRIGHT = 760;

/** A process map on paper: the picture that the page shows, then the same step by step. */
export function mapPdf({ steps, failures, ...sheet }: MapSheet): Promise<Uint8Array> {
  const props = { id: "map", title: sheet.title, theme: "print" } as const;
  const { svg, layout } = processMapSvg(drawnSteps(steps, failures), props);
  const labels = layout.ways.flatMap(({ label }) =>
    label ? [{ y: label.y, height: label.lines.length * LABEL_HEIGHT }] : [],
  );
  const drawing = {
    ...{ svg, whole: [...layout.steps.map(withTip), ...labels] },
    alternative: "The process map. The same follows step by step.",
  };
  return worksheetPdf({
    ...sheet,
    isOnItsSide: layout.width > UPRIGHT,
    blocks: (document, room) => [
      ...drawingBlocks(document, document.root, drawing, room),
      ...sectionHeading(document, "Step by step", { startsPage: true }),
      ...listBlocks(document, document.root, itemsOf(steps)),
    ],
  });
}

const LABEL_HEIGHT = 16;
const TIP_HEIGHT = 9;

/** A step with the tip that points to it: they are not parted. */
const withTip = ({ y, height }: { y: number; height: number }) => ({
  ...{ y: y - TIP_HEIGHT, height: height + TIP_HEIGHT },
});

function itemsOf(steps: readonly ProcessStep[]): ListItem[] {
  const findings = mapFindings(steps);
  return steps.map((step, place) => ({
    ...{ label: `${place + 1}.`, text: step.text },
    isBold: step.kind === "start" || step.kind === "end",
    notes: [
      ...(stepIs(step) === "" ? [] : [stepIs(step)]),
      ...waysOn(steps, step).map(({ when, step: next }) => `${when}: ${next}`),
      ...(findings.get(step.key) ?? []).map((finding) => `${findingWords[finding]}.`),
    ],
  }));
}
