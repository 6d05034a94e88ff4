import { env } from "cloudflare:workers";
import { randomId } from "@allteach/actions/random-id";
import { lastEndedPeriod } from "@allteach/domain/calendar";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { type Letter, letters, linkTo, send } from "../support/letters.ts";
import { databaseOf } from "../support/network-pages.ts";
import { networkOf, report, strikeAndWork } from "../support/report-world.ts";
import {
  answer,
  call,
  join,
  newNetwork,
  newPerson,
  origin,
  type Person,
} from "../support/world.ts";

const invitee = `${randomId("invited-")}@hospital.example`;
const signingIn = `${randomId("signing-in-")}@hospital.example`;
const board = `${randomId("board-")}@there.example`;

let slug: string;
let other: string;
let leader: Person;
let otherLeader: Person;
let mails: Letter[];
let before: unknown;
let opened: { link: string; answers: Response[] }[];

/** Every row of every database that a scanner could have changed, and every file that is no mail. */
async function state(): Promise<unknown> {
  const databases = [env.DIRECTORY, env.COMMONS, await databaseOf(slug), await databaseOf(other)];
  const { objects } = await env.ARCHIVE.list();
  return [
    await Promise.all(databases.map(rowsOf)),
    objects.filter(({ key }) => !key.startsWith("outbox/")).map(({ key, etag }) => [key, etag]),
  ];
}

async function rowsOf(database: D1Database): Promise<unknown> {
  const { results: tables } = await database
    .prepare(
      `select name from sqlite_master where type = 'table' and sql not like '%VIRTUAL%'
         and name not like 'sqlite\\_%' escape '\\' and name not like '\\_cf%' escape '\\'`,
    )
    .all<{ name: string }>();
  const rows = await database.batch(
    tables.map(({ name }) => database.prepare(`select * from "${name}"`)),
  );
  return rows.map(({ results }, place) => [tables[place]?.name, results]);
}

/** What mail scanners do with a link, one after the other, with the cookies they were given. */
async function scanned(link: string) {
  const path = link.replace(origin, "");
  const browserLike = {
    "user-agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36",
    "sec-purpose": "prefetch;prerender",
  };
  const answers = [
    await call(undefined, "HEAD", path),
    await call(undefined, "GET", path),
    await call(undefined, "GET", path, undefined, browserLike),
    await call(undefined, "GET", `${path}${path.includes("?") ? "&" : "?"}utm_source=scanner`),
  ];
  const cookies = answers.flatMap(({ headers }) => headers.getSetCookie()).join("; ");
  answers.push(await call(undefined, "GET", path, undefined, { cookie: cookies }));
  return { link, answers };
}

/** A day of next month, at noon: what falls due then is done. */
async function strike(day: number): Promise<void> {
  const at = new Date();
  at.setUTCMonth(at.getUTCMonth() + 1, day);
  await strikeAndWork(at.setUTCHours(12, 0, 0, 0), await networkOf(slug));
}

/** Somebody asks in, is let in, is invited, wants to sign in, is proposed a report. */
async function mailsAboutPeople(): Promise<void> {
  const [guest, waiting] = [await newPerson(), await newPerson()];
  await send(guest, "/join-requests", { network: slug });
  const people = await (await call(leader, "GET", `/n/${slug}/people`)).text();
  const [, request = ""] = /join-requests\/(j_\w+)\/answer/.exec(people) ?? [];
  const welcome = { answer: "accept", role: "analyst" };
  await send(leader, `/n/${slug}/join-requests/${request}/answer`, welcome);
  await send(waiting, "/join-requests", { network: slug });
  await send(leader, `/n/${slug}/invitations`, { emails: invitee, role: "analyst" });
  await send(undefined, "/sign-in", { email: signingIn });
  const proposal = { email: board, report: "network", format: "mail", sendOn: "" };
  await send(leader, `/n/${slug}/recipients`, proposal);
}

/** The reports of a month with their reminders, one of them in the one mail of the day. */
async function mailsOfAMonth(): Promise<void> {
  const [entry, sponsor, reader] = await Promise.all(
    ["entry", "sponsor", "reader"].map((name) => newPerson(name)),
  );
  if (!entry || !sponsor || !reader) throw new Error("nobody is reminded");
  await join(slug, entry, "data-entry", 1);
  await join(slug, sponsor, "sponsor", 1);
  await join(slug, reader, "analyst");
  const lastMonth = lastEndedPeriod(new Date(), "Etc/UTC");
  await report(leader, slug, "NOR", lastMonth, { numerator: 3, denominator: 1000 });
  for (const who of [leader, reader]) {
    await call(who, "POST", `/api/v1/n/${slug}/subscriptions`, { report: "network" });
  }
  await send(reader, `/n/${slug}/mail-preference`, { digest: "yes", locale: "" });
  for (const day of [1, 10, 16, 18, 21]) await strike(day);
  await env.DIRECTORY.prepare("update digest set due_at = 1").run();
  await strike(22);
}

