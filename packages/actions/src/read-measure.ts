import { lastEndedPeriod } from "@allteach/domain/calendar";
import type { Figure } from "@allteach/domain/figure";
import type { SiteId } from "@allteach/domain/identity";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import { type Node, type NodeMonth, nodeMonths } from "@allteach/domain/node";
import type { FigurePeriod, Period } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { phasesOf } from "@allteach/domain/phase";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { seenNodes, seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { charterOf, charterQuery } from "@allteach/store/charter";
import {
  measureFiguresQuery,
  measureRollUpsQuery,
  type RollUp,
  rollUpOf,
  siteSeriesQuery,
  standingFigures,
} from "@allteach/store/figure";
import { commentsIn } from "@allteach/store/figure-comment";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask } from "@allteach/store/network-store";
import { nodeFiguresQuery, nodeSitesQuery, nodesOf, nodesQuery } from "@allteach/store/node";
import { phaseDecisionOf, phasesQuery } from "@allteach/store/phase";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { spanOf } from "./chart-series.ts";
import type { ActionContext } from "./context.ts";
import { type MeasureMonths, measureMonths } from "./measure-reading.ts";
import { nodeBy } from "./save-node.ts";
import { siteBy } from "./site-by.ts";

/** One chart: whose months, and what they say. */
export interface MeasureChart extends MeasureMonths {
  measure: Measure;
  /** Whose: absent for the network's own. */
  site?: Site;
  /** Whose, where it is a node's. */
  node?: Node;
  /** What was said of a site's own figures. */
  comments?: ReadonlyMap<FigurePeriod, string>;
  /** Of a site's figures that changed after they counted, what they were before. */
  restated?: ReadonlyMap<FigurePeriod, Figure>;
}

/** A measure's chart with the setting it stands in. */
export interface MeasureView {
  charter: Charter;
  measures: readonly Measure[];
  sites: readonly Site[];
  nodes: readonly Node[];
  main: MeasureChart;
  /** How many sites each month's network or node figure sums. */
  reporting: ReadonlyMap<FigurePeriod, number>;
  /** Every site's chart by its name, where they were asked for. */
  bySite: readonly MeasureChart[];
}

export interface MeasureQuestion {
  measure: string;
  site?: string;
  /** A node, where no site is asked for. */
  node?: string;
  /** Whether to read every site's chart beside the network's. */
  bySite?: boolean;
  from?: Period;
  to?: Period;
}

