import { env, exports } from "cloudflare:workers";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { emailService, HOUR, simulatedPlatform } from "../support/simulated-platform.ts";
import { call, join, newNetwork, newPerson, origin, type Person } from "../support/world.ts";

const day = (month: number, date: number) => Date.UTC(2026, month, date, 6, 59);
const service = emailService(() => "takes");

let here: string;
let there: string;
let reader: Person;
let neighbour: Person;

/** Two networks, one reader of three lists who is reminded as well, and another reader of each. */
beforeAll(async () => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.useFakeTimers({ toFake: ["Date"], now: day(1, 1) });
  ({ slug: here } = await newNetwork());
  ({ slug: there } = await newNetwork());
  [reader, neighbour] = [await newPerson("reader"), await newPerson("neighbour")];
  await env.DIRECTORY.prepare("update session set expires_at = 9e15").run();
  for (const person of [reader, neighbour]) {
    for (const slug of [here, there]) await join(slug, person, "analyst");
    for (const [slug, report] of [
      [here, "network"],
      [here, "functioning"],
      [there, "network"],
    ]) {
      await call(person, "POST", `/api/v1/n/${slug}/subscriptions`, { report });
    }
  }
  await join(here, reader, "data-entry", 1);
});

afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** What somebody is mailed on a day, by the lists that the mails name. */
async function mailsOf(month: number, date: number) {
  const before = service.taken.length;
  const bound = { MAIL_TRANSPORT: "cloudflare", EMAIL: service.binding };
  const { passUntil } = simulatedPlatform(bound);
  vi.setSystemTime(day(month, date));
  await passUntil(day(month, date) + 2 * HOUR);
  const mails = service.taken.slice(before);
  return (who: Person) => mails.filter(({ to }) => to === who.email);
}

const listsOf = (mails: readonly { headers: Record<string, string>; subject: string }[]) =>
  mails
    .map(({ headers, subject }) => `${headers["List-Id"]} ${/works together/.test(subject)}`)
    .sort();

const isReminder = ({ headers }: { headers: Record<string, string> }) =>
  headers["List-Id"]?.startsWith("<reminders.");

/** The address in the header, as a mail program takes it. */
const stopAddress = ({ headers }: { headers: Record<string, string> }) => {
  const address = /^<(https?:\/\/[^>]+)>$/.exec(headers["List-Unsubscribe"] ?? "")?.[1] ?? "";
  return address.replace(origin, "");
};

const ONE_CLICK = "List-Unsubscribe=One-Click";

/** As RFC 8058 has it: one POST with neither cookie nor origin. */
const press = (path: string) =>
  exports.default.fetch(
    new Request(origin + path, {
      ...{ method: "POST", body: ONE_CLICK, redirect: "manual" },
      headers: { "content-type": "application/x-www-form-urlencoded" },
    }),
  );

describe("the header that stops mails", () => {
  it("stops its own list, from the next mail on, and no other of anybody's", async () => {
    const first = await mailsOf(1, 21);
    expect(first(reader)).toHaveLength(3);
    // Of two lists of one network.
    const stopped = first(reader).find(({ subject }) => /works together/.test(subject));
    const others = first(reader).filter((mail) => mail !== stopped);
    if (!stopped) throw new Error("nothing was mailed");
    expect(stopped.headers["List-Unsubscribe-Post"]).toBe(ONE_CLICK);
    const path = stopAddress(stopped);
    for (const method of ["GET", "HEAD"]) {
      expect((await call(undefined, method, path)).status).toBe(200);
    }
    for (const _again of [1, 2]) expect((await press(path)).status).toBe(200);
    const second = await mailsOf(2, 21);

    expect(listsOf(second(reader))).toEqual(listsOf(others));
    expect(listsOf(second(neighbour))).toEqual(listsOf(first(neighbour)));
  });

  it("of a reminder stops reminders alone", async () => {
    const nudged = (await mailsOf(3, 10))(reader).filter(isReminder);
    expect(nudged).toHaveLength(1);
    const [nudge] = nudged;
    if (!nudge) throw new Error("nobody was reminded");
    expect((await press(stopAddress(nudge))).status).toBe(200);

    expect((await mailsOf(4, 10))(reader).filter(isReminder)).toEqual([]);
    expect((await mailsOf(4, 21))(reader)).toHaveLength(2);
  });

  it("takes no other's link, and no half of one", async () => {
    const [mail] = (await mailsOf(5, 21))(neighbour);
    if (!mail) throw new Error("nothing was mailed");
    const path = stopAddress(mail);
    expect((await press(path.slice(0, -3))).status).toBe(404);
    expect((await press(path.replace("/unsubscribe/", "/mailed/"))).status).toBeGreaterThan(399);

    expect((await mailsOf(6, 21))(neighbour)).toHaveLength(3);
  });
});
