import { DecisionRequest, listDecisions, recordDecision } from "@allteach/actions/record-decision";
import { may } from "@allteach/domain/permission";
import type { Problem } from "@allteach/domain/refusal";
import { DecisionsPage, type DecisionsPageProps } from "@allteach/web/pages/decisions-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { textsIn } from "./form-text.ts";
import { problemsOf } from "./problems-of.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

const fields = ["title", "text", "decidedOn", "decidedBy", "stakeholders"] as const;

/** The network's decisions. */
export const decisionRoutes = new Hono<NetworkEnv>()
  .get(paths.decisions.pattern, (c) =>
    page(c, { isRecorded: c.req.query("now") === "recorded" }, 200),
  )
  .post(paths.decisions.pattern, async (c) => {
    const texts = textsIn(await c.req.formData(), fields);
    const typed = { ...texts, text: texts.text.replaceAll("\r\n", "\n") };
    const back = (problems: readonly Problem[]) => page(c, { typed, problems }, 422);
    const asked = DecisionRequest.safeParse(typed);
    if (!asked.success) return back(problemsIn(asked.error));
    const made = await recordDecision(c.var.action, asked.data);
    if (made.ok) {
      return c.redirect(`${paths.decisions({ network: c.var.network.slug })}?now=recorded`, 303);
    }
    const problems = problemsOf(made.refusal);
    return problems ? back(problems) : answerRefusal(c, made.refusal);
  });

async function page(
  c: Context<NetworkEnv>,
  given: Partial<Pick<DecisionsPageProps, "typed" | "problems" | "isRecorded">>,
  status: 200 | 422,
): Promise<Response> {
  const listed = await listDecisions(c.var.action);
  if (!listed.ok) return answerRefusal(c, listed.refusal);
  return c.html(
    <DecisionsPage
      shell={networkShell(c, "decisions")}
      now={c.var.now}
      {...listed.value}
      mayRecord={may(c.var.action.actor, "manage-policies")}
      isRecorded={false}
      {...given}
    />,
    status,
  );
}
