import { readOutline } from "@allteach/domain/diagram-outline";
import { Diagram, type DiagramNode } from "@allteach/domain/key-driver-diagram";
import type { Outcome } from "@allteach/domain/refusal";
import * as z from "zod";
import type { ActionContext } from "./context.ts";
import { parsedFile } from "./parsed-file.ts";
import { randomId } from "./random-id.ts";
import { readDiagram } from "./read-diagram.ts";
import { type SavedDiagram, saveDiagram } from "./save-diagram.ts";

/** A key for a new box. */
export const newNodeKey = () => randomId("k", 10);

/**
 * Makes the network's diagram from a text: JSON as it is exported, or an outline. Boxes that say
 * what they said stay the same boxes.
 */
export async function importDiagram(
  ctx: ActionContext,
  text: string,
): Promise<Outcome<SavedDiagram>> {
  const read = await readDiagram(ctx);
  if (!read.ok) return read;
  const { diagram } = read.value;
  const nodes = nodesIn(text, diagram.nodes);
  if (!nodes.ok) return nodes;
  const why = "Read from a file.";
  return saveDiagram(ctx, { saw: diagram.version, nodes: nodes.value, why });
}

function nodesIn(text: string, standing: readonly DiagramNode[]): Outcome<DiagramNode[]> {
  const parsed = parsedFile(text, DiagramFile);
  return parsed ?? readOutline(text, standing, newNodeKey);
}

/** As it is exported, or its boxes alone. */
const DiagramFile = z.preprocess(
  (value) => (Array.isArray(value) ? value : (value as { nodes?: unknown }).nodes),
  Diagram,
);
