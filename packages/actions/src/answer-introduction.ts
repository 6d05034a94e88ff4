import type { SiteId, UserId } from "@allteach/domain/identity";
import { decideAnswer, type IntroductionAnswer } from "@allteach/domain/introduction";
import { type Actor, may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { introductionTo, saveAnswer } from "@allteach/store/introduction";
import { ask } from "@allteach/store/network-store";
import { saveSiteAnswer, siteQuestionOf, siteQuestionQuery } from "@allteach/store/site-question";
import { type ActionContext, actOf } from "./context.ts";
import type { SharingPlatform } from "./sharing.ts";

/** Says yes, or not now. Both sides are mailed; at a yes each gets the other's name and address. */
export async function answerIntroduction(
  ctx: ActionContext,
  platform: Pick<SharingPlatform, "commons" | "later">,
  id: string,
  answer: IntroductionAnswer,
): Promise<Outcome<{ id: string }>> {
  const answered = id.startsWith("q_")
    ? await answerQuestion(ctx, id, answer)
    : await answerOther(ctx, platform, id, answer);
  if (!answered.ok) return answered;
  const job = { kind: "introduce", network: ctx.network.id, introduction: id } as const;
  await platform.later([job]);
  return answered;
}

/** Somebody of another network asked. */
async function answerOther(
  ctx: ActionContext,
  { commons }: Pick<SharingPlatform, "commons">,
  id: string,
  answer: IntroductionAnswer,
): Promise<Outcome<{ id: string }>> {
  const asked = await introductionTo(commons, ctx.network.id, id);
  if (!asked) return notFound;
  if (ctx.actor.kind !== "person" || !mayAnswer(ctx.actor, asked.toSite, asked.toUser)) {
    return refused({ kind: "not-allowed", need: "share-goals" });
  }
  const decided = decideAnswer(asked.state, answer);
  if (!decided.ok) return decided;
  if (decided.value === asked.state) return done({ id });
  const by = ctx.actor.user;
  const isFirst = await saveAnswer(commons, asked, { state: decided.value, by, now: ctx.now });
  return isFirst ? done({ id }) : answeredBefore;
}

/** Somebody of the same network asked a site. */
async function answerQuestion(
  ctx: ActionContext,
  id: string,
  answer: IntroductionAnswer,
): Promise<Outcome<{ id: string }>> {
  const { store, actor, now } = ctx;
  const [[row]] = await ask(store, siteQuestionQuery(store, id));
  const asked = row && siteQuestionOf(row);
  if (!asked) return notFound;
  if (actor.kind !== "person" || !may(actor, "share-goals", asked.site)) {
    return refused({ kind: "not-allowed", need: "share-goals" });
  }
  const decided = decideAnswer(asked.state, answer);
  if (!decided.ok) return decided;
  if (decided.value === asked.state) return done({ id });
  const act = actOf(ctx, "answer-introduction", asked.about, { answer: decided.value });
  const given = { state: decided.value, by: actor.user, now };
  const isFirst = await saveSiteAnswer(store, id, given, act);
  return isFirst ? done({ id }) : answeredBefore;
}

const notFound = refused({ kind: "not-found", what: "introduction" });
const answeredBefore = refused({ kind: "closed", because: "This was answered already." });

/** The goal's owner, or whoever may share goals there. */
export function mayAnswer(actor: Actor, site: SiteId | undefined, owner?: UserId): boolean {
  if (actor.kind !== "person") return false;
  return actor.user === owner || may(actor, "share-goals", site);
}
