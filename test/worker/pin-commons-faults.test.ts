import { env } from "cloudflare:workers";
import type { Archive } from "@allteach/actions/archive";
import type { ActionContext } from "@allteach/actions/context";
import type { Job } from "@allteach/actions/job";
import type { FilePlatform } from "@allteach/actions/pins/keep-file";
import { publishPin } from "@allteach/actions/pins/publish-pin";
import { removePin, rewritePin } from "@allteach/actions/pins/rewrite-pin";
import { type PinPlatform, sharePin, withdrawPin } from "@allteach/actions/pins/share-pin";
import { createPin } from "@allteach/actions/pins/write-pin";
import { sweepCommons } from "@allteach/actions/sweep-commons";
import type { UserId } from "@allteach/domain/identity";
import { PinDraft } from "@allteach/domain/pins/pin";
import { chanceFrom } from "@allteach/simulation/random";
import { openCommons } from "@allteach/store/commons";
import { openDirectory } from "@allteach/store/directory";
import { networkById } from "@allteach/store/network";
import { openNetwork } from "@allteach/store/network-store";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { archiveOf } from "../../workers/archive.ts";
import { onTheHour } from "../../workers/cron/on-the-hour.ts";
import type { Bindings } from "../../workers/env.ts";
import { perform } from "../../workers/queue/perform.ts";
import { dies, type Kill, Killed, killedDatabase, neverKilled } from "../faults/killed-database.ts";
import { pngOf } from "../faults/made-picture.ts";
import { databaseOf } from "../support/network-pages.ts";
import { newNetwork } from "../support/world.ts";

/** Enough to die at every step of every act; `pnpm chaos:commons` sets more. */
const PINS = Number(env.FAULT_GOALS ?? 5);
const ACTS = Number(env.FAULT_ACTS ?? 90);
const SEED = Number(env.FAULT_SEED ?? 20_261_123);

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

const say = (what: string, figures: Record<string, number>) =>
  console.log(
    `chaos: ${what}: ${Object.entries(figures)
      .map(([name, count]) => `${count} ${name}`)
      .join(", ")}`,
  );

interface Place {
  database: D1Database;
  ctx(kill: Kill): ActionContext;
  platform(kill: Kill): PinPlatform & FilePlatform;
  mail: Job[];
}

async function newPlace(): Promise<Place> {
  const { slug, leader } = await newNetwork();
  const database = await databaseOf(slug);
  const id = await database.prepare("select network_id as id from charter").first<string>("id");
  const network = await networkById(openDirectory(env.DIRECTORY), id as never);
  if (!network) throw new Error("no network for this test");
  const mail: Job[] = [];
  return {
    ...{ database, mail },
    ctx: (kill) => ({
      network,
      store: openNetwork(killedDatabase(database, kill), network.id),
      actor: {
        ...{ kind: "person", user: leader.id as UserId, name: "ada" },
        grants: [{ role: "leader" }],
      },
      whence: { via: "page", address: "" },
      now: new Date(),
    }),
    platform: (kill) => ({
      directory: openDirectory(killedDatabase(env.DIRECTORY, kill)),
      commons: openCommons(killedDatabase(env.COMMONS, kill)),
      archive: killedArchive(kill),
      // The decoders are tried elsewhere: here it matters only that there are two forms.
      pictures: {
        remake: async ({ bytes, width, height }) => ({
          ...{ bytes, type: "image/png", width, height, small: bytes.subarray(0, 60) },
        }),
      },
      async later(jobs) {
        step(kill, "before the message");
        mail.push(...jobs);
        after(kill, "after the message");
      },
    }),
  };
}

/** Counts a step, before which the process may die. */
function step(kill: Kill, what: string): void {
  kill.steps += 1;
  const isOver = kill.at > 0 && kill.steps > kill.at;
  if (isOver || (kill.steps === kill.at && kill.when === "before")) throw new Killed(what);
}

