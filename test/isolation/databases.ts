import { env } from "cloudflare:workers";
import { sharedFilesPrefix } from "@allteach/actions/pins/pin-file-keys";

type Row = Record<string, string | number | null>;

/** Every row of every table of a database. */
export type Contents = ReadonlyMap<string, readonly Row[]>;

const known = new WeakMap<D1Database, string[]>();

async function tablesOf(d1: D1Database): Promise<string[]> {
  const tables = known.get(d1);
  if (tables) return tables;
  const { results } = await d1
    .prepare(
      `select name from sqlite_schema where type = 'table' and name not like 'sqlite%'
        and name not like '\\_%' escape '\\' and name not like 'd1\\_%' escape '\\'
        and name not in (select name from pragma_table_list where type in ('virtual', 'shadow'))`,
    )
    .all<{ name: string }>();
  const names = results.map(({ name }) => name).sort();
  known.set(d1, names);
  return names;
}

export async function contentsOf(d1: D1Database): Promise<Contents> {
  const tables = await tablesOf(d1);
  const answers = await d1.batch<Row>(tables.map((name) => d1.prepare(`select * from "${name}"`)));
  return new Map(tables.map((name, place) => [name, answers[place]?.results ?? []]));
}

const textOf = (rows: readonly Row[]) => rows.map((row) => JSON.stringify(row)).sort();

function missing(from: readonly string[], to: readonly string[]): string[] {
  const there = new Set(to);
  return from.filter((row) => !there.has(row));
}

/** Rows that are in one and not in the other, table by table. */
export function differences(before: Contents, after: Contents): string[] {
  return [...before].flatMap(([table, rows]) => {
    const [was, is] = [textOf(rows), textOf(after.get(table) ?? [])];
    return [
      ...missing(was, is).map((row) => `${table} - ${row}`),
      ...missing(is, was).map((row) => `${table} + ${row}`),
    ];
  });
}

/** Puts a database back to what it held, touching only the tables that differ. */
export async function restore(d1: D1Database, wanted: Contents): Promise<void> {
  const now = await contentsOf(d1);
  const changed = [...wanted].filter(
    ([table, rows]) => textOf(rows).join() !== textOf(now.get(table) ?? []).join(),
  );
  if (changed.length === 0) return;
  await d1.batch([
    d1.prepare("pragma defer_foreign_keys = true"),
    ...changed.map(([table]) => d1.prepare(`delete from "${table}"`)),
    ...changed.flatMap(([table, rows]) => rows.map((row) => insert(d1, table, row))),
  ]);
}

function insert(d1: D1Database, table: string, row: Row): D1PreparedStatement {
  const columns = Object.keys(row);
  const names = columns.map((name) => `"${name}"`).join(", ");
  const holes = columns.map(() => "?").join(", ");
  return d1
    .prepare(`insert into "${table}" (${names}) values (${holes})`)
    .bind(...columns.map((name) => row[name] ?? null));
}

/** What the directory holds of one network and of the people who belong to it alone. */
export function ownRows(directory: Contents, network: string, people: readonly string[]): Contents {
  const theirs = (row: Row) =>
    row.network_id === network ||
    (row.id === network && "slug" in row) ||
    people.some((person) => person === row.user_id || (person === row.id && "email" in row));
  return new Map([...directory].map(([table, rows]) => [table, rows.filter(theirs)]));
}

/** The tables of the commons; the index follows them by itself. */
export const commonsTables = [
  "shared_goal",
  "shared_pin",
  "introduction",
  "goal_fence",
  "absent_network",
] as const;

/** What the commons holds of a network: its shared goals, and who asks about them. */
export function sharedRows(commons: Contents, network: string): Contents {
  const theirs = (row: Row) => row.network_id === network || row.to_network_id === network;
  return new Map(commonsTables.map((table) => [table, (commons.get(table) ?? []).filter(theirs)]));
}

/** Whatever was seen in the bucket once, to be put back where it was taken out. */
const seen = new Map<string, ArrayBuffer>();

/** The keys and hashes of what a network keeps in the bucket, and of what it shares there. */
export async function objectsOf(network: string): Promise<string[]> {
  const found = await objectsUnder(network);
  for (const { key } of found) {
    const object = seen.has(key) ? null : await env.ARCHIVE.get(key);
    if (object) seen.set(key, await object.arrayBuffer());
  }
  return found.map(({ key, etag }) => `${key} ${etag}`);
}

async function objectsUnder(network: string): Promise<R2Object[]> {
  const prefixes = [`networks/${network}/`, await sharedFilesPrefix(network)];
  const lists = await Promise.all(prefixes.map((prefix) => env.ARCHIVE.list({ prefix })));
  return lists.flatMap(({ objects }) => objects);
}

/** Takes out of the bucket what a network did not keep there before, and puts back what it did. */
export async function restoreObjects(network: string, wanted: readonly string[]): Promise<void> {
  const kept = new Set(wanted.map((each) => each.split(" ")[0] ?? ""));
  const there = new Set((await objectsUnder(network)).map(({ key }) => key));
  const added = [...there].filter((key) => !kept.has(key));
  if (added.length > 0) await env.ARCHIVE.delete(added);
  for (const key of kept) {
    const bytes = there.has(key) ? undefined : seen.get(key);
    if (bytes) await env.ARCHIVE.put(key, bytes);
  }
}
