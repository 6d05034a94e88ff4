import { stageOf } from "@allteach/domain/calendar";
import { type Period, periodName, shiftPeriod } from "@allteach/domain/period";
import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Field } from "../components/field.tsx";
import { Icon } from "../components/icon.tsx";
import { MonthFigures } from "../components/month-figures.tsx";
import { MonthHistory } from "../components/month-history.tsx";
import { MonthOutcome, missingOf } from "../components/month-outcome.tsx";
import { SheetMeasure } from "../components/month-sheet.tsx";
import { Page } from "../components/page.tsx";
import type { SheetRow } from "../components/sheet-row.tsx";
import type { SubmissionPageProps } from "../components/submission-props.tsx";
import { paths } from "../paths.ts";
import { momentWords } from "../words/date-words.ts";
import { dueSentence } from "../words/due-words.ts";
import { whoWords } from "../words/who-words.ts";

/** A month's figures of one site: a sheet with a row for each measure. */
export function SubmissionPage(props: SubmissionPageProps) {
  const { shell, charter, site, period, rows, now } = props;
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
        <Reporting {...props} />
        <Months {...props} />
      </header>
      {rows.length === 0 ? (
        <EmptyState icon="chart" title="No measure asks this kind of site">
          Measures name the kinds of site that report them. The network’s leader can change them.
        </EmptyState>
      ) : props.mayReport ? (
        <Sheet {...props} />
      ) : (
        <MonthFigures rows={rows} site={site} />
      )}
      <MonthHistory {...props} timeZone={charter.timeZone} now={now} />
      <p class="small">
        <a href={paths.restatements({ network })}>Figures that were restated</a>
      </p>
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

/** Who attested it; and, which is another thing, how much of it came in time. */
function Reporting(props: SubmissionPageProps) {
  const { reporting, attestation, charter, period, now, readers } = props;
  const { expected, onTime } = reporting;
  const stage = stageOf(period, charter.calendar, charter.timeZone, now);
  const isDue = stage !== "open" && stage !== "not-open" && expected > 0;
  if (!isDue && !attestation) return null;
  const by = attestation && whoWords(attestation.by, readers);
  const at = attestation && momentWords(attestation.at, charter.timeZone, now);
  return (
    <p class="soft small">
      {attestation && `Attested by ${by}, ${at}. `}
      {isDue && `${onTime} of ${expected} figures came by the due day.`}
    </p>
  );
}

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
  const { charter, site, period, rows, sent, saw, place, readers } = props;
  const address = { network: charter.slug, site: site.code, period };
  return (
    <form
      method="post"
      action={paths.submission(address)}
      class="sheet"
      data-sheet=""
      data-draft={`${readers.me}/${charter.slug}/${site.code}/${period}`}
      data-saved={sent?.kind === "saved" ? "" : undefined}
      data-echo={isEcho(props) ? "" : undefined}
      data-preview={paths.submissionPreview(address)}
      novalidate
    >
      <MonthOutcome {...props} />
      <DraftNotice />
      <input type="hidden" name="saw" value={saw} />
      {place && <input type="hidden" name="place" value={place} />}
      {byMeasure(rows).map((ofMeasure) => (
        <SheetMeasure rows={ofMeasure} />
      ))}
      <Reason {...props} />
      <div class="sheet-foot">
        <p class="sheet-state">
          <span>{footSentence(props)}</span>{" "}
          <span class="soft" data-state="" role="status">
            {savedWords(props)}
          </span>
        </p>
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
          To attest is to say that this is complete and correct to your knowledge. A row left empty
          stays open.
        </p>
      </div>
    </form>
  );
}

/** Whether the page shows again what was sent, rather than what stands. */
function isEcho({ sent, rows, reason }: SubmissionPageProps): boolean {
  const isWrong = rows.some(({ wrong }) => wrong.length > 0) || reason?.error !== undefined;
  return isWrong || (sent !== undefined && sent.kind !== "saved");
}

/** Where a script can say that it brought back what was typed here before. */
function DraftNotice() {
  return (
    <div class="notice notice-info" data-draft-notice="" hidden>
      <Icon name="information" />
      <div class="notice-text">
        <p data-draft-words="" />
        <p class="actions">
          <Button type="button" tone="quiet">
            Put back what is saved
          </Button>
        </p>
      </div>
    </div>
  );
}

/** Weeks of one measure stand together. */
function byMeasure(rows: readonly SheetRow[]): SheetRow[][] {
  return [...Map.groupBy(rows, ({ measure }) => measure.id).values()];
}

/** The quiet line: what is saved, since when and by whom. */
function savedWords({ submission, charter, now, readers }: SubmissionPageProps): string {
  const { at, by = "", revision } = submission;
  if (at === undefined) return "Nothing is saved yet.";
  const when = momentWords(at, charter.timeZone, now);
  return `Saved ${when} by ${whoWords(by, readers)}, revision ${revision}; earlier ones are kept.`;
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