function after(kill: Kill, what: string): void {
  if (kill.steps === kill.at) throw new Killed(what);
}

/** The bucket; the process may die before or after it writes there or takes something out. */
function killedArchive(kill: Kill): Archive {
  const archive = archiveOf(env.ARCHIVE);
  return {
    ...archive,
    async put(key, bytes, type) {
      step(kill, "before a file");
      await archive.put(key, bytes, type);
      after(kill, "after a file");
    },
    async remove(keys) {
      step(kill, "before taking files out");
      await archive.remove(keys);
      after(kill, "after taking files out");
    },
  };
}

const draft = (title: string) =>
  PinDraft.parse({
    ...{ kind: "image", title, purpose: "To be shared", licence: "cc-by-4.0" },
    attribution: "A team",
  });

const coming = (place: Place, kill: Kill, size: number) => ({
  platform: place.platform(kill),
  sent: { name: "a.png", bytes: pngOf(size, 8) },
});

interface Shown {
  pin_id: string;
  epoch: number;
  revision: number;
  title: string;
  file: string;
}

const shownIn = async () =>
  (
    await env.COMMONS.prepare(
      "select pin_id, epoch, revision, title, file from shared_pin",
    ).all<Shown>()
  ).results;

interface Chosen {
  id: string;
  visibility: string;
  revision: number;
  title: string;
  status: string | null;
}

const chosenIn = async ({ database }: Place) =>
  (
    await database
      .prepare(
        `select pin.id, visibility, revision, title, status from pin
          left join pin_publication on pin_id = pin.id where removed_at is null`,
      )
      .all<Chosen>()
  ).results;

const keysOf = async (prefix: string) =>
  (await env.ARCHIVE.list({ prefix })).objects.map(({ key }) => key);

/** Pins that others can read although their team did not choose so, at this moment. */
async function widerThanChosen(place: Place): Promise<number> {
  // The commons is read first: what is in it then must have been chosen before, and be so still.
  const shown = await shownIn();
  const chosen = new Map((await chosenIn(place)).map((pin) => [pin.id, pin]));
  return shown.filter(({ pin_id }) => chosen.get(pin_id)?.visibility !== "all").length;
}

it("shares pins and their files, killed at every step: none lost, doubled, or wider than chosen", {
  timeout: 1_800_000,
}, async () => {
  const place = await newPlace();
  const ids: string[] = [];
  for (let n = 0; n < PINS; n++) {
    const made = await createPin(place.ctx(neverKilled()), {
      draft: draft(`Pin ${n} version 0`),
      coming: coming(place, neverKilled(), 8 + n),
    });
    if (!made.ok) throw new Error("no pin for this test");
    ids.push(made.value.id);
  }
  const counts = await storm(place, ids);
  say("sharing pins under kills", counts);
  expect(counts["pins wider than chosen"]).toBe(0);
  expect(counts.killed).toBeGreaterThan(ACTS / 3);

  await settle(place);
  const wrong = await differences(place);
  say("pins after the sweeps", wrong);
  expect(wrong).toMatchObject({ lost: 0, doubled: 0, behind: 0, "without their file": 0 });
  expect(wrong["files of nothing that is shared"]).toBe(0);
  expect(wrong["files of no pin"]).toBe(0);

  await takeAllBack(place, ids);
});

