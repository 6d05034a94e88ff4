import type { Goal, GoalId } from "@allteach/domain/goal";
import { identifierProblems } from "@allteach/domain/identifier-screen";
import type { Charter } from "@allteach/domain/network";
import { done, type Outcome, type Problem, refused } from "@allteach/domain/refusal";
import { mayShareGoal } from "@allteach/domain/seen-goal";
import {
  canBeShared,
  type SharedGoal,
  type SharedPart,
  sharedGoal,
  writtenTexts,
} from "@allteach/domain/shared-goal";
import type { Commons } from "@allteach/store/commons";
import { planSweep } from "@allteach/store/due";
import {
  beginSharing,
  beginWithdrawal,
  endSharing,
  type Publication,
} from "@allteach/store/goal-publication";
import { removeSharedGoal } from "@allteach/store/shared-goal";
import { PATIENCE_MS } from "./begin-report.ts";
import { type ActionContext, actOf, type PlatformContext } from "./context.ts";
import { type GoalSetting, measureOfGoal, readGoalSetting, termsOfGoal } from "./goal-setting.ts";

/** What sharing across networks takes besides the network. */
export interface GoalPlatform extends Pick<PlatformContext, "directory" | "later"> {
  commons: Commons;
}

/** What a goal would look like in every network, and what stands against it. */
export interface SharingPreview {
  setting: GoalSetting;
  shared: SharedGoal;
  parts: readonly SharedPart[];
  problems: readonly Problem[];
}

/** Shows what would be shared, to whoever may share it. Nothing leaves. */
export async function previewSharing(
  ctx: ActionContext,
  id: string,
  parts?: readonly SharedPart[],
): Promise<Outcome<SharingPreview>> {
  const read = await readGoalSetting(ctx, id);
  if (!read.ok) return read;
  const setting = read.value;
  if (!mayShareGoal(ctx.actor, setting.goal)) {
    return refused({ kind: "not-allowed", need: "share-goals" });
  }
  const { goal, publication, today } = setting;
  const chosen = parts ?? (isOut(publication) ? publication.parts : usualParts(setting.charter));
  const shared = sharedFormOf(setting, goal, chosen);
  const late = canBeShared(goal, today)
    ? []
    : [
        {
          field: "learnt",
          because: "say first what you learnt: it is what others can take from it",
        },
      ];
  const problems = [...identifierProblems(writtenTexts(shared)), ...late];
  return done({ setting, shared, parts: chosen, problems });
}

/** What a team shares unless it chooses otherwise: whom it is for, and what it learnt. */
function usualParts({ transparency }: Charter): SharedPart[] {
  return transparency === "named" ? ["site", "population", "learnt"] : ["population", "learnt"];
}

/**
 * Shares a goal with every network. It is a row of the network's ledger first; it leaves with a
 * message, or with the clock's next sweep.
 *
 * A goal that is shared already is taken back before its parts change: at no moment do others read
 * more than the team chose.
 */
export async function shareGoal(
  ctx: ActionContext,
  platform: GoalPlatform,
  id: string,
  parts: readonly SharedPart[],
): Promise<Outcome<Goal>> {
  const preview = await previewSharing(ctx, id, parts);
  if (!preview.ok) return preview;
  const { setting, problems } = preview.value;
  if (problems.length > 0) return refused({ kind: "invalid", problems });
  if (isOut(setting.publication)) {
    const back = await withdrawGoal(ctx, platform, id, "network");
    return back.ok ? shareGoal(ctx, platform, id, parts) : back;
  }
  const { goal, publication } = setting;
  const { directory, later } = platform;
  const { network, now, store } = ctx;
  await planSweep(directory, network.id, new Date(now.getTime() + PATIENCE_MS));
  const epoch = (publication?.epoch ?? 0) + 1;
  const act = actOf(ctx, "share-goal", goal.title, { goal: goal.id, parts });
  const begun = await beginSharing(store, goal, { epoch, parts }, act);
  if (!begun) return refused({ kind: "stale", current: "" });
  await later([{ kind: "publish-goal", network: network.id, goal: goal.id }]);
  return done({ ...goal, visibility: "all", revision: goal.revision + 1 });
}

/**
 * Takes a goal back: first a row of the ledger that says so, then out of the commons with its words in
 * the index and who asked about it, then the ledger's end of it. Cut off anywhere, the sweep does the
 * rest; at no moment do others read what its team chose to keep.
 */
export async function withdrawGoal(
  ctx: ActionContext,
  { commons, directory }: Pick<GoalPlatform, "commons" | "directory">,
  id: string,
  visibility: "team" | "network",
): Promise<Outcome<Goal>> {
  const read = await readGoalSetting(ctx, id);
  if (!read.ok) return read;
  const { goal, publication } = read.value;
  if (!mayShareGoal(ctx.actor, goal)) return refused({ kind: "not-allowed", need: "share-goals" });
  if (!isOut(publication)) return done(goal);
  const { network, store, now } = ctx;
  await planSweep(directory, network.id, new Date(now.getTime() + PATIENCE_MS));
  const { epoch } = publication;
  const act = actOf(ctx, "withdraw-goal", goal.title, { goal: goal.id, after: visibility });
  const begun = await beginWithdrawal(store, goal.id, { epoch, backTo: visibility }, act);
  if (!begun) return refused({ kind: "stale", current: "" });
  await finishWithdrawal({ network, store, commons, now }, goal.id, epoch);
  return done({ ...goal, visibility, revision: goal.revision + 1 });
}

/** Closes the commons to a goal, and then its row in the ledger; done again it changes nothing. */
export async function finishWithdrawal(
  {
    network,
    store,
    commons,
    now,
  }: Pick<ActionContext, "network" | "store" | "now"> & {
    commons: Commons;
  },
  goal: GoalId,
  epoch: number,
): Promise<void> {
  await removeSharedGoal(commons, { network: network.id, goal }, epoch + 1, now);
  await endSharing(store, goal, epoch, now);
}

/** Whether the ledger says that every network may read a goal. */
export function isOut(
  publication: Publication | undefined,
): publication is Publication & { status: "pending" | "published" | "withdrawing" } {
  return publication !== undefined && publication.status !== "withdrawn";
}

/** A goal as other networks read it. */
export function sharedFormOf(
  { charter, sites, measures }: Pick<GoalSetting, "charter" | "sites" | "measures">,
  goal: Goal,
  parts: readonly SharedPart[],
): SharedGoal {
  const measure = measureOfGoal(goal, measures);
  const site = sites.find(({ id }) => id === goal.site);
  return sharedGoal(goal, { charter, site, measure, terms: termsOfGoal(goal, measure) }, parts);
}

/** What in the new words of a goal that is shared could lead to one person. */
export function identifiersInShared(setting: GoalSetting, goal: Goal): Problem[] {
  const { publication } = setting;
  if (!isOut(publication)) return [];
  return identifierProblems(writtenTexts(sharedFormOf(setting, goal, publication.parts)));
}

/** Changes a goal, and where it is shared has the change follow: a sweep is planned before it. */
export async function followInCommons(
  { network, now }: ActionContext,
  { directory, later }: GoalPlatform,
  { goal, publication }: Pick<GoalSetting, "goal" | "publication">,
  change: () => Promise<boolean>,
): Promise<boolean> {
  if (!isOut(publication)) return change();
  await planSweep(directory, network.id, new Date(now.getTime() + PATIENCE_MS));
  const isChanged = await change();
  if (isChanged) await later([{ kind: "publish-goal", network: network.id, goal: goal.id }]);
  return isChanged;
}
