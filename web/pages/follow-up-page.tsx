import type { MonthReporting } from "@allteach/domain/completeness";
import type { FollowUp } from "@allteach/domain/follow-up";
import type { Charter } from "@allteach/domain/network";
import { type Period, periodName } from "@allteach/domain/period";
import type { Problem } from "@allteach/domain/refusal";
import type { Site } from "@allteach/domain/site";
import { answer } from "../components/answer.ts";
import { Button, LinkButton } from "../components/button.tsx";
import { cellWords } from "../components/completeness-grid.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Field } from "../components/field.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { momentWords } from "../words/date-words.ts";

export interface FollowUpPageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  now: Date;
  site: Site;
  period: Period;
  month: MonthReporting;
  flagged: boolean;
  /** Oldest first. */
  notes: readonly FollowUp[];
  typed?: { note: string; flagged: boolean } | undefined;
  problems?: readonly Problem[] | undefined;
}

/** One site's month from the network's side: what is there, what was agreed, what is still to do. */
export function FollowUpPage(props: FollowUpPageProps) {
  const { shell, charter, site, period, month, notes, now } = props;
  const network = charter.slug;
  return (
    <Page
      title={`${site.name} · ${periodName(period)}`}
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Completeness", href: paths.completeness({ network }) },
      ]}
      {...shell}
    >
      <header class="stack">
        <h1>
          {site.name}, {periodName(period)}
        </h1>
        <p class="lead">
          {capitalised(cellWords(month))}.{props.flagged && " To be followed up."}
        </p>
        <p class="actions">
          <LinkButton href={paths.submission({ network, site: site.code, period })} icon="edit">
            Open the month
          </LinkButton>
        </p>
      </header>
      <section class="stack" aria-labelledby="notes">
        <h2 id="notes">What was noted</h2>
        {notes.length === 0 ? (
          <EmptyState icon="edit" title="Nothing yet">
            What is agreed on the telephone stands here for whoever calls next.
          </EmptyState>
        ) : (
          <ul class="bare stack">
            {[...notes].reverse().map((note) => (
              <li>
                <p>{note.note}</p>
                <p class="soft small">
                  {note.name}, {momentWords(note.at, charter.timeZone, now)}
                  {note.flagged ? ": to be followed up" : ": done"}
                </p>
              </li>
            ))}
          </ul>
        )}
        <NoteForm {...props} />
      </section>
    </Page>
  );
}

function NoteForm({ charter, site, period, typed, problems = [], flagged }: FollowUpPageProps) {
  const action = paths.completenessMonth({ network: charter.slug, site: site.code, period });
  const isFlagged = typed?.flagged ?? !flagged;
  return (
    <form method="post" action={action} class="stack">
      <Field
        {...answer("note", typed, problems)}
        kind="textarea"
        rows={3}
        maxlength={500}
        label="A note"
        hint="About the figures, never about a patient."
      />
      <div class="choice">
        <input id="flagged" type="checkbox" name="flagged" value="true" checked={isFlagged} />
        <label for="flagged">Somebody still has to look after it</label>
      </div>
      <p class="actions">
        <Button tone="primary">Keep the note</Button>
      </p>
    </form>
  );
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
