import type { Charter } from "@allteach/domain/network";
import { type Prediction, scorePrediction } from "@allteach/domain/prediction";
import { paths } from "../paths.ts";
import type { MeasureChart } from "./measure-chart.tsx";
import { PredictionList } from "./prediction-list.tsx";

export interface ChartPredictionsProps {
  charter: Charter;
  main: MeasureChart;
  now: Date;
  predictions: readonly Prediction[] | undefined;
  /** The form in which one says what one expects of this chart, for those who may. */
  predictHref: string | undefined;
}

/** What is expected of a chart, and what it says of it. */
export function ChartPredictions(props: ChartPredictionsProps) {
  const { charter, main, now, predictions = [], predictHref } = props;
  if (predictions.length === 0 && !predictHref) return null;
  const { measure, site, reading } = main;
  const network = charter.slug;
  const listed = predictions.map((prediction) => ({
    ...{ prediction, measure, format: reading.format, mayWithdraw: false },
    score: scorePrediction(prediction, reading),
    ...(site && { site }),
  }));
  return (
    <section aria-labelledby="expected">
      <h2 id="expected">What we expect</h2>
      {listed.length === 0 ? (
        <p>Nothing yet. What would this chart show if what you try works?</p>
      ) : (
        <PredictionList {...{ network, timeZone: charter.timeZone, now, predictions: listed }} />
      )}
      <p class="actions no-print">
        {predictHref && <a href={predictHref}>Say what you expect</a>}
        <a href={paths.predictions({ network })}>Our theory so far</a>
      </p>
    </section>
  );
}
