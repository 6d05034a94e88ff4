import { env, exports } from "cloudflare:workers";
import { answer, call, origin, type Person } from "./world.ts";

/** Sends a form as a browser does; a list is a field that stands there several times. */
export function sendForm(
  who: Person | undefined,
  path: string,
  fields: Readonly<Record<string, string | readonly string[]>>,
): Promise<Response> {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const each of typeof value === "string" ? [value] : value) body.append(name, each);
  }
  const type = { "content-type": "application/x-www-form-urlencoded" };
  return call(who, "POST", path, body.toString(), type);
}

/** Sends a form with a file, as a browser does. */
export function sendFile(
  who: Person,
  path: string,
  fields: Readonly<Record<string, string>>,
  bytes: Uint8Array,
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set("file", new File([bytes.slice().buffer], "file"));
  const headers = { origin, cookie: who.cookie };
  const request = new Request(origin + path, { method: "POST", redirect: "manual", headers, body });
  return exports.default.fetch(request);
}

/** The codes of the sites that someone sees, in order. */
export async function siteCodes(who: Person, slug: string): Promise<string[]> {
  const { body } = await answer(call(who, "GET", `/api/v1/n/${slug}/sites`));
  return body.items.map(({ code }: { code: string }) => code).sort();
}

/** Changes fields of a network's settings and leaves the others as the page shows them. */
export async function changeSettings(
  who: Person,
  slug: string,
  changes: Readonly<Record<string, string>>,
): Promise<Response> {
  const [charter] = await tableOf<Record<string, string>>(slug, "select * from charter");
  if (!charter) throw new Error(`${slug} has no charter`);
  const days = Object.entries(JSON.parse(charter.calendar ?? "{}")).map(
    ([day, value]) => [day, String(value)] as const,
  );
  const { name = "", purpose = "", mission = "", vision = "", aim = "" } = charter;
  const { time_zone: timeZone = "", transparency = "", rule_set: ruleSet = "" } = charter;
  return sendForm(who, `/n/${slug}/settings`, {
    ...{ name, purpose, mission, vision, aim, timeZone, transparency, ruleSet },
    ...Object.fromEntries(days),
    ...changes,
  });
}

/** The database that a network holds. */
export async function databaseOf(slug: string): Promise<D1Database> {
  const held = await env.DIRECTORY.prepare(
    "select binding from pool join network on network.id = pool.network_id where slug = ?",
  )
    .bind(slug)
    .first<{ binding: `NET_${string}` }>();
  const database = held && env[held.binding];
  if (!database) throw new Error(`${slug} holds no database`);
  return database;
}

/** What a question to a network's own database answers. */
export async function tableOf<Row = Record<string, unknown>>(
  slug: string,
  sql: string,
): Promise<Row[]> {
  const database = await databaseOf(slug);
  return (await database.prepare(sql).all<Row>()).results;
}
