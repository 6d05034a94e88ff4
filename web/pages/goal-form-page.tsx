import { type TermKind, vocabulary } from "@allteach/catalogue/vocabulary";
import type { AimedMeasure } from "@allteach/domain/goal";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { Button } from "../components/button.tsx";
import { Checkbox, Choices } from "../components/choices.tsx";
import { Disclosure } from "../components/disclosure.tsx";
import { ErrorSummary } from "../components/error-summary.tsx";
import { Field } from "../components/field.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { termKindNames } from "../words/goal-words.ts";

/** A goal as it was typed. */
export interface TypedGoal {
  kind: string;
  site: string;
  measure: string;
  title: string;
  target: string;
  fromWords: string;
  toWords: string;
  siteShare: string;
  siteChange: string;
  networkChange: string;
  starts: string;
  ends: string;
  lead: string;
  team: string;
  withFamilies: string;
  population: string;
  visibility: string;
  families: readonly string[];
  drivers: readonly string[];
  changes: readonly string[];
  conditions: readonly string[];
}

export interface GoalFormPageProps {
  shell: Partial<PageProps>;
  charter: Pick<Charter, "slug" | "name">;
  sites: readonly Site[];
  mayWriteForAll: boolean;
  measures: readonly Measure[];
  /** Where the chart stands that the form was begun from. */
  aimed?: AimedMeasure | undefined;
  typed: TypedGoal;
  problems?: readonly Problem[] | undefined;
  /** The goal that is written anew, at the revision that was read. */
  standing?: { id: string; title: string; revision: number; isShared: boolean } | undefined;
}

/** A goal on one page: the few things that make one, then what helps others to find it. */
export function GoalFormPage(props: GoalFormPageProps) {
  const { shell, charter, standing, typed, problems = [] } = props;
  const network = charter.slug;
  const title = standing ? "Change this goal" : "Set a goal";
  const action = standing ? paths.goal({ network, goal: standing.id }) : paths.goals({ network });
  return (
    <Page
      title={title}
      breadcrumb={[
        { label: "Goals", href: paths.goals({ network }) },
        ...(standing
          ? [{ label: standing.title, href: paths.goal({ network, goal: standing.id }) }]
          : []),
      ]}
      {...shell}
    >
      <h1>{title}</h1>
      <ErrorSummary
        wrong={problems.map(({ field, because }) => ({ name: field, error: because }))}
      />
      <form method="post" action={action} class="goal-form">
        {standing && <input type="hidden" name="saw" value={String(standing.revision)} />}
        <Main {...props} />
        <Words {...props} />
        {props.mayWriteForAll && <LevelFields {...props} />}
        <Team {...props} />
        <Finding {...props} />
        {standing?.isShared ? (
          <input type="hidden" name="visibility" value="network" />
        ) : (
          <Choices
            name="visibility"
            legend="Who reads it"
            hint="You can share it with all networks afterwards, and see first what they would read."
            pick="one"
            chosen={[typed.visibility]}
            choices={[
              { value: "network", label: "Everyone in this network" },
              { value: "team", label: "Our own site" },
            ]}
          />
        )}
        <p class="actions">
          <Button tone="primary" large>
            {standing ? "Save" : "Set the goal"}
          </Button>
        </p>
      </form>
    </Page>
  );
}

type Errors = (field: string) => string | undefined;
const errorsOf =
  ({ problems = [] }: GoalFormPageProps): Errors =>
  (field) =>
    problems.find((each) => each.field === field)?.because;