/** Acts in any order, each killed at some step, while messages come late, twice and never. */
async function storm(place: Place, ids: readonly string[]) {
  const chance = chanceFrom(SEED);
  const pick = <Item>(items: readonly Item[]) =>
    items[Math.floor(chance.uniform() * items.length)] as Item;
  const counts = {
    ...{ pins: ids.length, acts: 0, killed: 0, "messages lost": 0, "messages delivered": 0 },
    ...{ "looks taken": 0, "pins wider than chosen": 0, "slow publishers": 0 },
  };
  const look = async () => {
    counts["pins wider than chosen"] += await widerThanChosen(place);
    counts["looks taken"] += 1;
  };
  const late: Job[] = [];
  for (let n = 0; n < ACTS; n++) {
    const id = pick(ids);
    const at = chance.uniform() < 0.2 ? 0 : 1 + Math.floor(chance.uniform() * 10);
    const kill: Kill = { at, when: chance.uniform() < 0.5 ? "before" : "after", steps: 0 };
    const acts = [
      () => sharePin(place.ctx(kill), place.platform(kill), id, pick([[], ["context"]] as const)),
      () => sharePin(place.ctx(kill), place.platform(kill), id, []),
      () => withdrawPin(place.ctx(kill), place.platform(kill), id),
      () => rewrite(place, kill, id, n),
      () => publish(place, kill, id),
    ];
    counts.acts += 1;
    const slow = chance.uniform() < 0.4 ? slowPublisher(place, id) : undefined;
    await slow?.hasRead;
    if (await dies(pick(acts))) counts.killed += 1;
    counts["slow publishers"] += slow ? 1 : 0;
    await slow?.finish();
    await look();
    for (const job of place.mail.splice(0)) {
      const luck = chance.uniform();
      if (luck < 0.4) counts["messages lost"] += 1;
      else late.push(...(luck < 0.6 ? [job, job] : [job]));
    }
    while (late.length > 0 && chance.uniform() < 0.5) {
      const [job] = late.splice(Math.floor(chance.uniform() * late.length), 1);
      if (!job) continue;
      await perform(env, job);
      counts["messages delivered"] += 1;
      await look();
    }
  }
  for (const job of late) await perform(env, job);
  await look();
  return counts;
}

async function rewrite(place: Place, kill: Kill, id: string, n: number): Promise<void> {
  const standing = (await chosenIn(place)).find((pin) => pin.id === id);
  await rewritePin(place.ctx(kill), place.platform(kill), id, {
    ...{ draft: draft(`Pin ${id.slice(2, 5)} version ${n}`), saw: standing?.revision ?? 0 },
    ...(n % 2 === 0 && { coming: coming(place, kill, 8 + (n % 30)) }),
  });
}

async function publish(place: Place, kill: Kill, id: string): Promise<void> {
  const { network, store } = place.ctx(kill);
  const { commons, archive } = place.platform(kill);
  await publishPin({ network, store, commons, archive }, id, new Date());
}

