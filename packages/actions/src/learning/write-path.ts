import { targetOf } from "@allteach/domain/events/target";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import {
  PathDraft,
  type PathItem,
  pathProblems,
  type TrainingPath,
  writtenItems,
} from "@allteach/domain/training-path";
import { addPaths, changePath as keepChanged } from "@allteach/store/events/training-path";
import * as z from "zod";
import { type ActionContext, actOf } from "../context.ts";
import { randomId } from "../random-id.ts";
import { readPath } from "./read-training.ts";

/** Writes a new training path. */
export async function writePath(
  ctx: ActionContext,
  draft: PathDraft,
): Promise<Outcome<TrainingPath>> {
  const made = checked(ctx, draft);
  if (!made.ok) return made;
  const path: TrainingPath = { ...made.value, id: randomId("t_"), revision: 1 };
  const act = actOf(ctx, "write-training-path", subjectOf(path), { after: draft });
  await addPaths(ctx.store, [path], act);
  return done(path);
}

/** A path as someone would have it; the revision that they saw. */
export const PathEdit = PathDraft.extend({ saw: z.coerce.number().int().min(1) });
export type PathEdit = z.infer<typeof PathEdit>;

export type ChangedPath =
  | { kind: "changed"; path: TrainingPath }
  | { kind: "overtaken"; theirs: TrainingPath };

/** Changes a path; where somebody was quicker, nothing is saved. */
export async function changePath(
  ctx: ActionContext,
  id: string,
  { saw, ...draft }: PathEdit,
): Promise<Outcome<ChangedPath>> {
  const made = checked(ctx, draft);
  if (!made.ok) return made;
  const read = await readPath(ctx, id);
  if (!read.ok) return read;
  const before = read.value.path;
  if (before.revision !== saw) return done({ kind: "overtaken", theirs: before });
  const path: TrainingPath = { ...made.value, id, revision: saw + 1 };
  const act = actOf(ctx, "change-training-path", subjectOf(path), { before, after: path });
  if (await keepChanged(ctx.store, path, { act, isRemoved: false })) {
    return done({ kind: "changed", path });
  }
  const again = await readPath(ctx, id);
  return again.ok ? done({ kind: "overtaken", theirs: again.value.path }) : again;
}

/** Takes a path out of the list; what people did on it is kept. */
export async function removePath(ctx: ActionContext, id: string): Promise<Outcome<undefined>> {
  if (!may(ctx.actor, "manage-events")) {
    return refused({ kind: "not-allowed", need: "manage-events" });
  }
  const read = await readPath(ctx, id);
  if (!read.ok) return read;
  const { path } = read.value;
  const act = actOf(ctx, "change-training-path", subjectOf(path), { removed: true });
  const next = { ...path, revision: path.revision + 1 };
  if (await keepChanged(ctx.store, next, { act, isRemoved: true })) return done(undefined);
  return refused({ kind: "overtaken", by: "someone who changed it", at: ctx.now.getTime() });
}

function checked(
  { actor, network }: ActionContext,
  draft: PathDraft,
): Outcome<Pick<TrainingPath, "name" | "about" | "items">> {
  if (!may(actor, "manage-events")) return refused({ kind: "not-allowed", need: "manage-events" });
  const problems = pathProblems(draft, network.slug);
  if (problems.length > 0) return refused({ kind: "invalid", problems });
  const { name, about } = draft;
  const items = writtenItems(draft).flatMap(({ key, title, address, helps }): PathItem[] => {
    const target = targetOf(address, network.slug);
    return "problem" in target ? [] : [{ key: key || randomId("i_", 8), title, target, helps }];
  });
  return done({ name, about, items });
}

const subjectOf = ({ id, name }: TrainingPath) => `${id}: ${name.slice(0, 60)}`;
