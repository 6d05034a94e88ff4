import type { ActName, Detail } from "@allteach/domain/audit";
import { sha256 } from "@allteach/domain/digest";
import type { Measure } from "@allteach/domain/measure";
import type { Charter, NetworkRecord } from "@allteach/domain/network";
import { monthOf, type Period, shiftPeriod } from "@allteach/domain/period";
import type { Artefact } from "@allteach/domain/report";
import { sitesForEveryone } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { reportCsv } from "@allteach/report/figures-csv";
import { reportHtml } from "@allteach/report/html";
import { linkPlaceholders } from "@allteach/report/mail-links";
import { buildReport, type ReportModel } from "@allteach/report/model";
import { paperIn } from "@allteach/report/pdf/paper";
import { reportPdf } from "@allteach/report/pdf/report-pdf";
import type { PngTools } from "@allteach/report/png";
import { ReportError } from "@allteach/report/report-error";
import type { MeasureInput, ReportInput } from "@allteach/report/report-input";
import { reportPictures } from "@allteach/report/report-pictures";
import { reportText } from "@allteach/report/text";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { unfinishedDeliveriesQuery } from "@allteach/store/delivery";
import {
  networkFiguresQuery,
  rollUpOf,
  rollUpsQuery,
  type StandingFigure,
  standingFigures,
} from "@allteach/store/figure";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { recordFailure, recordReport, reportOf, reportQuery } from "@allteach/store/report";
import { siteOf, sitesQuery } from "@allteach/store/site";
import { monthSubmissionsQuery, newestRevision } from "@allteach/store/submission";
import type { Archive } from "./archive.ts";
import { USUAL_MONTHS } from "./chart-series.ts";
import { actOf } from "./context.ts";
import type { Job } from "./job.ts";
import { measureMonths, togetherMeasure } from "./measure-reading.ts";
import { networkCharts, progressOf } from "./read-network.ts";
import { artefactKey } from "./read-reports.ts";

interface Place {
  network: NetworkRecord;
  store: NetworkStore;
  archive: Archive;
}

interface Tools {
  png: PngTools;
  origin: string;
  later(jobs: readonly Job[]): Promise<void>;
  now: Date;
}

/**
 * Makes a report that the ledger asks for: its mail, its archived page, its pictures and figures,
 * each stored under the hash of its bytes; then the mails that it owes. Done twice or cut off
 * anywhere, there is one report: the first that is recorded.
 *
 * A chart that cannot be drawn stops the report with a reason; it is never made without it.
 */
export async function buildNetworkReport(place: Place, id: string, tools: Tools): Promise<void> {
  const { network, store } = place;
  const input = await readReportInput(place, id, tools);
  if (input) {
    try {
      const { title, artefacts } = await storeForms(place, id, buildReport(input), tools.png);
      const files = artefacts.map(({ name, sha256 }) => ({ name, sha256 }));
      const act = byClock(tools.now, "make-report", id, { title, files });
      await recordReport(store, id, { title, artefacts }, act);
    } catch (error) {
      if (error instanceof ReportError) {
        const act = byClock(tools.now, "fail-report", id, { because: error.message });
        await recordFailure(store, id, error.message, act);
      }
      throw error;
    }
  }
  const [deliveries] = await ask(store, unfinishedDeliveriesQuery(store));
  await tools.later(
    deliveries.map((each) => ({ kind: "deliver", network: network.id, delivery: each.id })),
  );
}

function byClock(now: Date, action: ActName, subject: string, detail: Detail) {
  const whence = { via: "clock", address: "" } as const;
  return actOf({ actor: { kind: "clock" }, whence, now }, action, subject, detail);
}

