import { readingSvg } from "@allteach/chart/reading-svg";
import type { MonthReporting } from "@allteach/domain/completeness";
import type { Charter } from "@allteach/domain/network";
import { type Period, periodName } from "@allteach/domain/period";
import type { ChartReading } from "@allteach/spc/chart-reading";
import { LinkButton } from "../components/button.tsx";
import { ChartFigure } from "../components/chart-figure.tsx";
import {
  CompletenessGrid,
  type CompletenessGridProps,
  CompletenessLegend,
} from "../components/completeness-grid.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { Pagination } from "../components/pagination.tsx";
import { paths } from "../paths.ts";
import { counted } from "../words/count-words.ts";

export interface CompletenessPageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  periods: readonly Period[];
  rows: CompletenessGridProps["rows"];
  complete: ChartReading;
  onTime: ChartReading;
  mayFollowUp: boolean;
  /** Which screenful of sites is shown, from 1. */
  page: number;
}

/** More rows than this, and one turns pages. */
const A_SCREENFUL = 50;

/** Who has sent what, month by month, and how that goes on: a fact, never a button. */
export function CompletenessPage(props: CompletenessPageProps) {
  const { shell, charter, periods, rows, page, mayFollowUp } = props;
  const network = charter.slug;
  const shown = rows.slice((page - 1) * A_SCREENFUL, page * A_SCREENFUL);
  return (
    <Page
      title="Completeness"
      breadcrumb={[{ label: "Overview", href: paths.network({ network }) }]}
      {...shell}
    >
      <header class="stack">
        <h1>Completeness</h1>
        <p class="lead">{sentence(periods, rows)}</p>
        {mayFollowUp && (
          <p class="actions">
            <LinkButton href={paths.calls({ network })} icon="people">
              Whom to call
            </LinkButton>
          </p>
        )}
      </header>
      {rows.length === 0 ? (
        <EmptyState icon="site" title="No site yet">
          Once sites belong to the network, each of their months has a place here.
        </EmptyState>
      ) : (
        <section class="stack" aria-label="Sites by month">
          <CompletenessLegend />
          <CompletenessGrid {...{ network, periods, rows: shown, follows: mayFollowUp }} />
          <Pagination label="Sites" {...turns(network, rows.length, page)} />
        </section>
      )}
      <Rate reading={props.complete} id="complete" title="Sites whose month is complete" />
      <Rate reading={props.onTime} id="in-time" title="Sites whose month was complete in time" />
    </Page>
  );
}

function turns(network: string, all: number, page: number) {
  const to = (turned: number) => `${paths.completeness({ network })}?page=${turned}`;
  const [first, last] = [(page - 1) * A_SCREENFUL + 1, Math.min(all, page * A_SCREENFUL)];
  return {
    showing: `${first} to ${last} of ${all}`,
    ...(page > 1 && { previous: to(page - 1) }),
    ...(last < all && { next: to(page + 1) }),
  };
}

function sentence(periods: readonly Period[], rows: CompletenessGridProps["rows"]): string {
  const last = periods.at(-1);
  if (!last || rows.length === 0) return "Nobody has been asked for figures yet.";
  const months = rows.flatMap(({ months: own }) => own.at(-1) ?? []).filter(isAsked);
  const whole = months.filter(({ given, expected }) => given === expected);
  if (months.length === 0) return `No site is asked for figures of ${periodName(last)}.`;
  return `${whole.length} of ${counted(months.length, "site")} ${whole.length === 1 ? "has" : "have"} sent everything for ${periodName(last)}.`;
}

const isAsked = ({ expected }: MonthReporting) => expected > 0;

function Rate({ reading, id, title }: { reading: ChartReading; id: string; title: string }) {
  if (reading.latest === null) return null;
  const picture = (width: "wide" | "narrow") =>
    readingSvg(reading, { id: `${id}-${width}`, title, hover: true, width });
  return (
    <section class="stack" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{title}</h2>
      <ChartFigure
        svg={picture("wide")}
        narrowSvg={picture("narrow")}
        caption={<p>{reading.sentence}</p>}
      />
    </section>
  );
}
