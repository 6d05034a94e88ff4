import { readOutline } from "@allteach/domain/diagram-outline";
import { Diagram, type DiagramNode } from "@allteach/domain/key-driver-diagram";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { ActionContext } from "./context.ts";
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
  if (!/^\s*[[{]/.test(text)) return readOutline(text, standing, newNodeKey);
  const wrong = (because: string) =>
    refused({ kind: "invalid", problems: [{ field: "outline", because }] });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return wrong(`this is no JSON: ${error.message}`);
    throw error;
  }
  const list = Array.isArray(value) ? value : (value as { nodes?: unknown }).nodes;
  const nodes = Diagram.safeParse(list);
  if (nodes.success) return done(nodes.data);
  const [issue] = nodes.error.issues;
  return wrong(`${issue?.path.join("/") || "the file"}: ${issue?.message ?? "cannot be read"}`);
}
