import { env } from "cloudflare:workers";
import { randomId } from "@allteach/actions/random-id";
import { beforeAll, describe, expect, it } from "vitest";
import { lettersTo, linkTo, send } from "../support/letters.ts";
import { tableOf } from "../support/network-pages.ts";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

/** How people come into a network, and what its audit says of it. */

let slug: string;
let leader: Person;
let theirs: string;

beforeAll(async () => {
  ({ slug, leader } = await newNetwork());
  ({ slug: theirs } = await newNetwork());
});

const from = { "cf-connecting-ip": "203.0.113.77" };

interface Said {
  actor: string;
  action: string;
  subject: string;
  via: string;
  address: string;
  detail: string;
}
const said = (network: string, action: string) =>
  tableOf<Said>(network, `select * from audit_entry where action = '${action}' order by id`);
const invite = (to: Person, role = "data-entry", site = "SOU") =>
  send(leader, `/n/${slug}/invitations`, { emails: to.email, role, site });

describe("the first entry of a network's audit", () => {
  const wanted = () => {
    const name = `net-${randomId("").slice(0, 10)}`;
    return { slug: name, name, template: "blank", timeZone: "UTC" };
  };

  it("says that it was founded on a page, and from where", async () => {
    const founder = await newPerson();
    const { slug: made, ...rest } = wanted();
    await send(founder, "/networks/new", { ...rest, slug: made, sites: "" }, from);

    const [first] = await said(made, "found-network");
    expect(first).toMatchObject({ via: "page", address: "203.0.113.0/24" });
    expect(first?.actor).toBe(`person ${founder.id}`);
  });

  it("says that it was founded by API", async () => {
    const founder = await newPerson();
    const body = wanted();
    await call(founder, "POST", "/api/v1/networks", body, from);

    const [first] = await said(body.slug, "found-network");
    expect(first).toMatchObject({ via: "api", address: "203.0.113.0/24" });
  });
});

describe("an invitation", () => {
  it("names the role and the site, in its mail and on its page", async () => {
    const guest = await newPerson();
    await invite(guest);

    const [mail] = await lettersTo(guest.email);
    const page = await (await call(guest, "GET", await linkTo(guest.email))).text();

    expect(mail?.text).toContain("as: data entry at Southmoor.");
    expect(page.replace(/\s+/g, " ")).toContain("You are invited as: data entry at Southmoor.");
    for (const other of [undefined, await newPerson()]) {
      const seen = await (await call(other, "GET", await linkTo(guest.email))).text();
      expect(seen).toContain("data entry");
      expect(seen).not.toContain("Southmoor");
    }
  });

  it("names no site where the role is for the whole network", async () => {
    const guest = await newPerson();
    await invite(guest, "analyst", "");

    expect((await lettersTo(guest.email))[0]?.text).toContain("as: analyst.");
  });

  it("leads whoever accepts it to a page that they may open", async () => {
    for (const role of ["funder", "analyst"]) {
      const guest = await newPerson();
      await invite(guest, role, "");
      const led = await send(guest, await linkTo(guest.email));

      const entrance = led.headers.get("location") ?? "";
      expect((await call(guest, "GET", entrance)).status, entrance).toBe(200);
    }
  });

  it("is an entry of the audit when it is accepted, of that network alone", async () => {
    const guest = await newPerson();
    await invite(guest);
    await send(guest, await linkTo(guest.email), {}, from);

    const mine = (await said(slug, "accept-invitation")).filter(
      ({ actor }) => actor === `person ${guest.id}`,
    );
    expect(mine).toHaveLength(1);
    expect(mine[0]).toMatchObject({ via: "page", address: "203.0.113.0/24" });
    expect(JSON.parse(mine[0]?.detail ?? "")).toEqual({ role: "data-entry", site: "SOU" });
    expect(await said(theirs, "accept-invitation")).toEqual([]);
    const audit = await (await call(leader, "GET", `/n/${slug}/audit`)).text();
    expect(audit).toContain("Accepted an invitation");
    expect(audit).toContain("The record is whole");
  });

  it("is none when somebody else tries, or when it was used before", async () => {
    const [guest, other] = [await newPerson(), await newPerson()];
    await invite(guest);
    const link = await linkTo(guest.email);
    const before = (await said(slug, "accept-invitation")).length;

    expect((await send(other, link)).status).toBe(410);
    expect((await send(undefined, link)).status).toBe(303);
    expect(await said(slug, "accept-invitation")).toHaveLength(before);
    await send(guest, link);
    expect((await send(guest, link)).status).toBe(410);
    expect(await said(slug, "accept-invitation")).toHaveLength(before + 1);
  });
});

describe("asking to join", () => {
  const ask = (who: Person | undefined, network = slug) =>
    send(who, "/join-requests", { network, message: "please" }, from);
  const asked = async (who: Person, network = slug) =>
    (await said(network, "ask-to-join")).filter(({ actor }) => actor === `person ${who.id}`);

  it("is an entry of the audit, once, without what was written", async () => {
    const guest = await newPerson();
    await ask(guest);
    await ask(guest);

    const mine = await asked(guest);
    expect(mine).toHaveLength(1);
    expect(mine[0]).toMatchObject({ via: "page", address: "203.0.113.0/24", detail: "{}" });
    const open = await env.DIRECTORY.prepare("select id from join_request where user_id = ?")
      .bind(guest.id)
      .all();
    expect(open.results).toEqual([{ id: mine[0]?.subject }]);
    expect(await asked(guest, theirs)).toEqual([]);
  });

  it("is none by who belongs already, and changes nothing where there is no such network", async () => {
    const member = await newPerson();
    await join(slug, member, "analyst");

    expect((await ask(member)).headers.get("location")).toBe("/networks?now=asked");
    expect((await ask(member, "nowhere")).headers.get("location")).toBe("/networks?now=asked");
    expect((await ask(undefined)).status).not.toBe(200);
    expect(await asked(member)).toEqual([]);
  });
});
