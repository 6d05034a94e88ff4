import { matrix, type Permission, permissions } from "@allteach/domain/permission";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { isRead } from "./ask.ts";
import { type Attack, attack, changesIn, holdingsOf } from "./attack.ts";
import type { CanaryNetwork } from "./canary.ts";
import { attackersOf, everyAttack } from "./enumeration.ts";
import { type Errand, everyErrand } from "./errands.ts";
import { forgedBinding } from "./forgeries.ts";
import { harmlessChecks } from "./harmless-checks.ts";
import { everyWish, mayHaveChanged, type Wish, wrongWith } from "./permission-table.ts";
import { checks, isCondition, watched, without } from "./planted.ts";
import { isAllowed, type Principal } from "./principals.ts";
import { isOfInterest, newCanaryNetworks, resetStage, type Stage, stageOf } from "./stage.ts";
import { storeAttempts } from "./store-calls.ts";
import { faults } from "./wall-faults.ts";

const AN_HOUR = 3_600_000;

/** So much of what a check refuses is tried without it; most are caught by the first. */
const MOST_TRIED = 400;

/** So much of it is looked at for another check that stands behind. */
const MOST_LOOKED_AT = 20;

/** Says what is wrong with what came of it. */
type Attempt = () => Promise<string[]>;

let networks: CanaryNetwork[];
let stage: Stage;
let wishes: Wish[];
let errands: Errand[];
let attacks: Attack[];
let leader: Principal | undefined;

/** Something that a check refused, and what it is like: of two alike one mostly tells enough. */
interface Trial {
  kind: string;
  attempt: Attempt;
}

/** Each check with what it refuses while all is well. */
const refusedBy = new Map<string, Trial[]>();

const say = (line: string) => console.info(`isolation: ${line}`);

beforeAll(async () => {
  networks = await newCanaryNetworks();
  const three = networks.slice(0, 3);
  const attackers = await attackersOf(three);
  const every = await everyWish(networks, "full");
  wishes = every.filter((wish) => isOfInterest("routes", wish.route) && mayTell(wish));
  errands = await everyErrand(networks);
  attacks = everyAttack(three, attackers, "middle")
    .flat()
    .filter(({ route }) => isOfInterest("routes", route));
  leader = networks[0] && attackers.members.get(networks[0])?.find(({ isLeader }) => isLeader);
  stage = await stageOf(networks);
}, AN_HOUR);

/** What changes something that somebody may change tells of no check: only the rest is asked here. */
const mayTell = ({ network, who, route, ask }: Wish) =>
  isRead(route) || !isAllowed(who, ask, network);

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  vi.spyOn(console, "log").mockImplementation(() => undefined);
});

describe("each check of a permission", { timeout: AN_HOUR }, () => {
  it("says no to somebody, while all is well", async () => {
    const trials = [...wishes.map(wishTried), ...errands.map(errandRun)];
    const wrong: string[] = [];
    for (const trial of trials) {
      const { result, refused } = await watched(trial.attempt);
      wrong.push(...result);
      for (const at of refused) refusedBy.set(at, [...(refusedBy.get(at) ?? []), trial]);
    }
    say(`${trials.length} requests: ${refusedBy.size} of ${checks.size} checks said no`);

    expect(wrong).toEqual([]);
    expect(refusedBy.size).toBeGreaterThan(0);
  });

  it("taken out, is missed by somebody; or another stands behind it, and both are missed", async () => {
    const verdicts = new Map<string, string>();
    const all = [...checks].filter((at) => !isCondition(at) && isOfInterest("checks", at));
    for (const at of all.toSorted()) await judge(at, verdicts);
    const missed = all.filter((at) => !verdicts.has(at));
    const harmless = missed.filter((at) => harmlessChecks.has(at));
    for (const at of harmless) verdicts.set(at, `refuses nothing: ${harmlessChecks.get(at)}`);
    report("checks of permissions", all, verdicts);
    const listed = [...harmlessChecks.keys()].filter((at) => isOfInterest("checks", at));

    expect(missed.filter((at) => !harmless.includes(at))).toEqual([]);
    expect(listed.filter((at) => !harmless.includes(at))).toEqual([]);
  });
});

