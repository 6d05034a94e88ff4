import { type MapView, readMap } from "@allteach/actions/process-maps/read-map";
import {
  addFailure,
  FailureEdit,
  removeFailure,
  writeFailure,
} from "@allteach/actions/process-maps/write-failure";
import { FailureDraft } from "@allteach/domain/process-map/failure-mode";
import { RiskPage, type RiskPageProps } from "@allteach/web/pages/process-maps/risk-page";
import { RisksPage } from "@allteach/web/pages/process-maps/risks-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { NetworkEnv } from "../app-env.ts";
import { problemsIn } from "../body.ts";
import { textsIn } from "../form-text.ts";
import { problemsOf } from "../problems-of.ts";
import { answerRefusal } from "../refusal.tsx";
import { networkShell } from "../shell.ts";

type NetworkContext = Context<NetworkEnv>;

const fields = Object.keys(FailureDraft.shape) as (keyof FailureDraft)[];

/** What can go wrong in a process: listed, written down, judged anew. */
export const riskRoutes = new Hono<NetworkEnv>()
  .get(paths.risks.pattern, async (c) => {
    const read = await readMap(c.var.action, c.req.param("map"));
    if (!read.ok) return answerRefusal(c, read.refusal);
    return c.html(
      <RisksPage
        shell={networkShell(c, "processMaps")}
        {...read.value}
        step={c.req.query("step")}
        isSaved={c.req.query("now") === "saved"}
      />,
    );
  })
  .get(paths.newRisk.pattern, (c) =>
    form(c, { map: c.req.param("map") }, { typed: { step: c.req.query("step") ?? "" } }),
  )
  .post(paths.risks.pattern, async (c) => {
    const map = c.req.param("map");
    const typed = typedIn(await c.req.formData());
    const asked = FailureDraft.safeParse(typed);
    if (!asked.success) return form(c, { map }, { typed, problems: problemsIn(asked.error) }, 422);
    const made = await addFailure(c.var.action, map, asked.data);
    if (made.ok) return back(c, map);
    const problems = problemsOf(made.refusal);
    return problems ? form(c, { map }, { typed, problems }, 422) : answerRefusal(c, made.refusal);
  })
  .get(paths.risk.pattern, (c) => form(c, idsOf(c)))
  .post(paths.risk.pattern, async (c) => {
    const ids = idsOf(c);
    const sent = await c.req.formData();
    const typed = typedIn(sent);
    const asked = FailureEdit.safeParse({ ...typed, ...textsIn(sent, ["saw"]) });
    if (!asked.success) return form(c, ids, { typed, problems: problemsIn(asked.error) }, 422);
    const { map, risk: id } = ids;
    const written = await writeFailure(c.var.action, { map, id }, asked.data);
    if (!written.ok) {
      const problems = problemsOf(written.refusal);
      return problems ? form(c, ids, { typed, problems }, 422) : answerRefusal(c, written.refusal);
    }
    if (written.value.kind === "written") return back(c, map);
    return form(c, ids, { typed, isOvertaken: true }, 409);
  })
  .post(paths.riskRemoval.pattern, async (c) => {
    const { map, risk } = idsOf(c);
    const gone = await removeFailure(c.var.action, { map, id: risk });
    if (!gone.ok) return answerRefusal(c, gone.refusal);
    if (gone.value.kind === "written") return back(c, map);
    return form(c, { map, risk }, { isOvertaken: true }, 409);
  });

function idsOf(c: NetworkContext): { map: string; risk: string } {
  return { map: c.req.param("map") ?? "", risk: c.req.param("risk") ?? "" };
}

/** Texts of a form as typed, with line ends as everywhere else. */
function typedIn(sent: FormData) {
  const texts = Object.entries<string>(textsIn(sent, fields)).map(
    ([name, text]) => [name, text.replaceAll("\r\n", "\n")] as const,
  );
  return Object.fromEntries(texts) as Record<keyof FailureDraft, string>;
}

function back(c: NetworkContext, map: string): Response {
  return c.redirect(`${paths.risks({ network: c.var.network.slug, map })}?now=saved`, 303);
}

type Given = Partial<Pick<RiskPageProps, "typed" | "problems" | "isOvertaken">>;

async function form(
  c: NetworkContext,
  { map, risk }: { map: string; risk?: string },
  given: Given = {},
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const read = await readMap(c.var.action, map);
  if (!read.ok) return answerRefusal(c, read.refusal);
  const view: MapView = read.value;
  const failure = view.failures.find(({ id }) => id === risk);
  if (risk !== undefined && !failure)
    return answerRefusal(c, { kind: "not-found", what: "failure" });
  if (!view.mayJudge) return answerRefusal(c, { kind: "not-allowed", need: "write-tests" });
  const shell = networkShell(c, "processMaps");
  const typed = given.typed ?? failure ?? {};
  return c.html(<RiskPage {...{ ...view, shell, failure, ...given, typed }} />, status);
}
