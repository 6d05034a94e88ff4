import type { Charter } from "@allteach/domain/network";
import type { Problem } from "@allteach/domain/refusal";
import { errorIn } from "../components/answer.ts";
import { Button } from "../components/button.tsx";
import { Choices } from "../components/choices.tsx";
import { ErrorSummary } from "../components/error-summary.tsx";
import { Field } from "../components/field.tsx";
import { MeasureFields, type MeasureFieldsProps } from "../components/measure-fields.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";
import { minutesWords } from "../words/measure-words.ts";

export interface MeasureFormPageProps extends Omit<MeasureFieldsProps, "wrong" | "isNew"> {
  shell: Partial<PageProps>;
  charter: Pick<Charter, "slug">;
  /** The measure that is changed; absent for a new one. */
  standing?: { code: string; name: string; version: number } | undefined;
  wrong?: readonly Problem[] | undefined;
  /** What is worth a second look, once somebody has asked or saved. */
  findings?: readonly { field: string; sentence: string }[] | undefined;
  burden?: { sites: number; minutes: number } | undefined;
  saved?: "wording" | "counting" | undefined;
}

/** Writes a measure, or changes one. */
export function MeasureFormPage(props: MeasureFormPageProps) {
  const { shell, charter, standing, wrong = [], saved } = props;
  const network = charter.slug;
  const title = standing ? `Change ${standing.name}` : "A new measure";
  const to = standing
    ? paths.measureEdit({ network, measure: standing.code })
    : paths.measures({ network });
  return (
    <Page title={title} breadcrumb={crumbs(props)} {...shell}>
      <header class="stack">
        <h1>{title}</h1>
        {!standing && (
          <p class="lead">It begins as a draft: nobody is asked for it before you say so.</p>
        )}
      </header>
      {saved && (
        <Notice tone="success" title="Saved">
          <p>
            {saved === "counting"
              ? "Its charts begin anew at that month, and no step there is called an improvement."
              : "Its charts go on as they were."}
          </p>
        </Notice>
      )}
      <Findings {...props} />
      <form method="post" action={to} novalidate class="stack">
        <ErrorSummary problems={wrong} />
        {standing && <input type="hidden" name="saw" value={standing.version} />}
        <MeasureFields {...props} wrong={wrong} isNew={!standing} />
        {props.hasFigures && <WhatChanges {...props} />}
        <p class="actions">
          <Button tone="primary" name="act" value="save" large>
            {standing ? "Save" : "Keep it as a draft"}
          </Button>
          <Button name="act" value="check">
            Check it first
          </Button>
        </p>
      </form>
    </Page>
  );
}

function crumbs({ charter, standing }: MeasureFormPageProps) {
  const network = charter.slug;
  return [
    { label: "Overview", href: paths.network({ network }) },
    { label: "Measures", href: paths.measures({ network }) },
    ...(standing
      ? [
          {
            label: standing.name,
            href: paths.measureVersions({ network, measure: standing.code }),
          },
        ]
      : []),
  ];
}

/** Lint, as sentences: nothing here stops anyone. */
function Findings({ findings, burden }: MeasureFormPageProps) {
  if (findings === undefined) return null;
  const cost =
    burden && burden.minutes > 0
      ? `It takes ${counted(burden.sites, "site")} about ${minutesWords(burden.minutes)} a month together.`
      : undefined;
  if (findings.length === 0) {
    return (
      <Notice title="Nothing odd about it">
        <p>Unit, chart, goal and words fit each other. {cost}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="warning" title="Worth a second look">
      <ul>
        {findings.map(({ sentence }) => (
          <li>{sentence}</li>
        ))}
      </ul>
      {cost && <p>{cost}</p>}
    </Notice>
  );
}

/** What a change means to figures that are there already. */
function WhatChanges({ typed, wrong = [] }: MeasureFormPageProps) {
  return (
    <section aria-labelledby="what-changes" class="stack">
      <h2 id="what-changes">What the change means</h2>
      <p>
        Asked only where what is counted, out of what, what is left out, unit, multiplier or chart
        change.
      </p>
      <Choices
        name="change"
        legend="Does the measure count something else from now on?"
        pick="one"
        choices={[
          {
            value: "counting",
            label: "Yes: from a month on other cases count, or on another scale",
            hint: "Every chart of it begins anew there, and no step is called an improvement.",
          },
          {
            value: "wording",
            label: "No: the same is counted, only the words are clearer",
            hint: "Its charts go on.",
          },
        ]}
        chosen={[typed.texts.change ?? ""]}
        error={errorIn(wrong, "change")}
      />
      <Field
        kind="month"
        name="since"
        label="The first month that is counted so"
        value={typed.texts.since}
        error={errorIn(wrong, "since")}
        width="medium"
        optional
      />
      <Field
        kind="textarea"
        rows={2}
        name="reason"
        label="Why"
        hint="It stands with the line on the chart, with your name."
        value={typed.texts.reason}
        error={errorIn(wrong, "reason")}
        maxlength={1000}
        optional
      />
    </section>
  );
}
