import { env } from "cloudflare:workers";
import { randomId } from "@allteach/actions/random-id";
import { describe, expect, it } from "vitest";
import { letters, lettersTo, linkTo, send } from "../support/letters.ts";
import { call, newPerson, origin } from "../support/world.ts";

const someone = () => `${randomId("ada-")}@hospital.example`;

async function linkFor(email: string, fields: Record<string, string> = {}): Promise<string> {
  await send(undefined, "/sign-in", { email, ...fields });
  return new URLSearchParams((await linkTo(email)).split("?")[1]).get("link") ?? "";
}

const confirm = (link: string) => send(undefined, "/sign-in/confirm", { link });

async function sessionsOf(email: string): Promise<number> {
  const row = await env.DIRECTORY.prepare(
    "select count(*) as n from session s join user u on u.id = s.user_id where u.email = ?",
  )
    .bind(email)
    .first<{ n: number }>();
  return row?.n ?? 0;
}

describe("a link to sign in", () => {
  it("makes exactly one session when fifty use it at once", async () => {
    const email = someone();
    const link = await linkFor(email);

    const answers = await Promise.all(Array.from({ length: 50 }, () => confirm(link)));

    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(49);
    expect(await sessionsOf(email)).toBe(1);
  });

  it("is asked for in the same words whether the address is known or not", async () => {
    const known = (await newPerson()).email;
    const told = async (email: string) => {
      const answered = await send(undefined, "/sign-in", { email });
      const headers = [...answered.headers].filter(
        ([name]) => !/^x-(request-id|database)$/.test(name),
      );
      return { status: answered.status, headers, body: await answered.text() };
    };

    expect(await told(known)).toEqual(await told(someone()));
  });

  it("expires", async () => {
    const email = someone();
    const link = await linkFor(email);
    await env.DIRECTORY.prepare("update sign_in_token set expires_at = 1").run();

    expect((await confirm(link)).status).toBe(410);
    expect(await sessionsOf(email)).toBe(0);
  });

  it("does not take over a session that was planted before", async () => {
    const email = someone();
    const planted = randomId("", 40);
    const link = await linkFor(email);

    const signedIn = await send(
      undefined,
      "/sign-in/confirm",
      { link },
      {
        cookie: `session=${planted}`,
      },
    );

    expect(signedIn.headers.get("set-cookie")).not.toContain(planted);
    const asPlanted = await call(undefined, "GET", "/account", undefined, {
      cookie: `session=${planted}`,
    });
    expect(asPlanted.status).toBe(303);
  });
});

describe("where signing in leads", () => {
  it.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "/%0d%0aset-cookie:a=b\r\nlocation:x",
    " /x",
    "evil.example",
    "@evil.example",
  ])("is never elsewhere: %j", async (next) => {
    const page = await call(undefined, "GET", `/sign-in?next=${encodeURIComponent(next)}`);
    const signedIn = await confirm(await linkFor(someone(), { next, callbackUrl: next }));
    const already = await call(
      await newPerson(),
      "GET",
      `/sign-in?next=${encodeURIComponent(next)}&callbackUrl=${encodeURIComponent(next)}`,
    );

    expect(await page.text()).not.toContain("evil.example");
    expect(signedIn.headers.get("location")).toBe("/networks");
    expect(already.headers.get("location")).toBe("/networks");
  });

  it("is the page that asked for it", async () => {
    const signedIn = await confirm(await linkFor(someone(), { next: "/n/ibd?as=leader" }));

    expect(signedIn.headers.get("location")).toBe("/n/ibd?as=leader");
  });
});

describe("a forged host", () => {
  const forged: Record<string, string>[] = [
    { host: "evil.example" },
    { "x-forwarded-host": "evil.example" },
    { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
    { forwarded: "host=evil.example;proto=https" },
    { "x-original-host": "evil.example", "x-host": "evil.example" },
  ];

  it.each(forged)("stands in no mail and leads nowhere: %j", async (headers) => {
    const email = someone();
    const asked = await send(undefined, "/sign-in", { email, next: "/account" }, headers);
    const [letter] = await lettersTo(email);
    const link = new URL(letter?.links[0] ?? "").searchParams.get("link") ?? "";
    const signedIn = await send(undefined, "/sign-in/confirm", { link }, headers);
    const refused = await call(undefined, "GET", "/account", undefined, headers);

    expect(letter?.links.every((each) => each.startsWith(`${origin}/`))).toBe(true);
    expect(JSON.stringify(letter)).not.toContain("evil.example");
    for (const { headers: given } of [asked, signedIn, refused]) {
      expect(JSON.stringify([...given])).not.toContain("evil.example");
    }
    expect(signedIn.headers.get("location")).toBe("/account");
  });

  it("in the request's own address stands in no mail either", async () => {
    const { app } = await import("../../workers/http/app.ts");
    const { createExecutionContext } = await import("cloudflare:test");
    const email = someone();
    const request = new Request("https://evil.example/sign-in", {
      method: "POST",
      headers: { origin, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ email }).toString(),
    });

    await app.fetch(request, env, createExecutionContext());

    expect(JSON.stringify(await lettersTo(email))).not.toContain("evil.example");
    expect((await letters()).length).toBeGreaterThan(0);
  });
});
