import { BoardId, otherNetworksPin, PinReference } from "@allteach/domain/boards/board";
import type { NetworkId } from "@allteach/domain/identity";
import { PinId } from "@allteach/domain/pins/pin";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { putOnBoard, takeOffBoard } from "@allteach/store/boards/board";
import { type ActionContext, actOf } from "../context.ts";
import { readPinSetting } from "../pins/pin-setting.ts";
import { readBoardSetting } from "./board-setting.ts";
import { gradePins } from "./grade-pins.ts";

/** Reads what another network shares of one of its pins; nothing where it shares none. */
export type ReadShared = (
  network: NetworkId,
  pin: PinId,
) => Promise<{ title: string; network: string } | undefined>;

export interface PuttingOnBoard {
  board: string;
  /** A pin's id, one of another network as `network~pin`. */
  pin: string;
  note: string;
  /** The board that it is taken from; empty where it is taken from its own page. */
  via: string;
}

/**
 * Puts a pin on a board. A pin of another network stays that network's: the board names it, with its
 * title and its network as they were.
 */
export async function putPinOnBoard(
  ctx: ActionContext,
  { board: id, pin: reference, note, via }: PuttingOnBoard,
  readShared: ReadShared,
): Promise<Outcome<undefined>> {
  const { actor, store } = ctx;
  const read = await readBoardSetting(ctx, id);
  if (!read.ok) return read;
  const { board, mayWrite } = read.value;
  if (actor.kind !== "person" || !mayWrite) {
    return refused({ kind: "not-allowed", need: "write-pins" });
  }
  const named = await namedPin(ctx, reference, readShared);
  if (!named.ok) return named;
  const from = BoardId.safeParse(via).data;
  const isKnown = from !== undefined && (await readBoardSetting(ctx, from)).ok;
  const act = actOf(ctx, "put-on-board", board.name, { board: board.id, pin: reference });
  const placing = {
    ...{ board: board.id, pin: PinReference.parse(reference), ...named.value, by: actor.user },
    note: note.trim().slice(0, 300),
    ...(isKnown && { via: from }),
  };
  if (!(await putOnBoard(store, placing, act))) {
    const because = `it stands on “${board.name}” already`;
    return refused({ kind: "taken", field: "board", because });
  }
  if (board.isBundle) await gradePins(ctx, ctx.now, reference);
  return done(undefined);
}

/** What a board keeps of a pin's name: nothing of an own one, whose words are here. */
async function namedPin(
  ctx: ActionContext,
  reference: string,
  readShared: ReadShared,
): Promise<Outcome<{ title: string; network: string }>> {
  const other = otherNetworksPin(reference);
  if (!other) {
    const own = await readPinSetting(ctx, PinId.safeParse(reference).data ?? "");
    return own.ok ? done({ title: "", network: "" }) : own;
  }
  const shared = await readShared(other.network, other.pin);
  return shared ? done(shared) : refused({ kind: "not-found", what: "pin" });
}

/** Takes a pin off a board; the pin and its other boards stay. */
export async function takePinOffBoard(
  ctx: ActionContext,
  id: string,
  reference: string,
): Promise<Outcome<undefined>> {
  const read = await readBoardSetting(ctx, id);
  if (!read.ok) return read;
  const { board, mayWrite } = read.value;
  if (!mayWrite) return refused({ kind: "not-allowed", need: "write-pins" });
  const pin = PinReference.safeParse(reference).data;
  const act = actOf(ctx, "take-off-board", board.name, { board: board.id, pin: reference });
  if (pin === undefined || !(await takeOffBoard(ctx.store, { board: board.id, pin }, act))) {
    return refused({ kind: "not-found", what: "pin" });
  }
  if (board.isBundle) await gradePins(ctx, ctx.now, reference);
  return done(undefined);
}
