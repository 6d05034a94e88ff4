import type { Charter } from "@allteach/domain/network";
import { periodName } from "@allteach/domain/period";
import type { Artefact, ReportRecord } from "@allteach/domain/report";
import type { DeliveryStatus } from "@allteach/domain/subscription";
import { LinkButton } from "../components/button.tsx";
import { DataTable } from "../components/data-table.tsx";
import { Disclosure } from "../components/disclosure.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { counted, sizeWords } from "../words/count-words.ts";
import { momentWords } from "../words/date-words.ts";
import { reportName, statusWords } from "../words/report-words.ts";
import { says } from "./reports-page.tsx";

/** One mail of a report, and how it went. */
export interface MailedReport {
  to: string;
  status: DeliveryStatus;
  sentAt: number | null;
  failure: string | null;
}

export interface ReportPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Pick<Charter, "slug" | "timeZone">;
  /** Whether the reader may open the network's own pages, and not only its reports. */
  maySeeNetwork: boolean;
  report: ReportRecord & { of?: string };
  artefacts: readonly Artefact[];
  /** The one on paper, with numbers as the reader writes them where there is one. */
  paper: string;
  /** Its editions, the newest first. */
  editions: readonly ReportRecord[];
  /** Absent for those who may not see who was mailed. */
  mails?: readonly MailedReport[] | undefined;
}

/** The form of a report that is read on a page. */
const ON_A_PAGE = "report.html";

/** The one that is shown on the monthly call. */
const CALL_PACK = "call-pack.html";

/** One month's report as it was mailed, with the proof that it still is. */
export function ReportPage(props: ReportPageProps) {
  const { shell, charter, report, artefacts, mails, now, maySeeNetwork } = props;
  const network = charter.slug;
  const addressOf = (form: string) =>
    artefacts.some(({ name }) => name === form)
      ? paths.artefact({ network, report: report.id, artefact: form })
      : undefined;
  const [src, pdf] = [addressOf(ON_A_PAGE), addressOf(props.paper)];
  return (
    <Page
      title={`Report, ${periodName(report.period)}`}
      breadcrumb={[
        ...(maySeeNetwork ? [{ label: "Overview", href: paths.network({ network }) }] : []),
        { label: "Reports", href: paths.reports({ network }) },
      ]}
      {...shell}
    >
      <h1>{report.title || reportName(report)}</h1>
      {report.status !== "built" && (
        <Notice title={report.status === "pending" ? "On its way" : "Not there yet"}>
          <p>{says(report)}</p>
        </Notice>
      )}
      {report.builtAt !== undefined && (
        <p class="soft">
          Made at {momentWords(report.builtAt, charter.timeZone, now)} and kept unchanged since.
        </p>
      )}
      <Editions {...props} />
      {src && (
        <>
          <p class="actions">
            {artefacts.some(({ name }) => name === CALL_PACK) && (
              <LinkButton
                href={paths.artefact({ network, report: report.id, artefact: CALL_PACK })}
                tone="primary"
                icon="document"
              >
                Show it on the call
              </LinkButton>
            )}
            <LinkButton href={src} icon="document">
              Open it on a page of its own
            </LinkButton>
            {pdf && (
              <LinkButton href={pdf} icon="download">
                Download as PDF
              </LinkButton>
            )}
          </p>
          <iframe
            class="report-frame"
            title={`The report of ${periodName(report.period)}`}
            src={src}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
          />
        </>
      )}
      {artefacts.length > 0 && <Files network={network} report={report} artefacts={artefacts} />}
      {mails && <Mails mails={mails} timeZone={charter.timeZone} now={now} />}
    </Page>
  );
}

/** Which edition it is, and where the others are; how it was run, for those who run reports. */
function Editions({ charter, report, editions, mails }: ReportPageProps) {
  const network = charter.slug;
  const run = report.edition === 1 ? report.period : `${report.period}.${report.edition}`;
  const newest = editions[0];
  return (
    <>
      {newest && newest.id !== report.id && (
        <Notice title="There is a newer edition">
          <p>
            This one is kept as it was mailed.{" "}
            <a href={paths.report({ network, report: newest.id })}>{reportName(newest)}</a>
          </p>
        </Notice>
      )}
      {(editions.length > 1 || mails) && (
        <p class="soft">
          {editions.length > 1 && `Edition ${report.edition} of ${editions.length}. `}
          {mails && <a href={paths.run({ network, run })}>How this run went</a>}
        </p>
      )}
    </>
  );
}

function Files({
  network,
  report,
  artefacts,
}: {
  network: string;
  report: ReportRecord;
  artefacts: readonly Artefact[];
}) {
  return (
    <section aria-labelledby="files">
      <h2 id="files">Files</h2>
      <Disclosure summary={`${counted(artefacts.length, "file")}, each with its fingerprint`}>
        <div class="stack">
          <p class="soft">
            The fingerprint (SHA-256) of a file changes with any byte of it: compare it to know that
            a copy is the one that was mailed.
          </p>
          <DataTable
            id="files-table"
            caption="Files of this report"
            captionHidden
            compact
            rows={artefacts}
            columns={[
              {
                heading: "File",
                cell: ({ name }) => (
                  <a href={paths.artefact({ network, report: report.id, artefact: name })}>
                    {name}
                  </a>
                ),
              },
              { heading: "Size", numeric: true, cell: ({ bytes }) => sizeWords(bytes) },
              { heading: "SHA-256", cell: ({ sha256 }) => <code class="hash">{sha256}</code> },
            ]}
          />
        </div>
      </Disclosure>
    </section>
  );
}

/** More are counted, not shown. */
const MAILS_SHOWN = 200;

function Mails({
  mails,
  timeZone,
  now,
}: {
  mails: readonly MailedReport[];
  timeZone: string;
  now: Date;
}) {
  const more = mails.length - MAILS_SHOWN;
  return (
    <section aria-labelledby="mails">
      <h2 id="mails">Who was mailed</h2>
      {mails.length === 0 ? (
        <p>Nobody: nobody had asked for it when it was made.</p>
      ) : (
        <DataTable
          id="mails-table"
          caption="Mails of this report"
          captionHidden
          compact
          rows={mails.slice(0, MAILS_SHOWN)}
          columns={[
            { heading: "To", cell: ({ to }) => to },
            {
              heading: "How it went",
              wide: true,
              cell: ({ status, failure }) =>
                failure ? `${statusWords[status]}: ${failure}` : statusWords[status],
            },
            {
              heading: "At",
              cell: ({ sentAt }) => (sentAt === null ? "" : momentWords(sentAt, timeZone, now)),
            },
          ]}
        />
      )}
      {more > 0 && <p class="soft">and {more} more.</p>}
    </section>
  );
}
