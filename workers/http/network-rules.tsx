import { endRuleOf, listRules, makeRule } from "@allteach/actions/network-rules";
import { problemsOfRule, RuleRequest } from "@allteach/domain/network-rule";
import type { Problem } from "@allteach/domain/refusal";
import { RulesPage, type RulesPageProps } from "@allteach/web/pages/rules-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { textsIn } from "./form-text.ts";
import { problemsOf } from "./problems-of.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

const fields = ["left", "operator", "right", "strength", "words"] as const;

/** The rules by which a network checks its figures. */
export const networkRuleRoutes = new Hono<NetworkEnv>()
  .get(paths.rules.pattern, (c) => page(c, { now: c.req.query("now") }, 200))
  .post(paths.rules.pattern, async (c) => {
    const typed = textsIn(await c.req.formData(), fields);
    const back = (problems: readonly Problem[]) => page(c, { typed, problems }, 422);
    const asked = RuleRequest.safeParse(typed);
    if (!asked.success) return back(problemsIn(asked.error));
    const made = await makeRule(c.var.action, asked.data);
    if (made.ok) return c.redirect(`${own(c)}?now=made`, 303);
    const problems = problemsOf(made.refusal);
    return problems ? back(problems) : answerRefusal(c, made.refusal);
  })
  .post(paths.ruleEnd.pattern, async (c) => {
    const ended = await endRuleOf(c.var.action, c.req.param("rule"));
    return ended.ok ? c.redirect(`${own(c)}?now=ended`, 303) : answerRefusal(c, ended.refusal);
  });

const own = (c: Context<NetworkEnv>) => paths.rules({ network: c.var.network.slug });

async function page(
  c: Context<NetworkEnv>,
  given: Partial<Pick<RulesPageProps, "typed" | "problems" | "now">>,
  status: 200 | 422,
): Promise<Response> {
  const listed = await listRules(c.var.action);
  if (!listed.ok) return answerRefusal(c, listed.refusal);
  const { typed, problems = [] } = given;
  const { left = "", right = "" } = typed ?? {};
  const others = typed ? problemsOfRule({ left, right }, listed.value.measures) : [];
  const all = [
    ...others.filter(({ field }) => !problems.some((each) => each.field === field)),
    ...problems,
  ];
  return c.html(
    <RulesPage shell={networkShell(c, "rules")} {...listed.value} {...given} problems={all} />,
    status,
  );
}
