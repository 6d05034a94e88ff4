import type { Figure } from "@allteach/domain/figure";
import type { Charter } from "@allteach/domain/network";
import { type FigurePeriod, periodName } from "@allteach/domain/period";
import type { Site } from "@allteach/domain/site";
import { Button, LinkButton } from "../components/button.tsx";
import { DataTable } from "../components/data-table.tsx";
import { Field } from "../components/field.tsx";
import { Notice } from "../components/notice.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";
import { figureWords } from "../words/figure-words.ts";

/** What a file would do to one figure. */
export type FileChange = {
  site: Site;
  period: FigurePeriod;
  measure: string;
  row: number;
  at?: string;
} & ({ change: "new" | "same"; to: Figure } | { change: "changed"; from: Figure; to: Figure });

/** A figure in a file that is unlikely, and why it seems so. */
export interface FileDoubt {
  site: Pick<Site, "name">;
  period: FigurePeriod;
  measure: string;
  because: string;
  row: number;
  at?: string;
}

export interface UploadPreviewPageProps {
  shell: Partial<PageProps>;
  charter: Pick<Charter, "slug">;
  /** The hash by which the kept file is taken. */
  file: string;
  changes: readonly FileChange[];
  counts: Readonly<Record<FileChange["change"], number>>;
  /** Why a reason must be given before it can be taken. */
  needsReason?: string | undefined;
  reason?: { typed: string; error?: string | undefined } | undefined;
  /** What is unlikely and has no note. */
  doubted?: readonly FileDoubt[];
  because?: { typed: string; error?: string | undefined } | undefined;
  /** How the file was read, in sentences. */
  remarks?: readonly string[];
  /** Whether its headings are read as somebody said once. */
  explained?: boolean;
  /** Why taking it was declined just now. */
  declined?: string | undefined;
}

/** More rows than this are counted, not shown. */
const SHOWN = 200;
const MOST_REMARKS = 20;

/** What a file would change, before anything is written. */
export function UploadPreviewPage(props: UploadPreviewPageProps) {
  const { shell, charter, changes, counts, declined } = props;
  const network = charter.slug;
  const news = changes.filter(({ change }) => change !== "same");
  return (
    <Page
      title="What the file would change"
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Upload figures", href: paths.uploads({ network }) },
      ]}
      {...shell}
    >
      <h1>{heading(counts)}</h1>
      {declined && (
        <Notice tone="error" title="Not taken">
          <p>{declined}</p>
        </Notice>
      )}
      <dl class="facts counts">
        {countFacts.map(([change, word]) => (
          <div>
            <dt>{word}</dt>
            <dd>{counts[change].toLocaleString("en-GB")}</dd>
          </div>
        ))}
      </dl>
      <HowItWasRead {...props} />
      {news.length === 0 ? <NothingNew network={network} /> : <TakeForm {...props} />}
      {news.length > 0 && <Changes news={news} />}
    </Page>
  );
}

const countFacts = [
  ["new", "New"],
  ["changed", "Changed"],
  ["same", "As they stand"],
] as const;

function heading({ new: added, changed }: UploadPreviewPageProps["counts"]): string {
  if (added + changed === 0) return "The file holds nothing new";
  if (changed === 0) return `The file adds ${counted(added, "figure")}`;
  if (added === 0) return `The file changes ${counted(changed, "figure")}`;
  return `The file adds ${counted(added, "figure")} and changes ${changed.toLocaleString("en-GB")}`;
}

function HowItWasRead({ charter, file, remarks = [], explained }: UploadPreviewPageProps) {
  if (remarks.length === 0 && !explained) return null;
  return (
    <Notice title="How it was read">
      {remarks.length > 0 && (
        <ul>
          {remarks.slice(0, MOST_REMARKS).map((remark) => (
            <li>{remark}</li>
          ))}
        </ul>
      )}
      {explained && (
        <form method="post" action={paths.uploads({ network: charter.slug })}>
          <p>Its headings are read as somebody in this network said before.</p>
          <input type="hidden" name="forget" value={file} />
          <p class="actions">
            <Button tone="quiet">Say anew what they mean</Button>
          </p>
        </form>
      )}
    </Notice>
  );
}

