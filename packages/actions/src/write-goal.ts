import {
  type AimedMeasure,
  daysAfter,
  decideGoal,
  type Goal,
  GoalDraft,
  GoalId,
  GoalKind,
} from "@allteach/domain/goal";
import type { UserId } from "@allteach/domain/identity";
import type { Measure } from "@allteach/domain/measure";
import { may } from "@allteach/domain/permission";
import { Day } from "@allteach/domain/policy";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { changeGoal, saveGoal } from "@allteach/store/goal";
import * as z from "zod";
import { type ActionContext, actOf } from "./context.ts";
import { readGoalPlace } from "./goal-place.ts";
import { readGoalSetting, unknownTerms } from "./goal-setting.ts";
import { goalSharing } from "./goal-sharing.ts";
import { randomId } from "./random-id.ts";
import { identifiersInShared } from "./share-goal.ts";
import { followInCommons, type SharingPlatform } from "./sharing.ts";

const blank = (value: unknown) => (value === "" ? undefined : value);

/** A goal as a form or another program writes it: sites and measures by their codes. */
export const GoalRequest = GoalDraft.omit({ site: true, measure: true, starts: true, ends: true })
  .extend({
    kind: GoalKind.default("90-day"),
    site: z.string().max(60).default(""),
    measure: z.string().max(60).default(""),
    starts: z.preprocess(blank, Day.optional()),
    ends: z.preprocess(blank, Day.optional()),
  })
  .strip();
export type GoalRequest = z.infer<typeof GoalRequest>;

const usualDays = { "90-day": 90, annual: 364 } as const;

/** Sets a goal. Where it begins is read from the chart, not typed. */
export async function writeGoal(ctx: ActionContext, request: GoalRequest): Promise<Outcome<Goal>> {
  if (ctx.actor.kind !== "person") return refused({ kind: "not-allowed", need: "write-goals" });
  const read = await readDraft(ctx, request);
  if (!read.ok) return read;
  const { draft, measure, today } = read.value;
  const decided = decideGoal(draft, measure, today);
  if (!decided.ok) return decided;
  const at = ctx.now.getTime();
  const goal: Goal = {
    ...decided.value,
    ...{ id: GoalId.parse(randomId("g_")), owner: ctx.actor.user as UserId, learnt: "" },
    ...{ revision: 1, createdAt: at, changedAt: at },
  };
  await saveGoal(ctx.store, goal, actOf(ctx, "write-goal", goal.title, { after: saidOf(goal) }));
  return done(goal);
}

/**
 * Writes a goal anew. Where it is shared, other networks read the new words soon after, and none that
 * could lead to one person.
 *
 * @param saw The revision that whoever writes had before them.
 */
export async function rewriteGoal(
  ctx: ActionContext,
  platform: SharingPlatform,
  id: string,
  request: GoalRequest & { saw: number },
): Promise<Outcome<Goal>> {
  const setting = await readGoalSetting(ctx, id);
  if (!setting.ok) return setting;
  const { goal: standing } = setting.value;
  if (!may(ctx.actor, "write-goals", standing.site)) {
    return refused({ kind: "not-allowed", need: "write-goals" });
  }
  if (standing.outcome !== undefined) {
    return refused({ kind: "closed", because: "This goal has ended: set the next one." });
  }
  if (standing.revision !== request.saw) return refused({ kind: "stale", current: "" });
  const read = await readDraft(ctx, request);
  if (!read.ok) return read;
  const { draft, measure, today } = read.value;
  const decided = decideGoal(draft, measure, today, standing);
  if (!decided.ok) return decided;
  const isShared = standing.visibility === "all";
  const goal: Goal = {
    ...decided.value,
    ...{ id: standing.id, owner: standing.owner, learnt: standing.learnt },
    ...{ createdAt: standing.createdAt, changedAt: ctx.now.getTime() },
    revision: standing.revision + 1,
    visibility: isShared ? "all" : decided.value.visibility,
  };
  const found = identifiersInShared(setting.value, goal);
  if (found.length > 0) return refused({ kind: "invalid", problems: found });
  const act = actOf(ctx, "rewrite-goal", goal.title, {
    before: saidOf(standing),
    after: saidOf(goal),
  });
  const { publication } = setting.value;
  const shared = { thing: goal.id, publication };
  const isChanged = await followInCommons(ctx, platform, goalSharing, shared, () =>
    changeGoal(ctx.store, goal, act),
  );
  return isChanged ? done(goal) : refused({ kind: "stale", current: "" });
}

interface ReadDraft {
  draft: GoalDraft;
  measure: AimedMeasure | undefined;
  today: string;
}

/** Finds the site and the measure that a request names, and where the chart stands. */
async function readDraft(ctx: ActionContext, request: GoalRequest): Promise<Outcome<ReadDraft>> {
  const { site: siteCode, measure: code, starts, ends, ...rest } = request;
  const place = await readGoalPlace(ctx, { site: siteCode, measure: code });
  const { sites, measures, site, measure, aimed, today } = place;
  if (siteCode !== "" && !site) return notFound("site", sites);
  if (!may(ctx.actor, "write-goals", site?.id)) {
    return refused({ kind: "not-allowed", need: "write-goals" });
  }
  if (code !== "" && !measure) return notFound("measure", measures);
  const unknown = unknownTerms(rest);
  if (unknown.length > 0) return refused({ kind: "invalid", problems: unknown });
  const begins = starts ?? today;
  const draft = {
    ...rest,
    starts: begins,
    ends: ends ?? daysAfter(begins, usualDays[rest.kind]),
    ...(site && { site: site.id }),
    ...(measure && { measure: measure.id }),
  };
  return done({ draft, measure: aimed, today });
}

function notFound(
  what: "site" | "measure",
  known: readonly Pick<Site | Measure, "code">[],
): Outcome<never> {
  return refused({ kind: "not-found", what, known: known.map(({ code }) => code) });
}

/** What the audit keeps of a goal: its words are in the goal itself. */
function saidOf({ aim, starts, ends, visibility, kind }: Goal) {
  return {
    ...{ kind, starts, ends, visibility },
    aim: aim.on === "measure" ? `${aim.from ?? "?"} to ${aim.to}` : aim.to,
  };
}
