import { limitsNote } from "@allteach/chart/limits-note";
import type { Charter } from "@allteach/domain/network";
import { type FigurePeriod, periodName } from "@allteach/domain/period";
import type { Site } from "@allteach/domain/site";
import { Button, LinkButton } from "../components/button.tsx";
import { ChartFigure } from "../components/chart-figure.tsx";
import { ChartPredictions } from "../components/chart-predictions.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Field } from "../components/field.tsx";
import { type MeasureChart, measureSvg } from "../components/measure-chart.tsx";
import { MeasureDefinition } from "../components/measure-definition.tsx";
import { figuresTable, pointNotes } from "../components/measure-figures.tsx";
import { Marks } from "../components/overview-table.tsx";
import { Page, type PageProps } from "../components/page.tsx";
import { ShiftProposal } from "../components/shift-proposal.tsx";
import { SitesTogether } from "../components/sites-together.tsx";
import { type WhatHappened, WhyMoved } from "../components/why-moved.tsx";
import { apiPaths, paths } from "../paths.ts";
import { plainNumber } from "../words/figure-words.ts";
import { figuresAsked } from "../words/figures-asked.ts";

export interface MeasurePageProps {
  shell: Partial<PageProps>;
  charter: Charter;
  sites: readonly Site[];
  /** Sites that look at themselves together. */
  nodes: readonly { code: string; name: string; sites: readonly unknown[] }[];
  main: MeasureChart;
  /** How many sites each month's network or node figure sums. */
  reporting: ReadonlyMap<FigurePeriod, number>;
  /** Every site's chart by its name; empty on the page of one site's chart. */
  bySite: readonly MeasureChart[];
  /** Which screenful of sites is shown, from 1. */
  sitesPage: number;
  /** The form for a 90-day goal on this chart, for those who may write one. */
  goalHref?: string | undefined;
  /** The form where the first figure can be entered, for those who may. */
  formHref?: string | undefined;
  now: Date;
  /** Whether the reader may decide where this chart's centre line begins anew, and where to. */
  mayDecide: boolean;
  decideHref: string;
  /** What happened around this chart. */
  happenings?: WhatHappened | undefined;
  /** The form in which one says what one expects of this chart, for those who may. */
  predictHref?: string | undefined;
  /** A decision that was not taken, and why. */
  refused?: { reason: string; because: string } | undefined;
}

/** One measure: what it does, the evidence, then the sites and the definition. */
export function MeasurePage(props: MeasurePageProps) {
  const { shell, charter, main } = props;
  const { measure, site, node, reading } = main;
  const part = site ?? node;
  const network = charter.slug;
  const own = paths.measure({ network, measure: measure.code });
  const crumbs = [{ label: "Overview", href: paths.network({ network }) }];
  const title = part ? `${measure.name} · ${part.name}` : measure.name;
  return (
    <Page
      title={title}
      breadcrumb={part ? [...crumbs, { label: measure.name, href: own }] : crumbs}
      {...shell}
    >
      <header class="stack">
        <h1>{measure.name}</h1>
        <p class="soft">{whoseWords(main, charter)}</p>
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
      <ShiftProposal
        chart={main}
        action={props.decideHref}
        timeZone={charter.timeZone}
        {...{ mayDecide: props.mayDecide, now: props.now, refused: props.refused }}
      />
      {props.happenings && (
        <WhyMoved
          {...{ network, reading, site, sites: props.sites, now: props.now }}
          measure={measure.code}
          happenings={props.happenings}
        />
      )}
      <ChartPredictions
        {...{ charter, main, now: props.now, predictHref: props.predictHref }}
        predictions={props.happenings?.predictions}
      />
      <NextSteps {...props} />
      <WhoseChart {...props} action={own} />
      {!site && <SitesTogether {...props} network={network} />}
      <MeasureDefinition
        measure={measure}
        reading={reading}
        versionsHref={paths.measureVersions({ network, measure: measure.code })}
      />
    </Page>
  );
}

/** From a chart to a goal, and to whoever can teach. */
function NextSteps({ goalHref, charter, main, bySite }: MeasurePageProps) {
  const at = { network: charter.slug, measure: main.measure.code };
  if (!goalHref && bySite.length === 0) return null;
  return (
    <p class="actions">
      {goalHref && (
        <LinkButton href={goalHref} icon="goal">
          Set a 90-day goal
        </LinkButton>
      )}
      {bySite.length > 0 && (
        <LinkButton href={paths.exemplars(at)} tone="quiet" icon="idea">
          Who can teach
        </LinkButton>
      )}
    </p>
  );
}

