import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import { type NetworkRule, problemsOfRule, type RuleRequest } from "@allteach/domain/network-rule";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { endRule, MAX_RULES, rulesQuery, saveRule } from "@allteach/store/network-rule";
import { ask } from "@allteach/store/network-store";
import { type ActionContext, actOf } from "./context.ts";
import { randomId } from "./random-id.ts";

/** The rules by which a network checks its figures, with the measures that they can name. */
export interface RulesView {
  charter: Charter;
  rules: readonly NetworkRule[];
  measures: readonly Measure[];
}

/** Every rule that holds now. */
export async function listRules(ctx: ActionContext): Promise<Outcome<RulesView>> {
  if (!may(ctx.actor, "manage-network")) return refused(notAllowed);
  const [charters, rules, measures] = await ask(
    ctx.store,
    charterQuery(ctx.store),
    rulesQuery(ctx.store),
    measuresQuery(ctx.store),
  );
  return done({ charter: charterOf(charters), rules, measures: measures.map(measureOf) });
}

/** Makes a rule that figures are checked by from now on, by whichever way they come. */
export async function makeRule(
  ctx: ActionContext,
  request: RuleRequest,
): Promise<Outcome<NetworkRule>> {
  const listed = await listRules(ctx);
  if (!listed.ok) return listed;
  const problems = problemsOfRule(request, listed.value.measures);
  if (problems.length > 0) return refused({ kind: "invalid", problems });
  if (listed.value.rules.length >= MAX_RULES) {
    const because = `There are ${MAX_RULES} rules already: end one first.`;
    return refused({ kind: "invalid", problems: [{ field: "left", because }] });
  }
  const rule = { ...request, id: randomId("nr_") };
  await saveRule(ctx.store, rule, actOf(ctx, "make-rule", rule.words, { ...rule }));
  return done(rule);
}

/** Ends a rule; figures that it doubted are doubted no more. */
export async function endRuleOf(ctx: ActionContext, id: string): Promise<Outcome<NetworkRule>> {
  const listed = await listRules(ctx);
  if (!listed.ok) return listed;
  const rule = listed.value.rules.find((each) => each.id === id);
  if (!rule) return refused({ kind: "not-found", what: "rule" });
  await endRule(ctx.store, id, actOf(ctx, "end-rule", rule.words, { ...rule }));
  return done(rule);
}

const notAllowed = { kind: "not-allowed", need: "manage-network" } as const;
