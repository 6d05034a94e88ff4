import { calendarOrder } from "@allteach/domain/calendar";
import type { Charter } from "@allteach/domain/network";
import { answer, errorIn } from "../components/answer.ts";
import { Button } from "../components/button.tsx";
import { Checkbox, Choices } from "../components/choices.tsx";
import { ErrorSummary } from "../components/error-summary.tsx";
import { Field } from "../components/field.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { ruleSetNames, transparencyChoices } from "../words/charter-words.ts";

/** Every field of the form by its name, as typed. */
export type TypedSettings = Readonly<Record<string, string>>;

export interface SettingsPageProps {
  shell: Partial<PageProps>;
  charter: Pick<Charter, "slug" | "name">;
  typed: TypedSettings;
  timeZones: readonly string[];
  saved?: boolean | undefined;
  wrong?: readonly { field: string; because: string }[] | undefined;
}

/** A network's own settings: its words, its days, what its members see of each other. */
export function SettingsPage(props: SettingsPageProps) {
  const { shell, charter, saved, wrong = [] } = props;
  const network = charter.slug;
  return (
    <Page title="Settings" {...shell}>
      <h1>Settings</h1>
      {saved && (
        <Notice tone="success" title="Saved">
          <p>It holds from now on. Who changed what stands in the audit.</p>
        </Notice>
      )}
      <form method="post" action={paths.settings({ network })} novalidate class="stack">
        <ErrorSummary problems={wrong} />
        <WordsOf {...props} />
        <Days {...props} />
        <Reports {...props} />
        <Seeing {...props} />
        <p class="actions">
          <Button tone="primary" large>
            Save
          </Button>
        </p>
      </form>
      <section aria-labelledby="whole">
        <h2 id="whole">The network as a whole</h2>
        <ul>
          <li>
            <a href={paths.setUp({ network })}>The set-up map</a>: what is left to do
          </li>
          <li>
            <a href={paths.measures({ network })}>Its measures</a>: written, changed and retired
          </li>
          <li>
            <a href={paths.rules({ network })}>Rules for figures</a>: which cannot stand together
          </li>
          <li>
            <a href={paths.templateDiff({ network })}>Beside its template</a>: what was changed
          </li>
          <li>
            <a href={paths.export({ network })}>Take it with you</a>: everything in one file
          </li>
          <li>
            <a href={paths.removal({ network })}>Remove it</a>: with thirty days to think again
          </li>
        </ul>
      </section>
    </Page>
  );
}

const words = {
  purpose: "Why the network exists.",
  mission: "What it does about it.",
  vision: "What will be true one day.",
  aim: "What is to change, by how much, by when.",
} as const;

function WordsOf(props: SettingsPageProps) {
  const { typed } = props;
  return (
    <section aria-labelledby="words" class="stack">
      <h2 id="words">What it is</h2>
      <Field
        {...answer("name", typed, props.wrong)}
        label="Name"
        maxlength={200}
        autocomplete="off"
      />
      {(Object.keys(words) as (keyof typeof words)[]).map((name) => (
        <Field
          {...answer(name, typed, props.wrong)}
          kind="textarea"
          rows={3}
          label={`${name.slice(0, 1).toUpperCase()}${name.slice(1)}`}
          hint={words[name]}
          maxlength={2000}
          optional
        />
      ))}
    </section>
  );
}

const dayLabels: Record<(typeof calendarOrder)[number][0], string> = {
  opensOn: "The month opens",
  nudgeOn: "A reminder goes out",
  dueOn: "Figures are due",
  missingOn: "The coordinator hears who is missing",
  escalateOn: "Sponsors hear of it",
  softLockOn: "Changes need a reason",
  reportOn: "The report goes out",
  hardLockOn: "The month closes",
};

function Days(props: SettingsPageProps) {
  const { typed, timeZones } = props;
  return (
    <section aria-labelledby="days" class="stack">
      <h2 id="days">A month’s days</h2>
      <p>
        Counted from the first of the month after the one that is reported. Up to 31, a day that the
        month does not have means its last; beyond that the days run on.
      </p>
      <div class="days">
        {calendarOrder.map(([day]) => (
          <Field
            {...answer(day, typed, props.wrong)}
            kind="number"
            label={dayLabels[day]}
            min={1}
            max={120}
            width="short"
          />
        ))}
        <Field
          {...answer("hour", typed, props.wrong)}
          kind="number"
          label="Hour at which mails go out"
          min={0}
          max={23}
          width="short"
        />
      </div>
      <Field
        {...answer("timeZone", typed, props.wrong)}
        kind="select"
        label="Time zone"
        hint="Days begin and end here."
        options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
      />
    </section>
  );
}

/** How reports are made beside their day. */
function Reports(props: SettingsPageProps) {
  const { typed } = props;
  return (
    <section aria-labelledby="reporting" class="stack">
      <h2 id="reporting">Reports</h2>
      <Checkbox
        name="early"
        label="Send the report as soon as every site is in"
        hint="Looked at each morning; otherwise it goes out on its day."
        checked={Boolean(typed.early)}
      />
      <Checkbox
        name="addendum"
        label="Send one addendum for figures that come late"
        hint="When the last site is in, or on the day the month closes."
        checked={Boolean(typed.addendum)}
      />
      <Field
        {...answer("smallestCell", typed, props.wrong)}
        kind="number"
        label="Fewest cases a funder is told"
        hint="A month of fewer is left out of the funders’ report. 0 leaves nothing out."
        min={0}
        max={50}
        width="short"
      />
    </section>
  );
}

function Seeing(props: SettingsPageProps) {
  const { typed } = props;
  return (
    <section aria-labelledby="seeing" class="stack">
      <h2 id="seeing">What sites see of each other, and how charts are read</h2>
      <Choices
        name="transparency"
        legend="What sites see of each other"
        hint="Whoever leads, coordinates or analyses for the network sees every site by its name. A report that has gone out stays as it was."
        pick="one"
        choices={transparencyChoices}
        chosen={[typed.transparency ?? ""]}
        error={errorIn(props.wrong, "transparency")}
      />
      <Field
        {...answer("ruleSet", typed, props.wrong)}
        kind="select"
        label="Rules by which charts are read"
        hint="Which patterns count as a change. Every chart says which rules it was read by."
        options={Object.entries(ruleSetNames).map(([value, label]) => ({ value, label }))}
      />
    </section>
  );
}
