import { lastEndedPeriod } from "@allteach/domain/calendar";
import { branchOf, type Diagram } from "@allteach/domain/key-driver-diagram";
import { isProportion, type Measure } from "@allteach/domain/measure";
import { type Period, periodsFrom, shiftPeriod } from "@allteach/domain/period";
import { phasesOf } from "@allteach/domain/phase";
import type { Prediction } from "@allteach/domain/prediction";
import type { ChartReading } from "@allteach/spc/chart-reading";
import { diagramOf, diagramQuery } from "@allteach/store/diagram";
import { rollUpOf, rollUpsQuery } from "@allteach/store/figure";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { phaseDecisionOf, phasesQuery } from "@allteach/store/phase";
import { addPredictions, predictionsQuery } from "@allteach/store/prediction";
import { spanOf } from "./chart-series.ts";
import { actOf, signatureOf } from "./context.ts";
import { measureMonths } from "./measure-reading.ts";
import { randomId } from "./random-id.ts";
import { summed } from "./read-measure.ts";
import { readSetting } from "./read-setting.ts";

/** How long ago each driver's prediction was made, how long it runs, and what it hopes for. */
const made = [
  { ago: 20, runs: 10, better: 0.1 },
  { ago: 0, runs: 5, better: 0.15 },
  { ago: 16, runs: 6, better: 0.3 },
  { ago: 14, runs: 9, better: 0.2 },
  { ago: 12, runs: 4, better: 0.45 },
];
const reasons = [
  "Two sites saw it within a quarter.",
  "It worked at one clinic, and nothing about it is special there.",
  "Families asked for it, and nobody has to remember it.",
];

/**
 * Gives a made-up network some predictions, from each key driver that has a measure: some of months
 * that are over, one ahead. Done again it changes nothing.
 */
export async function fillPredictions(store: NetworkStore, now: Date): Promise<void> {
  const last = lastEndedPeriod(now, "Etc/UTC");
  const span = spanOf(last);
  const { charter, measures } = await readSetting({ store });
  const [[drawn], standing, sums, decided] = await ask(
    store,
    diagramQuery(store),
    predictionsQuery(store),
    rollUpsQuery(store, span),
    phasesQuery(store),
  );
  if (!drawn || standing.length > 0) return;
  const byMeasure = Map.groupBy(sums.map(rollUpOf), ({ measure }) => measure);
  const decisions = decided.map(phaseDecisionOf);
  const readingOf = (measure: Measure) =>
    measureMonths(
      measure,
      span,
      summed(byMeasure.get(measure.id) ?? []),
      charter.ruleSet,
      phasesOf(decisions, measure.id),
    ).reading;
  const { nodes } = diagramOf(drawn);
  const by = { actor: { kind: "clock" }, whence: { via: "demo", address: "" }, now } as const;
  const predictions = measuredDrivers(nodes, measures).flatMap(
    ({ node, words, measure }, place) => {
      const plan = made[place % made.length];
      const said = plan && predicted(readingOf(measure), measure, plan, last);
      if (!said) return [];
      const why = reasons[place % reasons.length] ?? "";
      const at = Date.parse(`${said.since}-03`);
      return [
        {
          ...{ ...said, id: randomId("e_"), measure: measure.code, node, nodeWords: words },
          ...{ test: "", why, by: signatureOf(by.actor), at },
        },
      ];
    },
  );
  if (predictions.length === 0) return;
  await addPredictions(store, predictions, actOf(by, "make-prediction", "made-up predictions"));
}

/** Each key driver with a measure of its own or of something that hangs on it. */
function measuredDrivers(nodes: Diagram, measures: readonly Measure[]) {
  return nodes
    .filter(({ kind }) => kind === "driver")
    .flatMap(({ key, text }) => {
      const branch = branchOf(nodes, key);
      const codes = nodes.flatMap((each) => (branch.has(each.key) ? each.measures : []));
      const measure = measures.find(
        ({ code, status, direction }) =>
          status === "live" && direction !== "neutral" && codes.includes(code),
      );
      return measure ? [{ node: key, words: text, measure }] : [];
    });
}

/** What somebody might have expected of a chart so many months ago. */
function predicted(
  { chart, direction }: ChartReading,
  measure: Measure,
  { ago, runs, better }: (typeof made)[number],
  last: Period,
): Pick<Prediction, "change" | "amount" | "level" | "stood" | "since" | "until"> | undefined {
  const since = shiftPeriod(last, 1 - ago);
  const before = chart.points.findLast(({ label, centre }) => label < since && centre !== null);
  if (before?.centre == null) return undefined;
  const stood = before.centre;
  const most = isProportion(measure) ? measure.multiplier : stood * 2;
  const rises = direction === "increase";
  const level = rises ? stood + (most - stood) * better : stood * (1 - better);
  const amount = Number(level.toPrecision(2));
  if (rises ? amount <= stood || amount > most : amount >= stood) return undefined;
  const months = periodsFrom(since, shiftPeriod(since, runs));
  return {
    ...{ change: rises ? "rise-to" : "fall-to", amount, level: amount, stood, since },
    until: months.at(-1) ?? since,
  };
}
