import type { NetworkId } from "@allteach/domain/identity";
import { drizzle } from "drizzle-orm/d1";
import { columnsQuery, quoted, type WholeTable } from "./whole-network.ts";

/** How much JSON one transaction carries: far below what the platform takes. */
const MOST_LETTERS = 1_000_000;

/** Rows that a database would not take as they are. */
export class UnfitRows extends Error {}

/**
 * Writes the rows of an export into a database that was migrated and holds nothing but rows of the
 * same export. Done again it changes nothing; cut off anywhere, it goes on where it stopped.
 *
 * @param tables Rows before those that refer to them, the charter with the network's new id.
 * @throws {UnfitRows} when a table or column is unknown here, or a row breaks a rule of its table.
 */
export async function writeWhole(
  d1: D1Database,
  id: NetworkId,
  tables: readonly WholeTable[],
): Promise<void> {
  const known = await columnsOf(d1, id);
  for (const { name, columns } of tables) {
    const here = known.get(name);
    const strange = here ? columns.find((column) => !here.has(column)) : name;
    if (strange)
      throw new UnfitRows(`there is no ${here ? `column ${name}.` : "table "}${strange} here`);
  }
  const charter = tables.filter(({ name }) => name === "charter");
  const others = tables.filter(({ name }) => name !== "charter");
  for (const table of [...charter, ...others]) await writeTable(d1, id, table);
  await compareCounts(d1, tables);
}

async function columnsOf(d1: D1Database, networkId: NetworkId): Promise<Map<string, Set<string>>> {
  const rows = await columnsQuery({ db: drizzle(d1), networkId });
  const byTable = Map.groupBy(rows, ({ table }) => table);
  return new Map([...byTable].map(([name, own]) => [name, new Set(own.map((row) => row.column))]));
}

async function writeTable(d1: D1Database, id: NetworkId, table: WholeTable): Promise<void> {
  const { name, columns, rows } = table;
  const cells = columns.map((_, place) => `value ->> ${place}`).join(", ");
  const insert = d1.prepare(`insert into ${quoted(name)} (${columns.map(quoted).join(", ")})
    select ${cells} from json_each(?) where true on conflict do nothing`);
  try {
    for (const part of partsOf(rows)) {
      await d1.batch([
        d1.prepare("pragma defer_foreign_keys = on"),
        ...(name === "charter" ? [] : [ours(d1, id)]),
        insert.bind(part),
        pointsSomewhere(d1, name),
      ]);
    }
  } catch (error) {
    if (!isBrokenRule(error)) throw error;
    throw new UnfitRows(`a row of ${name} breaks one of its rules`, { cause: error });
  }
}

/**
 * Fails the transaction where a row points to one that is not there. Of what is put off to its end
 * the database itself says only that something went wrong, and not what.
 */
function pointsSomewhere(d1: D1Database, table: string) {
  return d1
    .prepare(
      `select iif(exists (select 1 from pragma_foreign_key_check(?)),
         json('a row points nowhere'), 1)`,
    )
    .bind(table);
}

/** Fails the transaction unless the charter that stands here names this network. */
function ours(d1: D1Database, id: NetworkId) {
  return d1
    .prepare(
      `select iif((select network_id from charter) = ?, 1,
         json('this database belongs to another network'))`,
    )
    .bind(id);
}

/** The rows as JSON texts that a statement can carry. */
function* partsOf(rows: readonly (readonly unknown[])[]): Generator<string> {
  let part: string[] = [];
  let letters = 0;
  for (const row of rows) {
    const text = JSON.stringify(row);
    if (letters + text.length > MOST_LETTERS && part.length > 0) {
      yield `[${part.join(",")}]`;
      [part, letters] = [[], 0];
    }
    part.push(text);
    letters += text.length + 1;
  }
  if (part.length > 0) yield `[${part.join(",")}]`;
}

/** A row whose key another row of the file has was passed over: then the file is not one of ours. */
async function compareCounts(d1: D1Database, tables: readonly WholeTable[]): Promise<void> {
  if (tables.length === 0) return;
  const counts = await d1.batch<{ n: number }>(
    tables.map(({ name }) => d1.prepare(`select count(*) as n from ${quoted(name)}`)),
  );
  for (const [place, { name, rows }] of tables.entries()) {
    const there = counts[place]?.results[0]?.n;
    if (there !== rows.length) throw new UnfitRows(`${name} has two rows of one key`);
  }
}

function isBrokenRule(error: unknown): boolean {
  return (
    error instanceof Error &&
    /constraint failed|cannot store|datatype mismatch|malformed JSON/i.test(error.message)
  );
}
