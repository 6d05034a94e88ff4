import { stageOf } from "@allteach/domain/calendar";
import type { Charter } from "@allteach/domain/network";
import { type Period, periodName, shiftPeriod } from "@allteach/domain/period";
import type { Site } from "@allteach/domain/site";
import type { Submission } from "@allteach/domain/submission";
import { Button } from "../components/button.tsx";
import { DataTable } from "../components/data-table.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { ErrorSummary, type WrongField } from "../components/error-summary.tsx";
import { Field } from "../components/field.tsx";
import { cellName, type SheetRow, SheetRowFields, sheetField } from "../components/month-sheet.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";
import { momentWords } from "../words/date-words.ts";
import { dueSentence } from "../words/due-words.ts";
import { figureWords, rateWords } from "../words/figure-words.ts";

export interface SubmissionPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Charter;
  site: Site;
  period: Period;
  submission: Submission;
  rows: readonly SheetRow[];
  mayReport: boolean;
  /** The last month that has ended: none later can be entered. */
  lastPeriod: Period;
  /** What became of what was sent, if something was. */
  sent?:
    | { kind: "saved" }
    | { kind: "preview" }
    | { kind: "overtaken" }
    | { kind: "refused"; because: string }
    | undefined;
  reason?: { typed: string; error?: string | undefined } | undefined;
}

/** A month's figures of one site: a sheet with a row for each measure. */
export function SubmissionPage(props: SubmissionPageProps) {
  const { shell, charter, site, period, submission, rows, now } = props;
  const network = charter.slug;
  return (
    <Page
      title={`${periodName(period)} · ${site.name}`}
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: site.name, href: paths.site({ network, site: site.code }) },
      ]}
      scripts={["month-form.js"]}
      {...shell}
    >
      <header class="stack">
        <h1>
          {periodName(period)}, {site.name}
        </h1>
        <p class="lead">{stateSentence(props)}</p>
        <Months {...props} />
      </header>
      {rows.length === 0 ? (
        <EmptyState icon="chart" title="No measure asks this kind of site">
          Measures name the kinds of site that report them. The network’s leader can change them.
        </EmptyState>
      ) : props.mayReport ? (
        <Sheet {...props} />
      ) : (
        <WhatStands rows={rows} site={site} />
      )}
      {submission.revision > 0 && (
        <p class="soft small">
          Revision {submission.revision}
          {submission.at !== undefined && `, ${momentWords(submission.at, charter.timeZone, now)}`}.
          Earlier ones are kept.
        </p>
      )}
    </Page>
  );
}

/** Where the month stands: when it is due, how much of it is in. */
function stateSentence({ rows, submission, period, charter, now }: SubmissionPageProps): string {
  const missing = missingOf(rows).length;
  if (submission.attested && missing === 0) return "Complete and attested. Thank you.";
  if (rows.length > 0 && missing === 0) return "All in. Attest it when the figures are right.";
  const begun = `${rows.length - missing} of ${rows.length} in`;
  return `${begun}. ${dueSentence(period, { ...charter, now })}.`;
}

const missingOf = (rows: readonly SheetRow[]) => rows.filter(({ standing }) => !standing);

function Months({ charter, site, period, lastPeriod }: SubmissionPageProps) {
  const href = (each: Period) =>
    paths.submission({ network: charter.slug, site: site.code, period: each });
  const [before, after] = [shiftPeriod(period, -1), shiftPeriod(period, 1)];
  return (
    <nav class="row small" aria-label="Other months">
      <a href={href(before)}>{periodName(before)}</a>
      {after <= lastPeriod && <a href={href(after)}>{periodName(after)}</a>}
    </nav>
  );
}

function Sheet(props: SubmissionPageProps) {
  const { charter, site, period, submission, rows } = props;
  return (
    <form
      method="post"
      action={paths.submission({ network: charter.slug, site: site.code, period })}
      class="sheet"
      data-sheet=""
      novalidate
    >
      <Outcome {...props} />
      <input type="hidden" name="saw" value={submission.revision} />
      {rows.map((row) => (
        <SheetRowFields row={row} />
      ))}
      <Reason {...props} />
      <div class="sheet-foot">
        <p>{footSentence(props)}</p>
        <p class="actions">
          <Button name="then" value="save">
            Save
          </Button>
          <Button tone="primary" name="then" value="attest" icon="check">
            Save and attest
          </Button>
          <Button tone="quiet" name="then" value="preview" icon="chart">
            See what the charts would say
          </Button>
        </p>
        <p class="soft small">
          To attest is to say that the figures are complete and right. A row left empty stays open.
        </p>
      </div>
    </form>
  );
}

