import { env } from "cloudflare:workers";
import { askAs, everyAsk, isOfNetwork, isRead, outcomeOf } from "./ask.ts";
import { changesIn, holdingsOf } from "./attack.ts";
import { type CanaryNetwork, canary } from "./canary.ts";
import { isAllowed, type Principal } from "./principals.ts";
import type { Answer } from "./service.ts";
import { resetStage, type Size, type Stage } from "./stage.ts";

/** What stays open in a network that is leaving: keeping it, and taking it away. */
const staysOpen: ReadonlySet<string> = new Set([
  "POST /n/:network/removal/end",
  "GET /n/:network/export",
  "POST /n/:network/export.zip",
]);

/** The check asks as the leader, and as every so-manieth of the others. */
const TURNS = 12;

/** Marks a network as one that is leaving, as its leader would. */
async function leave({ ids, leader, letter }: CanaryNetwork): Promise<void> {
  await env.DIRECTORY.batch([
    env.DIRECTORY.prepare("update network set status = 'leaving' where id = ?").bind(ids.id),
    env.DIRECTORY.prepare(
      "insert or ignore into departure values (?, ?, ?, 1, 9000000000000)",
    ).bind(ids.id, `gone-now-${letter}`, leader.id),
  ]);
}

/**
 * Makes every request to a network that is leaving, and says what it showed, what it did, and whom
 * it did not tell: its own people hear that it leaves, and all others that it is not there.
 *
 * @param people Who asks; they have their accounts before the stage is set.
 */
export async function wrongWhileLeaving(
  stage: Stage,
  network: CanaryNetwork,
  people: readonly Principal[],
  size: Size,
): Promise<{ requests: number; wrong: string[] }> {
  const wrong: string[] = [];
  let requests = 0;
  await leave(network);
  let before = await holdingsOf(network);
  for (const [turn, { route, ask }] of everyAsk().entries()) {
    if (!isOfNetwork(route)) continue;
    for (const [at, who] of people.entries()) {
      if (size !== "full" && !who.isLeader && (at + turn) % TURNS !== 0) continue;
      const answer = await askAs(who, { route, ask }, network.ids);
      requests += 1;
      const isDone = staysOpen.has(route) && isAllowed(who, ask, network);
      wrong.push(...wrongIn(answer, { who, route, isDone, network }));
      if (!isDone) continue;
      await resetStage(stage, network);
      await leave(network);
      before = await holdingsOf(network);
    }
    if (isRead(route)) continue;
    const changes = changesIn(before, await holdingsOf(network), route);
    wrong.push(...changes.map((change) => `${route} of a network that is leaving: ${change}`));
  }
  await resetStage(stage, network);
  return { requests, wrong };
}

function wrongIn(
  answer: Answer,
  {
    who,
    route,
    isDone,
    network,
  }: { who: Principal; route: string; isDone: boolean; network: CanaryNetwork },
): string[] {
  const says = `${who.name}, ${route} of a network that is leaving`;
  const isMember = who.is === "member" || who.is === "token";
  const isTold = isMember && !staysOpen.has(route);
  const fits = isDone
    ? answer.status < 400
    : isTold
      ? answer.status === 409
      : outcomeOf(answer) === "refused";
  return [
    ...(fits ? [] : [`${says}: answers ${answer.status}`]),
    ...(!isDone && showsTexts(answer, network) ? [`${says}: shows its texts`] : []),
  ];
}

/** Any text of the network's but the reader's own address, which stands in every page's head. */
function showsTexts({ text }: Answer, { letter }: CanaryNetwork): boolean {
  const addresses = new Set(text.match(/[\w.-]+@hospital\.example/g));
  if (addresses.size > 1) return true;
  const rest = [...addresses].reduce((left, own) => left.replaceAll(own, ""), text);
  return rest.includes(canary(letter));
}
