import {
  type Act,
  type ActName,
  type AuditEntry,
  beginningOf,
  followChain,
  sealed,
  type Whence,
} from "@allteach/domain/audit";
import { NetworkId } from "@allteach/domain/identity";
import type { NetworkRecord } from "@allteach/domain/network";
import type { NetworkExport } from "@allteach/interchange/network-export";
import type { Cell, WholeTable } from "@allteach/store/whole-network";

/**
 * The rows of an export as the new network has them. What changes is what says whose database it is,
 * and nothing else: the charter's ids and name; the hashes of the audit, whose chain begins with the
 * network's id, and one entry at its end about the import; mails not sent yet, which stop; and what
 * was shared with all networks, which is the old network's to share: here nobody has chosen it yet.
 */
export async function rewriteImport(
  { tables }: NetworkExport,
  { id, slug, name }: NetworkRecord,
  act: Omit<Act, "detail">,
): Promise<WholeTable[]> {
  const named = Object.entries(tables).map(
    ([table, rows]): WholeTable => ({ name: table, ...rows }),
  );
  const was = cellOf(named, "charter", "network_id");
  const entries = await resealed(named, was, id, act);
  const narrowed = {
    goal: toTheirReaders(named, "goal_publication", "goal_id"),
    pin: toTheirReaders(named, "pin_publication", "pin_id"),
  };
  return named.map((table) => {
    switch (table.name) {
      case "charter":
        return withCells(table, { network_id: id, slug, name });
      case "audit_entry":
        return { ...table, columns: entryColumns, rows: entries.map(rowOfEntry) };
      case "audit_head":
        return withCells(table, { id: entries.length });
      case "delivery":
        return stopped(table, ["ready", "sending"]);
      case "news_mail":
        return stopped(table, ["planned", "gathered"]);
      case "goal":
      case "pin":
        return narrowed[table.name](table);
      case "goal_publication":
      case "pin_publication":
        return withCells(table, withdrawn);
      default:
        return table;
    }
  });
}

const entryColumns = [
  ...["id", "at", "actor", "action", "subject", "via", "address"],
  ...["detail", "prev_hash", "hash"],
] as const;

async function resealed(
  tables: readonly WholeTable[],
  was: Cell,
  id: NetworkId,
  act: Omit<Act, "detail">,
): Promise<AuditEntry[]> {
  const old = entriesIn(tables.find(({ name }) => name === "audit_entry"));
  const oldId = NetworkId.safeParse(was);
  const fault = oldId.success
    ? await followChain(await beginningOf(oldId.data), old)
    : { id: 1, kind: "altered" };
  const made: AuditEntry[] = [];
  let head = await beginningOf(id);
  const append = async (next: Act) => {
    const entry = await sealed(head, next);
    made.push(entry);
    head = entry;
  };
  for (const { at, actor, action, subject, via, address, detail } of old) {
    const whence = { via: via as Whence["via"], address };
    const kept = JSON.parse(detail) as Act["detail"];
    await append({ at, actor, subject, whence, detail: kept, action: action as ActName });
  }
  const last = old.at(-1)?.hash ?? null;
  await append({ ...act, detail: { entries: old.length, lastHash: last, fault: fault ?? null } });
  return made;
}

function entriesIn(table: WholeTable | undefined): AuditEntry[] {
  if (!table) return [];
  const at = new Map(table.columns.map((column, place) => [column, place]));
  return table.rows.map((row) => {
    const cell = (column: string) => row[at.get(column) ?? -1] ?? "";
    const text = (column: string) => String(cell(column));
    return {
      ...{ id: Number(cell("id")), at: Number(cell("at")), actor: text("actor") },
      ...{ action: text("action"), subject: text("subject"), via: text("via") },
      ...{ address: text("address"), detail: text("detail") },
      ...{ prevHash: text("prev_hash"), hash: text("hash") },
    };
  });
}

function rowOfEntry(entry: AuditEntry): Cell[] {
  const { id, at, actor, action, subject, via, address, detail, prevHash, hash } = entry;
  return [id, at, actor, action, subject, via, address, detail, prevHash, hash];
}

function withCells(table: WholeTable, cells: Readonly<Record<string, Cell>>): WholeTable {
  const { columns, rows } = table;
  return {
    ...table,
    rows: rows.map((row) => row.map((cell, place) => cells[columns[place] ?? ""] ?? cell)),
  };
}

/** How the ledger of what is shared stands where nothing is. */
const withdrawn: Readonly<Record<string, Cell>> = {
  ...{ status: "withdrawn", parts: "[]", back_to: null },
  ...{ published_revision: null, published_at: null },
};

/**
 * What was shared with all networks is read by the network again, or by its team alone where that is
 * what was asked when it was being taken back.
 */
function toTheirReaders(tables: readonly WholeTable[], ledger: string, key: string) {
  const { columns = [], rows = [] } = tables.find(({ name }) => name === ledger) ?? {};
  const at = { key: columns.indexOf(key), backTo: columns.indexOf("back_to") };
  const backTo = new Map(rows.map((row) => [row[at.key], row[at.backTo]]));
  return (table: WholeTable): WholeTable => {
    const [id, visibility] = ["id", "visibility"].map((name) => table.columns.indexOf(name));
    if (id === undefined || visibility === undefined || visibility < 0) return table;
    const narrower = (row: readonly Cell[]) =>
      row.with(visibility, backTo.get(row[id]) ?? "network");
    const narrow = (row: readonly Cell[]) => (row[visibility] === "all" ? narrower(row) : row);
    return { ...table, rows: table.rows.map(narrow) };
  };
}

/** A mail that was still to go out is the old network's to send. */
function stopped(table: WholeTable, states: readonly string[]): WholeTable {
  const place = table.columns.indexOf("status");
  const unsent = new Set<Cell | undefined>(states);
  return {
    ...table,
    rows: table.rows.map((row) => (unsent.has(row[place]) ? row.with(place, "stopped") : row)),
  };
}

function cellOf(tables: readonly WholeTable[], name: string, column: string): Cell {
  const table = tables.find((each) => each.name === name);
  return table?.rows[0]?.[table.columns.indexOf(column)] ?? null;
}
