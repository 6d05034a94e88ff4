import type { SiteId } from "@allteach/domain/identity";
import { Code } from "@allteach/domain/identity";
import { isAssigned, type Measure } from "@allteach/domain/measure";
import { nodeMonths, nodeSitesIn } from "@allteach/domain/node";
import { phasesOf } from "@allteach/domain/phase";
import type { ReportRecord } from "@allteach/domain/report";
import { sitesForEveryone } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import type { Passage } from "@allteach/report/passage";
import type { MeasureInput, ReportInput } from "@allteach/report/report-input";
import { functioningInput } from "./functioning-report.ts";
import { funderInput } from "./funder-report.ts";
import { completenessIn, type KindInput } from "./kind-input.ts";
import { measureMonths, togetherMeasure } from "./measure-reading.ts";
import type { figuresBySite } from "./read-measure.ts";
import type { PendingReport, ReportData } from "./report-data.ts";
import {
  type FiguresBySite,
  figuresOf,
  networkInput,
  seriesOf,
  siteFigures,
  siteNews,
} from "./report-series.ts";
import type { Telling } from "./tell-funder.ts";

/** A report to be made; of a funder's, what funders may be told. */
export type WantedReport = PendingReport & { telling?: Telling | undefined };

/**
 * What a report is made from, by its kind and for its audience: nothing that its readers may not
 * see goes into it at all.
 *
 * @returns Nothing where its site or node is no more.
 */
export function reportInput(
  data: ReportData,
  wanted: WantedReport,
  { origin, now }: { origin: string; now: Date },
): ReportInput | undefined {
  const { network, charter, period } = data;
  const { report, run } = wanted;
  const kind = kindInput(data, wanted, origin);
  if (!kind || report.kind === "opens") return undefined;
  const { name = charter.name, passages = [], ...rest } = kind;
  return {
    ...rest,
    network: { name, slug: network.slug, simulated: charter.simulated },
    ...{ period, generatedAt: now, baseUrl: origin, id: report.id },
    kind: report.kind as NonNullable<ReportInput["kind"]>,
    passages: [...editionPassages(report, run), ...passages, ...definitions(kind.measures)],
  };
}

function kindInput(
  data: ReportData,
  { report, telling }: WantedReport,
  origin: string,
): KindInput | undefined {
  switch (report.kind) {
    case "network":
      return wholeNetwork(data, report);
    case "functioning":
      return functioningInput(data, sitesFor(data, report), origin);
    case "funder":
      return telling && funderInput(data, telling, origin);
    case "site":
      return oneSite(data, report);
    case "node":
      return oneNode(data, report);
    default:
      return undefined;
  }
}

/** The sites as a report's audience may tell them apart; none where it sees sums alone. */
export function sitesFor({ charter, sites }: ReportData, { audience }: ReportRecord): Site[] {
  if (audience === "sums") return [];
  return audience === "names" ? [...sites] : sitesForEveryone(charter, sites);
}

const live = ({ measures }: ReportData) => measures.filter(({ status }) => status === "live");

function wholeNetwork(data: ReportData, report: ReportRecord): KindInput {
  const [sites, figures] = [sitesFor(data, report), figuresOf(data)];
  return {
    measures: live(data).map((measure) =>
      networkInput(measure, data, siteNews(measure, sites, figures, data)),
    ),
    completeness: completenessIn(data, report.audience === "sums" ? data.sites : sites),
    showsSites: report.audience !== "sums",
  };
}

/** A site's own charts, the network's below each of them; no other site is told. */
function oneSite(data: ReportData, report: ReportRecord): KindInput | undefined {
  const site = data.sites.find(({ id }) => id === report.site);
  if (!site) return undefined;
  const figures = figuresOf(data);
  return {
    name: `${site.name}, ${data.charter.name}`,
    measures: live(data)
      .filter((measure) => isAssigned(measure, site, data.period))
      .map((measure) => siteInput(measure, site, figures, data)),
    completeness: completenessIn(data, [site]),
  };
}

