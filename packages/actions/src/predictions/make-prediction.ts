import { lastEndedPeriod } from "@allteach/domain/calendar";
import { isProportion } from "@allteach/domain/measure";
import { type Period, shiftPeriod } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { decidePrediction, type Prediction, PredictionDraft } from "@allteach/domain/prediction";
import { done, type Outcome, type Problem, refused } from "@allteach/domain/refusal";
import { ask } from "@allteach/store/network-store";
import {
  addPredictions,
  predictionOf,
  predictionQuery,
  withdrawPrediction,
} from "@allteach/store/prediction";
import * as z from "zod";
import { type ActionContext, actOf, signatureOf } from "../context.ts";
import { standsAt } from "../goal-chart.ts";
import { randomId } from "../random-id.ts";
import { type MeasureChart, readMeasure } from "../read-measure.ts";
import { readTests, type TestBoard } from "../read-tests.ts";
import { withOwnBoxes } from "../write-test.ts";
import { mayWithdraw } from "./read-predictions.ts";

/** A prediction as someone writes it. */
export const NewPrediction = PredictionDraft.extend({
  /** The site whose chart it is about, by its code; empty for the network's. */
  site: z.string().trim().max(60).default(""),
});
export type NewPrediction = z.infer<typeof NewPrediction>;

/** What a prediction is written beside: the chart as it stands, the diagram, the tests. */
export interface PredictionSetting extends TestBoard {
  chart: MeasureChart;
  /** The first month of which something can be said. */
  running: Period;
}

/** Reads what a prediction about a chart is written beside; network and chart at the same time. */
export async function readPredictionSetting(
  ctx: ActionContext,
  { measure, site }: { measure: string; site: string },
): Promise<Outcome<PredictionSetting>> {
  const [board, charted] = await Promise.all([
    readTests(ctx),
    readMeasure(ctx, { measure, ...(site !== "" && { site }) }),
  ]);
  if (!board.ok) return board;
  if (!charted.ok) return charted;
  const running = shiftPeriod(lastEndedPeriod(ctx.now, ctx.network.timeZone), 1);
  return done({ ...board.value, chart: charted.value.main, running });
}

/** Writes down what someone expects of a chart, ahead of its figures. */
export async function makePrediction(
  ctx: ActionContext,
  { site: code, ...draft }: NewPrediction,
): Promise<Outcome<Prediction>> {
  const read = await readPredictionSetting(ctx, { measure: draft.measure, site: code });
  if (!read.ok) return read;
  const { chart, running, cycles } = read.value;
  const { site, measure, reading } = chart;
  if (!may(ctx.actor, "write-tests", site?.id)) {
    return refused({ kind: "not-allowed", need: "write-tests" });
  }
  const { nodes } = await withOwnBoxes(ctx, read.value, draft.node, site);
  const node = nodes.find(({ key }) => key === draft.node);
  const stands = standsAt(reading);
  const decided = decidePrediction(
    draft,
    {
      unit: reading.format.unit,
      most: isProportion(measure) ? measure.multiplier : Number.POSITIVE_INFINITY,
      ...(stands !== undefined && { stands }),
    },
    running,
  );
  const problems: Problem[] = [
    ...(decided.ok || decided.refusal.kind !== "invalid" ? [] : decided.refusal.problems),
    ...(draft.node === "" || node ? [] : [gone("node", "this box is not in the diagram any more")]),
    ...(draft.test === "" || cycles.some(({ id }) => id === draft.test)
      ? []
      : [gone("test", "the test of change is not here")]),
  ];
  if (!decided.ok || problems.length > 0) return refused({ kind: "invalid", problems });

  const made: Prediction = {
    ...{ ...draft, ...decided.value, measure: measure.code, id: randomId("e_") },
    ...{ nodeWords: node?.text ?? "", by: signatureOf(ctx.actor), at: ctx.now.getTime() },
    ...(site && { site: site.id }),
  };
  const subject = `${site?.code ?? "network"}, ${measure.code}, by ${draft.until}`;
  const detail = { after: { ...draft, level: made.level } };
  await addPredictions(ctx.store, [made], actOf(ctx, "make-prediction", subject, detail));
  return done(made);
}

const gone = (field: string, because: string): Problem => ({ field, because });

/** Takes a prediction back before any of its months is over; the audit keeps what it said. */
export async function takeBackPrediction(
  ctx: ActionContext,
  id: string,
): Promise<Outcome<Prediction>> {
  const [[row]] = await ask(ctx.store, predictionQuery(ctx.store, id));
  const standing = row && predictionOf(row);
  if (!may(ctx.actor, "write-tests", standing?.site)) {
    return refused({ kind: "not-allowed", need: "write-tests" });
  }
  if (!standing) return refused({ kind: "not-found", what: "prediction" });
  if (!mayWithdraw(ctx.actor, standing, lastEndedPeriod(ctx.now, ctx.network.timeZone))) {
    const because = "One of its months is over: it stays, and the chart says what came of it.";
    return refused({ kind: "closed", because });
  }
  const { measure, change, amount, until, level } = standing;
  const act = actOf(ctx, "withdraw-prediction", id, {
    before: { measure, change, amount, until, level },
  });
  await withdrawPrediction(ctx.store, id, act);
  return done(standing);
}