function Main(props: GoalFormPageProps) {
  const { typed, sites, mayWriteForAll, measures, aimed } = props;
  const errorOf = errorsOf(props);
  const whole = mayWriteForAll ? [{ value: "", label: "The whole network" }] : [];
  const measure = measures.find(({ code }) => code === typed.measure);
  return (
    <>
      <Field
        name="title"
        label="What will be better"
        hint="In one line, as you would say it to a parent."
        maxlength={200}
        value={typed.title}
        error={errorOf("title")}
      />
      <Field
        kind="select"
        name="site"
        label="Whose goal"
        value={typed.site}
        error={errorOf("site")}
        options={[...whole, ...sites.map(({ code, name }) => ({ value: code, label: name }))]}
      />
      <Field
        kind="select"
        name="measure"
        label="On which chart"
        value={typed.measure}
        error={errorOf("measure")}
        options={[
          { value: "", label: "None: in words" },
          ...measures.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <Field
        kind="number"
        name="target"
        label="To what"
        hint={standsWords(measure, aimed)}
        step="any"
        min={0}
        width="short"
        optional
        value={typed.target}
        error={errorOf("target")}
      />
      <Choices
        name="kind"
        legend="By when"
        pick="one"
        chosen={[typed.kind]}
        choices={[
          { value: "90-day", label: "In ninety days" },
          { value: "annual", label: "In a year" },
        ]}
      />
      <div class="days">
        <Field
          kind="date"
          name="starts"
          label="Begins"
          hint="Today unless you say."
          width="medium"
          optional
          value={typed.starts}
          error={errorOf("starts")}
        />
        <Field
          kind="date"
          name="ends"
          label="Ends"
          hint="After ninety days, or a year."
          width="medium"
          optional
          value={typed.ends}
          error={errorOf("ends")}
        />
      </div>
    </>
  );
}

function standsWords(measure: Measure | undefined, aimed: AimedMeasure | undefined): string {
  if (!measure || !aimed) return "In the chart's unit. Where it stands today is read from it.";
  if (aimed.stands === undefined) return `In ${aimed.unit}. There are no figures yet.`;
  const stands = Number(aimed.stands.toPrecision(3));
  const better =
    aimed.direction === "increase"
      ? ", and higher is better"
      : aimed.direction === "decrease"
        ? ", and lower is better"
        : "";
  return `The chart stands at ${stands} ${aimed.unit}${better}.`;
}

function Words(props: GoalFormPageProps) {
  const { typed } = props;
  const errorOf = errorsOf(props);
  const isOpen = typed.toWords !== "" || errorOf("toWords") !== undefined;
  return (
    <Disclosure summary="In words, without a chart" open={isOpen}>
      <Field
        name="fromWords"
        label="How it is today"
        maxlength={500}
        optional
        value={typed.fromWords}
        error={errorOf("fromWords")}
      />
      <Field
        name="toWords"
        label="How it will be then"
        maxlength={500}
        optional
        value={typed.toWords}
        error={errorOf("toWords")}
      />
      <TermChoices kind="families" chosen={typed.families} error={errorOf("families")} />
    </Disclosure>
  );
}

function LevelFields(props: GoalFormPageProps) {
  const { typed } = props;
  const errorOf = errorsOf(props);
  const field = (name: "siteShare" | "siteChange" | "networkChange", label: string) => (
    <Field
      kind="number"
      name={name}
      label={label}
      step="any"
      min={0}
      width="short"
      optional
      value={typed[name]}
      error={errorOf(name)}
    />
  );
  const isOpen = typed.siteShare !== "" || errorOf("siteShare") !== undefined;
  return (
    <Disclosure summary="For a whole network: so many sites, and all together" open={isOpen}>
      <p class="hint">
        As “75 % of the sites improve by 10 %, and the network’s rate by 30 %”. Both are computed
        from the figures.
      </p>
      {field("siteShare", "How many per cent of the sites")}
      {field("siteChange", "improve by how many per cent")}
      {field("networkChange", "and all together by how many per cent")}
    </Disclosure>
  );
}

function Team(props: GoalFormPageProps) {
  const { typed } = props;
  const errorOf = errorsOf(props);
  return (
    <>
      <Field
        name="lead"
        label="Who leads it"
        maxlength={200}
        optional
        value={typed.lead}
        error={errorOf("lead")}
      />
      <Field
        kind="textarea"
        name="team"
        label="Who is on the team"
        hint="Read inside this network alone."
        rows={3}
        maxlength={1000}
        optional
        value={typed.team}
        error={errorOf("team")}
      />
      <Checkbox
        name="withFamilies"
        label="Patients or parents are on the team"
        checked={typed.withFamilies === "yes"}
      />
    </>
  );
}

function Finding(props: GoalFormPageProps) {
  const { typed } = props;
  const errorOf = errorsOf(props);
  const isOpen = ["drivers", "changes", "conditions", "population"].some((name) => errorOf(name));
  const chosen = typed.drivers.length + typed.changes.length + typed.conditions.length > 0;
  return (
    <Disclosure summary="So that others find you" open={isOpen || chosen}>
      <Field
        name="population"
        label="Whom it is for"
        hint="As “children with a central line on two wards”."
        maxlength={500}
        optional
        value={typed.population}
        error={errorOf("population")}
      />
      <TermChoices kind="drivers" chosen={typed.drivers} error={errorOf("drivers")} />
      <TermChoices kind="changes" chosen={typed.changes} error={errorOf("changes")} />
      <TermChoices kind="conditions" chosen={typed.conditions} error={errorOf("conditions")} />
    </Disclosure>
  );
}

function TermChoices(props: {
  kind: TermKind;
  chosen: readonly string[];
  error: string | undefined;
}) {
  const { kind, chosen, error } = props;
  return (
    <div class="term-choices">
      <Choices
        name={kind}
        legend={termKindNames[kind]}
        pick="any"
        chosen={chosen}
        error={error}
        choices={vocabulary[kind].map(({ key, name }) => ({ value: key, label: name }))}
      />
    </div>
  );
}
