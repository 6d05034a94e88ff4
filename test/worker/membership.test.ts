import { env } from "cloudflare:workers";
import type { Role } from "@allteach/domain/permission";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lettersTo, send } from "../support/letters.ts";
import { answer, call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;
let member: Person;
let theirs: Awaited<ReturnType<typeof newNetwork>>;

beforeAll(async () => {
  theirs = await newNetwork();
});

async function newMember(role: Role, site = 0): Promise<Person> {
  const person = await newPerson(role);
  await join(slug, person, role, site);
  return person;
}

async function grantsOf({ id }: Person): Promise<string[]> {
  const { results } = await env.DIRECTORY.prepare(
    `select n.slug, m.role, m.site_id from membership m join network n on n.id = m.network_id
     where m.user_id = ? order by 1, 2, 3`,
  )
    .bind(id)
    .all<{ slug: string; role: string; site_id: number }>();
  return results.map((row) => `${row.slug} ${row.role} ${row.site_id}`);
}

const changeRole = (who: Person, whose: Person, fields: Record<string, string>, where = slug) =>
  send(who, `/n/${where}/people/${whose.id}/role`, fields);

const remove = (who: Person, whose: Person, where = slug) =>
  send(who, `/n/${where}/people/${whose.id}/removal`);

const analyst = { from: "analyst", at: "0" };

describe("the people of a network", () => {
  beforeAll(async () => {
    ({ slug, leader } = await newNetwork());
    member = await newMember("data-entry", 1);
  });

  it("are listed with their roles, and with addresses for those who invite", async () => {
    const forLeader = await (await call(leader, "GET", `/n/${slug}/people`)).text();
    const forMember = await (await call(member, "GET", `/n/${slug}/people`)).text();

    expect(forLeader).toContain(member.email);
    expect(forMember).toContain("Data entry");
    expect(forMember).not.toContain("@hospital.example</td>");
    expect(forMember).not.toContain(leader.email);
  });

  it("are no concern of those without the permission, nor of another network", async () => {
    const researcher = await newMember("researcher");

    expect((await call(researcher, "GET", `/n/${slug}/people`)).status).toBe(403);
    expect((await call(theirs.leader, "GET", `/n/${slug}/people`)).status).toBe(404);
    expect((await call(undefined, "GET", `/n/${slug}/people`)).status).toBe(303);
    const own = await (await call(theirs.leader, "GET", `/n/${theirs.slug}/people`)).text();
    expect(own).not.toContain(member.id);
  });
});

describe("changing a role", () => {
  beforeAll(async () => {
    ({ slug, leader } = await newNetwork());
  });

  it("gives the new one in the place of the old", async () => {
    member = await newMember("analyst");

    const changed = await changeRole(leader, member, { ...analyst, role: "sponsor", site: "SOU" });

    expect(changed.status).toBe(303);
    expect(await grantsOf(member)).toEqual([`${slug} sponsor 2`]);
  });

  it("leaves their other roles, and those in other networks", async () => {
    member = await newMember("analyst");
    await join(slug, member, "clinician", 1);
    await join(theirs.slug, member, "analyst");

    await changeRole(leader, member, { ...analyst, role: "funder" });

    expect(await grantsOf(member)).toEqual(
      [`${slug} clinician 1`, `${slug} funder 0`, `${theirs.slug} analyst 0`].sort(),
    );
  });

  it("changes nothing for someone of another network", async () => {
    const stranger = await newPerson();
    await join(theirs.slug, stranger, "analyst");

    const changed = await changeRole(leader, stranger, { ...analyst, role: "funder" });

    expect(changed.status).toBe(404);
    expect(await grantsOf(stranger)).toEqual([`${theirs.slug} analyst 0`]);
  });

  it.each([
    ["coordinator", { ...analyst, role: "leader" }],
    ["analyst", { ...analyst, role: "coordinator" }],
    ["key-contact", { ...analyst, role: "funder" }],
  ] as const)("is refused to a %s who would give what they lack", async (own, fields) => {
    const person = await newMember(own, own === "key-contact" ? 1 : 0);
    const [whose] = [await newMember("analyst")];

    expect((await changeRole(person, whose, fields)).status).toBe(403);
    expect((await changeRole(person, person, { from: own, at: "0", role: "leader" })).status).toBe(
      403,
    );
    expect(await grantsOf(whose)).toEqual([`${slug} analyst 0`]);
  });

  it("is refused to a coordinator who would make less of a leader", async () => {
    const coordinator = await newMember("coordinator");
    const second = await newMember("leader");
    const fields = { from: "leader", at: "0", role: "analyst" };

    expect((await changeRole(coordinator, second, fields)).status).toBe(403);
    expect(await grantsOf(second)).toEqual([`${slug} leader 0`]);
    await remove(leader, second);
  });

  it("does not take the leader's role from the last leader", async () => {
    const fields = { from: "leader", at: "0", role: "analyst" };

    expect((await changeRole(leader, leader, fields)).status).toBe(409);
    expect(await grantsOf(leader)).toEqual([`${slug} leader 0`]);
  });
});

describe("taking someone out", () => {
  beforeAll(async () => {
    ({ slug, leader } = await newNetwork());
  });

  it("closes the network to them and to their tokens at once, and nothing else", async () => {
    member = await newMember("key-contact", 1);
    await join(theirs.slug, member, "analyst");
    const { body } = await answer(
      call(member, "POST", `/api/v1/n/${slug}/tokens`, { name: "EHR", site: "NOR" }),
    );
    const before = await call(body.token, "GET", `/api/v1/n/${slug}/sites`);

    const removed = await remove(leader, member);

    expect([before.status, removed.status]).toEqual([200, 303]);
    expect((await call(member, "GET", `/n/${slug}`)).status).toBe(404);
    expect((await call(body.token, "GET", `/api/v1/n/${slug}/sites`)).status).not.toBe(200);
    expect((await call(member, "GET", `/n/${theirs.slug}`)).status).toBe(200);
  });

  it("is refused to those who may not, or who may less than whom they take out", async () => {
    const [coordinator, clerk] = [await newMember("coordinator"), await newMember("data-entry", 1)];

    expect((await remove(coordinator, leader)).status).toBe(403);
    expect((await remove(clerk, coordinator)).status).toBe(403);
    expect((await remove(coordinator, clerk)).status).toBe(303);
    expect(await grantsOf(leader)).toEqual([`${slug} leader 0`]);
  });

  it("does not reach into another network", async () => {
    member = await newMember("analyst");

    expect((await remove(theirs.leader, member)).status).toBe(404);
    expect((await remove(theirs.leader, member, theirs.slug)).status).toBe(404);
    expect(await grantsOf(member)).toEqual([`${slug} analyst 0`]);
  });

  it("does not take out the last leader", async () => {
    expect((await remove(leader, leader)).status).toBe(409);
  });
});

describe("leaving a network", () => {
  beforeEach(async () => {
    ({ slug, leader } = await newNetwork());
  });

  const leave = (who: Person | undefined) => send(who, `/n/${slug}/departure`);

  it("takes one out of it and of no other", async () => {
    member = await newMember("clinician", 1);
    await join(theirs.slug, member, "analyst");

    const left = await leave(member);

    expect(left.headers.get("location")).toBe("/account?now=left");
    expect(await grantsOf(member)).toEqual([`${theirs.slug} analyst 0`]);
    expect(await grantsOf(leader)).toEqual([`${slug} leader 0`]);
  });

  it("is refused to the last leader, until someone else leads", async () => {
    expect((await leave(leader)).status).toBe(409);
    await newMember("leader");
    expect((await leave(leader)).status).toBe(303);
  });

  it("leaves one of two leaders behind when both go at once", async () => {
    const second = await newMember("leader");

    const left = await Promise.all([leave(leader), leave(second)]);

    expect(left.map(({ status }) => status).sort()).toEqual([303, 409]);
  });

  it("is nothing that a stranger can do", async () => {
    expect((await leave(await newPerson())).status).toBe(404);
    expect((await leave(undefined)).status).toBe(303);
  });
});

describe("a request to join", () => {
  beforeAll(async () => {
    ({ slug, leader } = await newNetwork());
  });

  const ask = (who: Person | undefined, network = slug, message = "I lead our ward") =>
    send(who, "/join-requests", { network, message });

  async function requestOf({ email }: Person): Promise<string> {
    const people = await (await call(leader, "GET", `/n/${slug}/people`)).text();
    const card = people.split("<article").find((each) => each.includes(email)) ?? "";
    return /join-requests\/(j_\w+)\/answer/.exec(card)?.[1] ?? "";
  }

  const reply = (who: Person, id: string, fields: Record<string, string>, where = slug) =>
    send(who, `/n/${where}/join-requests/${id}/answer`, fields);

  it("is answered with a role, once, and by mail", async () => {
    member = await newPerson();
    await ask(member);
    const id = await requestOf(member);

    const accepted = await reply(leader, id, { answer: "accept", role: "clinician", site: "NOR" });

    expect(accepted.status).toBe(303);
    expect(await grantsOf(member)).toEqual([`${slug} clinician 1`]);
    expect(await lettersTo(member.email)).toHaveLength(1);
    expect((await reply(leader, id, { answer: "accept", role: "analyst" })).status).toBe(404);
  });

  it("is answered with no", async () => {
    member = await newPerson();
    await ask(member);

    await reply(leader, await requestOf(member), { answer: "decline" });

    expect(await grantsOf(member)).toEqual([]);
    expect(await requestOf(member)).toBe("");
    expect(await lettersTo(member.email)).toEqual([]);
  });

  it("is one request, however often it is sent", async () => {
    member = await newPerson();

    await Promise.all(Array.from({ length: 10 }, () => ask(member)));

    const row = await env.DIRECTORY.prepare(
      "select count(*) as n from join_request where user_id = ?",
    )
      .bind(member.id)
      .first<{ n: number }>();
    expect(row?.n).toBe(1);
  });

  it("tells nobody which networks there are", async () => {
    const person = await newPerson();
    const told = async (network: string) => {
      const { status, headers } = await ask(person, network);
      return [status, headers.get("location"), await (await ask(person, network)).text()];
    };

    expect(await told(slug)).toEqual(await told("no-such-network"));
  });

  it("is answered by those who may, in the network that was asked", async () => {
    member = await newPerson();
    await ask(member);
    const id = await requestOf(member);
    const clerk = await newMember("key-contact", 1);
    const coordinator = await newMember("coordinator");
    const yes = { answer: "accept", role: "leader" };

    expect((await reply(clerk, id, yes)).status).toBe(403);
    expect((await reply(clerk, id, { answer: "decline" })).status).toBe(403);
    expect(await requestOf(member)).toBe(id);
    expect((await reply(coordinator, id, yes)).status).toBe(403);
    expect((await reply(theirs.leader, id, yes)).status).toBe(404);
    expect((await reply(theirs.leader, id, yes, theirs.slug)).status).toBe(404);
    expect(await grantsOf(member)).toEqual([]);
  });

  it("needs someone who is signed in", async () => {
    expect((await ask(undefined)).headers.get("location")).toBe("/sign-in");
  });
});
