import { env } from "cloudflare:workers";
import { randomId } from "@allteach/actions/random-id";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lettersTo, linkTo, send } from "../support/letters.ts";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

let slug: string;
let leader: Person;

beforeAll(async () => {
  ({ slug, leader } = await newNetwork());
});

const invite = (who: Person | undefined, emails: string, role = "data-entry", site = "NOR") =>
  send(who, `/n/${slug}/invitations`, { emails, role, site });

async function invited(person: Person, role = "data-entry", site = "NOR"): Promise<string> {
  await invite(leader, person.email, role, site);
  return linkTo(person.email);
}

async function rolesOf(person: Person): Promise<string[]> {
  const { results } = await env.DIRECTORY.prepare(
    `select n.slug, m.role, m.site_id from membership m join network n on n.id = m.network_id
     where m.user_id = ?`,
  )
    .bind(person.id)
    .all<{ slug: string; role: string; site_id: number }>();
  return results.map((row) => `${row.slug} ${row.role} ${row.site_id}`);
}

/** The id of the open invitation to a person, as the page names it. */
async function invitationOf({ email }: Person): Promise<string> {
  const people = await (await call(leader, "GET", `/n/${slug}/people`)).text();
  const row = people.split("<tr>").find((each) => each.includes(email)) ?? "";
  const [, id] = /invitations\/(i_\w+)\/withdrawal/.exec(row) ?? [];
  if (!id) throw new Error(`the page lists no invitation of ${email}`);
  return id;
}

const change = (sql: string) => env.DIRECTORY.prepare(sql).run();

