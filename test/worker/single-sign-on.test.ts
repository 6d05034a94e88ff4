import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { randomId } from "@allteach/actions/random-id";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { settingsOf } from "../../workers/env.ts";
import { app } from "../../workers/http/app.ts";
import { FakeProvider } from "../support/identity-provider.ts";
import { newPerson, origin, type Person } from "../support/world.ts";

const north = new FakeProvider("https://id.north.example", "allteach-north");
const south = new FakeProvider("https://id.south.example", "allteach-south");

const listed = (changes: object = {}) =>
  JSON.stringify([
    { id: "north", name: "Northgate", issuer: north.issuer, clientId: north.clientId, ...changes },
    { id: "south", name: "Southmoor", issuer: south.issuer, clientId: south.clientId },
  ]);

const configured = {
  ...env,
  SSO_PROVIDERS: listed(),
  SSO_SECRET_NORTH: "the secret of north",
  SSO_SECRET_SOUTH: "the secret of south",
};

/** A browser: it keeps its cookies. */
class Browser {
  readonly cookies = new Map<string, string>();

  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers({ origin, "cf-connecting-ip": randomId("") });
    headers.set("cookie", [...this.cookies].map((pair) => pair.join("=")).join("; "));
    if (init.method === "POST") headers.set("content-type", "application/x-www-form-urlencoded");
    const request = new Request(`${origin}${path}`, { ...init, headers });
    const answer = await app.fetch(request, configured, createExecutionContext());
    for (const each of answer.headers.getSetCookie()) {
      const [pair = ""] = each.split(";");
      const at = pair.indexOf("=");
      const value = pair.slice(at + 1);
      if (value === "") this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), value);
    }
    return answer;
  }

  /** Chooses a provider's button and arrives at its page. */
  async begin(provider: string, next = "/account"): Promise<string> {
    const body = new URLSearchParams({ next }).toString();
    const answer = await this.ask(`/sign-in/with/${provider}`, { method: "POST", body });
    return (answer.headers.get("refresh") ?? "").replace("0; url=", "");
  }

  async signInWith(provider: FakeProvider, id: string, next?: string): Promise<Response> {
    return this.ask(`/auth/callback/${id}${provider.approve(await this.begin(id, next))}`);
  }
}

const someone = () => ({
  sub: randomId(""),
  email: `${randomId("ada-")}@hospital.example`,
  email_verified: true,
  name: "Ada Lovelace",
});

async function accountsOf(email: string) {
  const { results } = await env.DIRECTORY.prepare(
    `select a.provider, u.id, u.name, u.email_verified_at is not null as verified
     from user u left join account a on a.user_id = u.id where u.email = ?`,
  )
    .bind(email)
    .all<{ provider: string | null; id: string; name: string; verified: number }>();
  return results;
}

let browser: Browser;

