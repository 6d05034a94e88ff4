import { env } from "cloudflare:workers";
import type { ActionContext } from "@allteach/actions/context";
import type { Job } from "@allteach/actions/job";
import { publishGoal } from "@allteach/actions/publish-goal";
import { shareGoal, withdrawGoal } from "@allteach/actions/share-goal";
import { sweepCommons } from "@allteach/actions/sweep-commons";
import { rewriteGoal, writeGoal } from "@allteach/actions/write-goal";
import type { UserId } from "@allteach/domain/identity";
import { chanceFrom } from "@allteach/simulation/random";
import { openCommons } from "@allteach/store/commons";
import { openDirectory } from "@allteach/store/directory";
import { networkById } from "@allteach/store/network";
import { openNetwork } from "@allteach/store/network-store";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { archiveOf } from "../../workers/archive.ts";
import { onTheHour } from "../../workers/cron/on-the-hour.ts";
import type { Bindings } from "../../workers/env.ts";
import { perform } from "../../workers/queue/perform.ts";
import { dies, type Kill, Killed, killedDatabase, neverKilled } from "../faults/killed-database.ts";
import { databaseOf } from "../support/network-pages.ts";
import { newNetwork } from "../support/world.ts";

/** Enough to die at every step of every act; `pnpm chaos:commons` sets more. */
const GOALS = Number(env.FAULT_GOALS ?? 6);
const ACTS = Number(env.FAULT_ACTS ?? 120);
const SEED = Number(env.FAULT_SEED ?? 20_261_122);

const say = (what: string, figures: Record<string, number>) =>
  console.log(
    `chaos: ${what}: ${Object.entries(figures)
      .map(([name, count]) => `${count} ${name}`)
      .join(", ")}`,
  );

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

interface Place {
  slug: string;
  database: D1Database;
  ctx(kill: Kill): ActionContext;
  platform(kill: Kill): Parameters<typeof shareGoal>[1];
  /** Messages on their way: each may come never, late, or twice. */
  mail: Job[];
}

async function newPlace(): Promise<Place> {
  const { slug, leader } = await newNetwork();
  const database = await databaseOf(slug);
  const charter = await database
    .prepare("select network_id as id from charter")
    .first<{ id: string }>();
  const network = await networkById(openDirectory(env.DIRECTORY), charter?.id as never);
  if (!network) throw new Error("no network for this test");
  const mail: Job[] = [];
  return {
    ...{ slug, database, mail },
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
      // A message is handed over as its own step: the process may die before it, or after.
      async later(jobs) {
        kill.steps += 1;
        if (kill.at > 0 && kill.steps > kill.at) throw new Killed("before the message");
        const dies = kill.steps === kill.at;
        if (dies && kill.when === "before") throw new Killed("before the message");
        mail.push(...jobs);
        if (dies) throw new Killed("after the message");
      },
    }),
  };
}

const request = (title: string) => ({
  ...{ kind: "90-day", site: "NOR", measure: "", title, fromWords: "", toWords: "It is so" },
  ...{ lead: "", team: "", withFamilies: false, population: "", visibility: "network" },
  ...{ families: [], drivers: ["reminders"], changes: [], conditions: [] },
});

interface Shown {
  goal_id: string;
  revision: number;
  title: string;
  population: string;
}

const shownIn = async () =>
  (
    await env.COMMONS.prepare(
      "select goal_id, revision, title, population from shared_goal",
    ).all<Shown>()
  ).results;

const chosenIn = async (database: D1Database) =>
  (
    await database
      .prepare(
        `select goal.id, visibility, revision, title, status from goal
          left join goal_publication on goal_id = goal.id`,
      )
      .all<{ id: string; visibility: string; revision: number; title: string; status: string }>()
  ).results;

/** Goals that others can read although their team did not choose so, at this moment. */
async function widerThanChosen({ database }: Place): Promise<string[]> {
  // The commons is read first: what is in it then must have been chosen before, and be so still.
  const shown = await shownIn();
  const chosen = new Map((await chosenIn(database)).map((goal) => [goal.id, goal]));
  return shown
    .filter(({ goal_id }) => chosen.get(goal_id)?.visibility !== "all")
    .map(({ goal_id }) => goal_id);
}

const hour = (bindings: Bindings, at: number) =>
  onTheHour(
    { scheduledTime: at, cron: "0 * * * *", noRetry() {} } as ScheduledController,
    bindings,
  );