/** What became of what was sent. */
function Outcome(props: SubmissionPageProps) {
  const { sent, submission, charter, now } = props;
  const wrong = wrongFields(props);
  if (wrong.length > 0) {
    return (
      <>
        <ErrorSummary wrong={wrong} />
        <p class="soft">Nothing was saved yet; what you typed is all here.</p>
      </>
    );
  }
  switch (sent?.kind) {
    case "overtaken":
      return (
        <Notice tone="warning" title="Someone saved this month while you were typing">
          <p>
            {submission.at !== undefined &&
              `They saved at ${momentWords(submission.at, charter.timeZone, now)}. `}
            Where they differ, what stands now is shown beside what you typed. Look, then save
            again.
          </p>
        </Notice>
      );
    case "refused":
      return (
        <Notice tone="error" title="Not saved">
          <p>{sent.because}</p>
        </Notice>
      );
    case "preview":
      return (
        <Notice title="A look ahead: nothing is saved yet">
          <p>Under each row stands what its chart would say. Save when the figures are right.</p>
        </Notice>
      );
    case "saved":
      return <Saved {...props} />;
    case undefined:
      return null;
  }
}

function Saved({ rows, submission, charter, site, now }: SubmissionPageProps) {
  const missing = missingOf(rows);
  const at =
    submission.at === undefined ? "" : ` ${momentWords(submission.at, charter.timeZone, now)}`;
  const home = paths.site({ network: charter.slug, site: site.code });
  return (
    <Notice tone="success" title={`Saved${at}`}>
      {missing[0] ? (
        <p>
          {counted(missing.length, "measure is", "measures are")} still missing:{" "}
          <a href={`#row-${cellName(missing[0])}`}>{missing[0].measure.name}</a>
          {missing.length > 1 && ` and ${missing.length - 1} more`}. It can be attested once they
          are in.
        </p>
      ) : (
        <p>
          {submission.attested
            ? "The month is complete and attested. The charts show it already: "
            : "Everything is in. Attest it when the figures are right. "}
          <a href={home}>see {site.name}</a>.
        </p>
      )}
    </Notice>
  );
}

function wrongFields({ rows, reason }: SubmissionPageProps): WrongField[] {
  const inRows = rows.flatMap((row) =>
    row.wrong.map(({ part, because }) => ({
      name: sheetField(part === "answer" ? "because" : part, row),
      error: `${row.measure.name}: ${because}`,
    })),
  );
  return reason?.error ? [...inRows, { name: "reason", error: reason.error }] : inRows;
}

/** Asked once a month is attested or locked; what stood before is never lost. */
function Reason({ charter, period, submission, now, reason, rows }: SubmissionPageProps) {
  const stage = stageOf(period, charter.calendar, charter.timeZone, now);
  const locked = stage === "soft-locked" || stage === "closed";
  const stands = rows.some(({ standing }) => standing);
  if (!reason?.error && !reason?.typed && !(stands && (locked || submission.attested))) return null;
  return (
    <Field
      name="reason"
      kind="textarea"
      rows={2}
      maxlength={500}
      label="Why a figure changes"
      hint={
        submission.attested
          ? "The month was attested, so a change to a figure that stands takes a reason. Adding one does not."
          : "The month is locked, so a change to a figure that stands takes a reason. Adding one does not."
      }
      value={reason?.typed}
      error={reason?.error}
      optional
    />
  );
}

function footSentence({ rows }: SubmissionPageProps): string {
  const missing = missingOf(rows).length;
  return missing === 0 ? "Nothing is missing." : `${missing} of ${rows.length} still missing.`;
}

/** For readers who may not change them. */
function WhatStands({ rows, site }: { rows: readonly SheetRow[]; site: Site }) {
  return (
    <>
      <DataTable
        id="stands"
        caption="What was reported"
        captionHidden
        rows={rows}
        columns={[
          { heading: "Measure", cell: ({ measure }) => measure.name },
          { heading: "Reported", wide: true, cell: ({ standing }) => figureWords(standing) },
          {
            heading: "Comes to",
            numeric: true,
            cell: ({ standing, measure, past }) =>
              rateWords(standing, measure, past.reading.format.decimals) ?? "",
          },
        ]}
      />
      <p class="soft">Only people who report for {site.name} can change these.</p>
    </>
  );
}
