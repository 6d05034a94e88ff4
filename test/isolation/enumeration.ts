import { everyAsk, isOfNetwork, isRead } from "./ask.ts";
import { type Attack, attack, changesIn, type How, holdingsOf, mayAddRows } from "./attack.ts";
import type { CanaryNetwork } from "./canary.ts";
import { nobody, ofTwo, operator, type Principal, principalsOf, stranger } from "./principals.ts";
import { resetStage, type Size, type Stage } from "./stage.ts";

/** Whoever may attack, with where they belong. */
export interface Attackers {
  members: ReadonlyMap<CanaryNetwork, readonly Principal[]>;
  /** Leads the one, and enters data for a site of the other. */
  ofTwo: readonly { who: Principal; home: CanaryNetwork; victim: CanaryNetwork }[];
  outsiders: readonly Principal[];
}

export async function attackersOf(networks: readonly CanaryNetwork[]): Promise<Attackers> {
  const members = new Map<CanaryNetwork, Principal[]>();
  for (const each of networks) {
    const all = await principalsOf(each);
    members.set(
      each,
      all.filter(({ is }) => is === "member" || is === "token"),
    );
  }
  const both = pairsOf(networks).map(async ([home, victim]) => ({
    ...{ who: await ofTwo(home, victim), home, victim },
  }));
  return {
    members,
    ofTwo: await Promise.all(both),
    outsiders: [nobody, await stranger(), await operator()],
  };
}

/** Each with each other. */
export function pairsOf<Item>(items: readonly Item[]): [Item, Item][] {
  return items.flatMap((one) =>
    items.filter((other) => other !== one).map((other): [Item, Item] => [one, other]),
  );
}

/** Every attack, by the request it makes. */
export function everyAttack(
  networks: readonly CanaryNetwork[],
  { members, ofTwo, outsiders }: Attackers,
  size: Size,
): Attack[][] {
  const pairs = pairsOf(networks);
  const first = new Set<string>();
  const all = everyAsk().filter(
    ({ route }) => size === "full" || (!first.has(route) && first.add(route)),
  );
  return all.map(({ route, ask }, place) => {
    const isTurn = (n: number, of: number) => size === "full" || n % of === place % of;
    const ways: How[] = isOfNetwork(route) ? [...hows] : ["everywhere"];
    const here = pairs.filter((_, n) => isTurn(n, pairs.length));
    const inside = here.flatMap(([home, victim]) =>
      (members.get(home) ?? []).flatMap((who, n) =>
        ways
          .filter((how, way) => (who.isLeader && how === "ids") || isTurn(n + way, TURNS[size]))
          .map((how) => ({ route, ask, who, home, victim, how })),
      ),
    );
    const both = ofTwo
      .filter(({ home, victim }) => here.some(([one, two]) => one === home && two === victim))
      .flatMap((each) =>
        ways
          .filter((how) => how === "ids" || how === "hints")
          .filter((_, n) => size !== "small" || isTurn(n, 2))
          .map((how) => ({ ...each, route, ask, how })),
      );
    const outside = [...new Set(here.map(([, victim]) => victim))].flatMap((victim) =>
      outsiders.map((who) => ({ route, ask, who, victim, how: "everywhere" as const })),
    );
    return [...inside, ...both, ...outside];
  });
}

const hows = ["everywhere", "ids", "hints", "address"] as const;

/** The check asks as the leader, and as every so-manieth of the others. */
const TURNS = { small: 16, middle: 9, full: 1 } as const;

/** What an enumeration found. */
export interface Findings {
  leaks: string[];
  changes: string[];
}

/** Makes the attacks by one request, and looks at what came back and at what is left. */
export async function enumerate(stage: Stage, attacks: readonly Attack[]): Promise<Findings> {
  const findings: Findings = { leaks: [], changes: [] };
  const route = attacks[0]?.route ?? "";
  const judge = async (victim: CanaryNetwork) => {
    const before = stage.held.get(victim);
    if (!before) throw new Error(`nobody looked at ${victim.letter} before`);
    const changes = changesIn(before, await holdingsOf(victim), route);
    findings.changes.push(...changes.map((change) => `${route}: ${victim.letter}: ${change}`));
    if (changes.length > 0) await resetStage(stage, victim);
  };
  const [own, foreign] = [attacks.filter(isAtHome), attacks.filter((each) => !isAtHome(each))];
  // What is done at home may be done: the next finds everything as it was.
  for (const each of own) {
    const { answer, wrong } = await attack(each);
    findings.leaks.push(...wrong);
    if (answer.status >= 400 || (isRead(route) && !each.ask.takesAway)) continue;
    await judge(each.victim);
    if (each.home) await resetStage(stage, each.home);
  }
  for (const victim of new Set(attacks.map((each) => each.victim))) {
    const answers = await Promise.all(
      foreign.filter((each) => each.victim === victim).map((each) => attack(each)),
    );
    findings.leaks.push(...answers.flatMap(({ wrong }) => wrong));
    await judge(victim);
    const isDone = answers.some(({ answer }) => answer.status < 400);
    const added = mayAddRows(route) ? [victim] : [];
    if (isDone && !isRead(route)) await resetStage(stage, ...added);
  }
  return findings;
}

const isAtHome = ({ how, home }: Attack) =>
  home !== undefined && (how === "ids" || how === "hints");
