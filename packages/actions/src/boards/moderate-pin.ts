import { CommentId } from "@allteach/domain/boards/pin-comment";
import {
  type FlagDraft,
  FlagId,
  type Moderation,
  type PinFlag,
} from "@allteach/domain/boards/pin-flag";
import { may } from "@allteach/domain/permission";
import type { Pin } from "@allteach/domain/pins/pin";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { commentOf, commentQuery } from "@allteach/store/boards/pin-comment";
import {
  addFlag,
  flagOf,
  hiddenCommentsQuery,
  hiddenPinsQuery,
  moderate,
  openFlagsQuery,
} from "@allteach/store/boards/pin-flag";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { ask } from "@allteach/store/network-store";
import { pinOf } from "@allteach/store/pins/pin";
import { type ActionContext, actOf } from "../context.ts";
import { readPinSetting } from "../pins/pin-setting.ts";
import { type PinPlatform, takePinBack } from "../pins/share-pin.ts";
import { randomId } from "../random-id.ts";

/** Asks the network's moderators to look at a pin, or at a comment on it. */
export async function flagPin(
  ctx: ActionContext,
  pinId: string,
  commentId: string,
  { why, text }: FlagDraft,
): Promise<Outcome<PinFlag>> {
  const { actor, now, store } = ctx;
  const read = await readPinSetting(ctx, pinId);
  if (!read.ok) return read;
  if (actor.kind !== "person") return refused({ kind: "not-allowed", need: "see-network" });
  const { pin } = read.value;
  const comment = await commentNamed(ctx, pin, commentId);
  if (!comment.ok) return comment;
  const flag: PinFlag = {
    ...{ id: FlagId.parse(randomId("f_")), pin: pin.id, why, text, flaggedBy: actor.user },
    ...(comment.value && { comment: comment.value }),
    at: now.getTime(),
  };
  const act = actOf(ctx, "flag-pin", pin.title, { pin: pin.id, comment: flag.comment, why });
  if (!(await addFlag(store, flag, act))) {
    const because = "You have reported it already: the moderators see it.";
    return refused({ kind: "closed", because });
  }
  return done(flag);
}

/** The comment that is meant; nothing where the pin itself is. */
async function commentNamed(
  { store }: ActionContext,
  pin: Pin,
  id: string,
): Promise<Outcome<CommentId | undefined>> {
  if (id === "") return done(undefined);
  const [[row]] = await ask(store, commentQuery(store, CommentId.safeParse(id).data ?? ""));
  const comment = row && commentOf(row);
  if (comment?.pin !== pin.id) return refused({ kind: "not-found", what: "comment" });
  return done(comment.id);
}

/**
 * Takes a pin or a comment from everybody's sight, shows it again, or leaves it; every report about it
 * is answered by that. A pin that other networks read is taken back from them first.
 */
export async function moderatePin(
  ctx: ActionContext,
  platform: Omit<PinPlatform, "later">,
  pinId: string,
  commentId: string,
  { act: what, why }: Moderation,
): Promise<Outcome<undefined>> {
  const { actor, store } = ctx;
  if (actor.kind !== "person" || !may(actor, "moderate-pins")) {
    return refused({ kind: "not-allowed", need: "moderate-pins" });
  }
  const read = await readPinSetting(ctx, pinId);
  if (!read.ok) return read;
  const { pin } = read.value;
  const comment = await commentNamed(ctx, pin, commentId);
  if (!comment.ok) return comment;
  if (what === "hide" && comment.value === undefined) {
    const back = await takePinBack(ctx, platform, read.value);
    if (!back.ok) return back;
  }
  const act = actOf(ctx, "moderate-pin", pin.title, {
    ...{ pin: pin.id, comment: comment.value, act: what, why },
  });
  const moderated = { pin: pin.id, comment: comment.value };
  await moderate(store, moderated, { act: what, why, by: actor.user }, act);
  return done(undefined);
}

/** Reads what waits for the moderators, and what they took from sight. */
export async function readModeration({ store, actor }: ActionContext) {
  if (!may(actor, "moderate-pins")) {
    return refused({ kind: "not-allowed", need: "moderate-pins" });
  }
  const [charters, flags, pins, comments] = await ask(
    store,
    charterQuery(store),
    openFlagsQuery(store),
    hiddenPinsQuery(store),
    hiddenCommentsQuery(store),
  );
  return done({
    charter: charterOf(charters),
    flags: flags.map(({ flag, title, said }) => ({ ...flagOf(flag), title, said })),
    pins: pins.map((row) => pinOf({ pin: row, file: null }).pin),
    comments: comments.map(({ comment, title }) => ({ ...commentOf(comment), title })),
  });
}
