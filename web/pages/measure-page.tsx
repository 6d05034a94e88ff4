import type { Charter } from "@allteach/domain/network";
import type { Period } from "@allteach/domain/period";
import type { Site } from "@allteach/domain/site";
import { Button, LinkButton } from "../components/button.tsx";
import { ChartFigure } from "../components/chart-figure.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Field } from "../components/field.tsx";
import { type MeasureChart, measureSvg } from "../components/measure-chart.tsx";
import { MeasureDefinition } from "../components/measure-definition.tsx";
import { figuresTable } from "../components/measure-figures.tsx";
import { Marks } from "../components/overview-table.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { SitesTogether } from "../components/sites-together.tsx";
import { apiPaths, paths } from "../paths.ts";

export interface MeasurePageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  sites: readonly Site[];
  main: MeasureChart;
  /** How many sites each month's network figure sums. */
  reporting: ReadonlyMap<Period, number>;
  /** Every site's chart by its name; empty on the page of one site's chart. */
  bySite: readonly MeasureChart[];
  /** Which screenful of sites is shown, from 1. */
  sitesPage: number;
  /** The form where the first figure can be entered, for those who may. */
  formHref?: string | undefined;
}

/** One measure: what it does, the evidence, then the sites and the definition. */
export function MeasurePage(props: MeasurePageProps) {
  const { shell, charter, main, sites } = props;
  const { measure, site, reading } = main;
  const network = charter.slug;
  const own = paths.measure({ network, measure: measure.code });
  const crumbs = [{ label: "Overview", href: paths.network({ network }) }];
  const title = site ? `${measure.name} · ${site.name}` : measure.name;
  return (
    <Page
      title={title}
      breadcrumb={site ? [...crumbs, { label: measure.name, href: own }] : crumbs}
      {...shell}
    >
      <header class="stack">
        <h1>{measure.name}</h1>
        <p class="soft">{site ? `${site.name} alone` : `All sites of ${charter.name} together`}</p>
      </header>
      {reading.latest === null ? (
        <NoFigures {...props} />
      ) : (
        <>
          <div class="answer">
            <p>{reading.sentence}</p>
          </div>
          <Marks chart={main} />
          <Chart {...props} />
        </>
      )}
      <SiteSwitcher action={own} sites={sites} site={site} />
      {!site && <SitesTogether {...props} network={network} />}
      <MeasureDefinition measure={measure} reading={reading} />
    </Page>
  );
}

function NoFigures({ main: { measure, site }, formHref, charter }: MeasurePageProps) {
  return (
    <EmptyState
      icon="chart"
      title={`No figures yet${site ? ` from ${site.name}` : ""}`}
      action={
        formHref
          ? { label: "Enter the first month", href: formHref }
          : { label: "Back to the overview", href: paths.network({ network: charter.slug }) }
      }
    >
      A month takes two counts: {measure.numerator}, out of {measure.denominator}. The chart begins
      with the first one.
    </EmptyState>
  );
}

function Chart({ main, reporting, charter }: MeasurePageProps) {
  const { measure, site } = main;
  return (
    <ChartFigure
      svg={measureSvg(main, "chart", "wide")}
      narrowSvg={measureSvg(main, "chart", "narrow")}
      caption={<Freshness main={main} reporting={reporting} />}
      figures={figuresTable(main, site ? undefined : reporting)}
      downloads={(["svg", "png", "csv"] as const).map((form) => ({
        label: downloads[form],
        href: chartFile(charter.slug, measure.code, form, site?.code),
      }))}
    />
  );
}

const downloads = {
  svg: "Drawing (SVG)",
  png: "Picture (PNG)",
  csv: "Figures (CSV)",
} as const;

function chartFile(network: string, measure: string, form: string, site: string | undefined) {
  const href = apiPaths.chart({ network, measure, chart: `chart.${form}` });
  return site ? `${href}?site=${encodeURIComponent(site)}` : href;
}

/** How many sites the last month rests on: its figure moves while others come in. */
function Freshness({ main, reporting }: Pick<MeasurePageProps, "main" | "reporting">) {
  const label = main.reading.latest?.label as Period | undefined;
  const count = label && reporting.get(label);
  if (main.site || !count) return <>Every point is one month.</>;
  const most = Math.max(...reporting.values());
  return (
    <>
      Every point is one month. The last rests on {count} {count === 1 ? "site" : "sites"}
      {count < most && `; at most ${most} have reported`}.
    </>
  );
}

function SiteSwitcher({
  action,
  sites,
  site,
}: {
  action: string;
  sites: readonly Site[];
  site: Site | undefined;
}) {
  if (sites.length === 0) return null;
  return (
    <section aria-labelledby="whose">
      <h2 id="whose" class="visually-hidden">
        Whose chart
      </h2>
      <form method="get" action={action} class="switcher">
        <Field
          kind="select"
          name="site"
          label="See one site"
          value={site?.code}
          optional={false}
          options={sites.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <Button>Show</Button>
        {site && (
          <LinkButton href={action} tone="quiet" icon="people">
            All sites together
          </LinkButton>
        )}
      </form>
    </section>
  );
}
