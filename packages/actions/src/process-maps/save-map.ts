import { may } from "@allteach/domain/permission";
import { type MapChange, mapDifference } from "@allteach/domain/process-map/map-difference";
import { type MapClash, mergeMaps } from "@allteach/domain/process-map/map-merge";
import {
  MapName,
  type MapVersion,
  mapProblems,
  newMap,
  ProcessMap,
} from "@allteach/domain/process-map/process-map";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { ask } from "@allteach/store/network-store";
import { mapOf, mapVersionQuery, saveMap as store } from "@allteach/store/process-maps/process-map";
import * as z from "zod";
import { type ActionContext, actOf, signatureOf } from "../context.ts";
import { randomId } from "../random-id.ts";
import { siteBy } from "../site-by.ts";
import { type MapView, readMap, readMaps } from "./read-map.ts";

/** A map as someone begins it. */
export const NewMap = z.object({
  name: MapName,
  /** The site whose process it is, by its code; empty for the network. */
  site: z.string().trim().max(60).default(""),
  /** The map that it begins as a copy of; empty for an empty one. */
  from: z.string().trim().max(40).default(""),
});
export type NewMap = z.infer<typeof NewMap>;

/** Begins a map: an empty one, or a copy of one that somebody drew. */
export async function beginMap(
  ctx: ActionContext,
  { name, site: code, from }: NewMap,
): Promise<Outcome<{ id: string }>> {
  const read = await readMaps(ctx);
  if (!read.ok) return read;
  const { sites } = read.value;
  const site = code === "" ? undefined : siteBy(sites, code);
  if (code !== "" && !site) {
    return refused({ kind: "not-found", what: "site", known: sites.map((each) => each.code) });
  }
  if (!may(ctx.actor, "edit-theory", site?.id)) {
    return refused({ kind: "not-allowed", need: "edit-theory" });
  }
  const copied = from === "" ? undefined : await readMap(ctx, from);
  if (copied && !copied.ok) return copied;
  const { steps } = copied ? copied.value.map : newMap(name);
  const why = copied ? `Began as a copy of “${copied.value.map.name}”.` : "";
  const id = randomId("m_");
  const made: MapVersion = {
    ...{ version: 1, name, steps, changed: "", why, isListed: true },
    ...{ by: signatureOf(ctx.actor), at: ctx.now.getTime() },
  };
  const act = actOf(ctx, "begin-map", mapSubject(id, site?.code, made), { why });
  await store(ctx.store, { map: id, site: site?.id ?? 0 }, made, act);
  return done({ id });
}

/** A map as someone would have it. */
export const MapEdit = ProcessMap.extend({
  /** The version that it was made from. */
  saw: z.coerce.number().int().min(0),
  why: z.string().trim().max(500, "use at most 500 characters").default(""),
});
export type MapEdit = z.infer<typeof MapEdit>;

/** Saved; or somebody was quicker: then both are joined, and nothing is saved until it was looked at. */
export type SavedMap =
  | { kind: "saved"; version: number }
  | {
      kind: "overtaken";
      merged: ProcessMap;
      clashes: readonly MapClash[];
      theirs: MapVersion;
      /** What the other changed in the meantime. */
      changes: readonly MapChange[];
    };

/** Saves a map's next version. */
export async function saveMap(
  ctx: ActionContext,
  id: string,
  { saw, why, ...edit }: MapEdit,
): Promise<Outcome<SavedMap>> {
  const read = await readMap(ctx, id);
  if (!read.ok) return read;
  const { map, site, mayEdit } = read.value;
  if (!mayEdit) return refused({ kind: "not-allowed", need: "edit-theory" });
  if (map.version !== saw) return done(await joined(ctx, read.value, saw, edit));
  const problems = mapProblems(edit);
  if (problems.length > 0) return refused({ kind: "invalid", problems });
  const changes = mapDifference(map, edit);
  if (changes.length === 0) return done({ kind: "saved", version: map.version });

  const version = map.version + 1;
  const lines = changes.map(({ words }) => words);
  const made: MapVersion = {
    ...{ ...edit, version, changed: lines.join("\n"), why, isListed: map.isListed },
    ...{ by: signatureOf(ctx.actor), at: ctx.now.getTime() },
  };
  const act = actOf(ctx, "change-map", mapSubject(id, site?.code, made), { why, lines });
  const owner = { map: id, site: site?.id ?? 0 } as const;
  if (await store(ctx.store, owner, made, act)) return done({ kind: "saved", version });
  const again = await readMap(ctx, id);
  return again.ok ? done(await joined(ctx, again.value, saw, edit)) : again;
}

/** How the audit names a version. */
export const mapSubject = (id: string, site: string | undefined, { name, version }: MapVersion) =>
  `${site ?? "network"}, ${id}, version ${version}: ${name.slice(0, 60)}`;

async function joined(
  { store: network }: ActionContext,
  { id, map: theirs }: MapView,
  saw: number,
  mine: ProcessMap,
): Promise<Extract<SavedMap, { kind: "overtaken" }>> {
  const [[row]] = await ask(network, mapVersionQuery(network, id, saw));
  const base = row ? mapOf(row) : theirs;
  const { clashes, ...merged } = mergeMaps(base, theirs, mine);
  return { kind: "overtaken", merged, clashes, theirs, changes: mapDifference(base, theirs) };
}