/** One team asks another whether they may learn from it, and is told yes. */
async function mailsBetweenTeams(): Promise<void> {
  const goal = {
    ...{ title: "Weigh every baby goldcrest", site: "NOR", toWords: "Every baby is weighed" },
    ...{ drivers: ["measuring-well"], families: ["blood-pressure"] },
  };
  const made = await answer(call(otherLeader, "POST", `/api/v1/n/${other}/goals`, goal));
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  await send(otherLeader, `/n/${other}/goals/${made.body.id}/sharing`);
  const found = await vi.waitFor(async () => {
    const { body } = await answer(call(leader, "GET", "/api/v1/commons/goals?q=goldcrest"));
    expect(body.items).toHaveLength(1);
    return body.items[0].id as string;
  }, 20_000);
  await send(leader, `/n/${slug}/introductions`, { to: found, message: "How did you do it?" });
  const [row] = (await env.COMMONS.prepare("select id from introduction").all<{ id: string }>())
    .results;
  await mailed("A team would like to learn from you");
  const path = `/n/${other}/introductions/${row?.id}/answer`;
  await send(otherLeader, path, { answer: "agree" });
  await mailed("You are introduced");
}

/** Waits until a mail has left. */
const mailed = (words: string) =>
  vi.waitFor(async () => {
    const subjects = (await letters()).map(({ subject }) => subject);
    expect(subjects).toContain(words);
  }, 20_000);

/** A network of another leader is asked to be removed. */
async function mailOfRemoval(): Promise<void> {
  const leaving = await newNetwork();
  const { name } = await networkOf(leaving.slug);
  await send(leaving.leader, `/n/${leaving.slug}/removal`, { name });
}

beforeAll(async () => {
  ({ slug, leader } = await newNetwork());
  ({ slug: other, leader: otherLeader } = await newNetwork());
  await mailsAboutPeople();
  await mailsOfAMonth();
  await mailsBetweenTeams();
  await mailOfRemoval();

  mails = await letters();
  before = await state();
  opened = [];
  for (const link of new Set(mails.flatMap(({ links }) => links))) opened.push(await scanned(link));
}, 120_000);

describe("a scanner that opens every link of every mail", () => {
  it.each([
    ["You belong to the network"],
    ["An invitation to the network"],
    ["Your link to sign in"],
    ["to join the network"],
    ["is open, due on"],
    ["still to come for"],
    ["waits for"],
    ["things from"],
    ["A team would like to learn from you"],
    ["You are introduced"],
    ["will be removed on"],
    ["shall we mail you this report?"],
  ])("has met the mail that says “%s”", (words) => {
    expect(mails.map(({ subject }) => subject)).toContainEqual(expect.stringContaining(words));
  });

  it("has asked for every link, by HEAD and GET, as programs and browsers do", () => {
    console.info(`${mails.length} mails, ${opened.length} links, each opened 5 times`);
    expect(opened.length).toBeGreaterThan(mails.length);
    for (const place of ["/mailed/", "/from-mail/", "/unsubscribe/", "/proposed-mails/"]) {
      expect(
        opened.some(({ link }) => link.includes(place)),
        place,
      ).toBe(true);
    }
    for (const { link, answers } of opened) {
      for (const { status } of answers) expect(status, link).toBeLessThan(500);
    }
  });

  it("changes nothing and is given no session", async () => {
    const cookies = opened.flatMap(({ answers }) =>
      answers.flatMap(({ headers }) => headers.getSetCookie()),
    );

    expect(await state()).toEqual(before);
    expect(cookies).toEqual([]);
  });

  it("leaves the way in to whom it was sent", async () => {
    const link = new URLSearchParams((await linkTo(signingIn)).split("?")[1]).get("link") ?? "";

    expect((await send(undefined, "/sign-in/confirm", { link })).status).toBe(303);
  });

  it("leaves the invitation to whom it was sent", async () => {
    const invitation = await linkTo(invitee);
    await send(undefined, "/sign-in", { email: invitee, next: invitation });
    const link = new URLSearchParams((await linkTo(invitee)).split("?")[1]).get("link") ?? "";
    const signedIn = await send(undefined, "/sign-in/confirm", { link });
    const [cookie = ""] = (signedIn.headers.get("set-cookie") ?? "").split(";");

    const accepted = await send({ cookie } as Person, invitation);

    expect(accepted.headers.get("location")).toBe(`/n/${slug}`);
  });
});
