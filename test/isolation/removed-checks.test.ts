import { matrix, type Permission, permissions } from "@allteach/domain/permission";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { isRead } from "./ask.ts";
import { type Attack, attack, changesIn, holdingsOf } from "./attack.ts";
import type { CanaryNetwork } from "./canary.ts";
import { attackersOf, everyAttack } from "./enumeration.ts";
import { forgedBinding } from "./forgeries.ts";
import { harmlessChecks } from "./harmless-checks.ts";
import { everyWish, mayHaveChanged, type Wish, wrongWith } from "./permission-table.ts";
import { checks, isCondition, watched, without } from "./planted.ts";
import type { Principal } from "./principals.ts";
import { newCanaryNetworks, resetStage, type Stage, stageOf } from "./stage.ts";
import { wrongStoreCalls } from "./store-calls.ts";
import { faults } from "./wall-faults.ts";

const HALF_AN_HOUR = 1_800_000;

/** So many requests that a check refuses are tried without it; most are caught by the first. */
const MOST_TRIED = 60;

type Attempt = () => Promise<string[]>;

let networks: CanaryNetwork[];
let stage: Stage;
let wishes: Wish[];
let attacks: Attack[];
let leader: Principal | undefined;

/** Each check with what it refuses while all is well. */
const refusedBy = new Map<string, Wish[]>();

const say = (line: string) => console.info(`isolation: ${line}`);

beforeAll(async () => {
  networks = await newCanaryNetworks();
  const three = networks.slice(0, 3);
  const attackers = await attackersOf(three);
  wishes = await everyWish(networks, "full");
  attacks = everyAttack(three, attackers, "small").flat();
  leader = networks[0] && attackers.members.get(networks[0])?.find(({ isLeader }) => isLeader);
  stage = await stageOf(networks);
}, HALF_AN_HOUR);

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  vi.spyOn(console, "log").mockImplementation(() => undefined);
});

describe("each check of a permission", { timeout: HALF_AN_HOUR }, () => {
  it("says no to somebody, while all is well", async () => {
    for (const wish of wishes) {
      const { result, refused } = await watched(() => wrongWith(wish));
      expect(result.wrong).toEqual([]);
      for (const at of refused) refusedBy.set(at, [...(refusedBy.get(at) ?? []), wish]);
      if (mayHaveChanged(wish, result.answer)) await resetStage(stage, wish.network);
    }
    say(`${wishes.length} requests: ${refusedBy.size} of ${checks.size} checks said no`);

    expect(refusedBy.size).toBeGreaterThan(0);
  });

  it("taken out, is missed by somebody; or another stands behind it, and both are missed", async () => {
    const verdicts = new Map<string, string>();
    for (const at of [...checks].filter((each) => !isCondition(each)).sort()) {
      await judge(at, verdicts);
    }
    const missed = [...checks].filter((at) => !isCondition(at) && !verdicts.has(at));
    const harmless = missed.filter((at) => harmlessChecks.has(at));
    for (const at of harmless) verdicts.set(at, `refuses nothing: ${harmlessChecks.get(at)}`);
    report(
      "checks of permissions",
      [...checks].filter((at) => !isCondition(at)),
      verdicts,
    );

    expect(missed.filter((at) => !harmless.includes(at))).toEqual([]);
    expect([...harmlessChecks.keys()].filter((at) => !harmless.includes(at))).toEqual([]);
  });
});

describe("each permission", { timeout: HALF_AN_HOUR }, () => {
  it("that everyone has is missed by those who are to lack it", async () => {
    const lacking = (Object.keys(permissions) as Permission[]).filter((permission) =>
      Object.values(matrix).some((held) => !held.includes(permission)),
    );
    const verdicts = new Map<string, string>();
    for (const permission of lacking) {
      const nearest = wishes.toSorted(
        (one, other) => needs(other, permission) - needs(one, permission),
      );
      const what = `anyone may ${permission}`;
      const first = await firstWrong(
        [what],
        nearest.map((wish) => () => wrongWithWish(wish)),
      );
      if (first) verdicts.set(what, first);
    }
    const all = lacking.map((permission) => `anyone may ${permission}`);
    report("permissions that not every role has", all, verdicts);

    expect(all.filter((what) => !verdicts.has(what))).toEqual([]);
  });
});

const needs = ({ ask }: Wish, permission: Permission) =>
  ask.need === permission || ask.also === permission ? 1 : 0;

