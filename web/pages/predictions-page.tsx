import type { Charter } from "@allteach/domain/network";
import { type Verdict, verdictNames, verdicts } from "@allteach/domain/prediction";
import { bearingOf, type DriverSoFar, verdictCounts } from "@allteach/domain/theory-so-far";
import { LinkButton } from "../components/button.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { type ListedPrediction, PredictionList } from "../components/prediction-list.tsx";
import { paths } from "../paths.ts";
import { counted, firstFew } from "../words/count-words.ts";
import { bearingWords } from "../words/prediction-words.ts";

export interface PredictionsPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Charter;
  drivers: readonly DriverSoFar<ListedPrediction>[];
  predictions: readonly ListedPrediction[];
  mayPredict: boolean;
  /** What was just done. */
  happened?: string | undefined;
}

/** What the theory expected and what the charts say of it, driver by driver. */
export function PredictionsPage(props: PredictionsPageProps) {
  const { shell, charter, drivers, predictions, mayPredict, happened } = props;
  const network = charter.slug;
  return (
    <Page
      title="Our theory so far"
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Drivers", href: paths.drivers({ network }) },
      ]}
      {...shell}
    >
      <header class="stack">
        <h1>Our theory so far</h1>
        <p class="lead">{answerOf(predictions)}</p>
      </header>
      {happened && (
        <Notice tone="success" title={happened}>
          <p>The chart shows it hollow, ahead of its figures.</p>
        </Notice>
      )}
      {mayPredict && (
        <p class="actions no-print">
          <LinkButton href={paths.newPrediction({ network })} tone="primary" icon="plus">
            Say what you expect
          </LinkButton>
        </p>
      )}
      {predictions.length === 0 ? (
        <EmptyState icon="idea" title="Nothing is expected yet">
          A theory that expects nothing cannot be wrong, and so teaches nothing. Choose a driver and
          say what its measure will do, by when.
        </EmptyState>
      ) : (
        drivers.map((driver) => <Driver {...props} driver={driver} />)
      )}
      <Rule />
    </Page>
  );
}

/** How many predictions ended how, in a sentence. */
function answerOf(predictions: readonly ListedPrediction[]): string {
  if (predictions.length === 0) return "What do we expect of what we try?";
  const counts = verdictCounts(predictions);
  const parts = verdicts.flatMap((verdict) =>
    counts[verdict] > 0 ? [`${counts[verdict]} ${endings[verdict]}`] : [],
  );
  return `Of ${counted(predictions.length, "prediction")}, ${firstFew(parts, 5)}.`;
}

const endings: Readonly<Record<Verdict, string>> = {
  "came-true": "came true",
  partly: "partly did",
  otherwise: "went otherwise",
  "too-early": "cannot be told yet",
  "cannot-tell": "can no longer be told",
};

function Driver(props: PredictionsPageProps & { driver: DriverSoFar<ListedPrediction> }) {
  const { charter, driver, now } = props;
  const { key, words, predictions } = driver;
  const network = charter.slug;
  const heading = `driver-${key || "none"}`;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>
        {key === "" ? (
          "From no driver of the diagram"
        ) : (
          <a href={`${paths.drivers({ network })}#box-${key}`}>{words}</a>
        )}
      </h2>
      {key !== "" && <p>{bearingWords[bearingOf(predictions)]}</p>}
      <PredictionList {...{ network, now, predictions, timeZone: charter.timeZone }} />
    </section>
  );
}

/** By which rule a prediction is judged, for whoever asks. */
function Rule() {
  return (
    <section aria-labelledby="rule" class="soft small">
      <h2 id="rule">How it is told</h2>
      <dl class="definition">
        {verdicts.map((verdict) => (
          <div>
            <dt>{verdictNames[verdict]}</dt>
            <dd>{rules[verdict]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const rules: Readonly<Record<Verdict, string>> = {
  "came-true":
    "In the months it was about, a centre line that people accepted begins at the level or beyond it, or eight points in a row lie there. A single good month decides nothing.",
  partly: "The chart moved that way beyond chance in those months, and not as far.",
  otherwise: "It moved the other way, or at least eight points came and nothing moved.",
  "too-early": "The months are not over, or too few points have come to tell chance from change.",
  "cannot-tell": "What the measure counts changed in those months.",
};