describe("sharing goals, killed at every step", () => {
  it("loses none, doubles none, and shows none wider than its team chose", {
    timeout: 1_800_000,
  }, async () => {
    const place = await newPlace();
    const ids: string[] = [];
    for (let n = 0; n < GOALS; n++) {
      const made = await writeGoal(
        place.ctx(neverKilled()),
        request(`Goal ${n} version 0`) as never,
      );
      if (!made.ok) throw new Error("no goal for this test");
      ids.push(made.value.id);
    }
    const counts = await storm(place, ids);
    say("sharing under kills", counts);
    expect(counts["goals wider than chosen"]).toBe(0);
    expect(counts.killed).toBeGreaterThan(ACTS / 3);

    await settle(place);
    const wrong = await differences(place);
    const shown = await shownIn();
    const words = await env.COMMONS.prepare(
      "select count(*) as n from goal_text where goal_text match 'version'",
    ).first<{ n: number }>();
    say("after the sweeps", {
      "shared goals": shown.length,
      lost: wrong.lost,
      doubled: wrong.doubled,
      "behind their last revision": wrong.behind,
      "in the index and nowhere else": (words?.n ?? 0) - shown.length,
    });
    expect([wrong.lost, wrong.doubled, wrong.behind]).toEqual([0, 0, 0]);
    expect(words?.n).toBe(shown.length);

    await withdrawAll(place, ids);
  });
});

/** Acts in any order, each killed at some step, while messages come late, twice and never. */
async function storm(place: Place, ids: readonly string[]) {
  const chance = chanceFrom(SEED);
  const pick = <Item>(items: readonly Item[]) =>
    items[Math.floor(chance.uniform() * items.length)] as Item;
  const counts = {
    ...{ goals: ids.length, acts: 0, killed: 0, "messages sent": 0, "messages lost": 0 },
    ...{ "slow publishers": 0, "turned away": 0 },
    ...{ "messages delivered": 0, "looks taken": 0, "goals wider than chosen": 0 },
  };
  const late: Job[] = [];
  for (let n = 0; n < ACTS; n++) {
    const id = pick(ids);
    // One act in five goes through; the others die at one of the first seven steps.
    const step = chance.uniform() < 0.2 ? 0 : 1 + Math.floor(chance.uniform() * 7);
    const kill: Kill = { at: step, when: chance.uniform() < 0.5 ? "before" : "after", steps: 0 };
    const acts = [
      () => shareGoal(place.ctx(kill), place.platform(kill), id, pick([[], ["learnt"]] as const)),
      () => shareGoal(place.ctx(kill), place.platform(kill), id, []),
      () =>
        withdrawGoal(place.ctx(kill), place.platform(kill), id, pick(["team", "network"] as const)),
      () => rewrite(place, kill, id, n),
      () => publish(place, kill, id),
    ];
    counts.acts += 1;
    // A publisher that has read the ledger and writes to the commons only after the act.
    const slow = chance.uniform() < 0.4 ? slowPublisher(place, id) : undefined;
    await slow?.hasRead;
    if (await dies(pick(acts))) counts.killed += 1;
    counts["slow publishers"] += slow ? 1 : 0;
    counts["turned away"] += (await slow?.finish()) === "turned away" ? 1 : 0;
    counts["goals wider than chosen"] += (await widerThanChosen(place)).length;
    counts["looks taken"] += 1;
    for (const job of place.mail.splice(0)) {
      counts["messages sent"] += 1;
      const luck = chance.uniform();
      if (luck < 0.4) counts["messages lost"] += 1;
      else late.push(...(luck < 0.6 ? [job, job] : [job]));
    }
    while (late.length > 0 && chance.uniform() < 0.5) {
      const [job] = late.splice(Math.floor(chance.uniform() * late.length), 1);
      if (!job) continue;
      await perform(env, job);
      counts["messages delivered"] += 1;
      counts["goals wider than chosen"] += (await widerThanChosen(place)).length;
      counts["looks taken"] += 1;
    }
  }
  for (const job of late) await perform(env, job);
  counts["goals wider than chosen"] += (await widerThanChosen(place)).length;
  return counts;
}

async function rewrite(place: Place, kill: Kill, id: string, n: number): Promise<void> {
  const [standing] = (await chosenIn(place.database)).filter((goal) => goal.id === id);
  const wanted = {
    ...request(`Goal ${id.slice(2, 5)} version ${n}`),
    saw: standing?.revision ?? 0,
  };
  await rewriteGoal(place.ctx(kill), place.platform(kill), id, wanted as never);
}

