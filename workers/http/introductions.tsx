import { answerIntroduction } from "@allteach/actions/answer-introduction";
import { askIntroduction, readSharedGoal } from "@allteach/actions/ask-introduction";
import { askSite } from "@allteach/actions/ask-site";
import { readExemplars } from "@allteach/actions/read-exemplars";
import { readIntroductions } from "@allteach/actions/read-introductions";
import { IntroductionAnswer, IntroductionDraft } from "@allteach/domain/introduction";
import type { Problem } from "@allteach/domain/refusal";
import { ExemplarsPage } from "@allteach/web/pages/exemplars-page";
import { IntroductionsPage } from "@allteach/web/pages/introductions-page";
import { NewIntroductionPage } from "@allteach/web/pages/new-introduction-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { textsIn } from "./form-text.ts";
import { commonsOf, goalPlatform } from "./goal-platform.ts";
import { maySomewhere } from "./may-somewhere.ts";
import { problemsOf } from "./problems-of.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

/** Who can teach, and how teams that do not know each other are introduced. */
export const introductionRoutes = new Hono<NetworkEnv>()
  .get(paths.exemplars.pattern, async (c) => {
    const read = await readExemplars(c.var.action, commonsOf(c), c.req.param("measure"));
    if (!read.ok) return answerRefusal(c, read.refusal);
    const { view, ...rest } = read.value;
    return c.html(
      <ExemplarsPage
        shell={networkShell(c)}
        now={c.var.now}
        charter={view.charter}
        measure={view.main.measure}
        {...rest}
        mayWrite={maySomewhere(c.var.action.actor, "write-goals")}
      />,
    );
  })
  .post(paths.siteQuestions.pattern, async (c) => {
    const typed = textsIn(await c.req.formData(), ["message", "measure"]);
    const asked = IntroductionDraft.safeParse(typed);
    if (!asked.success) {
      return answerRefusal(c, { kind: "invalid", problems: problemsIn(asked.error) });
    }
    const { measure } = typed;
    const draft = { ...asked.data, measure };
    const kept = await askSite(c.var.action, goalPlatform(c), c.req.param("site"), draft);
    return kept.ok ? goTo(c, "asked") : answerRefusal(c, kept.refusal);
  })
  .get(paths.introductions.pattern, async (c) => {
    const read = await readIntroductions(c.var.action, commonsOf(c));
    if (!read.ok) return answerRefusal(c, read.refusal);
    const happened = happenings[c.req.query("now") as keyof typeof happenings];
    return c.html(
      <IntroductionsPage
        shell={networkShell(c, "introductions")}
        now={c.var.now}
        {...read.value}
        happened={happened}
      />,
    );
  })
  .get(paths.newIntroduction.pattern, (c) => ask(c, c.req.query("to") ?? "", "", []))
  .post(paths.introductions.pattern, async (c) => {
    const { to, message } = textsIn(await c.req.formData(), ["to", "message"]);
    const asked = IntroductionDraft.safeParse({ message });
    if (!asked.success) return ask(c, to, message, problemsIn(asked.error));
    const kept = await askIntroduction(c.var.action, goalPlatform(c), { ...asked.data, to });
    if (kept.ok) return goTo(c, "asked");
    const problems = problemsOf(kept.refusal);
    return problems ? ask(c, to, message, problems) : answerRefusal(c, kept.refusal);
  })
  .post(paths.introductionAnswer.pattern, async (c) => {
    const { answer } = textsIn(await c.req.formData(), ["answer"]);
    const given = IntroductionAnswer.safeParse(answer);
    if (!given.success) {
      const because = "say yes, or not now";
      return answerRefusal(c, { kind: "invalid", problems: [{ field: "answer", because }] });
    }
    const id = c.req.param("introduction");
    const answered = await answerIntroduction(c.var.action, goalPlatform(c), id, given.data);
    if (!answered.ok) return answerRefusal(c, answered.refusal);
    return goTo(c, given.data === "agree" ? "agreed" : "declined");
  });

const happenings = {
  asked: "Asked. They read it without your name, and you hear from us when they answer.",
  agreed: "You are introduced: you both get each other’s name and address by mail.",
  declined: "Answered. They hear that it does not suit now, without your name.",
} as const;

function goTo(c: Context<NetworkEnv>, now: keyof typeof happenings): Response {
  const { slug: network } = c.var.network;
  return c.redirect(`${paths.introductions({ network })}?now=${now}`, 303);
}

async function ask(
  c: Context<NetworkEnv>,
  to: string,
  message: string,
  problems: readonly Problem[],
): Promise<Response> {
  const found = await readSharedGoal(c.var.action, commonsOf(c), to);
  if (!found.ok) return answerRefusal(c, found.refusal);
  return c.html(
    <NewIntroductionPage
      shell={networkShell(c, "introductions")}
      now={c.var.now}
      network={c.var.network.slug}
      goal={found.value}
      message={message}
      problems={problems}
    />,
    problems.length > 0 ? 422 : 200,
  );
}