/** Everything the report is made from, in one round trip after its row; nothing where it is made. */
async function readReportInput(
  { network, store }: Place,
  id: string,
  { origin, now }: Tools,
): Promise<ReportInput | undefined> {
  const [reports] = await ask(store, reportQuery(store, id));
  const [row] = reports;
  if (!row || row.status === "built") return undefined;
  const { period } = reportOf(row);
  const span = { from: shiftPeriod(period, 1 - USUAL_MONTHS), to: period };
  const [charters, siteRows, measureRows, sums, rows, revisions] = await ask(
    store,
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    rollUpsQuery(store, span),
    networkFiguresQuery(store, span),
    monthSubmissionsQuery(store, period),
  );
  const charter = charterOf(charters);
  const sites = sitesForEveryone(charter, siteRows.map(siteOf));
  const measures = measureRows.map(measureOf);
  const [rollUps, figures] = [sums.map(rollUpOf), standingFigures(rows)];
  const reporting = new Map(rollUps.map((sum) => [`${sum.measure} ${sum.period}`, sum.sites]));
  const charts = networkCharts(measures, rollUps, span, charter);
  const month = figures.filter((figure) => monthOf(figure.period) === period);
  const bySite = Map.groupBy(revisions, ({ siteId }) => siteId);
  return {
    network: { name: charter.name, slug: network.slug, simulated: charter.simulated },
    ...{ period, generatedAt: now, baseUrl: origin },
    measures: charts.map(({ measure, months, reading }) => ({
      ...{ measure: togetherMeasure(measure), reading },
      series: months.map(({ period: each, figure }) => ({
        period: each,
        ...countsOf(figure),
        sitesReporting: reporting.get(`${measure.id} ${each}`) ?? 0,
      })),
      sites:
        charter.transparency === "own-only" ? [] : siteNews(measure, sites, figures, span, charter),
    })),
    completeness: progressOf(sites, measures, month, period).map((progress) => ({
      ...{ name: progress.site.name, code: progress.site.code },
      ...{ done: progress.done, expected: progress.expected },
      attested: newestRevision(bySite.get(progress.site.id) ?? [])?.attested ?? false,
    })),
  };
}

function countsOf(
  figure: StandingFigure["figure"] | undefined,
): Pick<MeasureInput["series"][number], "numerator" | "denominator" | "mean"> {
  if (figure?.state === "measured") {
    const { numerator, denominator, sample } = figure;
    return { numerator, denominator, ...(sample && { mean: sample.mean }) };
  }
  return figure?.state === "no-cases"
    ? { numerator: 0, denominator: 0 }
    : { numerator: null, denominator: null };
}

function siteNews(
  measure: Measure,
  sites: readonly Site[],
  figures: readonly StandingFigure[],
  span: { from: Period; to: Period },
  { ruleSet }: Charter,
): MeasureInput["sites"] {
  const bySite = Map.groupBy(
    figures.filter((each) => each.measure === measure.id),
    ({ site }) => site,
  );
  return sites.flatMap(({ id, name, code }) => {
    const values = (bySite.get(id) ?? []).map((each) => [each.period, each.figure] as const);
    if (values.length === 0) return [];
    const { reading } = measureMonths(measure, span, new Map(values), ruleSet);
    return [{ name, code, reading }];
  });
}

async function storeForms(
  { network, archive }: Place,
  id: string,
  model: ReportModel,
  png: PngTools,
): Promise<{ title: string; artefacts: Artefact[] }> {
  const pictures = await reportPictures(model, png);
  const text = (body: string) => new TextEncoder().encode(body);
  const pdf = await reportPdf(model, { paper: paperIn(network.timeZone), fonts: png.fonts });
  const forms: { name: string; type: string; bytes: Uint8Array }[] = [
    form("report.html", "text/html", text(reportHtml(model, { images: "data", pictures }))),
    { name: "report.pdf", type: "application/pdf", bytes: pdf },
    form("report.txt", "text/plain", text(reportText(model))),
    form("report.csv", "text/csv", text(reportCsv(model))),
    form(
      "mail.html",
      "text/html",
      text(reportHtml(model, { images: "cid", pictures, links: linkPlaceholders })),
    ),
    form("mail.txt", "text/plain", text(reportText(model, linkPlaceholders))),
    ...model.measures.flatMap(({ measure, picture }) => {
      const bytes = pictures.get(measure.code);
      return picture && bytes ? [{ name: picture.contentId, type: "image/png", bytes }] : [];
    }),
  ];
  const artefacts: Artefact[] = [];
  for (const { name, type, bytes } of forms) {
    const hash = await sha256(bytes);
    await archive.put(artefactKey(network.id, id, hash), bytes, type);
    artefacts.push({ name, type, sha256: hash, bytes: bytes.length });
  }
  return { title: model.title, artefacts };
}

function form(name: string, type: string, bytes: Uint8Array) {
  return { name, type: `${type}; charset=utf-8`, bytes };
}
