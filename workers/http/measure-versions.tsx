import {
  CommentPeriod,
  commentOnMeasure,
  MeasureRemarkForm,
  openComments,
  stepMeasure,
} from "@allteach/actions/move-measure";
import { readMeasureRecord } from "@allteach/actions/read-measures";
import { MeasureStatus } from "@allteach/domain/measure";
import { nextStatuses } from "@allteach/domain/measure-status";
import type { Outcome, Problem } from "@allteach/domain/refusal";
import {
  MeasureVersionsPage,
  type MeasureVersionsPageProps,
} from "@allteach/web/pages/measure-versions-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { textsIn } from "./form-text.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

/** A measure's definition: its versions, its steps, what members say of it. */
export const measureVersionsRoutes = new Hono<NetworkEnv>()
  .get(paths.measureVersions.pattern, (c) => page(c, {}))
  .post(paths.measureStatus.pattern, async (c) => {
    const { status } = textsIn(await c.req.formData(), ["status"]);
    const to = MeasureStatus.safeParse(status);
    if (!to.success)
      return page(c, { wrong: [{ field: "status", because: "choose a step" }] }, 422);
    return back(c, await stepMeasure(c.var.action, c.req.param("measure"), to.data), {}, "status");
  })
  .post(paths.measureCommentPeriod.pattern, async (c) => {
    const typed = textsIn(await c.req.formData(), ["until"]);
    const asked = CommentPeriod.safeParse(typed);
    if (!asked.success) return page(c, { typed, wrong: problemsIn(asked.error) }, 422);
    const opened = await openComments(c.var.action, c.req.param("measure"), asked.data);
    return back(c, opened, typed, "until");
  })
  .post(paths.measureComments.pattern, async (c) => {
    const typed = textsIn(await c.req.formData(), ["text"]);
    const asked = MeasureRemarkForm.safeParse(typed);
    if (!asked.success) return page(c, { typed, wrong: problemsIn(asked.error) }, 422);
    const said = await commentOnMeasure(c.var.action, c.req.param("measure"), asked.data);
    return back(c, said, typed, "text");
  });

type Again = Pick<MeasureVersionsPageProps, "typed" | "wrong">;

/** Back to the page, or the page once more with what is to be put right. */
function back(
  c: Context<NetworkEnv>,
  outcome: Outcome<{ code: string }>,
  typed: Again["typed"],
  field: string,
): Response | Promise<Response> {
  if (outcome.ok) {
    const at = { network: c.var.network.slug, measure: outcome.value.code };
    return c.redirect(paths.measureVersions(at), 303);
  }
  const { refusal } = outcome;
  if (refusal.kind === "invalid") return page(c, { typed, wrong: refusal.problems }, 422);
  if (refusal.kind !== "closed") return answerRefusal(c, refusal);
  const wrong: Problem[] = [{ field, because: refusal.because }];
  return page(c, { typed, wrong }, 409);
}

async function page(
  c: Context<NetworkEnv>,
  again: Again,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const read = await readMeasureRecord(c.var.action, c.req.param("measure") ?? "");
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { listed } = read.value;
  return c.html(
    <MeasureVersionsPage
      shell={networkShell(c, "measures")}
      {...read.value}
      steps={nextStatuses(listed.measure.status, listed.hasFigures)}
      now={c.var.now}
      {...again}
    />,
    status,
  );
}