/** Publishes in two halves, the copy of the file made in the first: what lies between is an act. */
function slowPublisher(place: Place, id: string) {
  const [read, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const waiting = new Proxy(env.COMMONS, {
    get(target, property) {
      if (property === "prepare") return target.prepare.bind(target);
      return async (statements: D1PreparedStatement[]) => {
        read.resolve();
        await go.promise;
        return target.batch(statements);
      };
    },
  });
  const { network, store } = place.ctx(neverKilled());
  const { archive } = place.platform(neverKilled());
  const to = { network, store, archive, commons: openCommons(waiting) };
  const work = publishPin(to, id, new Date()).then(
    () => undefined,
    () => undefined,
  );
  return {
    hasRead: Promise.race([read.promise, work]),
    finish() {
      go.resolve();
      return work;
    },
  };
}

/** The clock strikes, twice at once and once more; then the queue carries what it asked for. */
async function settle(place: Place): Promise<void> {
  const asked: Job[] = [];
  const queue = {
    async send(body: Job) {
      asked.push(body);
    },
    async sendBatch(messages: { body: Job }[]) {
      asked.push(...messages.map(({ body }) => body));
    },
  } as unknown as Queue;
  const bindings = { ...env, MAIL: queue, REPORTS: queue, UPKEEP: queue } as unknown as Bindings;
  const hour = (at: number) =>
    onTheHour(
      { scheduledTime: at, cron: "0 * * * *", noRetry() {} } as ScheduledController,
      bindings,
    );
  const soon = Date.now() + 30 * 60 * 1000;
  await Promise.all([hour(soon), hour(soon)]);
  await hour(soon + 60 * 60 * 1000);
  const jobs = asked.filter(({ kind }) => kind === "publish-pin");
  for (const job of [...jobs, ...jobs.reverse()]) await perform(env, job);
  const unfinished = (await chosenIn(place)).filter(
    ({ status }) => status === "pending" || status === "withdrawing",
  );
  expect(unfinished).toEqual([]);
}

/** What the commons and the archive hold against what teams chose. */
async function differences(place: Place) {
  const shown = await shownIn();
  const chosen = (await chosenIn(place)).filter(({ visibility }) => visibility === "all");
  const of = (id: string) => shown.filter(({ pin_id }) => pin_id === id);
  const copies = await keysOf("commons/");
  const isOf = ({ pin_id, epoch, file }: Shown, key: string) =>
    key.includes(`/${pin_id}/${epoch}/`) &&
    [(JSON.parse(file) as { sha256: string }).sha256, "small"].some((end) => key.endsWith(end));
  const words = await env.COMMONS.prepare(
    "select count(*) as n from pin_text where pin_text match 'version'",
  ).first<number>("n");
  const { results } = await place.database
    .prepare("select file_id as id from pin where file_id is not null")
    .all<{ id: string }>();
  const kept = await keysOf(`networks/${place.ctx(neverKilled()).network.id}/pins/`);
  return {
    shared: shown.length,
    lost: chosen.filter(({ id }) => of(id).length === 0).length,
    doubled: chosen.filter(({ id }) => of(id).length > 1).length,
    behind: chosen.filter(({ id, revision, title }) =>
      of(id).some((each) => each.revision !== revision || each.title !== title),
    ).length,
    "without their file": shown.filter((each) => copies.filter((key) => isOf(each, key)).length < 2)
      .length,
    "files of nothing that is shared": copies.filter(
      (key) => !shown.some((each) => isOf(each, key)),
    ).length,
    "files of no pin": kept.filter((key) => !results.some(({ id }) => key.includes(`/${id}/`)))
      .length,
    "in the index and nowhere else": (words ?? 0) - shown.length,
  };
}

/** Every pin is taken back or removed, each act killed at the next step and then done again. */
async function takeAllBack(place: Place, ids: readonly string[]): Promise<void> {
  const held: Job[] = [...place.mail.splice(0)];
  for (const [n, id] of ids.entries()) {
    await sharePin(place.ctx(neverKilled()), place.platform(neverKilled()), id, []);
    await publish(place, neverKilled(), id);
    held.push(...place.mail.splice(0));
    const kill: Kill = { at: 1 + (n % 8), when: n % 2 === 0 ? "before" : "after", steps: 0 };
    const act = n % 3 === 2 ? removePin : withdrawPin;
    const back = (at: Kill) => act(place.ctx(at), place.platform(at), id);
    await dies(() => back(kill));
    await back(neverKilled());
    expect(await widerThanChosen(place)).toBe(0);
  }
  for (const job of [...held, ...held]) await perform(env, job);
  await settle(place);
  await sweepCommons(openCommons(env.COMMONS), archiveOf(env.ARCHIVE), {
    async later() {},
    now: new Date(),
  });
  const rows = await env.COMMONS.prepare("select count(*) as n from shared_pin").first<number>("n");
  const words = await env.COMMONS.prepare(
    "select count(*) as n from pin_text where pin_text match 'version'",
  ).first<number>("n");
  const traces = {
    "messages that came too late": 2 * held.length,
    "rows of pins left": rows ?? -1,
    "words left in the index": words ?? -1,
    "files left in the archive of all": (await keysOf("commons/")).length,
  };
  say("after taking all pins back", traces);
  const { "messages that came too late": _, ...left } = traces;
  expect(Object.values(left)).toEqual([0, 0, 0]);
}
