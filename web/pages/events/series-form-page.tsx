import { type Series, seriesRules, stepKindNames } from "@allteach/domain/events/series";
import type { Charter } from "@allteach/domain/network";
import type { Problem } from "@allteach/domain/refusal";
import { answer, errorIn } from "../../components/answer.ts";
import { Button } from "../../components/button.tsx";
import { Checkbox } from "../../components/choices.tsx";
import { ErrorSummary } from "../../components/error-summary.tsx";
import { Field } from "../../components/field.tsx";
import { NameAndAbout } from "../../components/name-and-about.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, type PageProps } from "../../components/page.tsx";
import { paths } from "../../paths.ts";

/** A new series as typed. */
export type TypedStart = Readonly<
  Record<"name" | "about" | "starts" | "rounds" | "months", string>
>;

export interface NewSeriesPageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  typed: TypedStart;
  problems?: readonly Problem[] | undefined;
}

/** Begins a series: a first day and a rhythm, from which all other days are proposed. */
export function NewSeriesPage({ shell, charter, typed, problems = [] }: NewSeriesPageProps) {
  const network = charter.slug;
  const number = (name: "rounds" | "months", label: string) => (
    <Field
      kind="number"
      {...{ name, label, value: typed[name], error: errorIn(problems, name), min: 1, max: 12 }}
      width="short"
    />
  );
  return (
    <Page
      title="Begin a series"
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Events", href: paths.events({ network }) },
      ]}
      {...shell}
    >
      <header class="stack">
        <h1>Begin a series</h1>
        <p class="lead">
          Teams learn together for {seriesRules.sessionDays} days, try changes at home for some
          months, and come back with what they learnt.
        </p>
      </header>
      <ErrorSummary problems={problems} />
      <form method="post" action={paths.everySeries({ network })} class="stack" novalidate>
        <NameAndAbout typed={typed} problems={problems} about="What it is for" />
        <Field
          {...answer("starts", typed, problems)}
          kind="date"
          label="First day of the first learning session"
          hint={`Before it come ${seriesRules.preWorkWeeks} weeks for pre-work. Later sessions fall on the same weekday.`}
          width="short"
        />
        {number("rounds", "How many learning sessions to begin with")}
        {number("months", "Months from one to the next")}
        <p class="actions">
          <Button tone="primary">Propose the days</Button>
        </p>
      </form>
    </Page>
  );
}

/** A step as typed. */
export type TypedStep = Readonly<Record<"key" | "kind" | "name" | "starts" | "ends", string>>;

export interface SeriesEditPageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  series: Series;
  typed: { name: string; about: string; steps: readonly TypedStep[] };
  problems?: readonly Problem[] | undefined;
  isOvertaken?: boolean | undefined;
}

/** Moves the days of a series, names its steps, takes some out. */
export function SeriesEditPage(props: SeriesEditPageProps) {
  const { shell, charter, series, typed, problems = [], isOvertaken } = props;
  const network = charter.slug;
  return (
    <Page
      title={`Change ${series.name}`}
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Events", href: paths.events({ network }) },
        { label: series.name, href: paths.series({ network, series: series.id }) },
      ]}
      {...shell}
    >
      <h1>Change the series</h1>
      {isOvertaken && (
        <Notice tone="warning" title="Someone saved this series while you worked on it">
          <p>Yours is in the fields below. Save again to put it in the place of theirs.</p>
        </Notice>
      )}
      <ErrorSummary problems={problems} />
      <form
        method="post"
        action={paths.seriesEdit({ network, series: series.id })}
        class="stack"
        novalidate
      >
        <input type="hidden" name="saw" value={series.revision} />
        <NameAndAbout typed={typed} problems={problems} about="What it is for" />
        {typed.steps.map((step, place) => (
          <StepFields step={step} place={place} problems={problems} />
        ))}
        <p class="actions">
          <Button tone="primary">Save</Button>
        </p>
      </form>
    </Page>
  );
}

interface StepFieldsProps {
  step: TypedStep;
  place: number;
  problems: readonly Problem[];
}

function StepFields({ step, place, problems }: StepFieldsProps) {
  const field = (name: "name" | "starts" | "ends", label: string) => ({
    id: `field-steps-${place}-${name}`,
    name: `step-${name}`,
    ...{ label, value: step[name], error: errorIn(problems, `steps/${place}/${name}`) },
  });
  const kind = stepKindNames[step.kind as keyof typeof stepKindNames] ?? "Step";
  return (
    <fieldset class="test-part">
      <legend>{step.name || kind}</legend>
      <input type="hidden" name="step-key" value={step.key} />
      <input type="hidden" name="step-kind" value={step.kind} />
      <div class="event-times">
        <Field {...field("name", "Name")} maxlength={120} autocomplete="off" />
        <Field {...field("starts", "First day")} kind="date" width="short" />
        <Field {...field("ends", "Last day")} kind="date" width="short" />
      </div>
      <Checkbox
        id={`field-remove-${place}`}
        name="remove"
        value={step.key}
        label={`Take ${step.name || "this step"} out`}
      />
    </fieldset>
  );
}
