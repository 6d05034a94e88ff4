import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { onTheHour } from "../../workers/cron/on-the-hour.ts";
import { lettersTo, send } from "../support/letters.ts";
import { tableOf } from "../support/network-pages.ts";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

let slug: string;
let leader: Person;
let coordinator: Person;

const strikeAt = (at: number) =>
  onTheHour({ scheduledTime: at, cron: "0 * * * *", noRetry() {} } as ScheduledController, env);
const strike = (days: number) => strikeAt(Date.now() + days * DAY_MS);
const day = (ahead: number) => new Date(Date.now() + ahead * DAY_MS).toISOString().slice(0, 10);
const subjectsTo = async ({ email }: Person, what: string) =>
  (await lettersTo(email)).map(({ subject }) => subject).filter((each) => each.includes(what));
const reminders = (who: Person) => subjectsTo(who, "to be read again");
const publish = (key: string, review: string) =>
  send(leader, `/n/${slug}/policies/${key}/versions`, {
    ...{ title: "Another text", text: "It says this.", effective: day(0), review },
  });
const confirm = (who: Person, key: string, fields: Record<string, string> = {}) =>
  send(who, `/n/${slug}/policies/${key}/reviews`, { version: "1", again: day(500), ...fields });

/** Every template's five policies are to be read again on one day. */
const reviewDay = async (): Promise<number> => {
  const [row] = await tableOf<{ review: string }>(slug, "select min(review) as review from policy");
  return Math.round((Date.parse(row?.review ?? "") - Date.parse(day(0))) / DAY_MS);
};

beforeEach(async () => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  ({ slug, leader } = await newNetwork());
  coordinator = await newPerson("coordinator");
  await join(slug, coordinator, "coordinator");
});

describe("a policy's review", () => {
  it("is mailed of a month before, on its day, and never twice", async () => {
    const [analyst, due] = [await newPerson("analyst"), await reviewDay()];
    await join(slug, analyst, "analyst");

    await strike(due - 32);
    expect(await reminders(leader)).toEqual([]);
    for (const days of [due - 30, due - 30, due - 29, due - 3]) await strike(days);
    for (const who of [leader, coordinator]) {
      const sent = await reminders(who);
      expect(sent).toHaveLength(1);
      expect(sent[0]).toContain("5 policies are to be read again within a month");
    }
    for (const days of [due, due, due + 1, due + 40]) await strike(days);
    for (const who of [leader, coordinator]) expect(await reminders(who)).toHaveLength(2);
    expect((await reminders(leader))[0]).not.toContain("within a month");
    expect(await reminders(analyst)).toEqual([]);
  });

  it("is not mailed of once a new version or a confirmation has moved it", async () => {
    const due = await reviewDay();
    await strike(due - 30);
    for (const key of ["membership", "privacy"]) await publish(key, day(due + 300));
    await confirm(leader, "research", { again: day(due + 300) });

    await strike(due);

    const [last] = await lettersTo(leader.email);
    expect(last?.subject).toContain("2 policies are to be read again");
    expect(last?.text).toContain("Data sharing (by ");
    expect(last?.text).not.toContain("Research");
    for (const key of ["collaboration", "data-sharing"])
      await confirm(leader, key, { again: day(due + 300) });
    await strike(due + 1);
    expect(await reminders(leader)).toHaveLength(2);
  });

  it("is mailed of to each once when the clock strikes many times at once", async () => {
    const due = await reviewDay();

    await Promise.all(Array.from({ length: 6 }, () => strike(due - 30)));

    for (const who of [leader, coordinator]) expect(await reminders(who)).toHaveLength(1);
  });

  it("is mailed of to nobody of another network, nor of one that leaves", async () => {
    const [theirs, due] = [await newNetwork(), await reviewDay()];
    await send(leader, `/n/${slug}/removal`, { name: `Network ${slug}` });
    await env.DIRECTORY.prepare("update departure set due_at = 9000000000000").run();

    await strike(due);

    expect(await reminders(leader)).toEqual([]);
    expect(await reminders(theirs.leader)).toHaveLength(1);
    const [letter] = await lettersTo(theirs.leader.email);
    expect(letter?.text).not.toContain(slug);
  });
});

