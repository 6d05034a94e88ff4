import { type TermKind, vocabulary } from "@allteach/catalogue/vocabulary";
import type { AimedMeasure } from "@allteach/domain/goal";
import type { Measure } from "@allteach/domain/measure";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { termKindNames } from "../words/goal-words.ts";
import { answer, errorIn } from "./answer.ts";
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

/** What will be better, whose goal it is, from what to what and by when. */
export function GoalMain(props: GoalFieldsProps) {
  const { typed, sites, mayWriteForAll, measures, aimed } = props;
  const whole = mayWriteForAll ? [{ value: "", label: "The whole network" }] : [];
  const measure = measures.find(({ code }) => code === typed.measure);
  return (
    <>
      <Field
        {...answer("title", typed, props.problems)}
        label="What will be better"
        hint="In one line, as you would say it to a parent."
        maxlength={200}
      />
      <Field
        {...answer("site", typed, props.problems)}
        kind="select"
        label="Whose goal"
        options={[...whole, ...sites.map(({ code, name }) => ({ value: code, label: name }))]}
      />
      <Field
        {...answer("measure", typed, props.problems)}
        kind="select"
        label="On which chart"
        options={[
          { value: "", label: "None: in words" },
          ...measures.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <Field
        {...answer("target", typed, props.problems)}
        kind="number"
        label="To what"
        hint={standsWords(measure, aimed)}
        step="any"
        min={0}
        width="short"
        optional
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
        open={[
          typed.starts,
          typed.ends,
          errorIn(props.problems, "starts"),
          errorIn(props.problems, "ends"),
        ].some(Boolean)}
      >
        <Field
          {...answer("starts", typed, props.problems)}
          kind="date"
          label="Begins"
          hint="Today unless you say."
          width="medium"
          optional
        />
        <Field
          {...answer("ends", typed, props.problems)}
          kind="date"
          label="Ends"
          hint="After ninety days, or a year."
          width="medium"
          optional
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
  const isOpen = typed.toWords !== "" || errorIn(props.problems, "toWords") !== undefined;
  return (
    <Disclosure summary="In words, without a chart" open={isOpen}>
      <Field
        {...answer("fromWords", typed, props.problems)}
        label="How it is today"
        maxlength={500}
        optional
      />
      <Field
        {...answer("toWords", typed, props.problems)}
        label="How it will be then"
        maxlength={500}
        optional
      />
      <TermChoices
        kind="families"
        chosen={typed.families}
        error={errorIn(props.problems, "families")}
      />
    </Disclosure>
  );
}

/** A goal of two levels, for a whole network. */
export function GoalLevelFields(props: GoalFieldsProps) {
  const { typed } = props;
  const field = (name: "siteShare" | "siteChange" | "networkChange", label: string) => (
    <Field
      {...answer(name, typed, props.problems)}
      kind="number"
      label={label}
      step="any"
      min={0}
      width="short"
      optional
    />
  );
  const isOpen = typed.siteShare !== "" || errorIn(props.problems, "siteShare") !== undefined;
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
  return (
    <>
      <Field
        {...answer("lead", typed, props.problems)}
        label="Who leads it"
        maxlength={200}
        optional
      />
      <Field
        {...answer("team", typed, props.problems)}
        kind="textarea"
        label="Who is on the team"
        hint="Read inside this network alone."
        rows={3}
        maxlength={1000}
        optional
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
  const isOpen = ["drivers", "changes", "conditions", "population"].some((name) =>
    errorIn(props.problems, name),
  );
  const chosen = typed.drivers.length + typed.changes.length + typed.conditions.length > 0;
  return (
    <Disclosure summary="So that others find you" open={isOpen || chosen}>
      <Field
        {...answer("population", typed, props.problems)}
        label="Whom it is for"
        hint="As “children with a central line on two wards”."
        maxlength={500}
        optional
      />
      <TermChoices
        kind="drivers"
        chosen={typed.drivers}
        error={errorIn(props.problems, "drivers")}
      />
      <TermChoices
        kind="changes"
        chosen={typed.changes}
        error={errorIn(props.problems, "changes")}
      />
      <TermChoices
        kind="conditions"
        chosen={typed.conditions}
        error={errorIn(props.problems, "conditions")}
      />
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
