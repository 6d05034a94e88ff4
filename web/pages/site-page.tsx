import type { Charter } from "@allteach/domain/network";
import { monthName, type Period, periodName } from "@allteach/domain/period";
import type { Site } from "@allteach/domain/site";
import { FollowForm } from "../components/boards/follow-form.tsx";
import { LinkButton } from "../components/button.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import type { MeasureChart } from "../components/measure-chart.tsx";
import { OverviewTable } from "../components/overview-table.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { TeamProgress, type TeamProgressProps } from "../components/team-progress.tsx";
import { paths } from "../paths.ts";
import { firstFew } from "../words/count-words.ts";
import { dueSentence } from "../words/due-words.ts";

export interface SiteMonth {
  period: Period;
  done: number;
  expected: number;
}

export interface SitePageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Charter;
  site: Site;
  mayReport: boolean;
  /** Whether whoever reads follows it; absent where they are nobody who can. */
  isFollowed?: boolean;
  /** Newest first. */
  months: readonly SiteMonth[];
  /** The site's chart of each measure that it reports, beside the network's. */
  charts: readonly { own: MeasureChart; network: MeasureChart }[];
  /** How far its team is. */
  progress?: Pick<TeamProgressProps, "suggestion" | "given"> | undefined;
}

/** A site at a glance: what to do now, then how it stands beside the network. */
export function SitePage(props: SitePageProps) {
  const { shell, charter, site, charts, months } = props;
  const network = charter.slug;
  return (
    <Page
      title={site.name}
      breadcrumb={[{ label: "Overview", href: paths.network({ network }) }]}
      {...shell}
    >
      <header class="stack">
        <h1>{site.name}</h1>
        <p class="soft">{siteLine(site)}</p>
        <p>
          What it tries: <a href={paths.siteTeamCharter({ network, site: site.code })}>charter</a>,{" "}
          <a href={paths.siteDrivers({ network, site: site.code })}>key drivers</a>,{" "}
          <a href={`${paths.tests({ network })}?site=${encodeURIComponent(site.code)}`}>
            tests of change
          </a>
          . What it tells:{" "}
          <a href={paths.siteStoryboard({ network, site: site.code })}>storyboard</a>,{" "}
          <a href={`${paths.pins({ network })}?site=${encodeURIComponent(site.code)}`}>pins</a>
        </p>
        {props.isFollowed !== undefined && (
          <FollowForm
            network={network}
            followed={{ kind: "site", target: site.code }}
            isFollowed={props.isFollowed}
            name="what it pins"
            next={paths.site({ network, site: site.code })}
          />
        )}
      </header>
      {months[0] && <Now {...props} month={months[0]} />}
      <section aria-labelledby="measures">
        <h2 id="measures">Measures, beside the network’s</h2>
        {charts.length === 0 ? (
          <EmptyState icon="chart" title="No measure asks this kind of site">
            Measures name the kinds of site that report them. The network’s leader can change them.
          </EmptyState>
        ) : (
          <OverviewTable
            id="measures-table"
            caption={`The measures of ${site.name} beside the network’s`}
            heading="Measure"
            besideHeading="Network"
            rows={charts.map(({ own, network: whole }) => ({
              label: own.measure.name,
              href: `${paths.measure({ network, measure: own.measure.code })}?site=${encodeURIComponent(site.code)}`,
              chart: own,
              beside: whole,
            }))}
          />
        )}
      </section>
      {props.progress && <TeamProgress network={network} site={site.code} {...props.progress} />}
      <Year {...props} />
    </Page>
  );
}

function siteLine({ code, type, joined, left }: Site): string {
  const parts = [
    `Code ${code}`,
    type,
    left ? `belonged until ${periodName(left)}` : `reports since ${periodName(joined)}`,
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

/** The one thing that most people come for. */
function Now({
  charter,
  site,
  now,
  month,
  months,
  mayReport,
}: SitePageProps & { month: SiteMonth }) {
  const { period, done, expected } = month;
  const name = monthName(period);
  const form = (each: Period) =>
    paths.submission({ network: charter.slug, site: site.code, period: each });
  if (expected === 0) {
    return <p class="lead">Nothing is asked of this site for {periodName(period)}.</p>;
  }
  const due = dueSentence(period, { ...charter, now });
  const open = months.filter((each) => each.period !== period && each.done < each.expected);
  return (
    <div class="now stack">
      <p class="answer">{nowSentence(month, due)}</p>
      {mayReport && (
        <p class="actions">
          <LinkButton href={form(period)} tone="primary" large icon="edit">
            {done === 0
              ? `Enter ${name}`
              : done < expected
                ? `Go on with ${name}`
                : `Look at ${name}`}
          </LinkButton>
          {done < expected && (
            <span class="soft">
              {done} of {expected} done
            </span>
          )}
        </p>
      )}
      {mayReport && open.length > 0 && (
        <p class="soft">
          Still open:{" "}
          {firstFew(
            open.map((each) => periodName(each.period)),
            3,
          )}
          . They can be filled in below at any time.
        </p>
      )}
    </div>
  );
}

function nowSentence({ period, done, expected }: SiteMonth, due: string): string {
  const missing = expected - done;
  if (missing > 0) return `${due}${done > 0 ? `: ${missing} of ${expected} still missing` : ""}.`;
  const all = expected === 1 ? "its one figure" : `all ${expected} figures`;
  return `${monthName(period)} is in: ${all}.`;
}

/** The last twelve months: what is in, and the way to each form. */
function Year({ charter, site, months, mayReport }: SitePageProps) {
  return (
    <section aria-labelledby="months">
      <h2 id="months">The last twelve months</h2>
      <ol class="months">
        {months.map((month) => (
          <li class={`months-${stateOf(month)}`}>
            <a
              href={paths.submission({
                network: charter.slug,
                site: site.code,
                period: month.period,
              })}
            >
              {periodName(month.period)}
            </a>
            <span class="months-cell" aria-hidden="true" />
            <span class="soft">{monthWords(month, mayReport)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function stateOf({ done, expected }: SiteMonth): "in" | "part" | "waiting" | "excused" {
  if (expected === 0) return done > 0 ? "in" : "excused";
  if (done >= expected) return "in";
  return done > 0 ? "part" : "waiting";
}

function monthWords({ done, expected }: SiteMonth, mayReport: boolean): string {
  if (expected === 0) return mayReport ? "not asked for; can be added" : "not asked for";
  if (done >= expected) return `all ${expected} in`;
  return done === 0 ? "nothing in yet" : `${done} of ${expected} in`;
}
