import type { Charter } from "@allteach/domain/network";
import { type Period, periodName } from "@allteach/domain/period";
import type { Problem } from "@allteach/domain/refusal";
import type { Run } from "@allteach/domain/report";
import { errorIn } from "../components/answer.ts";
import { Button } from "../components/button.tsx";
import { Checkbox } from "../components/choices.tsx";
import { DataTable } from "../components/data-table.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Field } from "../components/field.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { momentWords } from "../words/date-words.ts";
import { runReasonWords } from "../words/report-words.ts";

export interface RunsPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Charter;
  runs: readonly Run[];
  newest: Period;
  problems?: readonly Problem[] | undefined;
}

/** Every time a month's reports were made together, and a way to make the newest again. */
export function RunsPage({ shell, now, charter, runs, newest, problems = [] }: RunsPageProps) {
  const network = charter.slug;
  const error = errorIn(problems, "reason");
  return (
    <Page
      title="Report runs"
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Reports", href: paths.reports({ network }) },
      ]}
      {...shell}
    >
      <h1>Report runs</h1>
      <p class="lead">When reports were made, why, and who got them.</p>
      {runs.length === 0 ? (
        <EmptyState icon="document" title="No run yet">
          The first one begins on the day of the first report.
        </EmptyState>
      ) : (
        <DataTable
          id="runs"
          caption="Runs, newest first"
          captionHidden
          rows={runs}
          columns={[
            {
              heading: "Month",
              cell: ({ id, period, edition }) => (
                <a href={paths.run({ network, run: id })}>
                  {periodName(period)}
                  {edition > 1 && `, edition ${edition}`}
                </a>
              ),
            },
            {
              heading: "Why",
              wide: true,
              cell: ({ why, reason }) =>
                reason ? `${runReasonWords[why]}: ${reason}` : runReasonWords[why],
            },
            {
              heading: "Begun",
              cell: ({ begunAt }) => momentWords(begunAt, charter.timeZone, now),
            },
          ]}
        />
      )}
      <section aria-labelledby="again">
        <h2 id="again">Make {periodName(newest)} again</h2>
        <p>
          What was made and mailed stays as it is. The new edition says that it is one, and why.
        </p>
        <form class="stack" method="post" action={paths.runs({ network })}>
          <Field
            name="reason"
            label="Why"
            hint="A correction, a definition, a picture: in a few words."
            error={error}
            maxlength={300}
          />
          <Checkbox
            name="mails"
            label="Mail it to those who subscribed"
            hint="Left empty, the new edition is in the archive alone."
          />
          <p class="actions">
            <Button>Make it again</Button>
          </p>
        </form>
      </section>
    </Page>
  );
}
