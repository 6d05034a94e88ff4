import type { Problem } from "@allteach/domain/refusal";
import { cadenceNames, chartNames, directionNames, kindNames } from "../words/measure-words.ts";
import { errorIn } from "./answer.ts";
import { Choices } from "./choices.tsx";
import { Disclosure } from "./disclosure.tsx";
import { Field, type SelectOption } from "./field.tsx";

/** The form as typed: its texts by the names of their fields, and what was ticked. */
export interface TypedMeasure {
  texts: Readonly<Record<string, string>>;
  lists: Readonly<Record<"siteTypes" | "sites" | "nodes", readonly string[]>>;
}

export interface MeasureFieldsProps {
  typed: TypedMeasure;
  wrong: readonly Problem[];
  /** Types of site in use, and sites and nodes by code and name. */
  types: readonly string[];
  sites: readonly { code: string; name: string }[];
  nodes: readonly { code: string; name: string }[];
  /** Whether figures were reported: what cannot change then is not asked. */
  hasFigures: boolean;
  isNew: boolean;
}

const options = (names: Readonly<Record<string, string>>): SelectOption[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

/** What a measure is, what it counts, how it is charted, who reports it. */
export function MeasureFields(props: MeasureFieldsProps) {
  return (
    <>
      <WhatItIs {...props} />
      <WhatItCounts {...props} />
      <HowItIsRead {...props} />
      <WhoReportsIt {...props} />
    </>
  );
}

function Text(
  props: MeasureFieldsProps & {
    name: string;
    label: string;
    hint?: string;
    maxlength: number;
    rows?: number;
    optional?: boolean;
    width?: "short" | "medium";
  },
) {
  const { name, label, hint, maxlength, rows, optional, width, typed } = props;
  const shared = { name, label, hint, maxlength, optional, width, value: typed.texts[name] };
  const error = errorIn(props.wrong, name);
  if (rows !== undefined) return <Field kind="textarea" rows={rows} {...shared} error={error} />;
  return <Field {...shared} error={error} autocomplete="off" />;
}

function WhatItIs(props: MeasureFieldsProps) {
  const { typed, isNew } = props;
  return (
    <section aria-labelledby="what-it-is" class="stack">
      <h2 id="what-it-is">What it is</h2>
      <Text {...props} name="name" label="Name" maxlength={200} />
      {isNew && (
        <Text
          {...props}
          name="code"
          label="Code"
          hint="Stands in addresses and files, and stays: FALLS, or FALLS-INJURY."
          maxlength={40}
          width="medium"
        />
      )}
      <Field
        kind="select"
        name="kind"
        label="Kind"
        hint="An outcome is what becomes of patients; a process is what is done for them; a balancing measure watches what might suffer."
        value={typed.texts.kind}
        error={errorIn(props.wrong, "kind")}
        options={options(kindNames)}
        width="medium"
      />
    </section>
  );
}

function WhatItCounts(props: MeasureFieldsProps) {
  return (
    <section aria-labelledby="what-it-counts" class="stack">
      <h2 id="what-it-counts">What it counts</h2>
      <Text
        {...props}
        name="numerator"
        label="What is counted"
        hint="The numerator, so that two people who have never met count the same."
        maxlength={500}
        rows={2}
      />
      <Text
        {...props}
        name="denominator"
        label="Out of what"
        hint="The denominator: all who could have been counted."
        maxlength={500}
        rows={2}
      />
      <Text
        {...props}
        name="exclusions"
        label="What is left out"
        maxlength={1000}
        rows={2}
        optional
      />
      <Field
        kind="select"
        name="cadence"
        label="How often"
        hint={props.hasFigures ? "It has figures, so this stays." : undefined}
        value={props.typed.texts.cadence}
        error={errorIn(props.wrong, "cadence")}
        options={options(cadenceNames)}
        width="medium"
      />
      <Field
        kind="number"
        name="minutes"
        label="Minutes it takes a site each time"
        hint="Finding, counting and entering. Times the sites, it is what the measure costs."
        value={props.typed.texts.minutes}
        error={errorIn(props.wrong, "minutes")}
        min={0}
        max={600}
        width="short"
        optional
      />
    </section>
  );
}

function HowItIsRead(props: MeasureFieldsProps) {
  const { typed } = props;
  return (
    <section aria-labelledby="how-it-is-read" class="stack">
      <h2 id="how-it-is-read">How it is read</h2>
      <Field
        kind="select"
        name="chart"
        label="Chart"
        hint="A share where each case counts once at most; events where one case may have several; between events where they are rare."
        value={typed.texts.chart}
        error={errorIn(props.wrong, "chart")}
        options={options(chartNames)}
      />
      <Text
        {...props}
        name="unit"
        label="Unit"
        hint="As it stands behind the figure: %, or per 1,000 line days."
        maxlength={60}
        width="medium"
      />
      <Field
        kind="number"
        name="multiplier"
        label="Multiplied by"
        hint="100 for per cent, 1,000 for per 1,000, 1 for means and values."
        value={typed.texts.multiplier}
        error={errorIn(props.wrong, "multiplier")}
        min={0}
        step="any"
        width="short"
      />
      <Field
        kind="select"
        name="direction"
        label="Direction"
        value={typed.texts.direction}
        error={errorIn(props.wrong, "direction")}
        options={options(directionNames)}
        width="medium"
      />
      <Field
        kind="number"
        name="goal"
        label="Goal"
        hint="In the unit."
        value={typed.texts.goal}
        error={errorIn(props.wrong, "goal")}
        min={0}
        step="any"
        width="short"
        optional
      />
      <Field
        kind="number"
        name="expected"
        label="Events you expect at a site in a month"
        hint="For the check alone: few events ask for another chart. It is not kept."
        value={typed.texts.expected}
        error={errorIn(props.wrong, "expected")}
        min={0}
        step="any"
        width="short"
        optional
      />
    </section>
  );
}

function WhoReportsIt({ types, sites, nodes, typed, wrong }: MeasureFieldsProps) {
  const list = (places: MeasureFieldsProps["sites"]) =>
    places.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <section aria-labelledby="who-reports-it" class="stack">
      <h2 id="who-reports-it">Who reports it</h2>
      <p>Every site, unless you choose types, nodes or sites: then those, and nobody else.</p>
      {types.length > 0 && (
        <Choices
          name="siteTypes"
          legend="Types of site"
          pick="any"
          choices={types.map((type) => ({ value: type, label: type }))}
          chosen={typed.lists.siteTypes}
          error={errorIn(wrong, "siteTypes")}
        />
      )}
      {nodes.length > 0 && (
        <Choices
          name="nodes"
          legend="Nodes"
          hint="The sites of a node, while they are in it."
          pick="any"
          choices={list(nodes)}
          chosen={typed.lists.nodes}
          error={errorIn(wrong, "nodes")}
        />
      )}
      <Disclosure summary="Single sites" open={typed.lists.sites.length > 0}>
        <Choices
          name="sites"
          legend="Sites by name"
          pick="any"
          choices={list(sites)}
          chosen={typed.lists.sites}
          error={errorIn(wrong, "sites")}
        />
      </Disclosure>
    </section>
  );
}
