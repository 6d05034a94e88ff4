import { createScheduledController } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { randomId } from "@allteach/actions/random-id";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { onTheHour } from "../../workers/cron/on-the-hour.ts";
import { type Letter, letters, lettersTo, linkTo, send } from "../support/letters.ts";
import { call, newNetwork, newPerson, origin, type Person } from "../support/world.ts";

const invitee = `${randomId("invited-")}@hospital.example`;
const signingIn = `${randomId("signing-in-")}@hospital.example`;

let slug: string;
let leader: Person;
let mails: Letter[];
let before: unknown;
let opened: { link: string; answers: Response[] }[];

/** Everything that a scanner could have changed, apart from when a page was last opened. */
async function state(): Promise<unknown> {
  const tables = ["user", "session", "sign_in_token", "membership", "invitation", "join_request"];
  const rows = await Promise.all(
    tables.map((table) => env.DIRECTORY.prepare(`select * from ${table} order by 1, 2`).all()),
  );
  const subscriptions = await call(leader, "GET", `/api/v1/n/${slug}/subscriptions`);
  return [rows.map(({ results }) => results), await subscriptions.json()];
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

beforeAll(async () => {
  ({ slug, leader } = await newNetwork());
  await call(leader, "POST", `/api/v1/n/${slug}/subscriptions`, { report: "network" });
  const guest = await newPerson();
  await send(guest, "/join-requests", { network: slug });
  const people = await (await call(leader, "GET", `/n/${slug}/people`)).text();
  const [, request = ""] = /join-requests\/(j_\w+)\/answer/.exec(people) ?? [];
  const welcome = { answer: "accept", role: "analyst" };
  await send(leader, `/n/${slug}/join-requests/${request}/answer`, welcome);
  await send(leader, `/n/${slug}/invitations`, { emails: invitee, role: "analyst" });
  await send(undefined, "/sign-in", { email: signingIn });
  const nextMonth = new Date();
  nextMonth.setUTCMonth(nextMonth.getUTCMonth() + 1, 21);
  const hour = createScheduledController({ scheduledTime: nextMonth, cron: "0 * * * *" });
  await onTheHour(hour, env);
  await vi.waitFor(async () => expect(await lettersTo(leader.email)).toHaveLength(1), 20_000);

  mails = await letters();
  before = await state();
  opened = [];
  for (const link of new Set(mails.flatMap(({ links }) => links))) opened.push(await scanned(link));
}, 40_000);

describe("a scanner that opens every link of every mail", () => {
  it("has met every kind of mail that we send", () => {
    expect(mails.map(({ subject }) => subject.split(" ").slice(0, 3).join(" "))).toEqual(
      expect.arrayContaining(["You belong to", "An invitation to", "Your link to"]),
    );
    expect(mails).toHaveLength(4);
    expect(opened.length).toBeGreaterThanOrEqual(5);
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
