import type { Charter } from "@allteach/domain/network";
import type { Period } from "@allteach/domain/period";
import type { Problem } from "@allteach/domain/refusal";
import { Button, LinkButton } from "../components/button.tsx";
import { DataTable } from "../components/data-table.tsx";
import { Disclosure } from "../components/disclosure.tsx";
import { FieldError } from "../components/field.tsx";
import { FileProblems } from "../components/file-problems.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";

export interface UploadPageProps {
  shell: Partial<PageProps>;
  charter: Pick<Charter, "slug" | "name">;
  /** The newest month a file may hold. */
  lastPeriod: Period;
  /** Why the file that was sent was not taken. */
  problems?: readonly Problem[] | undefined;
  /** What is wrong with the choice of a file itself. */
  error?: string | undefined;
  /** A file that was taken just now, and what of it stands. */
  taken?: { figures: number; months: number } | undefined;
}

/** Many months at once: choose a file; what it would change is shown before anything is written. */
export function UploadPage(props: UploadPageProps) {
  const { shell, charter, problems = [], error, taken } = props;
  const network = charter.slug;
  return (
    <Page
      title="Upload figures"
      breadcrumb={[{ label: "Overview", href: paths.network({ network }) }]}
      {...shell}
    >
      <h1>Upload figures</h1>
      {taken && (
        <Notice tone="success" title="Taken">
          <p>
            {counted(taken.figures, "figure")} in{" "}
            {counted(taken.months, "month’s form", "months’ forms")} stand as the file says. The
            charts show them already. <a href={paths.network({ network })}>See the overview</a>.
          </p>
        </Notice>
      )}
      {problems.length > 0 && <FileProblems problems={problems} />}
      <p class="lead">
        An Excel or CSV file, as many sites and months as you like. You see what it would change
        before anything is written; then all of it is taken, or nothing.
      </p>
      <form method="post" action={paths.uploads({ network })} enctype="multipart/form-data">
        <div class="field">
          <label for="field-file">The file</label>
          <p class="hint" id="field-file-hint">
            Excel (.xlsx) or CSV, 5 MB at most.
          </p>
          {error && <FieldError id="field-file-error">{error}</FieldError>}
          <input
            id="field-file"
            class="input"
            type="file"
            name="file"
            accept=".xlsx,.xlsm,.csv,text/csv"
            aria-invalid={error ? "true" : undefined}
            aria-describedby={error ? "field-file-hint field-file-error" : "field-file-hint"}
          />
        </div>
        <p class="actions">
          <Button tone="primary" icon="upload">
            See what it would change
          </Button>
        </p>
      </form>
      <Templates network={network} />
      <HowToWrite lastPeriod={props.lastPeriod} />
    </Page>
  );
}

/** Files that name every figure that is asked for, and wait for the numbers. */
function Templates({ network }: { network: string }) {
  const [csv, xlsx] = [paths.uploadTemplate({ network }), paths.uploadWorkbook({ network })];
  return (
    <section class="stack">
      <h2>A file to fill in</h2>
      <p>Your sites, measures and months are in it already; the numbers are yours to add.</p>
      <p class="actions">
        <LinkButton href={xlsx} icon="download" download="">
          Last month, Excel
        </LinkButton>
        <LinkButton href={csv} icon="download" download="" tone="quiet">
          Last month, CSV
        </LinkButton>
        <LinkButton href={`${xlsx}?months=12`} icon="download" download="" tone="quiet">
          Twelve months, Excel
        </LinkButton>
      </p>
    </section>
  );
}

const columns = [
  ["site", "the site’s code or name"],
  ["period", "the month, as 2026-10; a week, as 2026-W40; a quarter, as 2026-Q3"],
  ["measure", "the measure’s code or name"],
  ["numerator", "how many; or the words “no cases”"],
  ["denominator", "out of how many"],
  ["note", "optional; where there is no figure, why it was not collected"],
  ["mean, sd, n", "instead of counts, where a measure is a mean of measurements"],
  ["value", "instead of counts, where a measure is a single number"],
  ["events", "instead of counts, where events are rare: which days or cases, as 3;17"],
] as const;

function HowToWrite({ lastPeriod }: { lastPeriod: Period }) {
  return (
    <Disclosure summary="How to write the file">
      <div class="stack">
        <p>
          A table as you keep it is read too: months down and sites or measures across, or the other
          way round, with numerator and denominator in two columns. What its headings mean is asked
          once and remembered.
        </p>
        <p>
          Or one figure a row: the first row names the columns. Months up to {lastPeriod}, the last
          that has ended, can be sent.
        </p>
        <DataTable
          id="columns"
          caption="Columns"
          captionHidden
          compact
          rows={columns}
          columns={[
            { heading: "Column", cell: ([name]) => <code>{name}</code> },
            { heading: "Holds", wide: true, cell: ([, holds]) => holds },
          ]}
        />
        <pre>{`site,period,measure,numerator,denominator,note
NOR,${lastPeriod},CAUTI,2,1034,
NOR,${lastPeriod},CLABSI,no cases,,
NOR,${lastPeriod},BUNDLE,,,observer on leave`}</pre>
      </div>
    </Disclosure>
  );
}