describe("each condition by which the directory answers for one network", () => {
  it("taken out, shows or changes another's rows", { timeout: HALF_AN_HOUR }, async () => {
    const [own, victim] = networks;
    if (!own || !victim) throw new Error("two networks are needed");
    const attempt = async () => (await wrongStoreCalls(stage, own, victim)).wrong;
    const conditions = [...checks].filter(isCondition);
    const verdicts = new Map<string, string>();
    for (const at of conditions) {
      const first = await firstWrong([at], [attempt]);
      if (first) verdicts.set(at, first);
    }
    report("conditions of the directory", conditions, verdicts);

    expect(await firstWrong([], [attempt])).toBe(undefined);
    expect(conditions.filter((at) => !verdicts.has(at))).toEqual([]);
  });
});

describe("each hole in the wall", { timeout: HALF_AN_HOUR }, () => {
  it("is found by what is asked, which finds nothing while there is none", async () => {
    const [own, victim] = networks;
    const who = leader;
    if (!own || !victim || !who) throw new Error("two networks and a leader are needed");
    const forged = async () => (await forgedBinding(stage, who, own, victim)).wrong;
    const attempts = [...attacks.map((each) => () => wrongWithAttack(each)), forged];
    const all = [...attempts, ...wishes.map((each) => () => wrongWithWish(each))];
    const verdicts = new Map<string, string>();
    for (const { what } of faults) {
      const first = await firstWrong([what], all);
      if (first) verdicts.set(what, first);
    }
    const holes = faults.map(({ what }) => what);
    report("holes", holes, verdicts);

    expect(await firstWrong([], attempts)).toBe(undefined);
    expect(holes.filter((what) => !verdicts.has(what))).toEqual([]);
  });
});

/** Takes a check out, and, where another refuses instead, that one as well. */
async function judge(at: string, verdicts: Map<string, string>): Promise<void> {
  const tried = (refusedBy.get(at) ?? []).slice(0, MOST_TRIED);
  const attempts = tried.map((wish) => () => wrongWithWish(wish));
  const alone = await firstWrong([at], attempts);
  if (alone) verdicts.set(at, alone);
  const behind = new Set<string>();
  for (const wish of tried.slice(0, 10)) {
    const { refused } = await without([at], () => watched(() => wrongWithWish(wish)));
    const isSecond = (each: string) => !refusedBy.get(each)?.includes(wish) || isBeside(at, each);
    for (const each of refused) {
      if (each !== at && !isCondition(each) && isSecond(each)) behind.add(each);
    }
  }
  for (const other of behind) {
    if (alone && !refusedBy.has(other)) verdicts.set(other, `stands behind ${at}`);
    if (alone || (verdicts.has(at) && verdicts.has(other))) continue;
    const both = await firstWrong([at, other], attempts);
    if (!both || (await firstWrong([other], attempts))) continue;
    if (!verdicts.has(at)) verdicts.set(at, `with ${other}: ${both}`);
    if (!verdicts.has(other)) verdicts.set(other, `with ${at}: ${both}`);
  }
}

/** Whether two checks are in one file, where both may be asked before either refuses. */
const isBeside = (one: string, other: string) => fileOf(one) === fileOf(other);

const fileOf = (at: string) => at.split(" in ")[1]?.split(": ")[0];

async function wrongWithWish(wish: Wish): Promise<string[]> {
  const { wrong, answer } = await wrongWith(wish);
  if (mayHaveChanged(wish, answer)) await resetStage(stage, wish.network);
  return wrong;
}

async function wrongWithAttack(each: Attack): Promise<string[]> {
  const { victim, route, ask } = each;
  const before = stage.held.get(victim);
  if (!before) throw new Error(`nobody looked at ${victim.letter} before`);
  const { wrong, answer } = await attack(each);
  if (answer.status >= 400 || (isRead(route) && !ask.takesAway)) return wrong;
  const changes = changesIn(before, await holdingsOf(victim), route);
  await resetStage(stage, ...networks);
  return [...wrong, ...changes.map((change) => `${route}: ${change}`)];
}

/** The first thing that is wrong without some checks, or with holes open; nothing if none is. */
async function firstWrong(
  what: readonly string[],
  attempts: readonly Attempt[],
): Promise<string | undefined> {
  await resetStage(stage, ...networks);
  return without(what, async () => {
    for (const attempt of attempts) {
      const [first] = await attempt();
      if (first !== undefined) return first;
    }
    return undefined;
  });
}

/** Prints what each was caught by. */
function report(what: string, all: readonly string[], verdicts: ReadonlyMap<string, string>) {
  const lines = all.toSorted().map((at) => {
    const verdict = verdicts.get(at) ?? "NOT CAUGHT";
    return `  ${at}\n    ${verdict.slice(0, 160)}`;
  });
  const harmless = [...verdicts.values()].filter((said) => said.startsWith("refuses nothing"));
  const caught = verdicts.size - harmless.length;
  const rest = harmless.length > 0 ? `, ${harmless.length} refuse nothing` : "";
  say(`${all.length} ${what}, ${caught} caught${rest}\n${lines.join("\n")}`);
}
