import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Bindings } from "../../workers/env.ts";
import { app } from "../../workers/http/app.ts";
import { answer, call, newPerson, origin, type Person } from "../support/world.ts";

const network = (slug: string) => ({
  ...{ slug, name: "Safer care together", template: "patient-safety", timeZone: "Etc/UTC" },
  sites: [{ name: "Northgate", code: "NOR" }],
});

const form = { "content-type": "application/x-www-form-urlencoded" };

/** A limit of so many for each key, in a minute that does not end while a test runs. */
function limitOf(most: number): RateLimit {
  const counts = new Map<string, number>();
  return {
    async limit({ key }) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
      return { success: (counts.get(key) ?? 0) <= most };
    },
  };
}

const limits = () => ({
  SIGN_IN_LIMIT: limitOf(10),
  PROVISION_LIMIT: limitOf(5),
  PREFIX_LIMIT: limitOf(30),
});

/** A visit to a Worker of these settings. */
const visit = (
  settings: Partial<Bindings>,
  method: string,
  path: string,
  { person, body, headers = {} }: { person?: Person; body?: string; headers?: HeadersInit } = {},
) =>
  app.fetch(
    new Request(`${origin}${path}`, {
      method,
      redirect: "manual",
      headers: { origin, ...form, ...(person && { cookie: person.cookie }), ...headers },
      ...(body !== undefined && { body }),
    }),
    { ...env, ...settings } as Bindings,
    createExecutionContext(),
  );

const signIn = (settings: Partial<Bindings>, email: string, address: string) =>
  visit(settings, "POST", "/sign-in", {
    body: `email=${encodeURIComponent(email)}`,
    headers: { "cf-connecting-ip": address },
  });

/** How often each status was answered. */
async function tally(answers: (Response | Promise<Response>)[]): Promise<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (const { status } of await Promise.all(answers)) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

const many = <T>(count: number, make: (n: number) => T) =>
  Array.from({ length: count }, (_, n) => make(n));

describe("asking for sign-in links", () => {
  it("is slowed down for one mail address, from wherever it is asked", async () => {
    const few = limits();
    const asked = many(15, (n) => signIn(few, "flooded@hospital.example", `198.51.${n}.9`));

    expect(await tally(asked)).toEqual({ 303: 10, 429: 5 });
  });

  it.each([
    ["a /24 of IPv4", (n: number) => `203.0.113.${n + 1}`, "203.0.114.1"],
    ["a /48 of IPv6", (n: number) => `2001:db8:77:${n.toString(16)}::1`, "2001:db8:78::1"],
  ])("is slowed down for %s, and not for its neighbours", async (_, address, neighbour) => {
    const few = limits();
    const asked = many(40, (n) =>
      signIn(few, `crowd-${n}-${address(0)[0]}@hospital.example`, address(n)),
    );

    expect(await tally(asked)).toEqual({ 303: 30, 429: 10 });
    expect((await signIn(few, "someone.else@hospital.example", neighbour)).status).toBe(303);
  });
});

describe("starting networks", () => {
  it("is slowed down for one part of the internet, whoever asks", async () => {
    const people = await Promise.all(many(35, () => newPerson()));
    const few = limits();
    const asked = people.map((person, n) =>
      visit(few, "POST", "/api/v1/networks", {
        ...{ person, body: '{"slug": "?"}' },
        headers: { "content-type": "application/json", "cf-connecting-ip": `192.0.2.${n}` },
      }),
    );

    expect(await tally(asked)).toEqual({ 422: 30, 429: 5 });
  });

  it("is slowed down for one person, from wherever they ask", async () => {
    const person = await newPerson();
    const few = limits();
    const asked = many(7, (n) =>
      visit(few, "POST", "/api/v1/networks", {
        ...{ person, body: '{"slug": "?"}' },
        headers: { "content-type": "application/json", "cf-connecting-ip": `198.51.${n}.1` },
      }),
    );

    expect(await tally(asked)).toEqual({ 422: 5, 429: 2 });
  });

  it("takes an address that a mail link has shown to be theirs", async () => {
    const person = await newPerson();
    await env.DIRECTORY.prepare("update user set email_verified_at = null where id = ?")
      .bind(person.id)
      .run();

    const refused = await answer(call(person, "POST", "/api/v1/networks", network("not-shown")));

    expect(refused).toMatchObject({
      status: 403,
      body: { type: "urn:allteach:problem:unverified" },
    });
    expect(await statusOf("not-shown")).toBeUndefined();
  });

  it("is refused after a dozen in a day", async () => {
    const person = await newPerson();
    await env.DIRECTORY.prepare(
      `insert into network (id, slug, name, status, template, time_zone, founded_by, created_at)
       select 'n_' || value, 'eager-' || value, '', 'leaving', '', '', ?, ? from json_each(?)`,
    )
      .bind(person.id, Date.now(), JSON.stringify(many(12, (n) => `eager${n}`)))
      .run();

    expect((await call(person, "POST", "/api/v1/networks", network("thirteenth"))).status).toBe(
      429,
    );
  });
});

