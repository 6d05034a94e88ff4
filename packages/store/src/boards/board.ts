import type { Act } from "@allteach/domain/audit";
import type { Board, BoardId, PinReference } from "@allteach/domain/boards/board";
import type { SiteId, UserId } from "@allteach/domain/identity";
import { and, asc, desc, eq, getTableColumns, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { recorded } from "../audit.ts";
import { isAt } from "../is-at.ts";
import type { NetworkStore } from "../network-store.ts";
import { fileColumns } from "../pins/pin.ts";
import { pinFile, pin as pinTable } from "../pins/pin-schema.ts";
import { boardPin, board as boardTable, pinGrade } from "./board-schema.ts";
import { gradeColumns } from "./pin-grade.ts";

/** More boards than a network of three hundred sites makes. */
const MAX_BOARDS = 3000;

/** A row of a board in the order of its list: the newest first. */
export interface BoardPlace {
  at: number;
  pin: string;
}

/** Every board with how many pins stand on it, by name. */
export function boardsQuery({ db }: NetworkStore) {
  return db
    .select({
      board: boardTable,
      pins: sql<number>`(select count(*) from board_pin where board_id = ${boardTable.id})`,
    })
    .from(boardTable)
    .where(isNull(boardTable.removedAt))
    .orderBy(asc(sql`${boardTable.name} collate nocase`), asc(boardTable.id))
    .limit(MAX_BOARDS);
}

export function boardQuery({ db }: NetworkStore, id: string) {
  return db
    .select({
      board: boardTable,
      pins: sql<number>`(select count(*) from board_pin where board_id = ${boardTable.id})`,
    })
    .from(boardTable)
    .where(and(eq(boardTable.id, id), isNull(boardTable.removedAt)))
    .limit(1);
}

type Row = Awaited<ReturnType<typeof boardQuery>>[number];

export function boardOf({ board: row }: Pick<Row, "board">): Board {
  const { id, kind, name, about, siteId, owner, isBundle, revision, createdAt, changedAt } = row;
  return {
    ...{ id: id as BoardId, kind, name, about, isBundle, revision, createdAt, changedAt },
    owner: owner as UserId,
    ...(siteId !== null && { site: siteId as SiteId }),
  };
}

/** Which part of a board is asked for. */
interface BoardPart {
  before?: BoardPlace;
  limit: number;
}

const viaBoard = alias(boardTable, "via_board");

/**
 * What stands on a board, the newest first, with the name of the board that it was taken from: no own
 * pin that was hidden or removed.
 */
export function placesQuery({ db }: NetworkStore, board: string, part: BoardPart) {
  return db
    .select({
      ...getTableColumns(boardPin),
      viaName: sql<string | null>`${viaBoard.name}`.as("via_name"),
    })
    .from(boardPin)
    .leftJoin(viaBoard, and(eq(viaBoard.id, boardPin.via), isNull(viaBoard.removedAt)))
    .where(isOfPart(board, part))
    .orderBy(desc(boardPin.addedAt), desc(boardPin.pin))
    .limit(part.limit);
}

/** The own pins among them, each with its file and its grade. */
export function placedPinsQuery({ db }: NetworkStore, board: string, part: BoardPart) {
  return db
    .select({ pin: pinTable, file: fileColumns, grade: gradeColumns })
    .from(pinTable)
    .leftJoin(pinFile, eq(pinFile.id, pinTable.fileId))
    .leftJoin(pinGrade, eq(pinGrade.pinId, pinTable.id))
    .where(
      sql`${pinTable.id} in (select board_pin.pin from board_pin where ${isOfPart(board, part)}
        order by board_pin.added_at desc, board_pin.pin desc limit ${part.limit})`,
    )
    .limit(part.limit);
}

function isOfPart(board: string, { before }: BoardPart) {
  return and(
    eq(boardPin.boardId, board),
    sql`(${boardPin.network} <> '' or exists (select 1 from pin as own
      where own.id = ${boardPin.pin} and own.removed_at is null and own.hidden_at is null))`,
    before && olderThan(before),
  );
}

/** As one comparison, so that the index is entered where the page begins. */
function olderThan({ at, pin }: BoardPlace): SQL {
  return sql`(${boardPin.addedAt}, ${boardPin.pin}) < (${at}, ${pin})`;
}

/** The boards on which a pin stands. */
export function boardsWithQuery({ db }: NetworkStore, pin: string) {
  return db
    .select({ board: boardTable, addedBy: boardPin.addedBy, addedAt: boardPin.addedAt })
    .from(boardPin)
    .innerJoin(boardTable, eq(boardTable.id, boardPin.boardId))
    .where(and(eq(boardPin.pin, pin), isNull(boardTable.removedAt)))
    .orderBy(asc(sql`${boardTable.name} collate nocase`))
    .limit(MAX_BOARDS);
}

function rowOf({ site, ...board }: Board) {
  return { ...board, siteId: site ?? null };
}

/** Keeps a new board. */
export async function saveBoard(store: NetworkStore, board: Board, act: Act): Promise<void> {
  await recorded(store, act, () => [store.db.insert(boardTable).values(rowOf(board))]);
}

/**
 * Writes a board anew.
 *
 * @returns False when someone changed it meanwhile: nothing was written then.
 */
export async function changeBoard(
  store: NetworkStore,
  { id, ...board }: Board,
  act: Act,
): Promise<boolean> {
  return change(store, { id, revision: board.revision }, rowOf({ id, ...board }), act);
}

/** Takes a board away; its row stays, and the pins that stood on it stand elsewhere as before. */
export async function removeBoard(
  store: NetworkStore,
  { id, revision }: Pick<Board, "id" | "revision">,
  act: Act,
): Promise<boolean> {
  const row = { revision: revision + 1, removedAt: act.at };
  return change(store, { id, revision: revision + 1 }, row, act);
}

async function change(
  store: NetworkStore,
  { id, revision }: Pick<Board, "id" | "revision">,
  row: Partial<typeof boardTable.$inferInsert>,
  act: Act,
): Promise<boolean> {
  const [changed] = await recorded(
    store,
    act,
    () => [
      store.db
        .update(boardTable)
        .set(row)
        .where(and(eq(boardTable.id, id), eq(boardTable.revision, revision - 1)))
        .returning({ id: boardTable.id }),
    ],
    { when: isAt("board", id, revision - 1) },
  );
  return changed.length === 1;
}

/** A pin that is put on a board. */
export interface Placing {
  board: BoardId;
  pin: PinReference;
  /** Of another network's pin: its title and its network's name, as they are now. */
  title: string;
  network: string;
  note: string;
  /** The board that it was taken from. */
  via?: BoardId;
  by: UserId;
}

/**
 * Puts a pin on a board.
 *
 * @returns False where it stands there already: nothing is written then.
 */
export async function putOnBoard(
  store: NetworkStore,
  { board, pin, title, network, note, via, by }: Placing,
  act: Act,
): Promise<boolean> {
  const isNew = sql`not exists (
    select 1 from board_pin where board_id = ${board} and pin = ${pin})`;
  const [put] = await recorded(
    store,
    act,
    () => [
      store.db
        .insert(boardPin)
        .values({
          ...{ boardId: board, pin, title, network, note, via: via ?? null },
          ...{ addedBy: by, addedAt: act.at },
        })
        .onConflictDoNothing()
        .returning({ pin: boardPin.pin }),
    ],
    { when: isNew },
  );
  return put.length === 1;
}

/** Takes a pin off a board; it stands on others as before. */
export async function takeOffBoard(
  store: NetworkStore,
  { board, pin }: Pick<Placing, "board" | "pin">,
  act: Act,
): Promise<boolean> {
  const stands = sql`exists (select 1 from board_pin where board_id = ${board} and pin = ${pin})`;
  const [taken] = await recorded(
    store,
    act,
    () => [
      store.db
        .delete(boardPin)
        .where(and(eq(boardPin.boardId, board), eq(boardPin.pin, pin)))
        .returning({ pin: boardPin.pin }),
    ],
    { when: stands },
  );
  return taken.length === 1;
}
