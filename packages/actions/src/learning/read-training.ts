import type { Charter } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { TrainingPath } from "@allteach/domain/training-path";
import { charterOf, charterQuery } from "@allteach/store/charter";
import {
  pathOf,
  pathQuery,
  pathsQuery,
  trainingCountsQuery,
  trainingDoneQuery,
} from "@allteach/store/events/training-path";
import { ask } from "@allteach/store/network-store";
import type { ActionContext } from "../context.ts";
import { userOf } from "../events/own-places.ts";

/** A path with how far whoever asks has come. */
export interface PathProgress {
  path: TrainingPath;
  /** Keys of what they have done. */
  done: ReadonlySet<string>;
}

export interface PathsView {
  charter: Charter;
  paths: readonly PathProgress[];
  mayWrite: boolean;
}

/** Every training path, with one's own progress. */
export async function readPaths({ store, actor }: ActionContext): Promise<Outcome<PathsView>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, rows, own] = await ask(
    store,
    charterQuery(store),
    pathsQuery(store),
    trainingDoneQuery(store, userOf(actor)),
  );
  return done({
    charter: charterOf(charters),
    paths: rows.map(pathOf).map((path) => ({ path, done: doneOf(path, own) })),
    mayWrite: may(actor, "manage-events"),
  });
}

export interface PathView extends PathProgress {
  charter: Charter;
  /** How many people have done each thing, for those who write paths. */
  counts: ReadonlyMap<string, number>;
  mayFollow: boolean;
  mayWrite: boolean;
}

/** One training path. */
export async function readPath(
  { store, actor }: ActionContext,
  id: string,
): Promise<Outcome<PathView>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, [row], own, counts] = await ask(
    store,
    charterQuery(store),
    pathQuery(store, id),
    trainingDoneQuery(store, userOf(actor)),
    trainingCountsQuery(store, id),
  );
  if (!row) return refused({ kind: "not-found", what: "path" });
  const path = pathOf(row);
  const mayWrite = may(actor, "manage-events");
  return done({
    ...{ charter: charterOf(charters), path, done: doneOf(path, own), mayWrite },
    mayFollow: isMember(actor),
    counts: new Map(mayWrite ? counts.map(({ item, people }) => [item, people]) : []),
  });
}

/** Whether somebody belongs to the network as a person who may come to its events. */
export function isMember(actor: ActionContext["actor"]): boolean {
  if (actor.kind !== "person") return false;
  return actor.grants.some(({ site }) => may(actor, "attend-events", site));
}

function doneOf(
  { id }: TrainingPath,
  rows: Awaited<ReturnType<typeof trainingDoneQuery>>,
): ReadonlySet<string> {
  return new Set(rows.filter(({ pathId }) => pathId === id).map(({ item }) => item));
}
