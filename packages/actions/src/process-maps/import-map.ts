import { readMapOutline } from "@allteach/domain/process-map/map-outline";
import { ProcessMap, type ProcessStep } from "@allteach/domain/process-map/process-map";
import { done, type Outcome } from "@allteach/domain/refusal";
import type { ActionContext } from "../context.ts";
import { parsedFile } from "../parsed-file.ts";
import { randomId } from "../random-id.ts";
import { readMap } from "./read-map.ts";
import { type SavedMap, saveMap } from "./save-map.ts";

/** A key for a new step. */
export const newStepKey = () => randomId("s", 10);

/**
 * Makes a map's next version from a text: JSON as it is exported, or an outline. Steps that say
 * what they said stay the same steps.
 */
export async function importMap(
  ctx: ActionContext,
  id: string,
  text: string,
): Promise<Outcome<SavedMap>> {
  const read = await readMap(ctx, id);
  if (!read.ok) return read;
  const { map } = read.value;
  const made = mapIn(text, map.steps);
  if (!made.ok) return made;
  return saveMap(ctx, id, { ...made.value, saw: map.version, why: "Read from a file." });
}

function mapIn(
  text: string,
  standing: readonly ProcessStep[],
): Outcome<{ name: string; steps: ProcessStep[] }> {
  const parsed = parsedFile(text, ProcessMap);
  if (parsed) return parsed;
  const read = readMapOutline(text, standing, newStepKey);
  return read.ok ? done({ name: read.value.name, steps: [...read.value.steps] }) : read;
}
