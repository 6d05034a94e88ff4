import { env } from "cloudflare:workers";
import { buildNetworkReport } from "@allteach/actions/build-report";
import { deliverReport } from "@allteach/actions/deliver-report";
import { Job } from "@allteach/actions/job";
import type { NetworkRecord } from "@allteach/domain/network";
import { Address } from "@allteach/mail/address";
import type { Transport } from "@allteach/mail/transport";
import { openDirectory } from "@allteach/store/directory";
import { openNetwork } from "@allteach/store/network-store";
import { archiveOf } from "../../workers/archive.ts";
import { onTheHour } from "../../workers/cron/on-the-hour.ts";
import type { Bindings } from "../../workers/env.ts";
import { databasesOf } from "../../workers/networks.ts";
import { pngTools } from "../../workers/png-tools.ts";
import { killedArchive } from "./killed-archive.ts";
import { type Kill, Killed, killedDatabase, neverKilled } from "./killed-database.ts";

/** Faults that somebody could plant, each of which the figures must show. */
export type Planted = "nothing" | "mark-before-send" | "no-lease" | "no-sweep";

export interface Chaos {
  seed: number;
  kills: number;
  promises: Transport["promises"];
  planted: Planted;
  /** How many mails of a hundred the provider refuses for now. */
  refused?: number;
}

