import { Button } from "../components/button.tsx";
import { Choices } from "../components/choices.tsx";
import { Disclosure } from "../components/disclosure.tsx";
import { ErrorSummary } from "../components/error-summary.tsx";
import { Field } from "../components/field.tsx";
import { HumanCheck } from "../components/human-check.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { type OfferedTemplate, TemplateCards } from "../components/template-cards.tsx";
import { paths } from "../paths.ts";
import { transparencyChoices } from "../words/charter-words.ts";

/** The fields of the form, as typed. */
export interface TypedNetwork {
  name: string;
  slug: string;
  template: string;
  timeZone: string;
  purpose: string;
  mission: string;
  vision: string;
  aim: string;
  transparency: string;
  sites: string;
}

export interface NewNetworkPageProps {
  shell: Partial<PageProps>;
  typed: TypedNetwork;
  templates: readonly OfferedTemplate[];
  timeZones: readonly string[];
  /** The address before a network's own part: `allteach.example/n/`. */
  addressBefore: string;
  wrong?: readonly { field: keyof TypedNetwork; because: string }[] | undefined;
  /** Whether every place for a network is taken. */
  full?: boolean | undefined;
  humanCheck?: { siteKey: string } | undefined;
  /** Whether the check said that this is no person. */
  notHuman?: boolean | undefined;
}

/** Starting a network: a name, a template, the sites. */
export function NewNetworkPage(props: NewNetworkPageProps) {
  const { shell, typed, templates, timeZones, addressBefore, wrong = [], full } = props;
  const error = (field: keyof TypedNetwork) =>
    wrong
      .filter((each) => each.field === field)
      .map(({ because }) => because)
      .join("; ") || undefined;
  const field = (name: keyof TypedNetwork) => ({ name, value: typed[name], error: error(name) });
  return (
    <Page title="Start a network" scripts={["new-network.js"]} {...shell}>
      <h1>Start a network</h1>
      <p class="lead">
        Five minutes, and the first month’s form is open. All of it can be changed later but its
        address. You have another network’s file?{" "}
        <a href={paths.networkImport}>Start from an export</a>.
      </p>
      {full && <Full />}
      {props.notHuman && <Notice tone="error" title={NOT_HUMAN} />}
      <form method="post" action={paths.newNetwork} novalidate>
        <ErrorSummary
          problems={wrong.map(({ field, because }) => ({
            field,
            because: `${labels[field]}: ${because}`,
          }))}
        />
        <Field
          {...field("name")}
          label={labels.name}
          hint="What members call it: “Northern Kidney Network”."
          maxlength={200}
          autocomplete="off"
        />
        <TemplateCards
          templates={templates}
          chosen={typed.template}
          error={error("template")}
          name="template"
        />
        <Field
          {...field("sites")}
          kind="textarea"
          rows={8}
          label={labels.sites}
          hint="One a line: name, code, type. The code and the type may be left out. You can paste three columns from a spreadsheet."
          optional
        />
        <Field
          {...field("timeZone")}
          kind="select"
          label={labels.timeZone}
          hint="Days begin and end here: when a month falls due, when reports are made."
          options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
        />
        <Field
          {...field("slug")}
          label={labels.slug}
          hint={`After ${addressBefore}: small letters, digits and hyphens. Left empty, it is made from the name.`}
          maxlength={40}
          autocomplete="off"
          optional
          width="medium"
        />
        <p class="soft" data-address={paths.slugs.pattern} aria-live="polite" hidden />
        <Choices
          name="transparency"
          legend={labels.transparency}
          pick="one"
          choices={transparencyChoices}
          chosen={[typed.transparency]}
          error={error("transparency")}
        />
        <Disclosure summary="Its own words, in place of the template’s" open={hasWords(typed)}>
          <div class="stack">
            {(["purpose", "mission", "vision", "aim"] as const).map((name) => (
              <Field
                {...field(name)}
                kind="textarea"
                rows={3}
                maxlength={2000}
                label={labels[name]}
                hint={`${wordHints[name]} Left empty, the template’s stands.`}
                optional
              />
            ))}
          </div>
        </Disclosure>
        {props.humanCheck && <HumanCheck {...props.humanCheck} />}
        <p class="actions">
          <Button tone="primary" large>
            Start the network
          </Button>
        </p>
      </form>
    </Page>
  );
}

const wordHints = {
  purpose: "Why it exists, in a sentence or three.",
  mission: "What it does about it.",
  vision: "What will be true one day.",
  aim: "What is to change, by how much, by when.",
};

const hasWords = ({ purpose, mission, vision, aim }: TypedNetwork) =>
  [purpose, mission, vision, aim].some((text) => text !== "");

const NOT_HUMAN = "Wait for the check above the button, then press it again";

const labels: Record<keyof TypedNetwork, string> = {
  name: "Name",
  slug: "Address",
  template: "Template",
  timeZone: "Time zone",
  purpose: "Purpose",
  mission: "Mission",
  vision: "Vision",
  aim: "Aim",
  transparency: "What sites see of each other",
  sites: "Sites",
};

function Full() {
  return (
    <Notice tone="warning" title="Every place for a network is taken at the moment">
      <p>
        Each network has a database of its own, and none is free. Whoever runs this service can add
        more in minutes: ask them, then press the button again. What you typed is all here.
      </p>
    </Notice>
  );
}
