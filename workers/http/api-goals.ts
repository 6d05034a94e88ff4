import { readGoals } from "@allteach/actions/read-goals";
import { GoalRequest, writeGoal } from "@allteach/actions/write-goal";
import { aimWords } from "@allteach/domain/shared-goal";
import { apiPaths, paths } from "@allteach/web/paths";
import { Hono } from "hono";
import { listAnswer } from "./api-page.ts";
import type { NetworkEnv } from "./app-env.ts";
import { jsonBody } from "./body.ts";
import { answerRefusal } from "./refusal.tsx";

/** A network's goals. */
export const goalsApi = new Hono<NetworkEnv>()
  .get(apiPaths.goals.pattern, async (c) => {
    const read = await readGoals(c.var.action);
    if (!read.ok) return answerRefusal(c, read.refusal);
    const items = read.value.goals.map(({ goal, site, measure, stage, latest }) => ({
      ...{ id: goal.id, kind: goal.kind, title: goal.title, stage },
      ...(site && { site: site.code }),
      ...(measure && { measure: measure.code }),
      aim: aimWords(goal, measure),
      ...(goal.aim.on === "measure" && {
        target: goal.aim.to,
        ...(goal.aim.from !== undefined && { baseline: goal.aim.from }),
      }),
      ...{ starts: goal.starts, ends: goal.ends, visibility: goal.visibility },
      ...(goal.outcome && { outcome: goal.outcome, learnt: goal.learnt }),
      ...(latest && { latest: { on: latest.on, sentence: latest.sentence } }),
    }));
    return listAnswer(c, items, ({ id }) => id);
  })
  .post(apiPaths.goals.pattern, async (c) => {
    const body = await jsonBody(c, GoalRequest);
    if (!body.ok) return answerRefusal(c, body.refusal);
    const written = await writeGoal(c.var.action, body.value);
    if (!written.ok) return answerRefusal(c, written.refusal);
    const { id, revision, starts, ends } = written.value;
    const location = paths.goal({ network: c.var.network.slug, goal: id });
    return c.json({ id, revision, starts, ends }, 201, { location });
  });