/** What became of one run's mails. */
export interface ChaosFigures {
  mails: number;
  kills: number;
  attempts: number;
  /** Whom no mail reached though the ledger does not say that it may not have. */
  lost: number;
  /** Copies beyond the first. */
  duplicates: number;
  /** Said to be unknown, whether they arrived or not. */
  unknown: number;
  hours: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Numbers between 0 and 1 that a seed repeats (mulberry32). */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A provider that refuses one mail in twenty and loses the answer to another. */
function provider(promises: Transport["promises"], refused: number, random: () => number) {
  const taken = new Map<string, number>();
  let attempts = 0;
  const transport: Transport = {
    ...{ name: "chaos", promises },
    async send({ key, to }) {
      attempts += 1;
      const fate = random();
      if (fate < refused / 100) return { kind: "refused", permanent: false, because: "too busy" };
      const isNew = promises === "may-be-unknown" || !keys.has(key);
      keys.add(key);
      if (isNew) taken.set(to, (taken.get(to) ?? 0) + 1);
      if (fate < refused / 100 + 0.05) throw new Error("the line went dead");
      return { kind: "sent", id: key };
    },
  };
  const keys = new Set<string>();
  return { transport, taken, attempts: () => attempts };
}

/**
 * One month's report from the clock's stroke to the last mail, in a process that is killed again and
 * again and whose queue forgets everything each time.
 */
export async function reportRun(
  network: NetworkRecord,
  begin: number,
  { seed, kills, promises, planted, refused = 5 }: Chaos,
): Promise<ChaosFigures> {
  const random = chance(seed);
  const { transport, taken, attempts } = provider(promises, refused, random);
  let [now, died] = [begin, 0];
  const hours = () => Math.round((now - begin) / HOUR);
  const database = databasesOf(env).get(network.binding) as D1Database;
  while (hours() < 2000) {
    const isMortal = died < kills;
    const kill: Kill = isMortal
      ? { at: 1 + Math.floor(random() * 40), when: random() < 0.5 ? "before" : "after", steps: 0 }
      : neverKilled();
    const life = lifeOf(network, kill, { now: () => now, random, transport, planted });
    const strikes = planted === "no-sweep" && hours() > 0 ? 0 : Math.floor(random() * 3);
    for (let strike = 0; strike < strikes; strike++) await life.strike();
    await life.work();
    if (kill.at > 0 && kill.steps >= kill.at) died += 1;
    now += HOUR;
    const left = await open(database);
    // Without a sweep nothing happens any more, so that nothing is left to be killed.
    const isIdle = planted === "no-sweep" && hours() > kills + 5;
    if (isIdle || (!isMortal && left === 0)) break;
  }
  const { results } = await database
    .prepare(
      `select user_id as id, (select status from delivery where subscription_id = subscription.id
         order by copy limit 1) as status from subscription`,
    )
    .all<{ id: string; status: string }>();
  const copies = ({ id }: { id: string }) => taken.get(addressOf(id)) ?? 0;
  const figures = {
    ...{ mails: results.length, kills: died, attempts: attempts(), hours: hours() },
    lost: results.filter((each) => copies(each) === 0 && each.status !== "unknown").length,
    duplicates: results.reduce((sum, each) => sum + Math.max(0, copies(each) - 1), 0),
    unknown: results.filter(({ status }) => status === "unknown").length,
  };
  return figures;
}

/** The test's people have addresses made of their ids. */
export const addressOf = (id: string) => `${id.toLowerCase()}@hospital.example`;

async function open(database: D1Database): Promise<number> {
  const row = await database
    .prepare(
      `select (select count(*) from delivery where status in ('ready', 'sending'))
         + (select count(*) from report where status <> 'built')
         + (select count(*) = 0 from report where kind = 'network') as n`,
    )
    .first<{ n: number }>();
  return row?.n ?? 0;
}

interface Life {
  now: () => number;
  random: () => number;
  transport: Transport;
  planted: Planted;
}

/** A process from its start to its death: its queue is in its memory and dies with it. */
function lifeOf(network: NetworkRecord, kill: Kill, life: Life) {
  const { now, random, transport, planted } = life;
  const queue: Job[] = [];
  const fake = {
    send: async (body: unknown) => void queue.push(Job.parse(body)),
    sendBatch: async (some: readonly { body: unknown }[]) =>
      void queue.push(...some.map(({ body }) => Job.parse(body))),
  };
  const binding = network.binding as `NET_${string}`;
  const own = databasesOf(env).get(binding) as D1Database;
  const bindings = {
    ...env,
    [binding]: killedDatabase(own, kill),
    DIRECTORY: killedDatabase(env.DIRECTORY, kill),
    ...{ REPORTS: fake, MAIL: fake, UPKEEP: fake },
  } as unknown as Bindings;
  const d1 = bindings[binding] as D1Database;
  const place = {
    ...{ network, store: openNetwork(d1, network.id) },
    directory: openDirectory(bindings.DIRECTORY),
    archive: killedArchive(archiveOf(env.ARCHIVE), kill),
  };
  const later = async (jobs: readonly Job[]) => void queue.push(...jobs);
  const post = {
    ...{ transport: hurried(plantedTransport(transport, planted, d1)), now: () => new Date(now()) },
    from: { name: "Allteach", address: Address.parse("a@allteach.example") },
    linksFor: async () => links,
    sheetOf: () => "https://a.example/sheet",
  };
  /** While a mail is being sent its message comes a second time now and then. */
  function hurried(slow: Transport): Transport {
    return {
      ...slow,
      async send(message) {
        const delivery = message.key.slice(message.key.indexOf(":") + 1);
        if (!again.has(delivery) && random() < 0.2) {
          again.add(delivery);
          if (planted === "no-lease") await forgetLease(d1, delivery);
          await deliverReport(place, delivery, post);
        }
        return slow.send(message);
      },
    };
  }
  const again = new Set<string>();
  const perform = async (job: Job) => {
    if (job.kind === "build-report") {
      const tools = { png: pngTools, origin: "https://a.example", later, now: new Date(now()) };
      return buildNetworkReport(place, job.report, tools);
    }
    if (job.kind !== "deliver") return;
    return deliverReport(place, job.delivery, post);
  };
  return {
    async strike() {
      try {
        const event = { scheduledTime: now(), cron: "0 * * * *", noRetry() {} };
        await onTheHour(event as ScheduledController, bindings);
      } catch (error) {
        if (!isOfKilled(error)) throw error;
      }
    },
    async work() {
      for (let job = queue.shift(); job; job = queue.shift()) {
        // A message comes twice now and then, and a failed one comes again.
        if (random() < 0.1) queue.push(job);
        try {
          await perform(job);
        } catch (error) {
          if (isOfKilled(error)) return;
          if (random() < 0.7) queue.push(job);
        }
      }
    },
  };
}

const links = {
  ...{ change: "https://a.example/change", stop: "https://a.example/stop" },
  ...{ view: "https://a.example/view", act: async () => "https://a.example/act" },
};

function isOfKilled(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof Killed) return true;
  }
  return false;
}

/** As somebody might have written it who claims a mail without a lease. */
const forgetLease = (d1: D1Database, id: string) =>
  d1.prepare("update delivery set status = 'ready' where id = ?").bind(id).run();

/** Sends as somebody might have written it who marks a mail as sent and then sends it. */
function plantedTransport(transport: Transport, planted: Planted, d1: D1Database): Transport {
  if (planted !== "mark-before-send") return transport;
  return {
    ...transport,
    async send(message) {
      const id = message.key.slice(message.key.indexOf(":") + 1);
      await d1
        .prepare("update delivery set status = 'sent', sent_at = 1 where id = ?")
        .bind(id)
        .run();
      return transport.send(message);
    },
  };
}
