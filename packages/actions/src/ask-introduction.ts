import { GoalId } from "@allteach/domain/goal";
import { NetworkId } from "@allteach/domain/identity";
import { decideQuestion, type IntroductionDraft } from "@allteach/domain/introduction";
import { type Actor, may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { askCommons, type Commons } from "@allteach/store/commons";
import { askedSinceQuery, saveIntroduction } from "@allteach/store/introduction";
import {
  type ListedGoal,
  listedGoalOf,
  type SharedGoalKey,
  sharedGoalQuery,
} from "@allteach/store/shared-goal";
import type { ActionContext } from "./context.ts";
import { randomId } from "./random-id.ts";
import type { SharingPlatform } from "./sharing.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A shared goal as an address names it: `n_…~g_…`. */
export function sharedGoalKey(text: string): SharedGoalKey | undefined {
  const [network, goal] = text.split("~");
  const [ofNetwork, ofGoal] = [NetworkId.safeParse(network), GoalId.safeParse(goal)];
  if (!ofNetwork.success || !ofGoal.success) return undefined;
  return { network: ofNetwork.data, goal: ofGoal.data };
}

export const keyText = ({ network, goal }: SharedGoalKey) => `${network}~${goal}`;

/** The shared goal whose team somebody would like to meet. */
export async function readSharedGoal(
  ctx: ActionContext,
  commons: Commons,
  text: string,
): Promise<Outcome<ListedGoal>> {
  if (!mayAsk(ctx.actor)) return refused({ kind: "not-allowed", need: "write-goals" });
  const key = sharedGoalKey(text);
  const [rows] = key ? await askCommons(commons, sharedGoalQuery(commons, key)) : [[]];
  const [row] = rows;
  return row ? done(listedGoalOf(row)) : refused({ kind: "not-found", what: "goal" });
}

/**
 * Asks the team of a shared goal to be introduced. The question is kept first, then mailed through
 * the service; it carries no name and no address.
 */
export async function askIntroduction(
  ctx: ActionContext,
  { commons, later }: Pick<SharingPlatform, "commons" | "later">,
  { to, ...draft }: IntroductionDraft & { to: string },
): Promise<Outcome<{ id: string }>> {
  const { actor, network, now } = ctx;
  if (actor.kind !== "person") return refused({ kind: "not-allowed", need: "write-goals" });
  const found = await readSharedGoal(ctx, commons, to);
  if (!found.ok) return found;
  const since = new Date(now.getTime() - DAY_MS);
  const [[asked]] = await askCommons(commons, askedSinceQuery(commons, actor.user, since));
  const decided = decideQuestion(draft, asked?.count ?? 0);
  if (!decided.ok) return decided;
  const id = await saveIntroduction(commons, {
    ...{ id: randomId("x_"), network: network.id, networkName: network.name },
    ...{ to: found.value.key, message: decided.value.message },
    ...{ askedBy: actor.user, askedAt: now.getTime() },
  });
  if (id === undefined) return refused({ kind: "not-found", what: "goal" });
  await later([{ kind: "introduce", network: found.value.key.network, introduction: id }]);
  return done({ id });
}

/** Whoever may write a goal anywhere in the network may ask. */
export function mayAsk(actor: Actor): boolean {
  if (actor.kind !== "person") return false;
  return actor.grants.some(({ site }) => may(actor, "write-goals", site));
}