/** A measure's control chart: the network's with every site's beside it, or one site's. */
export async function readMeasure(
  { store, actor, now, network }: ActionContext,
  question: MeasureQuestion,
): Promise<Outcome<MeasureView>> {
  if (!may(actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const { measure: code, site: siteCode, node: nodeCode, bySite: wantsSites = false } = question;
  const span = spanOf(lastEndedPeriod(now, network.timeZone), question.from, question.to);
  const [charters, siteRows, measureRows, nodeRows, nodeSites, sums, figures, decided] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    nodesQuery(store),
    nodeSitesQuery(store),
    measureRollUpsQuery(store, code, span),
    figuresQuery(store, question, span),
    phasesQuery(store),
  );
  const decisions = decided.map(phaseDecisionOf);
  const charter = charterOf(charters);
  const sites = seenSites(actor, charter, siteRows.map(siteOf));
  const nodes = seenNodes(actor, charter, nodesOf(nodeRows, nodeSites));
  const measures = measureRows.map(measureOf);
  const measure = measures.find((each) => each.code.toLowerCase() === code.toLowerCase());
  if (!measure) return notFound("measure", measures);
  const site = siteCode === undefined ? undefined : siteBy(sites, siteCode);
  if (siteCode !== undefined && !site) return notFound("site", sites);
  const node = site || nodeCode === undefined ? undefined : nodeBy(nodes, nodeCode);
  if (nodeCode !== undefined && !site && !node) return notFound("node", nodes);

  const bySite = figuresBySite(figures);
  const chartOf = (
    values: ReadonlyMap<FigurePeriod, Figure>,
    whose: Pick<MeasureChart, "site" | "node"> = {},
  ): MeasureChart => ({
    measure,
    ...measureMonths(
      measure,
      span,
      values,
      charter.ruleSet,
      phasesOf(decisions, measure.id, {
        ...(whose.site && { site: whose.site.id }),
        ...(whose.node && { node: whose.node.id }),
      }),
    ),
    ...whose,
  });
  const siteChart = (whose: Site) => chartOf(bySite.get(whose.id) ?? new Map(), { site: whose });
  const view = { charter, measures, sites, nodes };
  if (site) {
    const own = { comments: commentsByPeriod(figures), restated: restatedFigures(figures) };
    const main = { ...siteChart(site), ...own };
    return done({ ...view, main, reporting: new Map(), bySite: [] });
  }
  const all = node ? nodeMonths(node, bySite) : networkMonths(sums.map(rollUpOf));
  const values = new Map([...all].map(([period, { figure }]) => [period, figure]));
  return done({
    ...view,
    main: chartOf(values, node && { node }),
    reporting: new Map([...all].map(([period, { reporting }]) => [period, reporting])),
    bySite: wantsSites ? (node ? ownSites(node, sites) : sites).map(siteChart) : [],
  });
}

function commentsByPeriod(
  rows: Awaited<ReturnType<typeof figuresQuery>>,
): Map<FigurePeriod, string> {
  const inOrder = commentsIn(rows).sort((one, other) => one.revision - other.revision);
  return new Map(inOrder.map(({ period, text }) => [period, text]));
}

/** The figures that stood before the last restatement of each period. */
function restatedFigures(
  rows: Awaited<ReturnType<typeof figuresQuery>>,
): Map<FigurePeriod, Figure> {
  const marks = rows.filter(({ restates }) => restates);
  const inOrder = marks.toSorted((one, other) => one.revision - other.revision);
  const before = inOrder.flatMap(({ period, revision }) =>
    standingFigures(rows.filter((row) => row.period === period && row.revision < revision)),
  );
  return new Map(before.map(({ period, figure }) => [period, figure]));
}

/** The figures that a question needs: of one site, of a node's sites, of all sites, of none. */
function figuresQuery(
  store: ActionContext["store"],
  { measure, site, node, bySite = false }: MeasureQuestion,
  span: { from: Period; to: Period },
) {
  if (site !== undefined) return siteSeriesQuery(store, site, measure, span);
  if (node !== undefined) return nodeFiguresQuery(store, node, measure, span);
  return bySite
    ? measureFiguresQuery(store, measure, span)
    : siteSeriesQuery(store, "", measure, span);
}

function ownSites(node: Node, sites: readonly Site[]): Site[] {
  const ids = new Set(node.sites.map(({ site }) => site));
  return sites.filter(({ id }) => ids.has(id));
}

function networkMonths(rollUps: readonly RollUp[]): Map<FigurePeriod, NodeMonth> {
  return new Map(
    rollUps.map(({ period, figure, sites }) => [period, { figure, reporting: sites }]),
  );
}

/** The network's figures: sums over sites. A month whose sites had no cases has none either. */
export function summed(rollUps: readonly RollUp[]): Map<FigurePeriod, Figure> {
  return new Map(rollUps.map(({ period, figure }) => [period, figure]));
}

/** Each site's figures of one measure by month. */
export function figuresBySite(
  rows: Parameters<typeof standingFigures>[0],
): Map<SiteId, Map<FigurePeriod, Figure>> {
  const bySite = new Map<SiteId, Map<FigurePeriod, Figure>>();
  for (const { site, period, figure } of standingFigures(rows)) {
    const months = bySite.get(site) ?? new Map<FigurePeriod, Figure>();
    bySite.set(site, months.set(period, figure));
  }
  return bySite;
}

function notFound(
  what: "measure" | "site" | "node",
  known: readonly { code: string }[],
): Outcome<never> {
  return refused({ kind: "not-found", what, known: known.map(({ code }) => code) });
}
