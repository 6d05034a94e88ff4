import type { Goal } from "@allteach/domain/goal";
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
import { type ActionContext, actOf } from "./context.ts";
import { type GoalSetting, measureOfGoal, readGoalSetting, termsOfGoal } from "./goal-setting.ts";
import { goalSharing } from "./goal-sharing.ts";
import { isOut, putOut, type SharingPlatform, takeBack } from "./sharing.ts";

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
 * Shares a goal with every network.
 *
 * A goal that is shared already is taken back before its parts change: at no moment do others read
 * more than the team chose.
 */
export async function shareGoal(
  ctx: ActionContext,
  platform: SharingPlatform,
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
  const act = actOf(ctx, "share-goal", goal.title, { goal: goal.id, parts });
  const out = { before: publication, parts };
  const begun = await putOut(ctx, platform, goalSharing, goal, out, act);
  if (!begun) return refused({ kind: "stale", current: "" });
  return done({ ...goal, visibility: "all", revision: goal.revision + 1 });
}

/** Takes a goal back, for its team alone or for its network to read on. */
export async function withdrawGoal(
  ctx: ActionContext,
  platform: Pick<SharingPlatform, "commons" | "directory">,
  id: string,
  visibility: "team" | "network",
): Promise<Outcome<Goal>> {
  const read = await readGoalSetting(ctx, id);
  if (!read.ok) return read;
  const { goal, publication } = read.value;
  if (!mayShareGoal(ctx.actor, goal)) return refused({ kind: "not-allowed", need: "share-goals" });
  if (!isOut(publication)) return done(goal);
  const act = actOf(ctx, "withdraw-goal", goal.title, { goal: goal.id, after: visibility });
  const back = { epoch: publication.epoch, backTo: visibility };
  const begun = await takeBack(ctx, platform, goalSharing, goal.id, back, act);
  if (!begun) return refused({ kind: "stale", current: "" });
  return done({ ...goal, visibility, revision: goal.revision + 1 });
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
