import { env } from "cloudflare:workers";
import { consume } from "../../workers/queue/consume.ts";
import { askAs, everyAsk, isOfNetwork, isRead } from "./ask.ts";
import { changesIn, holdingsOf } from "./attack.ts";
import { type CanaryNetwork, canary } from "./canary.ts";
import { sharedGoalOf } from "./goal-rows.ts";
import type { Principal } from "./principals.ts";
import { mailed, production } from "./service.ts";
import { resetStage, type Stage } from "./stage.ts";

/**
 * Messages that name one network with the ids of another: nothing of either may change, and no mail
 * may leave.
 */
export async function forgedMessages(
  stage: Stage,
  own: CanaryNetwork,
  victim: CanaryNetwork,
): Promise<{ messages: number; wrong: string[] }> {
  const { ids } = victim;
  const network = own.ids.id;
  const bodies = [
    { kind: "build-report", network, report: ids.report },
    { kind: "build-report", network, report: `../${ids.id}/${ids.report}` },
    { kind: "deliver", network, delivery: ids.delivery },
    { kind: "deliver", network: ids.network, delivery: ids.delivery },
    { kind: "deliver", network: [network, ids.id], delivery: ids.delivery },
    { kind: "deliver", network, delivery: ids.delivery, binding: "NET_0001" },
    { kind: "publish-goal", network, goal: sharedGoalOf(ids) },
    { kind: "publish-goal", network: ids.network, goal: ids.goal },
    { kind: "introduce", network, introduction: ids.introduction },
    { kind: "introduce", network, introduction: ids.question },
    { kind: "introduce", network: [network, ids.id], introduction: ids.introduction },
    { kind: "migrate", network: ids.network },
  ];
  const sent = mailed.length;
  await makeDeliverable(victim);
  const before = await Promise.all([own, victim].map(holdingsOf));
  await consume(batchOf(bodies), production);
  const after = await Promise.all([own, victim].map(holdingsOf));
  const wrong = before.flatMap((held, n) => {
    const now = after[n];
    return now ? changesIn(held, now, "a message") : [];
  });
  if (mailed.length > sent) wrong.push(`${mailed.length - sent} mails left`);
  await resetStage(stage, own, victim);
  return { messages: bodies.length, wrong };
}

/** A delivery that waits: whoever finds it sends it. */
const makeDeliverable = ({ database }: CanaryNetwork) =>
  database.prepare("update delivery set status = 'ready', failure = null").run();

function batchOf(bodies: readonly unknown[]): MessageBatch {
  const messages = bodies.map((body, n) => ({
    ...{ id: `forged-${n}`, timestamp: new Date(), body, attempts: 1 },
    ...{ ack: () => undefined, retry: () => undefined },
  }));
  return {
    ...{ queue: "reports", messages, metadata: { metrics: {} } },
    ...{ ackAll: () => undefined, retryAll: () => undefined },
  } as unknown as MessageBatch;
}

/**
 * The directory says that each of two networks is in the other's database. Whatever the leader of
 * the one asks of it then fails where it needs the database, and shows and changes nothing.
 */
export async function forgedBinding(
  stage: Stage,
  leader: Principal,
  own: CanaryNetwork,
  victim: CanaryNetwork,
): Promise<{ requests: number; failed: number; wrong: string[] }> {
  const wrong: string[] = [];
  const before = await holdingsOf(victim);
  const every = everyAsk().filter(({ route }) => isOfNetwork(route));
  let failed = 0;
  await swapBindings(own, victim);
  for (const each of every) {
    const answer = await askAs(leader, each, { ...victim.ids, network: own.ids.network });
    if (answer.status >= 500) failed += 1;
    if (answer.text.includes(canary(victim.letter))) wrong.push(`${each.route}: shows it`);
    const isAnswered = isRead(each.route) && answer.status < 400;
    if (isAnswered && !needNoDatabase.has(each.route)) wrong.push(`${each.route}: is answered`);
    // What a read should have changed is found after the next that is none.
    if (isRead(each.route) && !each.ask.takesAway) continue;
    const { database } = await holdingsOf(victim);
    wrong.push(...changesIn(before, { ...before, database }, each.route));
    await resetStage(stage);
    await swapBindings(own, victim);
  }
  const { database } = await holdingsOf(victim);
  wrong.push(...changesIn(before, { ...before, database }, "the last reads"));
  await resetStage(stage, own, victim);
  return { requests: every.length, failed, wrong };
}

/** Pages that say nothing of the network but its name. */
const needNoDatabase = new Set([
  "GET /n/:network/introductions/new",
  "GET /n/:network/removal",
  "GET /n/:network/uploads",
]);

async function swapBindings(one: CanaryNetwork, other: CanaryNetwork): Promise<void> {
  const { results } = await env.DIRECTORY.prepare(
    "select binding, network_id from pool where network_id in (?, ?)",
  )
    .bind(one.ids.id, other.ids.id)
    .all<{ binding: string; network_id: string }>();
  const [first, second] = results;
  if (!first || !second) throw new Error("two networks hold two databases");
  const set = "update pool set network_id = ?, claimed_at = ? where binding = ?";
  await env.DIRECTORY.batch([
    ...[first, second].map(({ binding }) => env.DIRECTORY.prepare(set).bind(null, null, binding)),
    env.DIRECTORY.prepare(set).bind(second.network_id, 1, first.binding),
    env.DIRECTORY.prepare(set).bind(first.network_id, 1, second.binding),
  ]);
}
