import { standsAt } from "@allteach/actions/goal-chart";
import {
  makePrediction,
  NewPrediction,
  readPredictionSetting,
  takeBackPrediction,
} from "@allteach/actions/predictions/make-prediction";
import { mayWriteAnywhere, readPredictions } from "@allteach/actions/predictions/read-predictions";
import { readTests } from "@allteach/actions/read-tests";
import { lastEndedPeriod } from "@allteach/domain/calendar";
import { shiftPeriod } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { NewPredictionPage, type TypedPrediction } from "@allteach/web/pages/new-prediction-page";
import { PredictionsPage } from "@allteach/web/pages/predictions-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import * as z from "zod";
import type { NetworkEnv } from "./app-env.ts";
import { problemsIn } from "./body.ts";
import { textsIn } from "./form-text.ts";
import { problemsOf } from "./problems-of.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

type NetworkContext = Context<NetworkEnv>;

const fields = [
  ...(["measure", "site", "change", "amount", "until", "node", "test", "why"] as const),
];

/** What a prediction begins from; anything else in the address means nothing. */
const word = z.string().max(60).catch("").default("");
const Beginning = z.object({ measure: word, site: word, node: word, test: word });

/** What people expect of charts, and what came of it. */
export const predictionRoutes = new Hono<NetworkEnv>()
  .get(paths.predictions.pattern, async (c) => {
    const read = await readPredictions(c.var.action);
    if (!read.ok) return answerRefusal(c, read.refusal);
    const happened = happenings[c.req.query("now") as keyof typeof happenings];
    return c.html(
      <PredictionsPage
        shell={networkShell(c, "predictions")}
        now={c.var.now}
        {...read.value}
        happened={happened}
      />,
    );
  })
  .get(paths.newPrediction.pattern, (c) => form(c, Beginning.parse(c.req.query())))
  .post(paths.predictions.pattern, async (c) => {
    const sent = textsIn(await c.req.formData(), fields);
    // People of many languages write a decimal comma.
    const typed = { ...sent, amount: sent.amount.replace(/^(-?\d+),(\d+)$/, "$1.$2") };
    const asked = NewPrediction.safeParse({
      ...typed,
      amount: typed.amount === "" ? undefined : typed.amount,
    });
    if (!asked.success) return form(c, typed, problemsIn(asked.error));
    const made = await makePrediction(c.var.action, asked.data);
    if (made.ok) return back(c, "said", made.value.id);
    const problems = problemsOf(made.refusal);
    return problems ? form(c, typed, problems) : answerRefusal(c, made.refusal);
  })
  .post(paths.predictionWithdrawal.pattern, async (c) => {
    const taken = await takeBackPrediction(c.var.action, c.req.param("prediction"));
    return taken.ok ? back(c, "taken-back") : answerRefusal(c, taken.refusal);
  });

const happenings = { said: "Said", "taken-back": "Taken back" } as const;

function back(c: NetworkContext, now: keyof typeof happenings, id = ""): Response {
  const to = paths.predictions({ network: c.var.network.slug });
  return c.redirect(`${to}?now=${now}${id && `#${id}`}`, 303);
}

/** Whose charts someone may say something of: their sites', and the network's. */
function whoseOf({ var: { action, network } }: NetworkContext, sites: readonly Site[]) {
  const own = sites.filter(({ id }) => may(action.actor, "write-tests", id));
  return [
    ...(may(action.actor, "write-tests")
      ? [{ code: "", name: `All sites of ${network.name}` }]
      : []),
    ...own.map(({ code, name }) => ({ code: code as string, name })),
  ];
}

/** The form: without a measure the choice of a chart alone. */
async function form(
  c: NetworkContext,
  given: TypedPrediction,
  problems: readonly Problem[] = [],
): Promise<Response> {
  const { action, now, network } = c.var;
  const { measure = "", site = "" } = given;
  const charted =
    measure === "" ? undefined : await readPredictionSetting(action, { measure, site });
  const read = charted ?? (await readTests(action));
  if (!read.ok) return answerRefusal(c, read.refusal);
  const { charter, sites, measures, nodes, cycles } = read.value;
  if (!mayWriteAnywhere(action.actor, sites)) {
    return answerRefusal(c, { kind: "not-allowed", need: "write-tests" });
  }
  const chart = charted?.ok ? charted.value.chart : undefined;
  const shown = chart && may(action.actor, "write-tests", chart.site?.id) ? chart : undefined;
  const whose = whoseOf(c, sites);
  const test = cycles.find(({ id }) => id === given.test);
  return c.html(
    <NewPredictionPage
      shell={networkShell(c, "predictions")}
      {...{ charter, whose, measures, nodes, test, problems, typed: given }}
      chart={shown}
      stands={shown && standsAt(shown.reading)}
      running={shiftPeriod(lastEndedPeriod(now, network.timeZone), 1)}
    />,
    problems.length > 0 ? 422 : 200,
  );
}
