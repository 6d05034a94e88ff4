import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { app } from "../../workers/http/app.ts";
import { makeInvitationLink } from "../../workers/invitation-link.ts";
import { makeStopLink } from "../../workers/stop-link.ts";
import { lettersTo, linkTo, send } from "../support/letters.ts";
import { tableOf } from "../support/network-pages.ts";
import { call, newNetwork, newPerson, origin, type Person } from "../support/world.ts";

const newer = "another secret for tests, of more than 32 characters";
const rotated = { ...env, AUTH_SECRET: newer, AUTH_SECRET_PREVIOUS: env.AUTH_SECRET };
const forgotten = { ...env, AUTH_SECRET: newer };

let slug: string;
let leader: Person;
let link: string;

const ask = async (bindings: typeof env, method: string, path: string) => {
  const request = new Request(origin + path, { method, headers: { origin } });
  return app.fetch(request, bindings, createExecutionContext());
};
const standing = () => tableOf(slug, "select id from subscription where ended_at is null");

beforeEach(async () => {
  ({ slug, leader } = await newNetwork());
  await call(leader, "POST", `/api/v1/n/${slug}/subscriptions`, { report: "network" });
  const [subscription] = await tableOf<{ id: string }>(slug, "select id from subscription");
  const row = await env.DIRECTORY.prepare("select id from network where slug = ?")
    .bind(slug)
    .first<{ id: string }>();
  const named = { network: row?.id ?? "", subscription: subscription?.id ?? "" };
  link = `/unsubscribe/${await makeStopLink(env.AUTH_SECRET, named)}`;
});

describe("a link in a mail that was sent before the secret was changed", () => {
  it("still stops the mails while the secret before is kept", async () => {
    expect((await ask(rotated, "GET", link)).status).toBe(200);
    expect(await standing()).toHaveLength(1);
    expect((await ask(rotated, "POST", link)).status).toBe(200);
    expect(await standing()).toEqual([]);
  });

  it("opens nothing any more once that is forgotten", async () => {
    expect((await ask(forgotten, "GET", link)).status).toBe(404);
    expect((await ask(forgotten, "POST", link)).status).toBe(404);
    expect(await standing()).toHaveLength(1);
  });

  it("still invites", async () => {
    const guest = await newPerson();
    await send(leader, `/n/${slug}/invitations`, {
      emails: guest.email,
      role: "analyst",
      site: "",
    });
    const invitation = await linkTo(guest.email);

    expect((await ask(rotated, "GET", invitation)).status).toBe(200);
    expect((await ask(forgotten, "GET", invitation)).status).toBe(410);
  });

  it("is made with today's secret alone, and opens for its own purpose alone", async () => {
    const fresh = await makeInvitationLink(newer, "token");
    expect((await ask(rotated, "GET", `/unsubscribe/${fresh}`)).status).toBe(404);
    const guest = await newPerson();
    await app.fetch(
      new Request(`${origin}/n/${slug}/invitations`, {
        method: "POST",
        headers: {
          ...{ origin, cookie: leader.cookie },
          "content-type": "application/x-www-form-urlencoded",
        },
        body: new URLSearchParams({ emails: guest.email, role: "analyst" }).toString(),
      }),
      rotated,
      createExecutionContext(),
    );
    expect(await lettersTo(guest.email)).toHaveLength(1);
    const made = await linkTo(guest.email);
    expect((await ask(forgotten, "GET", made)).status).toBe(200);
    expect((await ask(env, "GET", made)).status).toBe(410);
  });
});
