import { searchSharedGoals } from "@allteach/actions/search-shared-goals";
import { CommonsGoalsPage } from "@allteach/web/pages/commons-goals-page";
import { apiPaths, paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import * as z from "zod";
import type { AppEnv } from "./app-env.ts";
import { commonsOf } from "./goal-platform.ts";
import { answerRefusal } from "./refusal.tsx";
import { shellOf } from "./shell.ts";

const Keys = z.array(z.string().regex(/^[a-z0-9-]{1,40}$/)).catch([]);
const Question = z.object({
  q: z.string().trim().max(200).catch(""),
  page: z.coerce.number().int().min(1).max(40).catch(1),
});

/** The goals that teams share with every network. Goals of made-up networks are kept apart. */
export const commonsGoalRoutes = new Hono<AppEnv>()
  .get(paths.commonsGoals, async (c) => {
    const asked = questionOf(c);
    const found = await searchSharedGoals(commonsOf(c), asked);
    const [askFrom] = c.var.caller.networks;
    return c.html(
      <CommonsGoalsPage
        shell={shellOf(c)}
        now={c.var.now}
        {...asked}
        {...found}
        examples={asked.simulated}
        mayChoose={isMember(c)}
        askFrom={askFrom?.slug}
      />,
    );
  })
  .get(apiPaths.commonsGoals, async (c) => {
    if (!isMember(c)) return answerRefusal(c, { kind: "not-signed-in" });
    const asked = questionOf(c);
    const { goals, hasMore } = await searchSharedGoals(commonsOf(c), asked);
    const items = goals.map(({ key, sharedAt, ...goal }) => ({
      ...goal,
      id: `${key.network}~${key.goal}`,
      sharedAt: new Date(sharedAt).toISOString(),
    }));
    return c.json({ items, ...(hasMore && { next: String(asked.page + 1) }) });
  });

/** Somebody of a real network; everyone else sees made-up examples. */
export function isMember(c: Context<AppEnv>): boolean {
  return c.var.caller.person !== undefined && c.var.caller.networks.length > 0;
}

function questionOf(c: Context<AppEnv>) {
  const { cursor, ...query } = c.req.query();
  const { q, page } = Question.parse({ ...query, ...(cursor && { page: cursor }) });
  const keys = (name: string) =>
    Keys.parse((c.req.queries(name) ?? []).filter((value) => value !== "").slice(0, 8));
  const terms = {
    families: keys("families"),
    drivers: keys("drivers"),
    changes: keys("changes"),
    conditions: keys("conditions"),
  };
  return { q, page, terms, simulated: !isMember(c) || c.req.query("examples") === "yes" };
}
