import { type Board, type BoardDraft, BoardId, mayWriteBoard } from "@allteach/domain/boards/board";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { namedSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { changeBoard, removeBoard, saveBoard } from "@allteach/store/boards/board";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { ask } from "@allteach/store/network-store";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { type ActionContext, actOf } from "../context.ts";
import { mayPinSomewhere } from "../pins/may-pin.ts";
import { randomId } from "../random-id.ts";
import { siteBy } from "../site-by.ts";
import { readBoardSetting } from "./board-setting.ts";

/** Makes a board: one's own, one's site's, or the network's. */
export async function makeBoard(ctx: ActionContext, draft: BoardDraft): Promise<Outcome<Board>> {
  const { store, actor, now } = ctx;
  if (actor.kind !== "person") return mayNot;
  const [charters, siteRows] = await ask(store, charterQuery(store), sitesQuery(store));
  const all = siteRows.map(siteOf);
  if (!mayPinSomewhere(actor, all)) return mayNot;
  const whose = whoseBoard(draft, namedSites(actor, charterOf(charters), all));
  if (!whose.ok) return whose;
  const at = now.getTime();
  const board: Board = {
    ...{ id: BoardId.parse(randomId("b_")), owner: actor.user, ...whose.value },
    ...{ name: draft.name, about: draft.about, revision: 1, createdAt: at, changedAt: at },
  };
  if (!mayWriteBoard(actor, board)) return mayNot;
  await saveBoard(store, board, actOf(ctx, "make-board", board.name, { board: board.id }));
  return done(board);
}

const mayNot = refused({ kind: "not-allowed", need: "write-pins" });

/** Whose a board is as it was typed: a site's needs the site, only a network's is a bundle. */
function whoseBoard(
  { kind, site: code, bundle }: BoardDraft,
  sites: readonly Site[],
): Outcome<Pick<Board, "kind" | "site" | "isBundle">> {
  if (kind !== "site") return done({ kind, isBundle: kind === "network" && bundle === "yes" });
  const site = siteBy(sites, code);
  if (site) return done({ kind, site: site.id, isBundle: false });
  const problems = [{ field: "site", because: "choose the site whose board it is" }];
  return refused({ kind: "invalid", problems });
}

/**
 * Writes a board's name and what it is for anew, and whether it is a bundle. Whose it is stays.
 *
 * @param saw The revision that whoever writes had before them.
 */
export async function rewriteBoard(
  ctx: ActionContext,
  id: string,
  { name, about, bundle }: Pick<BoardDraft, "name" | "about" | "bundle">,
  saw: number,
): Promise<Outcome<Board>> {
  const read = await readBoardSetting(ctx, id);
  if (!read.ok) return read;
  const { board: standing, mayWrite } = read.value;
  if (!mayWrite) return mayNot;
  if (standing.revision !== saw) return refused({ kind: "stale", current: "" });
  const board: Board = {
    ...{ ...standing, name, about, revision: saw + 1, changedAt: ctx.now.getTime() },
    isBundle: standing.kind === "network" && bundle === "yes",
  };
  const act = actOf(ctx, "change-board", name, { board: standing.id });
  const isChanged = await changeBoard(ctx.store, board, act);
  return isChanged ? done(board) : refused({ kind: "stale", current: "" });
}

/** Takes a board away. Every pin on it stands as before, and so do other boards. */
export async function takeBoardAway(ctx: ActionContext, id: string): Promise<Outcome<undefined>> {
  const read = await readBoardSetting(ctx, id);
  if (!read.ok) return read;
  const { board, mayWrite } = read.value;
  if (!mayWrite) return mayNot;
  const act = actOf(ctx, "remove-board", board.name, { board: board.id });
  const isRemoved = await removeBoard(ctx.store, board, act);
  return isRemoved ? done(undefined) : refused({ kind: "stale", current: "" });
}
