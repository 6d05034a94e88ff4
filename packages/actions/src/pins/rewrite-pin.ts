import type { Pin, PinDraft } from "@allteach/domain/pins/pin";
import type { PinFile } from "@allteach/domain/pins/pin-file";
import { mayWritePin } from "@allteach/domain/pins/seen-pin";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { changePin, removePinRow } from "@allteach/store/pins/pin";
import { type ActionContext, actOf } from "../context.ts";
import { followInCommons, isOut } from "../sharing.ts";
import { dropFile, keepFile } from "./keep-file.ts";
import { type PinSetting, readPinSetting } from "./pin-setting.ts";
import { pinSharing } from "./pin-sharing.ts";
import { type PinPlatform, problemsInShared, takePinBack } from "./share-pin.ts";
import { type ComingFile, decideDraft, saidOf } from "./write-pin.ts";

/** A pin as it was typed anew. */
export interface PinRewriting {
  draft: PinDraft;
  /** The revision that whoever writes had before them. */
  saw: number;
  /** A file that is to take the place of the one before. */
  coming?: ComingFile | undefined;
}

/**
 * Writes a pin anew. Where it is shared, other networks read the new words soon after, and none that
 * could lead to one person.
 */
export async function rewritePin(
  ctx: ActionContext,
  platform: PinPlatform,
  id: string,
  { draft, saw, coming }: PinRewriting,
): Promise<Outcome<Pin>> {
  const read = await readPinSetting(ctx, id);
  if (!read.ok) return read;
  const { pin: standing, publication } = read.value;
  if (ctx.actor.kind !== "person" || !mayWritePin(ctx.actor, standing)) {
    return refused({ kind: "not-allowed", need: "write-pins" });
  }
  if (standing.revision !== saw) return refused({ kind: "stale", current: "" });
  const kept = draft.kind === standing.kind ? standing.file : undefined;
  const decided = await decideDraft(ctx, draft, (coming ?? kept) !== undefined);
  if (!decided.ok) return decided;
  const sent = coming && (await keepFile(ctx, coming.platform, draft.kind, coming.sent));
  if (sent && !sent.ok) return sent;
  const file = sent?.value;
  const pin = rewritten(standing, decided.value, file?.id ?? kept, ctx.now);
  const found = problemsInShared(settingWith(read.value, pin, file));
  if (found.length > 0) return refused({ kind: "invalid", problems: found });
  const act = actOf(ctx, "rewrite-pin", pin.title, saidOf(pin));
  const sharing = pinSharing(platform.archive);
  const shared = { thing: pin.id, publication };
  const isChanged = await followInCommons(ctx, platform, sharing, shared, () =>
    changePin(ctx.store, pin, act),
  );
  if (!isChanged) return refused({ kind: "stale", current: "" });
  if (standing.file !== undefined && standing.file !== pin.file) {
    await dropFile({ ...ctx, archive: platform.archive }, standing.file);
  }
  return done(pin);
}

function rewritten(standing: Pin, words: Partial<Pin>, file: string | undefined, now: Date): Pin {
  const { id, owner, origin, version, visibility, createdAt, revision, hidden } = standing;
  return {
    ...(words as Pin),
    ...{ id, owner, version, visibility, createdAt },
    ...{ revision: revision + 1, changedAt: now.getTime() },
    ...(origin && { origin }),
    ...(hidden && { hidden }),
    ...(file !== undefined && { file }),
  };
}

function settingWith(setting: PinSetting, pin: Pin, sent: PinFile | undefined): PinSetting {
  const { file: before, measure: _, ...rest } = setting;
  const file = sent ?? (pin.file === before?.id ? before : undefined);
  const measure = setting.measures.find(({ id }) => id === pin.measure);
  return { ...rest, pin, ...(file && { file }), ...(measure && { measure }) };
}

/**
 * Removes a pin: from all networks first where they read it, then every word of it and its file. What
 * was made from it stays.
 */
export async function removePin(
  ctx: ActionContext,
  platform: Omit<PinPlatform, "later">,
  id: string,
): Promise<Outcome<undefined>> {
  const read = await readPinSetting(ctx, id);
  if (!read.ok) return read;
  const { pin, publication } = read.value;
  if (ctx.actor.kind !== "person" || !mayWritePin(ctx.actor, pin)) {
    return refused({ kind: "not-allowed", need: "write-pins" });
  }
  if (isOut(publication)) {
    const back = await takePinBack(ctx, platform, read.value);
    return back.ok ? removePin(ctx, platform, id) : back;
  }
  const act = actOf(ctx, "remove-pin", pin.title, { pin: pin.id });
  if (!(await removePinRow(ctx.store, pin, act))) return refused({ kind: "stale", current: "" });
  if (pin.file !== undefined) await dropFile({ ...ctx, archive: platform.archive }, pin.file);
  return done(undefined);
}
