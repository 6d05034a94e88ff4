import { type TermKind, vocabulary } from "@allteach/catalogue/vocabulary";
import type { AimedMeasure } from "@allteach/domain/goal";
import type { Measure } from "@allteach/domain/measure";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { termKindNames } from "../words/goal-words.ts";
import { Checkbox, Choices } from "./choices.tsx";
import { Disclosure } from "./disclosure.tsx";
import { Field } from "./field.tsx";

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

/** What the fields of a goal offer, and what was typed into them. */
export interface GoalFieldsProps {
  sites: readonly Site[];
  mayWriteForAll: boolean;
  measures: readonly Measure[];
  /** Where the chart stands that the form was begun from. */
  aimed?: AimedMeasure | undefined;
  typed: TypedGoal;
  problems?: readonly Problem[] | undefined;
}

type Errors = (field: string) => string | undefined;
const errorsOf =
  ({ problems = [] }: GoalFieldsProps): Errors =>
  (field) =>
    problems.find((each) => each.field === field)?.because;

/** What will be better, whose goal it is, from what to what and by when. */
export function GoalMain(props: GoalFieldsProps) {
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
      <Disclosure
        summary="Other days than from today"
        open={[typed.starts, typed.ends, errorOf("starts"), errorOf("ends")].some(Boolean)}
      >
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
      </Disclosure>
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

/** A goal that no chart shows. */
export function GoalWords(props: GoalFieldsProps) {
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

/** A goal of two levels, for a whole network. */
export function GoalLevelFields(props: GoalFieldsProps) {
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

/** Who is on it. */
export function GoalTeam(props: GoalFieldsProps) {
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

/** What it is about, in words that every network shares. */
export function GoalFinding(props: GoalFieldsProps) {
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