const statusOf = async (slug: string) =>
  (
    await env.DIRECTORY.prepare("select status from network where slug = ?")
      .bind(slug)
      .first<{ status: string }>()
  )?.status;

describe("a network that was cut off while it was made", () => {
  let founder: Person;
  const cutOff = (slug: string, since: number) =>
    env.DIRECTORY.batch([
      env.DIRECTORY.prepare(
        `insert into network (id, slug, name, status, template, time_zone, founded_by, wanted,
           created_at) values (?, ?, 'Cut off', 'making', 'patient-safety', 'Etc/UTC', ?, ?, ?)`,
      ).bind(idOf(slug), slug, founder.id, JSON.stringify({ sites: network("").sites }), since),
      env.DIRECTORY.prepare(
        `insert into pool select value, null, null from json_each(?) where true
         on conflict do nothing`,
      ).bind(JSON.stringify(["NET_0020", "NET_0021", "NET_0022"])),
      env.DIRECTORY.prepare(
        `update pool set network_id = ?, claimed_at = 0 where binding =
           (select binding from pool where network_id is null order by binding desc limit 1)`,
      ).bind(idOf(slug)),
    ]);
  const idOf = (slug: string) => `n_${slug.replaceAll("-", "").padEnd(16, "0")}`;

  beforeEach(async () => {
    founder = await newPerson();
  });

  it("is the only one that its founder may have", async () => {
    await cutOff("cut-one", Date.now());

    const refused = await answer(call(founder, "POST", "/api/v1/networks", network("another")));

    expect(refused).toMatchObject({
      status: 409,
      body: { type: "urn:allteach:problem:unfinished" },
    });
    expect(await statusOf("another")).toBeUndefined();
  });

  it("is finished when its founder asks again", async () => {
    await cutOff("cut-two", Date.now() - 60_000);

    const made = await answer(call(founder, "POST", "/api/v1/networks", network("cut-two")));

    expect(made.status).toBe(201);
    expect(await statusOf("cut-two")).toBe("live");
    expect((await call(founder, "GET", "/n/cut-two")).status).toBe(200);
  });

  it("is not finished, taken or shown by anyone else's asking", async () => {
    await cutOff("cut-three", Date.now() - 60_000);
    const other = await newPerson();

    const taken = await answer(call(other, "POST", "/api/v1/networks", network("cut-three")));

    expect(taken).toMatchObject({ status: 409, body: { type: "urn:allteach:problem:taken" } });
    expect(await statusOf("cut-three")).toBe("making");
    expect((await call(founder, "GET", "/n/cut-three")).status).toBe(404);
  });
});

/** Cloudflare's published keys for tests: the first always passes, the second never does. */
const keys = {
  passes: {
    TURNSTILE_SITE_KEY: "1x00000000000000000000AA",
    TURNSTILE_SECRET: `1x${"0".repeat(31)}AA`,
  },
  fails: {
    TURNSTILE_SITE_KEY: "2x00000000000000000000AB",
    TURNSTILE_SECRET: `2x${"0".repeat(31)}AA`,
  },
};
const DUMMY = "XXXX.DUMMY.TOKEN.XXXX";

