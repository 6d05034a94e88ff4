import type { MapVersion } from "@allteach/domain/process-map/process-map";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { saveMap } from "@allteach/store/process-maps/process-map";
import { type ActionContext, actOf, signatureOf } from "../context.ts";
import { readMap } from "./read-map.ts";
import { mapSubject } from "./save-map.ts";

/**
 * Takes a map off the list, or puts it back, as its next version: its page, its risks and whatever
 * leads there stay.
 */
export async function listMap(
  ctx: ActionContext,
  id: string,
  isListed: boolean,
): Promise<Outcome<MapVersion>> {
  const read = await readMap(ctx, id);
  if (!read.ok) return read;
  const { map, site, mayEdit } = read.value;
  if (!mayEdit) return refused({ kind: "not-allowed", need: "edit-theory" });
  if (map.isListed === isListed) return done(map);
  const made: MapVersion = {
    ...{ ...map, isListed, version: map.version + 1, why: "" },
    changed: isListed ? "Put it back on the list." : "Took it off the list.",
    ...{ by: signatureOf(ctx.actor), at: ctx.now.getTime() },
  };
  const did = isListed ? "list-map" : "unlist-map";
  const act = actOf(ctx, did, mapSubject(id, site?.code, made));
  const isSaved = await saveMap(ctx.store, { map: id, site: site?.id ?? 0 }, made, act);
  return isSaved ? done(made) : refused({ kind: "stale", current: "" });
}