function siteInput(
  measure: Measure,
  { id }: Site,
  figures: FiguresBySite,
  data: ReportData,
): MeasureInput {
  const network = networkInput(measure, data);
  const code = Code.parse(`${measure.code.slice(0, 32)}.network`);
  const renamed = { ...network.measure, code, name: `${measure.name}, the whole network` };
  return {
    ...ownChart(measure, id, siteFigures(figures, id, measure), data),
    beside: { ...network, measure: renamed },
  };
}

/**
 * A site's chart. Rare events are charted by the event on its page; a report tells months, so there
 * they are a rate.
 */
function ownChart(
  measure: Measure,
  site: SiteId,
  values: ReturnType<typeof siteFigures>,
  { span, charter, phases }: ReportData,
): MeasureInput {
  const together = togetherMeasure(measure);
  const known = phasesOf(phases, measure.id, { site });
  const { reading, months } = measureMonths(together, span, values, charter.ruleSet, known);
  const sitesIn = (period: Parameters<typeof values.get>[0]) =>
    values.get(period)?.state === "measured" ? 1 : 0;
  return { measure: together, reading, series: seriesOf({ months }, sitesIn), sites: [] };
}

/** A node's sums, and its sites as the audience may see them. */
function oneNode(data: ReportData, report: ReportRecord): KindInput | undefined {
  const node = data.nodes.find(({ id }) => id === report.node);
  if (!node) return undefined;
  const inside = new Set(nodeSitesIn(node, data.period));
  const own = (sites: readonly Site[]) => sites.filter(({ id }) => inside.has(id));
  const [sites, figures] = [own(sitesFor(data, report)), figuresOf(data)];
  const { span, charter, phases } = data;
  const measures = live(data).map((measure): MeasureInput => {
    const known = phasesOf(phases, measure.id, { node: node.id });
    const bySite = new Map(
      node.sites.map(({ site }) => [site, new Map(siteFigures(figures, site, measure))]),
    ) as ReturnType<typeof figuresBySite>;
    const together = togetherMeasure(measure);
    const sums = nodeMonths(node, bySite);
    const values = new Map([...sums].map(([period, { figure }]) => [period, figure]));
    const { reading, months } = measureMonths(together, span, values, charter.ruleSet, known);
    return {
      ...{ measure: together, reading, sites: siteNews(measure, sites, figures, data) },
      series: seriesOf({ months }, (period) => sums.get(period)?.reporting ?? 0),
    };
  });
  return {
    name: `${node.name}, ${charter.name}`,
    measures,
    completeness: completenessIn(data, report.audience === "sums" ? own(data.sites) : sites),
    showsSites: report.audience !== "sums",
  };
}

/** Of a later edition: that it is one, and why. */
function editionPassages({ edition }: ReportRecord, run: PendingReport["run"]): Passage[] {
  if (edition === 1) return [];
  const why =
    run?.why === "late-figures"
      ? "Figures came after the first report of this month; they are in this one."
      : `It was made again${run?.reason ? `: ${run.reason}` : "."}`;
  const kept = "What was mailed before is kept as it was, and can be compared in the archive.";
  return [{ title: `Edition ${edition}`, sentences: [why, kept], place: "first" }];
}

/** What each measure counts, for those who check. */
function definitions(measures: readonly MeasureInput[]): Passage[] {
  if (measures.length === 0) return [];
  const rows = measures.map(({ measure }) => [
    measure.name,
    measure.numerator,
    measure.denominator,
    measure.exclusions || "nothing",
  ]);
  const heads = ["Measure", "Counted", "Out of", "Left out"].map((text) => ({ text }));
  const table = { caption: "What each measure counts", heads, rows };
  return [{ title: "Definitions", sentences: [], table, place: "end" }];
}
