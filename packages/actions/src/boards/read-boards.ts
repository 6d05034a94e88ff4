import type { Charter } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import { mayWritePin } from "@allteach/domain/pins/seen-pin";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { namedSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import {
  boardQuery,
  boardsQuery,
  placedPinsQuery,
  placesQuery,
} from "@allteach/store/boards/board";
import { followersQuery, followsQuery } from "@allteach/store/boards/follow";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "../context.ts";
import { mayPinSomewhere } from "../pins/may-pin.ts";
import { type SeenBoard, seenBoard } from "./board-setting.ts";
import { type FeedCard, feedCards } from "./pin-cards.ts";

/** As many pins as a board's page shows at once. */
const PAGE = 24;

/** Every board of a network. */
export interface BoardsView {
  charter: Charter;
  boards: readonly SeenBoard[];
  /** The sites that whoever asks may make boards for. */
  sites: readonly Site[];
  mayMake: boolean;
  mayMakeForAll: boolean;
}

export async function readBoards({ store, actor }: ActionContext): Promise<Outcome<BoardsView>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const [charters, siteRows, rows] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    boardsQuery(store),
  );
  const charter = charterOf(charters);
  const all = siteRows.map(siteOf);
  const seen = namedSites(actor, charter, all);
  const isPerson = actor.kind === "person";
  return done({
    charter,
    boards: rows.map((row) => seenBoard(actor, seen, row)),
    sites: isPerson ? seen.filter(({ id }) => mayWritePin(actor, { site: id })) : [],
    mayMake: mayPinSomewhere(actor, all),
    mayMakeForAll: isPerson && mayWritePin(actor, {}),
  });
}

/** A pin as a board shows it: an own one whole, one of another network by its name. */
export interface PlacedPin {
  reference: string;
  note: string;
  at: number;
  card?: FeedCard;
  other?: { title: string; network: string };
  /** The board that it was taken from, while that stands. */
  via?: { id: string; name: string };
}

export interface BoardView extends SeenBoard {
  charter: Charter;
  placed: readonly PlacedPin[];
  next?: string;
  /** How many people follow it, and whether whoever asks does; and whether they follow its owner. */
  followers: number;
  isFollowed: boolean;
  isOwnerFollowed: boolean;
}

/** A board with what stands on it, the newest first, a page at a time. */
export async function readBoard(
  { store, actor }: ActionContext,
  id: string,
  after: string,
): Promise<Outcome<BoardView>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const before = placeOf(after);
  const user = actor.kind === "person" ? actor.user : "";
  const part = { ...(before && { before }), limit: PAGE + 1 };
  const [charters, siteRows, measureRows, boards, rows, pins, followers, follows] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    boardQuery(store, id),
    placesQuery(store, id, part),
    placedPinsQuery(store, id, part),
    followersQuery(store, { kind: "board", target: id }),
    followsQuery(store, user),
  );
  const [row] = boards;
  if (!row) return refused({ kind: "not-found", what: "board" });
  const charter = charterOf(charters);
  const sites = siteRows.map(siteOf);
  const place = { charter, sites, measures: measureRows.map(measureOf) };
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  const cards = new Map(feedCards(actor, place, pins).map((card) => [card.pin.id as string, card]));
  return done({
    ...seenBoard(actor, namedSites(actor, charter, sites), row),
    ...{ charter, placed: shown.flatMap((each) => placedPin(each, cards.get(each.pin))) },
    ...(last && { next: `${last.addedAt}-${last.pin}` }),
    followers: followers[0]?.people ?? 0,
    isFollowed: follows.some(({ kind, target }) => kind === "board" && target === id),
    isOwnerFollowed: follows.some(({ kind, target }) => {
      return kind === "person" && target === row.board.owner;
    }),
  });
}

function placedPin(
  {
    pin: reference,
    note,
    addedAt: at,
    title,
    network,
    via,
    viaName,
  }: Awaited<ReturnType<typeof placesQuery>>[number],
  card: FeedCard | undefined,
): PlacedPin[] {
  const from = via !== null && viaName !== null && { via: { id: via, name: viaName } };
  const placed = { reference, note, at, ...from };
  if (network !== "") return [{ ...placed, other: { title, network } }];
  return card ? [{ ...placed, card }] : [];
}

/** Where a page begins; nothing where the address says nothing of it. */
function placeOf(after: string): { at: number; pin: string } | undefined {
  const [, at, pin] = /^(\d{1,15})-((?:n_[a-z0-9]{16}~)?p_[a-z0-9]{16})$/.exec(after) ?? [];
  return at !== undefined && pin !== undefined ? { at: Number(at), pin } : undefined;
}
