import { mayAsk } from "@allteach/actions/ask-introduction";
import { checkInOnGoal } from "@allteach/actions/check-in-on-goal";
import { closeGoal } from "@allteach/actions/close-goal";
import { readGoalSetting } from "@allteach/actions/goal-setting";
import { readGoal } from "@allteach/actions/read-goal";
import { readGoalForm } from "@allteach/actions/read-goal-form";
import { readGoals } from "@allteach/actions/read-goals";
import { previewSharing, shareGoal, withdrawGoal } from "@allteach/actions/share-goal";
import { isOut } from "@allteach/actions/sharing";
import { rewriteGoal, writeGoal } from "@allteach/actions/write-goal";
import { CheckInDraft } from "@allteach/domain/check-in";
import type { Goal } from "@allteach/domain/goal";
import { ClosureDraft } from "@allteach/domain/goal-closure";
import type { Problem, Refusal } from "@allteach/domain/refusal";
import { mayWriteGoal } from "@allteach/domain/seen-goal";
import { SharedPart } from "@allteach/domain/shared-goal";
import type { TypedGoal } from "@allteach/web/components/goal-fields";
import { GoalFormPage } from "@allteach/web/pages/goal-form-page";
import { GoalPage } from "@allteach/web/pages/goal-page";
import { GoalSharingPage } from "@allteach/web/pages/goal-sharing-page";
import { GoalsPage } from "@allteach/web/pages/goals-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { textsIn } from "./form-text.ts";
import { blankGoal, goalRequest, typedGoal } from "./goal-form.ts";
import { goalPlatform } from "./goal-platform.ts";
import { problemsOf } from "./problems-of.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

/** The goals of a network: the board, the form, and one goal's page. */
export const goalRoutes = new Hono<NetworkEnv>()
  .get(paths.goals.pattern, async (c) => {
    const read = await readGoals(c.var.action);
    if (!read.ok) return answerRefusal(c, read.refusal);
    const { mayWriteFor, mayWriteForAll, ...view } = read.value;
    return c.html(
      <GoalsPage
        shell={networkShell(c, "goals")}
        now={c.var.now}
        {...view}
        view={c.req.query("view") === "timeline" ? "timeline" : "board"}
        family={c.req.query("family")?.slice(0, 40) ?? ""}
        site={c.req.query("site")?.slice(0, 60) ?? ""}
        mayWrite={
          c.var.action.actor.kind === "person" && (mayWriteForAll || mayWriteFor.length > 0)
        }
        mayAsk={mayAsk(c.var.action.actor)}
      />,
    );
  })
  .get(paths.newGoal.pattern, async (c) => {
    const begun = {
      measure: c.req.query("measure")?.slice(0, 60) ?? "",
      site: c.req.query("site")?.slice(0, 60) ?? "",
      lead: c.var.caller.person?.name ?? "",
    };
    return form(c, blankGoal(begun), []);
  })
  .post(paths.goals.pattern, async (c) => {
    const typed = typedGoal(await c.req.formData());
    const asked = goalRequest(typed);
    const written = asked.ok ? await writeGoal(c.var.action, asked.value) : asked;
    if (written.ok) return goTo(c, written.value.id, "set");
    const problems = problemsOf(written.refusal);
    return problems ? form(c, typed, problems) : answerRefusal(c, written.refusal);
  })
  .get(paths.goal.pattern, (c) => {
    const happened = happenings[c.req.query("now") as keyof typeof happenings];
    return page(c, c.req.param("goal"), { ...(happened && { happened }) });
  })
  .get(paths.goalEdit.pattern, async (c) => {
    const read = await readGoalSetting(c.var.action, c.req.param("goal"));
    if (!read.ok) return answerRefusal(c, read.refusal);
    const { goal, sites, measures } = read.value;
    if (!mayWriteGoal(c.var.action.actor, goal)) {
      return answerRefusal(c, { kind: "not-allowed", need: "write-goals" });
    }
    const codes = {
      site: sites.find(({ id }) => id === goal.site)?.code ?? "",
      measure:
        measures.find(({ id }) => goal.aim.on === "measure" && id === goal.aim.measure)?.code ?? "",
    };
    return form(c, formOf(goal, codes), [], goal);
  })
  .post(paths.goal.pattern, async (c) => {
    const sent = await c.req.formData();
    const typed = typedGoal(sent);
    const asked = goalRequest(typed);
    const saw = Number(textsIn(sent, ["saw"]).saw);
    const id = c.req.param("goal");
    const written = asked.ok
      ? await rewriteGoal(c.var.action, goalPlatform(c), id, { ...asked.value, saw })
      : asked;
    if (written.ok) return goTo(c, id, "changed");
    const problems = problemsOf(written.refusal);
    if (!problems) return answerRefusal(c, written.refusal);
    const read = await readGoalSetting(c.var.action, id);
    return read.ok ? form(c, typed, problems, read.value.goal) : answerRefusal(c, read.refusal);
  })
  .post(paths.goalCheckIns.pattern, async (c) => {
    const typed = textsIn(await c.req.formData(), ["sentence", "confidence", "number"]);
    const asked = CheckInDraft.safeParse(typed);
    const id = c.req.param("goal");
    if (!asked.success) return page(c, id, { typed, problems: problemsIn(asked.error) });
    const said = await checkInOnGoal(c.var.action, id, asked.data);
    return said.ok ? goTo(c, id, "checked-in") : back(c, id, typed, said.refusal);
  })
  .post(paths.goalClosure.pattern, async (c) => {
    const given = textsIn(await c.req.formData(), ["outcome", "learnt"]);
    const typed = { ...given, learnt: given.learnt.replaceAll("\r\n", "\n") };
    const asked = ClosureDraft.safeParse(typed);
    const id = c.req.param("goal");
    if (!asked.success) {
      const problems = problemsIn(asked.error).map((each) =>
        each.field === "outcome" ? { ...each, because: "choose what came of it" } : each,
      );
      return page(c, id, { typed, problems });
    }
    const closed = await closeGoal(c.var.action, goalPlatform(c), id, asked.data);
    return closed.ok ? goTo(c, id, "closed") : back(c, id, typed, closed.refusal);
  })
  .get(paths.goalSharing.pattern, (c) => {
    const looked = c.req.query("looked") === "yes";
    return sharing(c, looked ? partsIn(c.req.queries("parts") ?? []) : undefined);
  })
  .post(paths.goalSharing.pattern, async (c) => {
    const sent = await c.req.formData();
    const parts = partsIn(sent.getAll("parts").map(String));
    const id = c.req.param("goal");
    const shared = await shareGoal(c.var.action, goalPlatform(c), id, parts);
    if (shared.ok) return goTo(c, id, "shared");
    return problemsOf(shared.refusal) ? sharing(c, parts) : answerRefusal(c, shared.refusal);
  })
  .post(paths.goalWithdrawal.pattern, async (c) => {
    const id = c.req.param("goal");
    const back = await withdrawGoal(c.var.action, goalPlatform(c), id, "network");
    return back.ok ? goTo(c, id, "taken-back") : answerRefusal(c, back.refusal);
  });

