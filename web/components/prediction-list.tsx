import type { Measure } from "@allteach/domain/measure";
import type { Prediction, Score } from "@allteach/domain/prediction";
import { verdictNames } from "@allteach/domain/prediction";
import type { Site } from "@allteach/domain/site";
import type { ValueFormat } from "@allteach/spc/words/format-value";
import { paths } from "../paths.ts";
import { dayWords } from "../words/date-words.ts";
import { expectedWords, scoreWords } from "../words/prediction-words.ts";
import { Badge } from "./badge.tsx";
import { Button } from "./button.tsx";

/** A prediction as a page lists it. */
export interface ListedPrediction {
  prediction: Prediction;
  score: Score;
  measure: Measure;
  /** Whose chart; absent for the network's. */
  site?: Site;
  format: ValueFormat;
  testWords?: string;
  mayWithdraw: boolean;
}

export interface PredictionListProps {
  network: string;
  timeZone: string;
  now: Date;
  predictions: readonly ListedPrediction[];
}

/** What was expected, what the chart says of it, and why it was expected. */
export function PredictionList({ predictions, ...props }: PredictionListProps) {
  return (
    <ul class="predictions">
      {predictions.map((each) => (
        <Line {...props} {...each} />
      ))}
    </ul>
  );
}

function Line(props: Omit<PredictionListProps, "predictions"> & ListedPrediction) {
  const { network, prediction, score, measure, site, format, testWords } = props;
  const { id, test, why, at } = prediction;
  const query = site ? `?site=${encodeURIComponent(site.code)}` : "";
  return (
    <li id={id} class="prediction">
      <p>
        <a href={`${paths.measure({ network, measure: measure.code })}${query}`}>{measure.name}</a>{" "}
        would {expectedWords(prediction, format)}
      </p>
      <p>
        <Badge>{verdictNames[score.verdict]}</Badge> {scoreWords(score)}
      </p>
      {why !== "" && <p class="as-typed">Because: {why}</p>}
      <p class="soft small">
        {site?.name ?? "All sites together"} · said on {dayWords(at, props.timeZone, props.now)}
        {test !== "" && testWords !== undefined && (
          <>
            {" "}
            at the test <a href={paths.test({ network, test })}>{testWords}</a>
          </>
        )}
      </p>
      {props.mayWithdraw && (
        <form
          method="post"
          class="no-print"
          action={paths.predictionWithdrawal({ network, prediction: id })}
        >
          <Button tone="quiet">
            Take it back<span class="visually-hidden">: {expectedWords(prediction, format)}</span>
          </Button>
        </form>
      )}
    </li>
  );
}
