import type { Measure } from "@allteach/domain/measure";
import { statusNames } from "@allteach/domain/measure-status";
import type { Charter } from "@allteach/domain/network";
import { Badge } from "../components/badge.tsx";
import { LinkButton } from "../components/button.tsx";
import { DataTable } from "../components/data-table.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";
import { dateWords } from "../words/date-words.ts";
import { askedWords, cadenceNames, kindNames, minutesWords } from "../words/measure-words.ts";

export interface ListedMeasure {
  measure: Measure;
  /** Sites that are asked for it, and minutes a month of all of them together. */
  burden: { sites: number; minutes: number };
  hasFigures: boolean;
  isOpen: boolean;
  findings: readonly { sentence: string }[];
}

export interface MeasuresPageProps {
  shell: Partial<PageProps>;
  charter: Pick<Charter, "slug" | "name">;
  measures: readonly ListedMeasure[];
  nodes: readonly { id: number; name: string }[];
  mayManage: boolean;
  now: Date;
}

/** What the network measures, what it thinks of measuring, and what that costs. */
export function MeasuresPage(props: MeasuresPageProps) {
  const { shell, charter, measures, mayManage } = props;
  const network = charter.slug;
  return (
    <Page
      title="Measures"
      breadcrumb={[{ label: "Overview", href: paths.network({ network }) }]}
      {...shell}
    >
      <header class="stack">
        <h1>Measures</h1>
        <p class="lead">{leadWords(measures)}</p>
        {mayManage && (
          <p class="actions">
            <LinkButton href={paths.newMeasure({ network })} tone="primary" icon="plus">
              Write a new measure
            </LinkButton>
          </p>
        )}
      </header>
      {measures.length === 0 ? (
        <EmptyState icon="chart" title="No measures yet">
          Most networks begin with one outcome and two processes that lead to it.
        </EmptyState>
      ) : (
        <Table {...props} />
      )}
    </Page>
  );
}

function leadWords(measures: readonly ListedMeasure[]): string {
  const asked = measures.filter(
    ({ measure: { status } }) => status === "live" || status === "test",
  );
  const minutes = asked.reduce((sum, { burden }) => sum + burden.minutes, 0);
  const drafts = measures.filter(({ isOpen }) => isOpen).length;
  const cost = minutes === 0 ? "" : `, about ${minutesWords(minutes)} of work a month in all sites`;
  const open =
    drafts === 0 ? "" : ` ${counted(drafts, "draft is", "drafts are")} open for comments.`;
  return `Sites are asked for ${counted(asked.length, "measure")}${cost}.${open}`;
}

function Table({ charter, measures, nodes, mayManage, now }: MeasuresPageProps) {
  const network = charter.slug;
  const unclear = measures.some(({ findings }) => findings.length > 0);
  return (
    <DataTable<ListedMeasure>
      id="measures"
      caption="Every measure of the network"
      captionHidden
      rows={measures}
      columns={[
        {
          heading: "Measure",
          cell: ({ measure: { code, name } }) => (
            <>
              <a href={paths.measureVersions({ network, measure: code })}>{name}</a>
              <span class="soft small second-line">{code}</span>
            </>
          ),
        },
        { heading: "Status", cell: (row) => <Status {...row} now={now} /> },
        { heading: "Kind", cell: ({ measure }) => kindNames[measure.kind] },
        { heading: "How often", cell: ({ measure }) => cadenceNames[measure.cadence] },
        { heading: "Who reports it", cell: ({ measure }) => askedWords(measure, nodes) },
        { heading: "Sites", numeric: true, cell: ({ burden }) => burden.sites },
        {
          heading: "Work a month",
          numeric: true,
          cell: ({ burden: { minutes } }) =>
            minutes === 0 ? <span class="soft">not said</span> : minutesWords(minutes),
        },
        ...(mayManage && unclear
          ? [
              {
                heading: "Worth a look",
                wide: true,
                cell: ({ findings }: ListedMeasure) => findings[0]?.sentence ?? "",
              },
            ]
          : []),
      ]}
    />
  );
}

function Status({
  measure: { status, commentsUntil },
  isOpen,
  now,
}: ListedMeasure & { now: Date }) {
  return (
    <>
      <Badge>{statusNames[status]}</Badge>
      {isOpen && commentsUntil && (
        <span class="soft small second-line">comments until {dateWords(commentsUntil, now)}</span>
      )}
    </>
  );
}
