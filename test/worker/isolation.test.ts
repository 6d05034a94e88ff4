import { networkPages } from "@allteach/web/network-pages";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { everyAsk, registeredRoutes } from "../isolation/ask.ts";
import type { CanaryNetwork } from "../isolation/canary.ts";
import { wordlessColumns } from "../isolation/canary-columns.ts";
import { contentsOf } from "../isolation/databases.ts";
import { attackersOf, enumerate, everyAttack, pairsOf } from "../isolation/enumeration.ts";
import { forgedBinding, forgedMessages } from "../isolation/forgeries.ts";
import { wrongWhileLeaving } from "../isolation/leaving.ts";
import { everyWish, mayHaveChanged, wrongWith } from "../isolation/permission-table.ts";
import { principalsOf } from "../isolation/principals.ts";
import { asks } from "../isolation/requests.ts";
import { newCanaryNetworks, resetStage, size, stageOf } from "../isolation/stage.ts";
import { wrongStoreCalls } from "../isolation/store-calls.ts";

const HALF_AN_HOUR = 1_800_000;

let networks: CanaryNetwork[];

const say = (line: string) => console.info(`isolation: ${line}`);

beforeAll(async () => {
  networks = await newCanaryNetworks();
}, HALF_AN_HOUR);

// What is refused or fails here is meant to; the log of it tells nobody anything.
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  vi.spyOn(console, "log").mockImplementation(() => undefined);
});

describe("the table of requests", () => {
  it("has every route that is registered, and no other", () => {
    const routes = registeredRoutes();
    const untested = routes.filter((route) => !asks.has(route));
    const gone = [...asks.keys()].filter((route) => !routes.includes(route));
    say(
      `${routes.length} routes, ${untested.length} untested; ${everyAsk().length} requests to them`,
    );

    expect(untested).toEqual([]);
    expect(gone).toEqual([]);
  });

  it("needs for each page what the pages themselves are drawn from", () => {
    const needs = Object.values(networkPages).map(({ href, ...place }) => {
      const [ask] = asks.get(`GET ${decodeURIComponent(href(":network"))}`) ?? [];
      return { href: href("x"), drawn: "need" in place ? place.need : undefined, asked: ask?.need };
    });

    for (const { href, drawn, asked } of needs)
      expect({ href, need: asked }).toEqual({ href, need: drawn });
  });
});

describe("a network for this test", () => {
  it("tells on whoever shows any of its texts", async () => {
    const [network] = networks;
    const silent: string[] = [];
    for (const [table, rows] of network ? await contentsOf(network.database) : []) {
      for (const column of Object.keys(rows[0] ?? {})) {
        const texts = rows.map((row) => row[column]).filter((value) => typeof value === "string");
        const tells = texts.some((text) => /z[qn]-a-/.test(text));
        if (texts.length > 0 && !tells) silent.push(`${table}.${column}`);
      }
    }

    expect(silent).not.toEqual([]);
    expect(silent.filter((column) => !wordlessColumns.has(column))).toEqual([]);
  });
});

describe("no network shows or changes anything", { timeout: HALF_AN_HOUR }, () => {
  it("for those of another, by any route, whatever they name", async () => {
    const three = networks.slice(0, 3);
    const attackers = await attackersOf(three);
    const stage = await stageOf(networks);
    const started = Date.now();
    let requests = 0;
    const [leaks, changes]: [string[], string[]] = [[], []];
    for (const attacks of everyAttack(three, attackers, size)) {
      const found = await enumerate(stage, attacks);
      requests += attacks.length;
      leaks.push(...found.leaks);
      changes.push(...found.changes);
    }
    say(
      `${requests} requests for what is another network's: ` +
        `${leaks.length} responses with a foreign canary or a wrong answer, ` +
        `${changes.length} foreign rows changed (${Date.now() - started} ms)`,
    );

    expect([...leaks, ...changes]).toEqual([]);
  });

  it("by the name of another, for the store or a queue's message", async () => {
    const stage = await stageOf(networks);
    const wrong: string[] = [];
    let calls = 0;
    const pairs = pairsOf(networks.slice(0, 3));
    for (const [own, victim] of size === "full" ? pairs : pairs.slice(0, 1)) {
      const [found, messages] = [
        await wrongStoreCalls(stage, own, victim),
        await forgedMessages(stage, own, victim),
      ];
      calls += found.calls + messages.messages;
      wrong.push(...found.wrong, ...messages.wrong);
    }
    say(`${calls} calls and messages with foreign ids: ${wrong.length} rows told or changed`);

    expect(wrong).toEqual([]);
  });

  it("while it is leaving, but to those who manage it what stays open", async () => {
    const [network] = networks;
    if (!network) throw new Error("a network is needed");
    const people = await principalsOf(network);
    const stage = await stageOf(networks);
    const { requests, wrong } = await wrongWhileLeaving(stage, network, people, size);
    say(`${requests} requests to a network that is leaving: ${wrong.length} not as they should be`);

    expect(wrong).toEqual([]);
  });

  it("where the directory names another network's database", async () => {
    const [own, victim] = networks;
    const [leader] = own ? await principalsOf(own) : [];
    if (!own || !victim || !leader) throw new Error("two networks and a leader are needed");
    const stage = await stageOf(networks);
    const { requests, failed, wrong } = await forgedBinding(stage, leader, own, victim);
    say(
      `${requests} requests with a forged binding: ${failed} failed, ${wrong.length} rows told or changed`,
    );

    expect(wrong).toEqual([]);
    expect(failed).toBeGreaterThan(requests / 2);
  });
});

describe("whoever belongs to a network", { timeout: HALF_AN_HOUR }, () => {
  it("may do what the matrix says, sees what it says, and is offered nothing else", async () => {
    const wishes = await everyWish(networks, size);
    const stage = await stageOf(networks);
    const started = Date.now();
    const wrong: string[] = [];
    const succeeded = new Set<string>();
    for (const wish of wishes) {
      const { wrong: found, answer } = await wrongWith(wish);
      wrong.push(...found);
      if (answer.status < 400) succeeded.add(wish.route);
      if (mayHaveChanged(wish, answer)) await resetStage(stage, wish.network);
    }
    const routes = new Set(wishes.map(({ route }) => route));
    say(
      `${wishes.length} requests by members and visitors: ${wrong.length} not as the matrix has it ` +
        `(${Date.now() - started} ms)`,
    );

    expect(wrong).toEqual([]);
    expect([...routes].filter((route) => !succeeded.has(route))).toEqual([]);
  });
});