const happenings = {
  set: "The goal is set. Tell your team, and look at it together in a month.",
  changed: "Changed. Whoever reads it reads this now.",
  "checked-in": "Thank you. It stands below.",
  closed: "Closed. What you learnt is there for whoever comes next.",
  shared: "Shared. Other networks read it within a minute, and may ask to be introduced.",
  "taken-back": "Taken back. No other network reads it any more.",
} as const;

function goTo(c: Context<NetworkEnv>, goal: string, now: keyof typeof happenings): Response {
  return c.redirect(`${paths.goal({ network: c.var.network.slug, goal })}?now=${now}`, 303);
}

function back(
  c: Context<NetworkEnv>,
  id: string,
  typed: Record<string, string>,
  refusal: Refusal,
): Response | Promise<Response> {
  const problems = problemsOf(refusal);
  return problems ? page(c, id, { typed, problems }) : answerRefusal(c, refusal);
}

const partsIn = (values: readonly string[]) =>
  values.flatMap((value) => SharedPart.safeParse(value).data ?? []);

async function page(
  c: Context<NetworkEnv>,
  id: string,
  given: {
    happened?: string;
    problems?: readonly Problem[];
    typed?: Readonly<Record<string, string>>;
  },
): Promise<Response> {
  const read = await readGoal(c.var.action, goalPlatform(c).commons, id);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { asked, ...view } = read.value;
  return c.html(
    <GoalPage
      shell={networkShell(c, "goals")}
      now={c.var.now}
      {...view}
      waiting={asked.filter(({ state }) => state === "asked").length}
      mayAsk={mayAsk(c.var.action.actor)}
      {...given}
    />,
    given.problems ? 422 : 200,
  );
}

async function form(
  c: Context<NetworkEnv>,
  typed: TypedGoal,
  problems: readonly Problem[],
  standing?: Goal,
): Promise<Response> {
  const { measure, site } = typed;
  const read = await readGoalForm(c.var.action, { measure, site });
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { sites, mayWriteForAll } = read.value;
  const own = site === "" && !mayWriteForAll ? (sites[0]?.code ?? "") : site;
  return c.html(
    <GoalFormPage
      shell={networkShell(c, "goals")}
      {...read.value}
      typed={{ ...typed, site: own }}
      problems={problems}
      standing={
        standing && {
          id: standing.id,
          title: standing.title,
          revision: standing.revision,
          isShared: standing.visibility === "all",
        }
      }
    />,
    problems.length > 0 ? 422 : 200,
  );
}

/** A goal as its form has it. */
function formOf(goal: Goal, codes: Pick<TypedGoal, "site" | "measure">): TypedGoal {
  const { aim, levels, kind, title, starts, ends, lead, team, population, visibility } = goal;
  const { families, drivers, changes, conditions } = goal;
  return blankGoal({
    ...{ ...codes, kind, title, starts, ends, lead, team, population },
    ...{ families, drivers, changes, conditions },
    ...(aim.on === "measure"
      ? { target: String(aim.to) }
      : { fromWords: aim.from, toWords: aim.to }),
    ...(levels && {
      siteShare: String(levels.siteShare),
      siteChange: String(levels.siteChange),
      networkChange: String(levels.networkChange),
    }),
    withFamilies: goal.withFamilies ? "yes" : "",
    visibility: visibility === "team" ? "team" : "network",
  });
}

async function sharing(
  c: Context<NetworkEnv>,
  parts: readonly SharedPart[] | undefined,
): Promise<Response> {
  const id = c.req.param("goal") ?? "";
  const seen = await previewSharing(c.var.action, id, parts);
  if (!seen.ok) return answerRefusal(c, seen.refusal);
  const { setting, shared, problems } = seen.value;
  return c.html(
    <GoalSharingPage
      shell={networkShell(c, "goals")}
      now={c.var.now}
      charter={setting.charter}
      goal={setting.goal}
      shared={shared}
      parts={seen.value.parts}
      problems={problems}
      isShared={isOut(setting.publication)}
    />,
    c.req.method === "POST" ? 422 : 200,
  );
}
