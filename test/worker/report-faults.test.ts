import { env } from "cloudflare:workers";
import { findCaller } from "@allteach/store/caller";
import { openDirectory } from "@allteach/store/directory";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addressOf, type Chaos, type ChaosFigures, reportRun } from "../faults/report-run.ts";
import { databaseOf } from "../support/network-pages.ts";
import { call, newNetwork } from "../support/world.ts";

/** Small in the check; `pnpm chaos:reports` sets 20 seeds of 50 kills over 200 mails. */
const {
  first = 1,
  seeds,
  kills,
  mails,
  faults = true,
} = JSON.parse(env.FAULT_REPORTS ?? '{"seeds":1,"kills":10,"mails":16}') as {
  first?: number;
  seeds: number;
  kills: number;
  mails: number;
  /** Whether each planted fault is looked for as well. */
  faults?: boolean;
};

const february21 = Date.UTC(2026, 1, 21, 12);
const LONG = 3_600_000;

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  vi.spyOn(console, "log").mockImplementation(() => undefined);
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** A network with a month's figures and as many readers as there are mails. */
async function readyNetwork() {
  const { slug, leader } = await newNetwork();
  const figures = [{ measure: "CAUTI", numerator: 3, denominator: 1000 }];
  await call(leader, "PUT", `/api/v1/n/${slug}/sites/NOR/submissions/2026-01`, { figures });
  const directory = openDirectory(env.DIRECTORY);
  const { network } = await findCaller(directory, { slug }, new Date());
  if (!network) throw new Error("the network of this test is not live");
  const ids = Array.from({ length: mails }, (_, n) => `${slug}-reader-${n}`);
  const rows = JSON.stringify(ids.map((id) => [id, addressOf(id)]));
  await env.DIRECTORY.batch([
    env.DIRECTORY.prepare(
      `insert into user (id, email, created_at)
         select value ->> 0, value ->> 1, 0 from json_each(?)`,
    ).bind(rows),
    env.DIRECTORY.prepare(
      `insert into membership select value ->> 0, ?, 'analyst', 0, 0 from json_each(?)`,
    ).bind(network.id, rows),
  ]);
  const database = await databaseOf(slug);
  await database
    .prepare(
      `insert into subscription (id, user_id, report, since)
         select 's' || key, value ->> 0, 'network', 0 from json_each(?)`,
    )
    .bind(rows)
    .run();
  return network;
}

async function runs(chaos: Omit<Chaos, "seed" | "kills">, most = seeds): Promise<ChaosFigures[]> {
  const all: ChaosFigures[] = [];
  for (let seed = first; seed < first + most; seed++) {
    all.push(await reportRun(await readyNetwork(), february21, { ...chaos, seed, kills }));
  }
  return all;
}

const sum = (all: readonly ChaosFigures[], name: keyof ChaosFigures) =>
  all.reduce((total, figures) => total + figures[name], 0);

function say(what: string, all: readonly ChaosFigures[]): void {
  const figures = (["mails", "kills", "attempts", "lost", "duplicates", "unknown"] as const)
    .map((name) => `${sum(all, name)} ${name}`)
    .join(", ");
  console.info(`chaos: ${what}: ${figures}`);
}

describe("reports of a process that is killed again and again", { timeout: LONG }, () => {
  it("reach everyone once by a provider that knows keys", async () => {
    const all = await runs({ promises: "once", planted: "nothing" });
    say("with keys", all);

    expect({ lost: sum(all, "lost"), duplicates: sum(all, "duplicates") }).toEqual({
      ...{ lost: 0, duplicates: 0 },
    });
    expect(sum(all, "kills")).toBe(seeds * kills);
  });

  it("reach nobody twice by one that does not, and say whom they may not have reached", async () => {
    const all = await runs({ promises: "may-be-unknown", planted: "nothing" });
    say("without keys", all);

    expect({ lost: sum(all, "lost"), duplicates: sum(all, "duplicates") }).toEqual({
      ...{ lost: 0, duplicates: 0 },
    });
  });

  const planted = [
    ["mark-before-send", "once", "lost"],
    ["no-sweep", "once", "lost"],
    ["no-lease", "may-be-unknown", "duplicates"],
  ] as const;

  it.each(faults ? planted : [])("would show it: %s", async (planted, promises, shows) => {
    const all = await runs({ promises, planted, refused: 30 }, 1);
    say(`planted, ${planted}`, all);

    expect(sum(all, shows)).toBeGreaterThan(0);
  });
});
