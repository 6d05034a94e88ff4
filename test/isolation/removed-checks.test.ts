import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { isRead } from "./ask.ts";
import { type Attack, attack, changesIn, holdingsOf } from "./attack.ts";
import type { CanaryNetwork } from "./canary-network.ts";
import { attackersOf, everyAttack } from "./enumeration.ts";
import { forgedBinding } from "./forgeries.ts";
import { everyWish, mayHaveChanged, type Wish, wrongWith } from "./permission-table.ts";
import { checks, isCondition, watched, without } from "./planted.ts";
import type { Principal } from "./principals.ts";
import { newCanaryNetworks, resetStage, type Stage, stageOf } from "./stage.ts";
import { wrongStoreCalls } from "./store-calls.ts";
import { faults } from "./wall-faults.ts";

const HALF_AN_HOUR = 1_800_000;

/** As many requests that a check refuses are tried without it; most are caught by the first. */
const MOST_TRIED = 60;

let networks: CanaryNetwork[];
let stage: Stage;
let wishes: Wish[];
let attacks: Attack[];
let leader: Principal | undefined;

const say = (line: string) => console.info(`isolation: ${line}`);

beforeAll(async () => {
  networks = await newCanaryNetworks();
  const attackers = await attackersOf(networks);
  wishes = await everyWish(networks, "full");
  attacks = everyAttack(networks, attackers, "small").flat();
  leader = networks[0] && attackers.members.get(networks[0])?.find(({ isLeader }) => isLeader);
  stage = await stageOf(networks);
}, HALF_AN_HOUR);

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  vi.spyOn(console, "log").mockImplementation(() => undefined);
});

describe("each check taken out in turn", { timeout: HALF_AN_HOUR }, () => {
  it("is missed by somebody whom it refused", async () => {
    const refusedBy = await whomEachRefuses();
    const verdicts = new Map<string, string | undefined>();
    for (const at of [...checks].filter((each) => !isCondition(each)).sort()) {
      const tried = (refusedBy.get(at) ?? []).slice(0, MOST_TRIED);
      verdicts.set(
        at,
        await firstWrong(
          at,
          tried.map((wish) => () => wrongWithWish(wish)),
        ),
      );
    }
    expect(report("checks of permissions", verdicts)).toEqual([]);
  });

  it("is missed by the directory, where it keeps a question to one network", async () => {
    const [own, victim] = networks;
    if (!own || !victim) throw new Error("two networks are needed");
    const verdicts = new Map<string, string | undefined>();
    for (const at of [...checks].filter(isCondition).sort()) {
      verdicts.set(
        at,
        await firstWrong(at, [async () => (await wrongStoreCalls(stage, own, victim)).wrong]),
      );
    }
    expect(report("conditions of the directory", verdicts)).toEqual([]);
  });
});

describe("each hole in the wall", { timeout: HALF_AN_HOUR }, () => {
  it("is found by what is asked, which finds nothing while there is none", async () => {
    const [own, victim] = networks;
    const who = leader;
    if (!own || !victim || !who) throw new Error("two networks and a leader are needed");
    const forged = async () => (await forgedBinding(stage, who, own, victim)).wrong;
    const verdicts = new Map<string, string | undefined>();
    expect(
      await firstWrong("nothing", [...attacks.map((each) => () => wrongWithAttack(each)), forged]),
    ).toBe(undefined);
    for (const { what } of faults) {
      verdicts.set(
        what,
        await firstWrong(what, [
          ...attacks.map((each) => () => wrongWithAttack(each)),
          ...wishes.map((each) => () => wrongWithWish(each)),
          forged,
        ]),
      );
    }
    expect(report("holes", verdicts)).toEqual([]);
  });
});

/** Asks for everything once as it should be, and notes which check refused whom. */
async function whomEachRefuses(): Promise<Map<string, Wish[]>> {
  const refusedBy = new Map<string, Wish[]>();
  for (const wish of wishes) {
    const { result, refused } = await watched(() => wrongWith(wish));
    expect(result.wrong).toEqual([]);
    for (const at of refused) refusedBy.set(at, [...(refusedBy.get(at) ?? []), wish]);
    if (mayHaveChanged(wish, result.answer)) await resetStage(stage, wish.network);
  }
  say(`${wishes.length} requests, ${checks.size} checks loaded, ${refusedBy.size} of them said no`);
  return refusedBy;
}

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

/** The first thing that is wrong without a check, or with a hole open; nothing if none is. */
async function firstWrong(
  what: string,
  tries: readonly (() => Promise<string[]>)[],
): Promise<string | undefined> {
  await resetStage(stage, ...networks);
  return without(what, async () => {
    for (const attempt of tries) {
      const [first] = await attempt();
      if (first !== undefined) return first;
    }
    return undefined;
  });
}

/** Prints what each was caught by, and returns those that were not. */
function report(what: string, verdicts: ReadonlyMap<string, string | undefined>): string[] {
  const missed = [...verdicts].flatMap(([each, first]) => (first === undefined ? [each] : []));
  const lines = [...verdicts].map(([each, first]) => `  ${each}: ${first ?? "NOT CAUGHT"}`);
  say(`${verdicts.size} ${what}, ${verdicts.size - missed.length} caught\n${lines.join("\n")}`);
  return missed;
}