describe("an invitation", () => {
  it("makes its reader a member, in the role and at the site it names", async () => {
    const ada = await newPerson();

    const link = await invited(ada);
    const opened = await call(ada, "GET", link);
    const accepted = await send(ada, link);

    expect(opened.status).toBe(200);
    expect(accepted.headers.get("location")).toBe(`/n/${slug}`);
    expect(await rolesOf(ada)).toEqual([`${slug} data-entry 1`]);
    expect((await call(ada, "GET", `/n/${slug}`)).status).toBe(200);
  });

  it("goes to every address of a list, once each", async () => {
    const [one, two] = [`${randomId("")}@a.example`, `${randomId("")}@b.example`];

    const answer = await invite(leader, `${one}\n\n ${two.toUpperCase()} \r\n${one}`);

    expect(answer.headers.get("location")).toBe(`/n/${slug}/people?mailed=2`);
    expect(await lettersTo(one)).toHaveLength(1);
    expect(await lettersTo(two)).toHaveLength(1);
  });

  it("goes to nobody when a line of the list is no address", async () => {
    const fine = `${randomId("")}@a.example`;

    const answer = await invite(leader, `${fine}\nada at b.example`);

    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("Line 2");
    expect(await lettersTo(fine)).toEqual([]);
  });

  it("is kept by the hash of its token alone", async () => {
    const ada = await newPerson();
    await invited(ada);

    const row = await env.DIRECTORY.prepare("select * from invitation where email = ?")
      .bind(ada.email)
      .first<{ token_hash: string }>();

    expect(row?.token_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(Object.keys(row ?? {})).not.toContain("token");
  });

  it("brings a person who is signed out back after signing in", async () => {
    const email = `${randomId("new-")}@hospital.example`;
    await invite(leader, email);
    const link = await linkTo(email);

    const page = await (await call(undefined, "GET", link)).text();
    await send(undefined, "/sign-in", { email, next: link });
    const confirm = new URLSearchParams((await linkTo(email)).split("?")[1]);
    const signedIn = await send(undefined, "/sign-in/confirm", { link: confirm.get("link") ?? "" });

    expect(page).toContain(`value="${link}"`);
    expect(signedIn.headers.get("location")).toBe(link);
    const [cookie = ""] = (signedIn.headers.get("set-cookie") ?? "").split(";");
    const accepted = await send({ cookie } as Person, link);
    expect(accepted.headers.get("location")).toBe(`/n/${slug}`);
  });

  it("is refused to whoever signed in with another address", async () => {
    const [ada, eve] = [await newPerson("ada"), await newPerson("eve")];
    const link = await invited(ada);

    const opened = await (await call(eve, "GET", link)).text();
    const accepted = await send(eve, link);

    expect(opened).toContain("you are signed in with another address");
    expect(accepted.status).toBe(410);
    expect(await rolesOf(eve)).toEqual([]);
    expect((await send(ada, link)).status).toBe(303);
  });

  it("is refused to an account whose address was never shown to be its own", async () => {
    const ada = await newPerson();
    const link = await invited(ada);
    await env.DIRECTORY.prepare("update user set email_verified_at = null where id = ?")
      .bind(ada.id)
      .run();

    expect((await send(ada, link)).status).toBe(410);
    expect(await rolesOf(ada)).toEqual([]);
  });

  it("works once: whoever was taken out cannot use it again", async () => {
    const ada = await newPerson();
    const link = await invited(ada);
    await send(ada, link);

    await send(leader, `/n/${slug}/people/${ada.id}/removal`);

    expect((await send(ada, link)).status).toBe(410);
    expect(await rolesOf(ada)).toEqual([]);
  });

  it("is accepted once by twenty clicks at once", async () => {
    const ada = await newPerson();
    const link = await invited(ada);

    const answers = await Promise.all(Array.from({ length: 20 }, () => send(ada, link)));

    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(await rolesOf(ada)).toEqual([`${slug} data-entry 1`]);
  });

  it("ends after two weeks", async () => {
    const ada = await newPerson();
    const link = await invited(ada);
    await change("update invitation set expires_at = 1");

    expect((await call(ada, "GET", link)).status).toBe(410);
    expect((await send(ada, link)).status).toBe(410);
    expect(await rolesOf(ada)).toEqual([]);
  });

  it("can be withdrawn, at once", async () => {
    const ada = await newPerson();
    const link = await invited(ada);
    const withdrawal = `/n/${slug}/invitations/${await invitationOf(ada)}/withdrawal`;

    const withdrawn = await send(leader, withdrawal);

    expect(withdrawn.headers.get("location")).toBe(`/n/${slug}/people?now=withdrawn`);
    expect((await send(ada, link)).status).toBe(410);
    expect((await send(leader, withdrawal)).status).toBe(404);
  });

  it("takes the place of an earlier one to the same", async () => {
    const ada = await newPerson();
    const first = await invited(ada);
    await invite(leader, ada.email);
    const links = (await lettersTo(ada.email)).map(({ links: [link = ""] }) => new URL(link));
    const second = links.find(({ pathname }) => pathname !== first)?.pathname ?? "";

    expect((await send(ada, first)).status).toBe(410);
    expect((await send(ada, second)).status).toBe(303);
  });

  it("does not open by a link that we never made", async () => {
    const ada = await newPerson();
    const link = await invited(ada);
    const bent = `${link.slice(0, -3)}${link.endsWith("AAA") ? "BBB" : "AAA"}`;

    for (const path of [bent, "/invitations/x", `/invitations/${"A".repeat(3000)}`]) {
      expect((await call(ada, "GET", path)).status).toBe(410);
      expect((await send(ada, path)).status).toBe(410);
    }
  });
});

describe("who may invite", () => {
  it.each([
    ["coordinator", 0, "leader", "", 403],
    ["coordinator", 0, "analyst", "", 303],
    ["coordinator", 0, "researcher", "-", 303],
    ["coordinator", 0, "sponsor", "NOR", 303],
    ["key-contact", 1, "data-entry", "NOR", 303],
    ["key-contact", 1, "data-entry", "SOU", 403],
    ["key-contact", 1, "analyst", "", 403],
    ["data-entry", 1, "data-entry", "NOR", 403],
    ["analyst", 0, "funder", "", 403],
    ["funder", 0, "funder", "", 403],
  ] as const)("%s at %i invites %s at %s: %i", async (own, at, role, site, status) => {
    const person = await newPerson();
    await join(slug, person, own, at);
    const email = `${randomId("")}@a.example`;

    expect((await invite(person, email, role, site)).status).toBe(status);
    expect(await lettersTo(email)).toHaveLength(status === 303 ? 1 : 0);
  });

  it("is asked for a site where the role is held at one, and for none where it is not", async () => {
    const email = `${randomId("")}@a.example`;

    expect((await invite(leader, email, "data-entry", "")).status).toBe(422);
    expect((await invite(leader, email, "analyst", "NOR")).status).toBe(422);
    expect((await invite(leader, email, "owner", "")).status).toBe(422);
    expect(await lettersTo(email)).toEqual([]);
  });

  it("does not reach into another network", async () => {
    const theirs = await newNetwork();
    const ada = await newPerson();
    const link = await invited(ada);
    const id = await invitationOf(ada);

    const withdrawn = await send(theirs.leader, `/n/${theirs.slug}/invitations/${id}/withdrawal`);
    const seen = await (await call(theirs.leader, "GET", `/n/${theirs.slug}/people`)).text();

    expect(withdrawn.status).toBe(404);
    expect(seen).not.toContain(ada.email);
    expect((await send(ada, link)).status).toBe(303);
  });
});

describe("mail that nobody asked for", () => {
  beforeEach(async () => {
    ({ slug, leader } = await newNetwork());
  });

  it("reaches one mailbox three times a day at most, however it is spelt and whoever asks", async () => {
    const name = randomId("victim");
    const other = await newNetwork();
    const spelt = [`${name}@a.example`, `${name}+1@a.example`, `${name.toUpperCase()}+2@a.example`];

    for (const [place, email] of spelt.entries()) {
      await invite(leader, email, ["analyst", "researcher", "funder"][place], "");
    }
    const fourth = await send(other.leader, `/n/${other.slug}/invitations`, {
      emails: `${name}+3@a.example`,
      role: "analyst",
    });

    expect(fourth.headers.get("location")).toBe(`/n/${other.slug}/people?held=1`);
    const sent = await env.DIRECTORY.prepare(
      "select count(*) as n from invitation where mailbox = ?",
    )
      .bind(`${name.toLowerCase()}@a.example`)
      .first<{ n: number }>();
    expect(sent?.n).toBe(3);
  });

  it("is held to its limit when twenty ask at once", async () => {
    const email = `${randomId("")}@a.example`;

    await Promise.all(Array.from({ length: 20 }, () => invite(leader, email)));

    expect(await lettersTo(email)).toHaveLength(3);
  });

  it("is limited for a network too", async () => {
    const id = `(select id from network where slug = '${slug}')`;
    await change(`
      insert into invitation (id, token_hash, network_id, email, mailbox, role, invited_by,
        created_at, expires_at)
      with recursive n(i) as (select 1 union all select i + 1 from n where i < 399)
      select '${slug}' || i, '${slug}' || i, ${id}, i || '@x.example', i || '@x.example',
        'analyst', '${leader.id}', ${Date.now()}, ${Date.now()} from n`);
    const three = Array.from({ length: 3 }, () => `${randomId("")}@a.example`);

    const answer = await invite(leader, three.join("\n"));

    expect(answer.headers.get("location")).toBe(`/n/${slug}/people?mailed=1&held=2`);
  });

  it("keeps the earlier link good when a new one is held back", async () => {
    const ada = await newPerson();
    for (let time = 0; time < 3; time++) await invite(leader, ada.email);
    const links = (await lettersTo(ada.email)).map(({ links: [link = ""] }) => new URL(link));
    await invite(leader, ada.email);

    const answers = [];
    for (const { pathname } of links) answers.push((await send(ada, pathname)).status);

    expect(answers.filter((status) => status === 303)).toHaveLength(1);
  });

  it("carries of what people typed the network's name alone, and as plain words", async () => {
    await env.DIRECTORY.prepare("update network set name = ? where slug = ?")
      .bind("Win! <b>now</b> https://evil.example/x at evil.example", slug)
      .run();
    const email = `${randomId("")}@a.example`;
    await invite(leader, email);

    const [letter] = await lettersTo(email);

    expect(letter?.subject).not.toMatch(/https?:|evil\.example|[<>]/);
    expect(letter?.text).not.toContain("evil.example");
    expect(letter?.links).toHaveLength(1);
  });
});