beforeEach(() => {
  browser = new Browser();
  for (const provider of [north, south]) {
    provider.claims = {};
    provider.metadata = {};
  }
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const { origin: asked } = new URL(input instanceof Request ? input.url : input);
    return (asked === south.issuer ? south : north).answer(input, init);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe("signing in with a hospital's account", () => {
  it("is offered by name beside the mail link", async () => {
    const page = await (await browser.ask("/sign-in")).text();

    expect(page).toContain('action="/sign-in/with/north"');
    expect(page).toContain("Northgate");
    expect(page).toContain('name="email"');
  });

  it("asks for a code with PKCE, a state and a nonce, and names our own address", async () => {
    const asked = new URL(await browser.begin("north")).searchParams;

    expect(asked.get("code_challenge_method")).toBe("S256");
    expect(asked.get("state")).toBeTruthy();
    expect(asked.get("nonce")).toBeTruthy();
    expect(asked.get("redirect_uri")).toBe(`${origin}/auth/callback/north`);
  });

  it("makes an account with a verified address, and leads on", async () => {
    const ada = someone();
    north.claims = ada;

    const back = await browser.signInWith(north, "north", "/networks/new");

    expect(back.headers.get("location")).toBe("/networks/new");
    expect(await (await browser.ask("/account")).text()).toContain(ada.email);
    expect(await accountsOf(ada.email)).toEqual([
      { provider: north.issuer, id: expect.any(String), name: "Ada Lovelace", verified: 1 },
    ]);
  });

  it("finds the same account again, whatever address the provider gives by then", async () => {
    const ada = someone();
    north.claims = ada;
    await browser.signInWith(north, "north");

    north.claims = { ...ada, email: `new-${ada.email}`, email_verified: false };
    const again = new Browser();
    await again.signInWith(north, "north");

    expect(await (await again.ask("/account")).text()).toContain(`You sign in as ${ada.email}`);
    expect(await accountsOf(`new-${ada.email}`)).toEqual([]);
  });

  it("keeps two providers' people apart, though they number them alike", async () => {
    const [ada, eve] = [someone(), someone()];
    north.claims = ada;
    await browser.signInWith(north, "north");
    south.claims = { ...eve, sub: ada.sub };
    const other = new Browser();

    await other.signInWith(south, "south");

    expect(await (await other.ask("/account")).text()).toContain(eve.email);
  });
});

describe("an account that is there already", () => {
  let ada: Person;

  beforeEach(async () => {
    ada = await newPerson("ada");
  });

  it("is tied to the provider when both have verified the address", async () => {
    north.claims = { ...someone(), email: ada.email.toUpperCase() };

    await browser.signInWith(north, "north");

    expect(await accountsOf(ada.email)).toMatchObject([{ provider: north.issuer, id: ada.id }]);
  });

  it.each([false, undefined, "true", 1, null])(
    "stays its owner's when the provider says email_verified: %j",
    async (verified) => {
      north.claims = { ...someone(), email: ada.email, email_verified: verified };

      const back = await browser.signInWith(north, "north");

      expect(back.status).toBe(403);
      expect(browser.cookies.has("session")).toBe(false);
      expect(await accountsOf(ada.email)).toMatchObject([{ provider: null }]);
    },
  );

  it("stays its owner's when we never verified its address", async () => {
    await env.DIRECTORY.prepare("update user set email_verified_at = null where id = ?")
      .bind(ada.id)
      .run();
    north.claims = { ...someone(), email: ada.email };

    expect((await browser.signInWith(north, "north")).status).toBe(403);
    expect(await accountsOf(ada.email)).toMatchObject([{ provider: null, verified: 0 }]);
  });

  it("is not tied to whoever signs in on its browser", async () => {
    browser.cookies.set("session", ada.cookie.replace("session=", ""));
    const eve = someone();
    north.claims = eve;

    await browser.signInWith(north, "north");

    expect(await accountsOf(ada.email)).toMatchObject([{ provider: null }]);
    expect(await (await browser.ask("/account")).text()).toContain(eve.email);
  });
});

describe("an answer that is not a provider's to this browser", () => {
  beforeEach(() => {
    north.claims = someone();
    south.claims = someone();
  });

  const refused = async (answer: Promise<Response>) => {
    const { status } = await answer;
    expect(status).toBe(403);
    expect(browser.cookies.has("session")).toBe(false);
  };

  it("is refused in another browser", async () => {
    const query = north.approve(await new Browser().begin("north"));

    await refused(browser.ask(`/auth/callback/north${query}`));
  });

  it("is refused a second time", async () => {
    const query = north.approve(await browser.begin("north"));
    const cookies = [...browser.cookies];
    await browser.ask(`/auth/callback/north${query}`);
    browser = new Browser();
    for (const [name, value] of cookies) browser.cookies.set(name, value);

    await refused(browser.ask(`/auth/callback/north${query}`));
  });

  it("is refused from another provider than was asked", async () => {
    const query = south.approve(await browser.begin("north"));

    await refused(browser.ask(`/auth/callback/south${query}`));
    await refused(browser.ask(`/auth/callback/north${query}`));
  });

  it.each([
    ["another nonce", { nonce: "other" }],
    ["another audience", { aud: "another-client" }],
    ["another issuer", { iss: "https://id.evil.example" }],
    ["a time long past", { exp: 1 }],
    ["two addresses", { email: "ada@north.example,eve@evil.example" }],
    ["a quoted address", { email: '"ada@north.example"@evil.example' }],
    ["no address", { email: undefined }],
    ["no subject", { sub: undefined }],
  ])("is refused with %s", async (_, claims) => {
    north.claims = { ...someone(), ...claims };

    await refused(browser.signInWith(north, "north"));
  });

  it("is refused with another state, and without a code", async () => {
    const query = north.approve(await browser.begin("north"));

    await refused(browser.ask(`/auth/callback/north${query.replace("state=", "state=x")}`));
    await refused(browser.ask("/auth/callback/north?error=access_denied"));
    await refused(browser.ask("/auth/callback/north"));
  });

  it("is refused where the provider would be asked over plain http", async () => {
    north.metadata = { token_endpoint: "http://id.north.example/token" };

    await refused(browser.signInWith(north, "north"));
  });

  it("does not lead to another site", async () => {
    const back = await browser.signInWith(north, "north", "//evil.example/");

    expect(back.headers.get("location")).toBe("/networks");
  });

  it("does not open the mail link's way in", async () => {
    for (const path of ["/auth/callback/link?token=x&email=y", "/auth/callback/credentials"]) {
      expect((await browser.ask(path)).status).toBe(404);
    }
    const posted = await browser.ask("/sign-in/with/link", { method: "POST", body: "" });
    expect(posted.status).toBe(404);
  });

  it("is not waited for where the provider's own page is not safe", async () => {
    north.metadata = { authorization_endpoint: "http://id.north.example/authorize" };

    expect(await browser.begin("north")).toBe("");
  });
});

describe("the list of providers", () => {
  const settings = (changes: object) => () => settingsOf({ ...configured, ...changes });

  it("is read, each with its secret", () => {
    expect(settings({})().identityProviders[0]).toMatchObject({
      ...{ id: "north", issuer: north.issuer, clientSecret: "the secret of north" },
    });
    expect(settingsOf(env).identityProviders).toEqual([]);
  });

  it.each([
    ["an issuer over plain http", { SSO_PROVIDERS: listed({ issuer: "http://id.north.example" }) }],
    ["an issuer that is no address", { SSO_PROVIDERS: listed({ issuer: "id.north.example" }) }],
    ["the same id twice", { SSO_PROVIDERS: listed({ id: "south" }) }],
    ["the mail link's id", { SSO_PROVIDERS: listed({ id: "link" }) }],
    ["a secret in the list", { SSO_PROVIDERS: listed({ clientSecret: "x".repeat(20) }) }],
    ["no secret", { SSO_SECRET_NORTH: undefined }],
    ["a short secret", { SSO_SECRET_NORTH: "x" }],
    ["something that is no list", { SSO_PROVIDERS: "north" }],
  ])("stops the service with %s", (_, changes) => {
    expect(settings(changes)).toThrow();
  });
});
