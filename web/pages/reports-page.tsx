import { nextReport } from "@allteach/domain/calendar";
import type { Charter } from "@allteach/domain/network";
import { monthName, periodName } from "@allteach/domain/period";
import type { ReportRecord } from "@allteach/domain/report";
import { DataTable } from "../components/data-table.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { dayWords } from "../words/date-words.ts";
import { reportName } from "../words/report-words.ts";

export interface ReportsPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Charter;
  /** Newest month first. */
  reports: readonly Archived[];
  /** Whether the reader may open the network's own pages, and not only its reports. */
  maySeeNetwork: boolean;
  /** Whether the reader may ask for them by mail. */
  maySubscribe: boolean;
  /** Whether they see how reports are made. */
  mayRun: boolean;
}

/** A report with the name of its site or node. */
type Archived = ReportRecord & { of?: string };

/** Every report there was, as it was mailed. */
export function ReportsPage(props: ReportsPageProps) {
  const { shell, charter, reports, now, maySeeNetwork } = props;
  const network = charter.slug;
  const next = nextReport(charter.calendar, charter.timeZone, now);
  const day = dayWords(next.at.getTime(), charter.timeZone, now);
  return (
    <Page
      title="Reports"
      breadcrumb={maySeeNetwork ? [{ label: "Overview", href: paths.network({ network }) }] : []}
      {...shell}
    >
      <h1>Reports</h1>
      <p class="lead">
        The next one, for {monthName(next.period)}, comes on {day}.
      </p>
      {reports.length === 0 ? (
        <EmptyState
          icon="document"
          title="No report yet"
          action={
            props.maySubscribe
              ? { label: "Get it by mail", href: paths.subscriptions({ network }) }
              : undefined
          }
        >
          Each month’s report is kept here exactly as it was mailed, for good.
        </EmptyState>
      ) : (
        <DataTable
          id="reports"
          caption="Reports, newest first"
          captionHidden
          rows={reports}
          columns={[
            { heading: "Report", wide: true, cell: (report) => monthLink(network, report) },
            { heading: "What it says", wide: true, cell: (report) => says(report) },
            {
              heading: "Made on",
              cell: ({ builtAt }) =>
                builtAt === undefined ? "" : dayWords(builtAt, charter.timeZone, now),
            },
          ]}
        />
      )}
      <ul>
        {maySeeNetwork && (
          <li>
            <a href={paths.agenda({ network })}>What the next call is about</a>
          </li>
        )}
        {props.maySubscribe && (
          <li>
            <a href={paths.subscriptions({ network })}>Which of them are mailed to you</a>
          </li>
        )}
        {props.mayRun && (
          <li>
            <a href={paths.runs({ network })}>How reports were made, and making one again</a>
          </li>
        )}
      </ul>
    </Page>
  );
}

/** The monthly report by its month alone: it is the one that people mean. */
function monthLink(network: string, report: Archived) {
  const { id, kind, period, edition } = report;
  const isUsual = kind === "network" && edition === 1;
  return (
    <a href={paths.report({ network, report: id })}>
      {isUsual ? periodName(period) : reportName(report)}
    </a>
  );
}

/** A built report by its title; one that is not, by what is the matter. */
export function says({ status, title, failure }: ReportRecord): string {
  switch (status) {
    case "built":
      return title;
    case "pending":
      return "Being made: it comes within minutes.";
    case "failed":
      return `Not made yet: ${failure ?? "something went wrong"}. It is tried again every hour.`;
  }
}
