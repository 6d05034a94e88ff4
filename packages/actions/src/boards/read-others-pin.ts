import { may } from "@allteach/domain/permission";
import { mayWritePin } from "@allteach/domain/pins/seen-pin";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { namedSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { boardsQuery, boardsWithQuery } from "@allteach/store/boards/board";
import { charterOf, charterQuery } from "@allteach/store/charter";
import type { Commons } from "@allteach/store/commons";
import { ask } from "@allteach/store/network-store";
import type { ListedPin } from "@allteach/store/pins/shared-pin";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "../context.ts";
import { readSharedPin } from "../pins/search-shared-pins.ts";
import { type SeenBoard, seenBoard } from "./board-setting.ts";

/** Another network's pin as somebody may take it into their own. */
export interface OthersPinView {
  shared: ListedPin;
  /** The boards of the own network that it stands on. */
  boardsWith: readonly SeenBoard[];
  /** Boards that whoever asks may put it on. */
  ownBoards: readonly SeenBoard[];
  /** The sites that a version may be made for. */
  ownSites: readonly Site[];
  /** Whether a version may be made for the whole network. */
  forAll: boolean;
}

/** Reads another network's pin, and what can be done with it in one's own: the commons is asked meanwhile. */
export async function readOthersPin(
  { store, actor, network }: ActionContext,
  commons: Commons,
  reference: string,
): Promise<Outcome<OthersPinView>> {
  if (actor.kind !== "person" || !may(actor, "see-network")) {
    return refused({ kind: "not-allowed", need: "see-network" });
  }
  const [shared, [charters, siteRows, boardRows, withRows]] = await Promise.all([
    readSharedPin(commons, reference),
    ask(
      store,
      charterQuery(store),
      sitesQuery(store),
      boardsQuery(store),
      boardsWithQuery(store, reference),
    ),
  ]);
  if (!shared || shared.simulated !== network.simulated) {
    return refused({ kind: "not-found", what: "pin" });
  }
  const sites = namedSites(actor, charterOf(charters), siteRows.map(siteOf));
  const standsOn = new Set(withRows.map(({ board }) => board.id));
  const boards = boardRows.map((row) => seenBoard(actor, sites, row));
  return done({
    shared,
    boardsWith: boards.filter(({ board }) => standsOn.has(board.id)),
    ownBoards: boards.filter(({ board, mayWrite }) => mayWrite && !standsOn.has(board.id)),
    ownSites: sites.filter(({ id }) => mayWritePin(actor, { site: id })),
    forAll: mayWritePin(actor, {}),
  });
}
