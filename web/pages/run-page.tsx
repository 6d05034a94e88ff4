import type { Charter } from "@allteach/domain/network";
import { periodName } from "@allteach/domain/period";
import { type ReportRecord, type Run, runId } from "@allteach/domain/report";
import type { DeliveryStatus } from "@allteach/domain/subscription";
import { Button } from "../components/button.tsx";
import { DataTable } from "../components/data-table.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";
import { momentWords } from "../words/date-words.ts";
import { reportName, runReasonWords, statusWords } from "../words/report-words.ts";

export interface RunMail {
  to: string;
  reportId: string;
  status: DeliveryStatus;
  attempts: number;
  sentAt: number | null;
  failure: string | null;
}

export interface RunPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Charter;
  run: Run;
  reports: readonly (ReportRecord & { of?: string })[];
  mails: readonly RunMail[];
  /** What the way mail leaves can promise, in a sentence. */
  promise: string;
  newestEdition: number;
  /** Whether somebody has just had what failed tried once more. */
  isLookedAt: boolean;
}

/** One run as it goes: progress, failures in words, who got what. */
export function RunPage(props: RunPageProps) {
  const { shell, now, charter, run, reports, mails, promise } = props;
  const network = charter.slug;
  const made = reports.filter(({ status }) => status === "built").length;
  const names = new Map(reports.map((report) => [report.id, reportName(report)]));
  const time = (at: number) => momentWords(at, charter.timeZone, now);
  return (
    <Page
      title={`Run of ${periodName(run.period)}`}
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Report runs", href: paths.runs({ network }) },
      ]}
      {...shell}
    >
      <h1>
        {periodName(run.period)}
        {run.edition > 1 && `, edition ${run.edition}`}
      </h1>
      <p class="lead">
        {made} of {counted(reports.length, "report")} {made === 1 ? "is" : "are"} made.{" "}
        {mailSentence(mails, reports)}
      </p>
      <p class="soft">
        {runReasonWords[run.why]}, begun {time(run.begunAt)}
        {run.reason && `: ${run.reason}`}. {!run.mails && "Nobody is mailed this edition."}
      </p>
      <NotMade {...props} />
      <h2>Reports</h2>
      <DataTable
        id="reports"
        caption="Reports of this run"
        captionHidden
        compact
        rows={reports}
        columns={[
          {
            heading: "Report",
            wide: true,
            cell: (report) => (
              <a href={paths.report({ network, report: report.id })}>{reportName(report)}</a>
            ),
          },
          { heading: "For", wide: true, cell: ({ audience }) => audienceWords[audience] },
          {
            heading: "Made",
            cell: ({ builtAt, status }) =>
              builtAt === undefined ? reportStatusWords[status] : time(builtAt),
          },
        ]}
      />
      <h2>Who got what</h2>
      {mails.length === 0 ? (
        <p>Nobody: nobody had asked for these when they were made.</p>
      ) : (
        <DataTable
          id="mails"
          caption="Mails of this run"
          captionHidden
          compact
          rows={mails.slice(0, MAILS_SHOWN)}
          columns={[
            { heading: "To", cell: ({ to }) => to },
            {
              heading: "What",
              wide: true,
              cell: ({ reportId }) => names.get(reportId) ?? reportId,
            },
            {
              heading: "How it went",
              wide: true,
              cell: ({ status, failure }) =>
                failure ? `${statusWords[status]}: ${failure}` : statusWords[status],
            },
            { heading: "Tries", numeric: true, cell: ({ attempts }) => attempts },
            { heading: "At", cell: ({ sentAt }) => (sentAt === null ? "" : time(sentAt)) },
          ]}
        />
      )}
      {mails.length > MAILS_SHOWN && <p class="soft">and {mails.length - MAILS_SHOWN} more.</p>}
      <p class="soft">{promise}</p>
    </Page>
  );
}

/** The reports that could not be made, why, and the ways on from there. */
function NotMade({ charter, run, reports, newestEdition, isLookedAt }: RunPageProps) {
  const network = charter.slug;
  const failed = reports.filter(({ status }) => status === "failed");
  const next = paths.run({ network, run: runId(run.period, newestEdition) });
  if (failed.length === 0) return null;
  return (
    <>
      {isLookedAt && (
        <Notice title="It is being looked at">
          <p>Open this page again in a minute to see how it went.</p>
        </Notice>
      )}
      {failed.map((report) => (
        <Notice tone="error" title={`${reportName(report)} could not be made`}>
          <p>{report.failure}.</p>
        </Notice>
      ))}
      {newestEdition > run.edition ? (
        <p>
          <a href={next}>Edition {newestEdition}</a> took its place, so it is not tried any more.
        </p>
      ) : (
        <form class="stack" method="post" action={paths.run({ network, run: run.id })}>
          <p>
            It is tried again every hour. Once what stands in its way is settled, have it looked at
            here, or <a href={`${paths.runs({ network })}#again`}>make the month again</a>: then a
            new edition takes its place.
          </p>
          <p class="actions">
            <Button>Look at it again now</Button>
          </p>
        </form>
      )}
    </>
  );
}

const MAILS_SHOWN = 500;

const audienceWords = {
  everyone: "Everyone in the network",
  names: "Those who see every site",
  sums: "Those who see sums alone",
} as const;

const reportStatusWords = {
  pending: "Being made",
  failed: "Not made",
  built: "Made",
} as const;

/** "12 mails: 10 sent, 1 unknown, 1 not sent." */
function mailSentence(mails: readonly RunMail[], reports: readonly ReportRecord[]): string {
  if (mails.length === 0) return "";
  const failed = new Set(reports.flatMap(({ id, status }) => (status === "failed" ? id : [])));
  const held = mails.filter(({ status, reportId }) => status === "ready" && failed.has(reportId));
  const count = (...some: DeliveryStatus[]) =>
    mails.filter(({ status }) => some.includes(status)).length;
  const parts = [
    [count("sent"), "sent"],
    [count("ready", "sending") - held.length, "on their way"],
    [held.length, "held back, as their report could not be made"],
    [count("gathered"), "waiting for the mail of the day"],
    [count("unknown"), "unknown"],
    [count("failed"), "not delivered"],
    [count("stopped"), "stopped"],
  ] as const;
  const said = parts.flatMap(([number, what]) => (number === 0 ? [] : `${number} ${what}`));
  return `${counted(mails.length, "mail")}: ${said.join(", ")}.`;
}