describe("who asks to join", () => {
  const ask = async () => {
    const guest = await newPerson("guest");
    await send(guest, "/join-requests", { network: slug, message: "a secret wish" });
    return guest;
  };
  const told = (who: Person) => subjectsTo(who, "to join the network");

  it("is mailed of to leaders and coordinators, once each, in one mail an hour at most", async () => {
    const [one] = [await ask(), await ask()];
    const now = Date.now();
    await strikeAt(now);
    await strikeAt(now);
    await ask();
    await strikeAt(now + HOUR_MS / 2);
    for (const who of [leader, coordinator]) {
      expect(await told(who)).toEqual([
        `2 people ask to join the network ${slug}`.replace(slug, `Network ${slug}`),
      ]);
    }

    await strikeAt(now + HOUR_MS);
    await strikeAt(now + 3 * HOUR_MS);

    expect((await told(leader))[0]).toContain("1 person asks");
    expect(await told(leader)).toHaveLength(2);
    const [letter] = await lettersTo(leader.email);
    expect(letter?.text).toContain(`/n/${slug}/people`);
    expect(letter?.text).not.toContain("secret wish");
    expect(letter?.text).not.toContain(one.email);
  });

  it("is mailed of to nobody once the request is answered, and to no other network", async () => {
    const theirs = await newNetwork();
    await ask();
    const people = await (await call(leader, "GET", `/n/${slug}/people`)).text();
    const [, id] = /join-requests\/(j_\w+)\/answer/.exec(people) ?? [];
    await send(leader, `/n/${slug}/join-requests/${id}/answer`, { answer: "decline" });

    await strikeAt(Date.now());

    expect(await told(leader)).toEqual([]);
    expect(await told(theirs.leader)).toEqual([]);
  });
});

describe("confirming a policy without changes", () => {
  const page = async (who = leader) =>
    (await (await call(who, "GET", `/n/${slug}/policies/privacy`)).text()).replace(/\s+/g, " ");

  it("moves its review, adds no version, and stands in its history and the audit", async () => {
    const confirmed = await confirm(leader, "privacy", { again: "2031-04-05" });

    expect(confirmed.status).toBe(303);
    const text = await page();
    expect(text).toContain("Confirmed without changes on");
    expect(text).toContain("to be read again by 5 April 2031");
    expect(text.match(/fingerprint/g)).toHaveLength(1);
    const [entry] = await tableOf<{ subject: string; detail: string }>(
      slug,
      "select subject, detail from audit_entry where action = 'review-policy'",
    );
    expect(entry?.subject).toBe("privacy, version 1");
    expect(JSON.parse(entry?.detail ?? "")).toMatchObject({ after: { review: "2031-04-05" } });
    expect(await tableOf(slug, "select key from policy where version > 1")).toEqual([]);
  });

  it("takes a day to come and the newest version; what was typed stays", async () => {
    const past = await confirm(leader, "privacy", { again: day(0) });
    expect(past.status).toBe(422);
    expect(await past.text()).toContain("choose a day after today");
    await publish("privacy", day(365));
    expect((await confirm(leader, "privacy")).status).toBe(422);
    expect((await confirm(leader, "privacy", { version: "2" })).status).toBe(303);
    expect((await confirm(leader, "privacy", { version: "7" })).status).toBe(404);
    expect((await confirm(leader, "bylaws")).status).toBe(404);

    expect(await tableOf(slug, "select version from policy_review")).toEqual([{ version: 2 }]);
    expect(
      await tableOf(slug, "select subject from audit_entry where action = 'review-policy'"),
    ).toHaveLength(1);
  });

  it("is for leaders, of their own network", async () => {
    const theirs = await newNetwork();

    expect((await confirm(coordinator, "privacy")).status).toBe(403);
    expect((await confirm(theirs.leader, "privacy")).status).toBe(404);
    expect(await page(coordinator)).not.toContain("Confirm this policy");
    for (const network of [slug, theirs.slug]) {
      expect(await tableOf(network, "select version from policy_review")).toEqual([]);
    }
  });
});
