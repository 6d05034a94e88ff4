import { env, exports } from "cloudflare:workers";
import { provisionNetwork } from "@allteach/actions/provision-network";
import { randomId } from "@allteach/actions/random-id";
import { sha256 } from "@allteach/domain/digest";
import { UserId } from "@allteach/domain/identity";
import type { Role } from "@allteach/domain/permission";
import { createAccount, createSession } from "@allteach/store/account";
import { openDirectory } from "@allteach/store/directory";
import { foundryOf } from "../../workers/networks.ts";

export const origin = "http://localhost:8787";

/** Someone with an account and an open session. */
export interface Person {
  id: UserId;
  email: string;
  cookie: string;
}

/** A new person, signed in. */
export async function newPerson(name = "ada"): Promise<Person> {
  const directory = openDirectory(env.DIRECTORY);
  const id = UserId.parse(randomId("u_", 20));
  const email = `${name}-${randomId("")}@hospital.example`;
  const now = new Date();
  await createAccount(directory, { id, email, name, emailVerifiedAt: now.getTime() }, now);
  const token = randomId("", 40);
  const expiresAt = now.getTime() + 3_600_000;
  await createSession(directory, { tokenHash: await sha256(token), userId: id, expiresAt }, now);
  return { id, email, cookie: `session=${token}` };
}

/** A new network with three sites, and the leader who founded it. */
export async function newNetwork(founder?: Person): Promise<{ slug: string; leader: Person }> {
  const leader = founder ?? (await newPerson("leader"));
  const slug = `net-${randomId("").slice(0, 10)}`;
  const made = await provisionNetwork(foundryOf(env, new Date()), leader.id, {
    ...{ slug, name: `Network ${slug}`, template: "patient-safety", timeZone: "Etc/UTC" },
    sites: [
      { name: "Northgate", code: "NOR", type: "" },
      { name: "Southmoor", code: "SOU", type: "" },
      { name: "Westhaven", code: "WES", type: "" },
    ],
  });
  if (!made.ok) throw new Error(`no network for this test: ${made.refusal.kind}`);
  return { slug, leader };
}

/** Gives a person a role in a network; site 0 is the whole network. */
export async function join(slug: string, person: Person, role: Role, site = 0): Promise<void> {
  await env.DIRECTORY.prepare(
    `insert into membership (user_id, network_id, role, site_id, created_at)
     select ?, id, ?, ?, 0 from network where slug = ?`,
  )
    .bind(person.id, role, site, slug)
    .run();
}

/** One request to the service, as a person, as another system, or as nobody. */
export function call(
  who: Person | string | undefined,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const identity: Record<string, string> =
    who === undefined
      ? {}
      : typeof who === "string"
        ? { authorization: `Bearer ${who}` }
        : { cookie: who.cookie };
  const isText = typeof body === "string" || body === undefined;
  return exports.default.fetch(
    new Request(`${origin}${path}`, {
      method,
      redirect: "manual",
      headers: {
        origin,
        ...identity,
        ...(!isText && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
    }),
  );
}

/** The answer's status and JSON, for one `expect`. */
export async function answer(
  response: Promise<Response>,
  // biome-ignore lint/suspicious/noExplicitAny: a test asks of an answer what it expects to be there
): Promise<{ status: number; body: any }> {
  const answered = await response;
  const text = await answered.text();
  return { status: answered.status, body: text === "" ? undefined : JSON.parse(text) };
}