function whoseWords({ site, node }: MeasureChart, { name }: Charter): string {
  if (site) return `${site.name} alone`;
  return node ? `The sites of ${node.name} together` : `All sites of ${name} together`;
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
      {figuresAsked(measure)}
    </EmptyState>
  );
}

function Chart({ main, reporting, charter, happenings }: MeasurePageProps) {
  const { measure, site, node } = main;
  const query = site ? { site: site.code } : node ? { node: node.code } : {};
  return (
    <ChartFigure
      svg={measureSvg(main, "chart", "wide", happenings)}
      narrowSvg={measureSvg(main, "chart", "narrow", happenings)}
      caption={<Caption main={main} reporting={reporting} />}
      figures={figuresTable(main, site ? undefined : reporting, happenings)}
      downloads={(["svg", "png", "csv"] as const).map((form) => ({
        label: downloads[form],
        href: chartFile(charter.slug, measure.code, form, query),
      }))}
    />
  );
}

const downloads = {
  svg: "Drawing (SVG)",
  png: "Picture (PNG)",
  csv: "Figures (CSV)",
} as const;

function chartFile(network: string, measure: string, form: string, whose: Record<string, string>) {
  const href = apiPaths.chart({ network, measure, chart: `chart.${form}` });
  const query = new URLSearchParams(whose).toString();
  return query === "" ? href : `${href}?${query}`;
}

/** The last few points that somebody said something of, or that were restated. */
function PointNotes({ main }: Pick<MeasurePageProps, "main">) {
  const noted = main.months.flatMap(({ period }) => {
    const notes = pointNotes(main, period);
    return notes.length > 0 ? [{ period, words: notes.join(". ") }] : [];
  });
  if (noted.length === 0) return null;
  return (
    <ul class="small" aria-label="What was said of points">
      {noted
        .slice(-MOST_NOTES)
        .reverse()
        .map(({ period, words }) => (
          <li>
            <strong>{periodName(period)}:</strong> {words}.
          </li>
        ))}
    </ul>
  );
}

/** More stand in the figures below the chart. */
const MOST_NOTES = 6;

/** What a point is, and why limits step where they do: readers take that for a fault. */
function Caption(props: Pick<MeasurePageProps, "main" | "reporting">) {
  const steps = limitsNote(props.main.reading.chart);
  return (
    <>
      <p>
        <Freshness {...props} />
      </p>
      {steps && <p class="soft small">{steps}</p>}
      <PointNotes main={props.main} />
    </>
  );
}

/** How many sites the last month rests on: its figure moves while others come in. */
function Freshness({ main, reporting }: Pick<MeasurePageProps, "main" | "reporting">) {
  const { one } = main.reading.noun;
  const label = main.reading.latest?.label as FigurePeriod | undefined;
  const count = label && reporting.get(label);
  if (main.since !== undefined) {
    return (
      <>
        Every point is one {one}: how many {main.reading.format.unit} it and the one before.{" "}
        {plainNumber(main.since)} so far since the last.
      </>
    );
  }
  if (main.site || !count) return <>Every point is one {one}.</>;
  const most = Math.max(...reporting.values());
  return (
    <>
      Every point is one {one}. The last rests on {count} {count === 1 ? "site" : "sites"}
      {count < most && `; at most ${most} have reported`}.
    </>
  );
}

function WhoseChart({ main, sites, nodes, action }: MeasurePageProps & { action: string }) {
  const { site, node } = main;
  if (sites.length === 0 && nodes.length === 0) return null;
  return (
    <section aria-labelledby="whose">
      <h2 id="whose" class="visually-hidden">
        Whose chart
      </h2>
      <div class="switchers">
        {sites.length > 0 && (
          <Switcher action={action} name="site" label="See one site" of={sites} shown={site} />
        )}
        {nodes.length > 0 && (
          <Switcher action={action} name="node" label="See one node" of={nodes} shown={node} />
        )}
        {(site ?? node) && (
          <LinkButton href={action} tone="quiet" icon="people">
            All sites together
          </LinkButton>
        )}
      </div>
    </section>
  );
}

function Switcher(props: {
  action: string;
  name: "site" | "node";
  label: string;
  of: readonly { code: string; name: string }[];
  shown: { code: string } | undefined;
}) {
  const { action, name, label, of, shown } = props;
  return (
    <form method="get" action={action} class="switcher">
      <Field
        kind="select"
        name={name}
        label={label}
        value={shown?.code}
        optional={false}
        options={of.map((each) => ({ value: each.code, label: each.name }))}
      />
      <Button>
        Show<span class="visually-hidden">: {label.toLowerCase()}</span>
      </Button>
    </form>
  );
}
