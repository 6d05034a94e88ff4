import {
  type CommentDraft,
  CommentId,
  mentionsIn,
  type PinComment,
} from "@allteach/domain/boards/pin-comment";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import {
  addComment,
  commentOf,
  commentQuery,
  removeComment,
} from "@allteach/store/boards/pin-comment";
import { askDirectory, type Directory } from "@allteach/store/directory";
import { membershipsQuery, membersOf } from "@allteach/store/member";
import { ask } from "@allteach/store/network-store";
import { type ActionContext, actOf } from "../context.ts";
import { mayPinSomewhere } from "../pins/may-pin.ts";
import { readPinSetting } from "../pins/pin-setting.ts";
import { randomId } from "../random-id.ts";

/** Says something of a pin. Members whom it names with an @ are told in their mail of the day. */
export async function commentOnPin(
  ctx: ActionContext,
  directory: Directory,
  pinId: string,
  { text }: CommentDraft,
): Promise<Outcome<PinComment>> {
  const { actor, now, store, network } = ctx;
  const read = await readPinSetting(ctx, pinId);
  if (!read.ok) return read;
  const { pin, sites } = read.value;
  if (actor.kind !== "person" || !mayPinSomewhere(actor, sites)) {
    return refused({ kind: "not-allowed", need: "write-pins" });
  }
  const [members] = text.includes("@")
    ? await askDirectory(directory, membershipsQuery(directory, network.id))
    : [[]];
  const comment: PinComment = {
    ...{ id: CommentId.parse(randomId("c_")), pin: pin.id, text, owner: actor.user },
    ...{ at: now.getTime(), mentions: mentionsIn(text, membersOf(members)) },
  };
  const act = actOf(ctx, "comment-on-pin", pin.title, { pin: pin.id, comment: comment.id });
  if (!(await addComment(store, comment, act))) {
    const because = "You have said a lot just now. Wait ten minutes, then say the rest.";
    return refused({ kind: "too-many", because });
  }
  return done(comment);
}

/** Takes one's own comment back: no word of it is left. */
export async function takeBackComment(
  ctx: ActionContext,
  pinId: string,
  id: string,
): Promise<Outcome<undefined>> {
  const { actor, store } = ctx;
  const read = await readPinSetting(ctx, pinId);
  if (!read.ok) return read;
  const [[row]] = await ask(store, commentQuery(store, CommentId.safeParse(id).data ?? ""));
  const comment = row && commentOf(row);
  if (!comment || comment.pin !== read.value.pin.id) {
    return refused({ kind: "not-found", what: "comment" });
  }
  if (actor.kind !== "person" || actor.user !== comment.owner) {
    return refused({ kind: "not-allowed", need: "moderate-pins" });
  }
  const act = actOf(ctx, "take-back-comment", read.value.pin.title, { comment: comment.id });
  await removeComment(store, comment.id, act);
  return done(undefined);
}
