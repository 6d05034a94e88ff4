import type { DiagramNode } from "@allteach/domain/key-driver-diagram";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import type { Cycle } from "@allteach/domain/pdsa-cycle";
import { type Period, periodName } from "@allteach/domain/period";
import {
  expectedChangeNames,
  expectedChanges,
  MOST_MONTHS_AHEAD,
} from "@allteach/domain/prediction";
import type { Problem } from "@allteach/domain/refusal";
import { formatValue } from "@allteach/spc/words/format-value";
import { answer } from "../components/answer.ts";
import { Button } from "../components/button.tsx";
import { ChartFigure } from "../components/chart-figure.tsx";
import { ErrorSummary } from "../components/error-summary.tsx";
import { Field } from "../components/field.tsx";
import { type MeasureChart, measureSvg } from "../components/measure-chart.tsx";
import { figuresTable } from "../components/measure-figures.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";

/** A prediction's form as typed. */
export type TypedPrediction = Partial<
  Record<"measure" | "site" | "change" | "amount" | "until" | "node" | "test" | "why", string>
>;

export interface NewPredictionPageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  /** Whose charts one may say something of: sites by code, and the network under an empty one. */
  whose: readonly { code: string; name: string }[];
  measures: readonly Measure[];
  nodes: readonly DiagramNode[];
  /** The chart that is chosen; absent while none is. */
  chart?: MeasureChart | undefined;
  /** Where it stands, in its own unit. */
  stands?: number | undefined;
  /** The test of change that it is made at. */
  test?: Cycle | undefined;
  running: Period;
  typed: TypedPrediction;
  problems?: readonly Problem[] | undefined;
}

/** What someone expects of a chart: first which chart, then what, how far, by when. */
export function NewPredictionPage(props: NewPredictionPageProps) {
  const { shell, charter, chart, test, problems = [] } = props;
  const network = charter.slug;
  return (
    <Page
      title="Say what you expect"
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Our theory so far", href: paths.predictions({ network }) },
      ]}
      {...shell}
    >
      <header class="stack">
        <h1>Say what you expect</h1>
        <p class="lead">
          Before the figures are known, so that they can teach you something. The chart will show it
          ahead, and say later what came of it.
        </p>
        {test && (
          <p>
            At the test <a href={paths.test({ network, test: test.id })}>{test.objective}</a>.
          </p>
        )}
      </header>
      <ErrorSummary problems={problems} />
      <WhichChart {...props} />
      {chart && <What {...props} chart={chart} />}
    </Page>
  );
}

/** Which chart: choosing another one keeps what it follows from. */
function WhichChart({ charter, measures, whose, typed, chart }: NewPredictionPageProps) {
  return (
    <form
      method="get"
      action={paths.newPrediction({ network: charter.slug })}
      class="switchers narrow"
    >
      {(["node", "test"] as const).map(
        (name) => typed[name] && <input type="hidden" name={name} value={typed[name]} />,
      )}
      <Field
        kind="select"
        name="measure"
        id="chart-measure"
        label="On which measure’s chart"
        value={typed.measure}
        options={measures.map(({ code, name }) => ({ value: code, label: name }))}
      />
      {whose.length === 1 ? (
        <input type="hidden" name="site" value={whose[0]?.code} />
      ) : (
        <Field
          kind="select"
          name="site"
          id="chart-site"
          label="Whose"
          value={typed.site}
          options={whose.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      <Button>{chart ? "Another chart" : "Choose this chart"}</Button>
    </form>
  );
}

function What(props: NewPredictionPageProps & { chart: MeasureChart }) {
  const { charter, chart, stands, nodes, typed, running, problems = [] } = props;
  const { measure, site, reading } = chart;
  const { unit } = reading.format;
  const boxes = nodes.filter(({ kind }) => kind !== "aim");
  return (
    <section aria-labelledby="what" class="stack">
      <h2 id="what">
        {measure.name}, {site?.name ?? "all sites together"}
      </h2>
      <ChartFigure
        svg={measureSvg(chart, "chart", "wide")}
        narrowSvg={measureSvg(chart, "chart", "narrow")}
        caption={<p>{standsWords(chart, stands)}</p>}
        figures={figuresTable(chart, undefined)}
      />
      <form
        method="post"
        action={paths.predictions({ network: charter.slug })}
        class="stack"
        novalidate
      >
        <input type="hidden" name="measure" value={measure.code} />
        <input type="hidden" name="site" value={site?.code ?? ""} />
        <input type="hidden" name="test" value={typed.test ?? ""} />
        <Field
          kind="select"
          name="change"
          label="We expect it to"
          width="short"
          value={typed.change ?? usualChange(chart)}
          options={expectedChanges
            .filter((change) => stands !== undefined || change.endsWith("to"))
            .map((value) => ({ value, label: expectedChangeNames[value] }))}
        />
        <Field
          {...answer("amount", typed, problems)}
          label={`How much${unit && ` (${unit})`}`}
          inputmode="decimal"
          width="short"
          autocomplete="off"
        />
        <Field
          {...answer("until", typed, problems)}
          kind="month"
          label="By which month"
          hint={`From ${periodName(running)} on, at most ${MOST_MONTHS_AHEAD} months ahead. Write it as ${running}.`}
          width="short"
        />
        <Field
          {...answer("node", typed, problems)}
          kind="select"
          label="What it follows from in the diagram"
          options={[
            { value: "", label: "Nothing there" },
            ...boxes.map(({ key, text }) => ({ value: key, label: text })),
          ]}
          optional
        />
        <Field
          {...answer("why", typed, problems)}
          kind="textarea"
          rows={2}
          label="Why do you expect it?"
          maxlength={500}
          optional
        />
        <p class="actions">
          <Button tone="primary">Say it</Button>
        </p>
      </form>
    </section>
  );
}

const usualChange = ({ reading }: MeasureChart) =>
  reading.direction === "increase" ? "rise-to" : "fall-to";

function standsWords({ reading }: MeasureChart, stands: number | undefined): string {
  if (stands === undefined) return "It has no figures yet: say to what level it will come.";
  const onLine = reading.chart.points.some(({ centre }) => centre !== null);
  const what = onLine ? "Its centre line stands at" : "Its latest figure is";
  return `${what} ${formatValue(stands, reading.format)}.`;
}
