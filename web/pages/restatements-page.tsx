import type { Figure } from "@allteach/domain/figure";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import { type FigurePeriod, type Period, periodName } from "@allteach/domain/period";
import type { Site } from "@allteach/domain/site";
import { DataTable } from "../components/data-table.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";
import { momentWords } from "../words/date-words.ts";
import { figureWords } from "../words/figure-words.ts";

/** A figure that changed after its month was attested or locked. */
interface ListedRestatement {
  period: FigurePeriod;
  month: Period;
  was: Figure;
  now: Figure;
  why: string;
  at: number;
  whose: Site;
  what: Measure;
  /** Who was mailed a report that held the old figure, once for each report. */
  readers: readonly { user: string }[];
}

export interface RestatementsPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Pick<Charter, "slug" | "timeZone">;
  /** The newest first. */
  restatements: readonly ListedRestatement[];
}

/** The ledger of figures that changed after they counted: both are kept. */
export function RestatementsPage({ shell, now, charter, restatements }: RestatementsPageProps) {
  const network = charter.slug;
  return (
    <Page
      title="Restated figures"
      breadcrumb={[
        { label: "Overview", href: paths.network({ network }) },
        { label: "Reports", href: paths.reports({ network }) },
      ]}
      {...shell}
    >
      <h1>Restated figures</h1>
      <p class="lead">
        Figures that changed after their month was attested or locked. Both are kept, and charts
        show where the old one stood.
      </p>
      {restatements.length === 0 ? (
        <EmptyState icon="document" title="Nothing was restated">
          A correction before a month is attested is just a correction, and does not stand here.
        </EmptyState>
      ) : (
        <DataTable
          id="restatements"
          caption="Restated figures, the newest first"
          captionHidden
          compact
          rows={restatements}
          columns={[
            {
              heading: "Measure",
              cell: ({ what, whose }) => (
                <a
                  href={`${paths.measure({ network, measure: what.code })}?site=${encodeURIComponent(whose.code)}`}
                >
                  {what.name}
                </a>
              ),
            },
            { heading: "Site", cell: ({ whose }) => whose.name },
            { heading: "Period", cell: ({ period }) => periodName(period) },
            { heading: "Was", cell: ({ was }) => figureWords(was) },
            { heading: "Is", cell: ({ now: is }) => figureWords(is) },
            { heading: "Why", wide: true, cell: ({ why }) => why },
            { heading: "When", cell: ({ at }) => momentWords(at, charter.timeZone, now) },
            { heading: "Mailed with the old one", cell: ({ readers }) => mailedTo(readers) },
          ]}
        />
      )}
    </Page>
  );
}

function mailedTo(readers: readonly { user: string }[]): string {
  const people = new Set(readers.map(({ user }) => user)).size;
  return people === 0 ? "nobody" : counted(people, "person", "people");
}