function NothingNew({ network }: { network: string }) {
  return (
    <>
      <p class="lead">Every figure in it stands already, so there is nothing to take.</p>
      <p class="actions">
        <LinkButton href={paths.uploads({ network })}>Choose another file</LinkButton>
        <LinkButton href={paths.network({ network })} tone="quiet">
          Overview
        </LinkButton>
      </p>
    </>
  );
}

function TakeForm(props: UploadPreviewPageProps) {
  const { charter, file, needsReason, reason, doubted = [], because } = props;
  const network = charter.slug;
  return (
    <form method="post" action={paths.uploads({ network })}>
      <p class="lead">Nothing is written yet. Look it over, then take it: all of it, or nothing.</p>
      <input type="hidden" name="take" value={file} />
      {doubted.length > 0 && (
        <>
          <Doubts doubted={doubted} />
          <Field
            name="because"
            kind="textarea"
            rows={2}
            maxlength={500}
            label="These figures are right because"
            hint="It is kept beside each of them. Or give each a note in the file, and choose it again."
            value={because?.typed}
            error={because?.error}
          />
        </>
      )}
      {(needsReason || reason?.error) && (
        <Field
          name="reason"
          kind="textarea"
          rows={2}
          maxlength={500}
          label="Why figures change"
          hint={needsReason}
          value={reason?.typed}
          error={reason?.error}
        />
      )}
      <p class="actions">
        <Button tone="primary" icon="check">
          Take it
        </Button>
        <LinkButton href={paths.uploads({ network })} tone="quiet">
          Choose another file
        </LinkButton>
      </p>
    </form>
  );
}

function Doubts({ doubted }: { doubted: readonly FileDoubt[] }) {
  const more = doubted.length - SHOWN;
  return (
    <>
      <DataTable
        id="doubts"
        caption={`${counted(doubted.length, "figure")} out of the ordinary`}
        compact
        rows={doubted.slice(0, SHOWN)}
        columns={[
          { heading: "Site", cell: ({ site }) => site.name },
          { heading: "Period", cell: ({ period }) => periodName(period) },
          { heading: "Measure", cell: ({ measure }) => measure },
          { heading: "What was noticed", cell: ({ because }) => because },
          { heading: "Where", numeric: true, cell: placeInFile },
        ]}
      />
      {more > 0 && <p class="soft">and {more.toLocaleString("en-GB")} more.</p>}
    </>
  );
}

const placeInFile = ({ row, at = "" }: { row: number; at?: string }) =>
  at ? at + row : `row ${row}`;

function Changes({ news }: { news: readonly FileChange[] }) {
  const changed = news.filter(({ change }) => change === "changed");
  const ordered = [...changed, ...news.filter(({ change }) => change === "new")];
  const more = ordered.length - SHOWN;
  return (
    <div class="stack">
      <DataTable
        id="changes"
        caption="What would change, corrections first"
        compact
        rows={ordered.slice(0, SHOWN)}
        columns={[
          { heading: "Site", cell: ({ site }) => site.name },
          { heading: "Period", cell: ({ period }) => periodName(period) },
          { heading: "Measure", cell: ({ measure }) => measure },
          {
            heading: "Stands",
            cell: (each) => (each.change === "changed" ? figureWords(each.from) : "nothing yet"),
          },
          { heading: "In the file", cell: ({ to }) => figureWords(to) },
          { heading: "Where", numeric: true, cell: placeInFile },
        ]}
      />
      {more > 0 && <p class="soft">and {more.toLocaleString("en-GB")} more.</p>}
    </div>
  );
}