describe("asking whether one is a person", () => {
  const asked: URLSearchParams[] = [];

  /** Turnstile's judge, as its published test secrets make it behave. */
  const judge: typeof fetch = async (input, init) => {
    expect(String(input)).toBe("https://challenges.cloudflare.com/turnstile/v0/siteverify");
    const body = new URLSearchParams(String(init?.body));
    asked.push(body);
    const success =
      body.get("secret") === keys.passes.TURNSTILE_SECRET && body.get("response") === DUMMY;
    return Response.json({ success, "error-codes": success ? [] : ["invalid-input-response"] });
  };

  const fields = (given: Record<string, string>) => new URLSearchParams(given).toString();
  const typed = (slug: string, more: Record<string, string> = {}) =>
    fields({
      ...{ name: "Safe", template: "blank", timeZone: "Etc/UTC", sites: "", slug },
      ...more,
    });

  beforeEach(() => {
    asked.length = 0;
    vi.spyOn(globalThis, "fetch").mockImplementation(judge);
  });
  afterEach(() => vi.restoreAllMocks());

  it("loads nothing and asks nobody where it is not set up", async () => {
    const page = await visit({}, "GET", "/sign-in");
    const sent = await visit({}, "POST", "/sign-in", { body: fields({ email: "a@b.example" }) });

    expect(await page.text()).not.toMatch(/turnstile|challenges\.cloudflare/);
    expect(page.headers.get("content-security-policy")).not.toContain("cloudflare");
    expect(sent.status).toBe(303);
    expect(asked).toEqual([]);
  });

  it("puts its script on the forms, and only its origin into the policy", async () => {
    const person = await newPerson();
    for (const [path, who] of [
      ["/sign-in", undefined],
      ["/networks/new", person],
    ] as const) {
      const page = await visit(keys.passes, "GET", path, who && { person: who });
      const text = await page.text();

      expect(text).toContain('data-sitekey="1x00000000000000000000AA"');
      expect(text).toContain('src="https://challenges.cloudflare.com/turnstile/v0/api.js"');
      expect(text).not.toContain(keys.passes.TURNSTILE_SECRET);
      expect(page.headers.get("content-security-policy")).toMatch(
        /script-src 'self' https:\/\/challenges\.cloudflare\.com; style-src 'self';/,
      );
    }
  });

  it("mails a link to a person, and none without an answer or for a wrong one", async () => {
    const email = "person@hospital.example";
    const post = (settings: Partial<Bindings>, given: Record<string, string>) =>
      visit(settings, "POST", "/sign-in", { body: fields({ email, ...given }) });

    expect((await post(keys.passes, { "cf-turnstile-response": DUMMY })).status).toBe(303);
    expect((await post(keys.passes, {})).status).toBe(422);
    expect((await post(keys.passes, { "cf-turnstile-response": "made up" })).status).toBe(422);
    expect((await post(keys.fails, { "cf-turnstile-response": DUMMY })).status).toBe(422);
    expect(asked.map((body) => body.get("response"))).toEqual([DUMMY, "made up", DUMMY]);
  });

  it("makes a network for a person alone, and keeps what was typed", async () => {
    const person = await newPerson();
    const passed = { "cf-turnstile-response": DUMMY };

    const refused = await visit(keys.passes, "POST", "/networks/new", {
      ...{ person, body: typed("by-a-program") },
    });
    const made = await visit(keys.passes, "POST", "/networks/new", {
      ...{ person, body: typed("by-a-person", passed) },
    });

    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('value="by-a-program"');
    expect([await statusOf("by-a-program"), await statusOf("by-a-person")]).toEqual([
      undefined,
      "live",
    ]);
    expect(made.status).toBe(303);
  });

  it("is asked of the API as well", async () => {
    const person = await newPerson();
    const post = (headers: Record<string, string>) =>
      visit(keys.passes, "POST", "/api/v1/networks", {
        ...{ person, body: JSON.stringify(network("api-made")) },
        headers: { "content-type": "application/json", ...headers },
      });

    expect((await post({})).status).toBe(422);
    expect((await post({ "cf-turnstile-response": DUMMY })).status).toBe(201);
  });

  it("stops everything when its key is there without its secret", async () => {
    const silent = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const half = { TURNSTILE_SITE_KEY: keys.passes.TURNSTILE_SITE_KEY };

    expect((await visit(half, "GET", "/sign-in")).status).toBe(500);
    expect(silent).toHaveBeenCalled();
  });
});