describe("each permission", { timeout: AN_HOUR }, () => {
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
  it("taken out, shows or changes another's rows", { timeout: AN_HOUR }, async () => {
    const [own, victim] = networks;
    if (!own || !victim) throw new Error("two networks are needed");
    const attempts = storeAttempts(stage, own, victim);
    const conditions = [...checks].filter((at) => isCondition(at) && isOfInterest("checks", at));
    const verdicts = new Map<string, string>();
    for (const at of conditions) {
      const first = await firstWrong([at], attempts);
      if (first) verdicts.set(at, first);
    }
    report("conditions of the directory", conditions, verdicts);

    expect(await firstWrong([], attempts)).toBe(undefined);
    expect(conditions.filter((at) => !verdicts.has(at))).toEqual([]);
  });
});

describe("each hole in the wall", { timeout: AN_HOUR }, () => {
  it("is found by what is asked, which finds nothing while there is none", async () => {
    const [own, victim] = networks;
    const who = leader;
    if (!own || !victim || !who) throw new Error("two networks and a leader are needed");
    const forged = async () => (await forgedBinding(stage, who, own, victim)).wrong;
    const attemptsAt = (at: string): Attempt[] => [
      ...(at === "calls of the store" ? storeAttempts(stage, own, victim) : []),
      ...(at === "swapped databases" ? [forged] : []),
      ...attacks.filter(({ route }) => route === at).map((each) => () => wrongWithAttack(each)),
      ...wishes.filter(({ route }) => route === at).map((each) => () => wrongWithWish(each)),
    ];
    const verdicts = new Map<string, string>();
    const some = faults.filter(({ what }) => isOfInterest("checks", what));
    for (const { what, at } of some) {
      const first = await firstWrong([what], attemptsAt(at));
      if (first) verdicts.set(what, first);
    }
    const holes = some.map(({ what }) => what);
    report("holes", holes, verdicts);

    for (const at of new Set(some.map((each) => each.at))) {
      expect(await firstWrong([], attemptsAt(at))).toBe(undefined);
    }
    expect(holes.filter((what) => !verdicts.has(what))).toEqual([]);
  });
});

/** Takes a check out, and, where another refuses instead, that one as well. */
async function judge(at: string, verdicts: Map<string, string>): Promise<void> {
  const tried = inTurn(refusedBy.get(at) ?? []).slice(0, MOST_TRIED);
  const alone = await firstWrong(
    [at],
    tried.map(({ attempt }) => attempt),
  );
  if (alone) verdicts.set(at, alone);
  if (harmlessChecks.has(at)) return;
  const isOpen = (each: string) => !verdicts.has(each) && !harmlessChecks.has(each);
  for (const { attempt } of tried.slice(0, alone ? 10 : MOST_LOOKED_AT)) {
    const { refused } = await without([at], () => watched(attempt));
    for (const other of refused) {
      if (other === at || isCondition(other)) continue;
      if (alone && !refusedBy.has(other)) verdicts.set(other, `stands behind ${at}`);
      if (alone || !(isOpen(at) || isOpen(other))) continue;
      const both = await missedBy(attempt, at, other);
      if (both.at && isOpen(at)) verdicts.set(at, `with ${other}: ${both.at}`);
      if (both.other && isOpen(other)) verdicts.set(other, `with ${at}: ${both.other}`);
    }
  }
}

/** What is wrong without two checks that is not without the one, and not without the other. */
async function missedBy(attempt: Attempt, at: string, other: string) {
  const both = await without([at, other], attempt);
  if (both.length === 0) return {};
  const [withoutAt, withoutOther] = [await without([at], attempt), await without([other], attempt)];
  return {
    at: both.find((line) => !withoutOther.includes(line)),
    other: both.find((line) => !withoutAt.includes(line)),
  };
}

/** One of each kind first, then the second of each. */
function inTurn(trials: readonly Trial[]): Trial[] {
  const turns = new Map<string, number>();
  const numbered = trials.map((trial) => {
    const turn = turns.get(trial.kind) ?? 0;
    turns.set(trial.kind, turn + 1);
    return { trial, turn };
  });
  return numbered.toSorted((one, other) => one.turn - other.turn).map(({ trial }) => trial);
}

const wishTried = (wish: Wish): Trial => ({
  kind: `${wish.network.letter} ${wish.route}`,
  attempt: () => wrongWithWish(wish),
});

const errandRun = (errand: Errand): Trial => ({
  kind: errand.what,
  attempt: () => wrongWithErrand(errand),
});

async function wrongWithWish(wish: Wish): Promise<string[]> {
  const { wrong, answer } = await wrongWith(wish);
  if (mayHaveChanged(wish, answer)) await resetStage(stage, wish.network);
  return wrong;
}

async function wrongWithErrand({ network, wrong }: Errand): Promise<string[]> {
  const found = await wrong();
  await resetStage(stage, network);
  return found;
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
