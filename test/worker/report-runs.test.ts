import { env } from "cloudflare:workers";
import { removeNetwork } from "@allteach/actions/remove-network";
import { departuresDue } from "@allteach/store/departure";
import { openDirectory } from "@allteach/store/directory";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { archiveOf } from "../../workers/archive.ts";
import { databasesOf, foundryOf } from "../../workers/networks.ts";
import { type Kill, killedDatabase, neverKilled } from "../faults/killed-database.ts";
import { sendForm, tableOf } from "../support/network-pages.ts";
import { networkOf, report } from "../support/report-world.ts";
import { emailService, HOUR, simulatedPlatform } from "../support/simulated-platform.ts";
import { call, join, newNetwork, newPerson, type Person } from "../support/world.ts";

const READERS = 4;
const february = (day: number, hour = 7) => Date.UTC(2026, 1, day, hour);

let slug: string;
let leader: Person;
let readers: Person[];

/** A network on the eve of its report's day, with figures and readers. */
beforeEach(async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.useFakeTimers({ toFake: ["Date"], now: february(20, 22) });
  ({ slug, leader } = await newNetwork());
  // The days pass faster here than a session does.
  await env.DIRECTORY.prepare("update session set expires_at = 9e15").run();
  await report(leader, slug, "NOR", "2026-01", { numerator: 3, denominator: 1000 });
  readers = [];
  for (let count = 0; count < READERS; count++) {
    const reader = await newPerson("reader");
    await join(slug, reader, "analyst");
    await call(reader, "POST", `/api/v1/n/${slug}/subscriptions`, { report: "network" });
    readers.push(reader);
  }
  await env.DIRECTORY.batch([
    env.DIRECTORY.prepare("delete from mail_pace"),
    // Networks of the tests before have had their nights.
    env.DIRECTORY.prepare(
      "delete from due where network_id <> (select id from network where slug = ?)",
    ).bind(slug),
  ]);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const byService = { MAIL_TRANSPORT: "cloudflare" };
const sorted = (some: readonly { to: string }[]) => some.map(({ to }) => to).sort();
const everyone = () => readers.map(({ email }) => email).sort();
const statuses = async () =>
  (await tableOf<{ status: string }>(slug, "select status from delivery")).map(
    ({ status }) => status,
  );

describe("a night of reports", () => {
  it("waits for a provider that refuses for six hours: late, none lost, none twice", async () => {
    const backAt = february(21, 13);
    const service = emailService(() => (Date.now() < backAt ? "refuses" : "takes"));
    const { passUntil, given } = simulatedPlatform({ ...byService, EMAIL: service.binding });
    await passUntil(february(21, 12));
    expect(service.taken).toEqual([]);
    expect(service.attempts()).toBeGreaterThan(READERS);
    await passUntil(february(21, 20));

    expect(sorted(service.taken)).toEqual(everyone());
    expect(Math.min(...service.taken.map(({ at }) => at))).toBeGreaterThanOrEqual(backAt);
    expect(Math.max(...service.taken.map(({ at }) => at)) - backAt).toBeLessThan(2 * HOUR);
    expect(new Set(await statuses())).toEqual(new Set(["sent"]));
    expect(given).toEqual([]);
  });

  it("leaves a provider alone that says nothing, and says which mails it may have taken", async () => {
    const backAt = february(21, 13);
    const service = emailService(() => (Date.now() < backAt ? "is silent" : "takes"));
    const { passUntil } = simulatedPlatform({
      ...{ ...byService, MAIL_PER_SECOND: "1", EMAIL: service.binding },
    });
    await passUntil(february(21, 20));

    const ended = await statuses();
    const unknown = ended.filter((status) => status === "unknown").length;
    expect(service.taken.length + unknown).toBe(READERS);
    expect(new Set(sorted(service.taken)).size).toBe(service.taken.length);
    expect(ended.filter((status) => status === "sent")).toHaveLength(service.taken.length);
  });

  it.each(["NET", "DIRECTORY", "ARCHIVE"] as const)(
    "goes on after %s refused for a minute, and everyone has one mail",
    async (what) => {
      const service = emailService(() => "takes");
      const network = await networkOf(slug);
      const refusal: Kill = neverKilled();
      const own = databasesOf(env).get(network.binding) as D1Database;
      const { passUntil } = simulatedPlatform({
        ...{ ...byService, EMAIL: service.binding },
        ...(what === "NET" && { [network.binding]: killedDatabase(own, refusal) }),
        ...(what === "DIRECTORY" && { DIRECTORY: killedDatabase(env.DIRECTORY, refusal) }),
        ...(what === "ARCHIVE" && { ARCHIVE: refusingBucket(env.ARCHIVE, refusal) }),
      });
      await passUntil(february(21) - 1);
      Object.assign(refusal, { at: 1, steps: 1 });
      await passUntil(february(21) + 60_000);
      expect(service.taken).toEqual([]);
      Object.assign(refusal, neverKilled());
      await passUntil(february(21, 12));

      expect(sorted(service.taken)).toEqual(everyone());
    },
  );

  it("mails nobody who was taken out between the report and its mail", async () => {
    let isOpen = false;
    const service = emailService(() => (isOpen ? "takes" : "refuses"));
    const { passUntil } = simulatedPlatform({ ...byService, EMAIL: service.binding });
    await passUntil(february(21, 9));
    const [gone, ...left] = readers;
    const address = `/n/${slug}/people/${gone?.id}/removal`;
    expect((await sendForm(leader, address, {})).status).toBe(303);
    isOpen = true;
    await passUntil(february(21, 14));

    expect(sorted(service.taken)).toEqual(left.map(({ email }) => email).sort());
    const stopped = await tableOf(slug, "select failure from delivery where status = 'stopped'");
    expect(stopped).toHaveLength(1);
  });

  it("ends quietly where the network is removed in its middle", async () => {
    let isOpen = false;
    const service = emailService(() => (isOpen ? "takes" : "refuses"));
    const { passUntil, given } = simulatedPlatform({ ...byService, EMAIL: service.binding });
    await passUntil(february(21, 9));
    const { name, id } = await networkOf(slug);
    expect((await sendForm(leader, `/n/${slug}/removal`, { name })).status).toBeLessThan(400);
    const undertaking = {
      ...{ ...foundryOf(env, new Date()), archive: archiveOf(env.ARCHIVE), commons: env.COMMONS },
    };
    const [departure] = await departuresDue(
      openDirectory(env.DIRECTORY),
      new Date(february(21) + 60 * 24 * HOUR),
    );
    if (departure?.network.id !== id) throw new Error("the network does not leave");
    await removeNetwork(undertaking, departure);
    const heir = await newNetwork();
    isOpen = true;
    await passUntil(february(21, 14));

    const reports = service.taken.filter(({ to }) => everyone().includes(to));
    expect(reports).toEqual([]);
    expect(given).toEqual([]);
    expect(await tableOf(heir.slug, "select id from report")).toEqual([]);
  });
});

/** A bucket that refuses while it is told to. */
function refusingBucket(bucket: R2Bucket, refusal: Kill): R2Bucket {
  return new Proxy(bucket, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property);
      if (typeof value !== "function") return value;
      return (...given: unknown[]) => {
        if (refusal.at > 0) throw new Error("the bucket is away");
        return Reflect.apply(value, target, given);
      };
    },
  });
}
