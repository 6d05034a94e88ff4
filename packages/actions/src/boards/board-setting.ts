import { type Board, BoardId, mayWriteBoard } from "@allteach/domain/boards/board";
import type { Charter } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { namedSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { boardOf, boardQuery } from "@allteach/store/boards/board";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { ask } from "@allteach/store/network-store";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "../context.ts";

/** A board as far as someone may read it. */
export interface SeenBoard {
  board: Board;
  /** Whose, where it is a site's that may be named. */
  site?: Site;
  pins: number;
  mayWrite: boolean;
}

/** A board with everything that an act on it rests on. */
export interface BoardSetting extends SeenBoard {
  charter: Charter;
  sites: readonly Site[];
}

/** Reads one board for whoever may enter its network. */
export async function readBoardSetting(
  { store, actor }: Pick<ActionContext, "store" | "actor">,
  id: string,
): Promise<Outcome<BoardSetting>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  if (!BoardId.safeParse(id).success) return refused({ kind: "not-found", what: "board" });
  const [charters, siteRows, rows] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    boardQuery(store, id),
  );
  const charter = charterOf(charters);
  const sites = namedSites(actor, charter, siteRows.map(siteOf));
  const [row] = rows;
  if (!row) return refused({ kind: "not-found", what: "board" });
  return done({ ...seenBoard(actor, sites, row), charter, sites });
}

/** A row as a board that somebody sees. */
export function seenBoard(
  actor: ActionContext["actor"],
  sites: readonly Site[],
  row: Parameters<typeof boardOf>[0] & { pins: number },
): SeenBoard {
  const board = boardOf(row);
  const site = sites.find(({ id }) => id === board.site);
  return {
    ...{ board, pins: row.pins },
    ...(site && { site }),
    mayWrite: actor.kind === "person" && mayWriteBoard(actor, board),
  };
}