async function publish(place: Place, kill: Kill, id: string): Promise<void> {
  const { network, store } = place.ctx(kill);
  const { commons } = place.platform(kill);
  await publishGoal({ network, store, commons }, id, new Date());
}

/** Publishes in two halves: what lies between them happens in between. */
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
  const work = publishGoal({ network, store, commons: openCommons(waiting) }, id, new Date()).then(
    () => "done",
    () => "turned away",
  );
  return {
    // Where nothing is to be published it never comes to the commons.
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
  const bindings = { ...env, MAIL: queue, REPORTS: queue, UPKEEP: queue };
  const soon = Date.now() + 30 * 60 * 1000;
  await Promise.all([hour(bindings, soon), hour(bindings, soon)]);
  await hour(bindings, soon + 60 * 60 * 1000);
  const jobs = asked.filter(({ kind }) => kind === "publish-goal");
  for (const job of [...jobs, ...jobs.reverse()]) await perform(env, job);
  const pending = (await chosenIn(place.database)).filter(({ status }) => status === "pending");
  say("the clock", { "jobs asked again": jobs.length, "still to do": pending.length });
  expect(pending).toEqual([]);
}

/** What the commons shows against what teams chose. */
async function differences({ database }: Place) {
  const shown = await shownIn();
  const chosen = (await chosenIn(database)).filter(({ visibility }) => visibility === "all");
  const of = (id: string) => shown.filter(({ goal_id }) => goal_id === id);
  return {
    lost: chosen.filter(({ id }) => of(id).length === 0).length,
    doubled: chosen.filter(({ id }) => of(id).length > 1).length,
    behind: chosen.filter(({ id, revision, title }) =>
      of(id).some((each) => each.revision !== revision || each.title !== title),
    ).length,
  };
}

/** Every goal is taken back, each act killed at the next step and then done again. */
async function withdrawAll(place: Place, ids: readonly string[]): Promise<void> {
  const held = [...place.mail.splice(0)];
  for (const [n, id] of ids.entries()) {
    await shareGoal(place.ctx(neverKilled()), place.platform(neverKilled()), id, []);
    await publish(place, neverKilled(), id);
    held.push(...place.mail.splice(0));
    const kill: Kill = { at: 1 + (n % 6), when: n % 2 === 0 ? "before" : "after", steps: 0 };
    const back = (at: Kill) => withdrawGoal(place.ctx(at), place.platform(at), id, "network");
    await dies(() => back(kill));
    expect((await back(neverKilled())).ok).toBe(true);
    expect(await widerThanChosen(place)).toEqual([]);
  }
  for (const job of [...held, ...held]) await perform(env, job);
  await settle(place);
  const left = await rowsLeft();
  const fences = await env.COMMONS.prepare("select count(*) as n from goal_fence").first<{
    n: number;
  }>();
  await sweepCommons(openCommons(env.COMMONS), archiveOf(env.ARCHIVE), {
    async later() {},
    now: new Date(Date.now() + 2 * 24 * 60 * 60 * 1000),
  });
  const later = await env.COMMONS.prepare("select count(*) as n from goal_fence").first<{
    n: number;
  }>();
  say("after taking all back", {
    "messages that came too late": 2 * held.length,
    "rows of goals left": left.rows,
    "words left in the index": left.words,
    "nameless fences for a day": fences?.n ?? -1,
    "after it": later?.n ?? -1,
  });
  expect(left).toEqual({ rows: 0, words: 0 });
  expect(later?.n).toBe(0);
}

/** What is left of shared goals, in the tables and in the index's own pages. */
async function rowsLeft(): Promise<{ rows: number; words: number }> {
  const [goals, asked, pages] = await env.COMMONS.batch<Record<string, unknown>>([
    env.COMMONS.prepare("select * from shared_goal"),
    env.COMMONS.prepare("select * from introduction"),
    env.COMMONS.prepare("select block from goal_text_data"),
  ]);
  const text = (pages?.results ?? [])
    .map(({ block }) => new TextDecoder("latin1").decode(new Uint8Array(block as ArrayBuffer)))
    .join("");
  const words = ["version", "rsion", "remind"].filter((word) => text.includes(word)).length;
  return { rows: (goals?.results.length ?? 0) + (asked?.results.length ?? 0), words };
}
