import { type DoubtedCell, doubtProblem } from "@allteach/actions/doubt-months";
import { listNetwork } from "@allteach/actions/list-network";
import {
  listReportsOfMeasures,
  reportMeasures,
  type StandingReport,
} from "@allteach/actions/report-measures";
import { lastEndedPeriod } from "@allteach/domain/calendar";
import { Period, shiftPeriod } from "@allteach/domain/period";
import type { Refusal } from "@allteach/domain/refusal";
import { capabilityStatement } from "@allteach/interchange/capability-statement";
import { fhirId } from "@allteach/interchange/fhir-codes";
import { type OutcomeIssue, operationOutcome } from "@allteach/interchange/operation-outcome";
import { readJson } from "@allteach/interchange/read-json";
import {
  expressionOf,
  readMeasureReports,
  type SentReports,
} from "@allteach/interchange/read-measure-reports";
import { fhirMeasure } from "@allteach/interchange/write-measure";
import { measureReport, measureReportId } from "@allteach/interchange/write-measure-report";
import { fhirPaths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import type { AppEnv, NetworkEnv } from "./app-env.ts";
import { enterNetwork } from "./caller.ts";
import { answerFhir, fhirJson, whyNotJson } from "./fhir-answer.ts";

/** When the interface was made as it is. */
const SINCE = "2026-11-22";
const MOST_AT_ONCE = 500;

/** FHIR R4: definitions and monthly counts, in and out; the same decisions as the form. */
export const fhirRoutes = new Hono<AppEnv>()
  .use("/fhir/n/:network/*", enterNetwork as never)
  .route("/", networkFhir() as never);

function networkFhir() {
  return new Hono<NetworkEnv>()
    .get(fhirPaths.metadata.pattern, async (c) => {
      const listed = await listNetwork(c.var.action);
      if (!listed.ok) return answerFhir(c, listed.refusal);
      const { name } = listed.value.charter;
      return fhirJson(c, capabilityStatement(baseOf(c), name, SINCE));
    })
    .get(fhirPaths.measures.pattern, async (c) => {
      const listed = await listNetwork(c.var.action);
      if (!listed.ok) return answerFhir(c, listed.refusal);
      const resources = listed.value.measures.map((measure) => fhirMeasure(measure, baseOf(c)));
      return fhirJson(c, searchset(c, resources, resources.length));
    })
    .get(fhirPaths.measure.pattern, async (c) => {
      const listed = await listNetwork(c.var.action);
      if (!listed.ok) return answerFhir(c, listed.refusal);
      const { measures } = listed.value;
      const id = c.req.param("measure").toLowerCase();
      const measure = measures.find(({ code }) => fhirId(code).toLowerCase() === id);
      if (measure) return fhirJson(c, fhirMeasure(measure, baseOf(c)));
      const known = measures.map(({ code }) => fhirId(code));
      return answerFhir(c, { kind: "not-found", what: "measure", known });
    })
    .get(fhirPaths.measureReports.pattern, search)
    .get(fhirPaths.measureReport.pattern, readOne)
    .post(fhirPaths.measureReports.pattern, receive)
    .post(fhirPaths.base.pattern, receive);
}

async function search(c: Context<NetworkEnv>) {
  const span = spanAsked(c);
  if (!span) return answerFhir(c, wrongPeriod);
  const listed = await listReportsOfMeasures(c.var.action, span);
  if (!listed.ok) return answerFhir(c, listed.refusal);
  const [measure, reporter] = ["measure", "reporter"].map((name) => lastPart(c.req.query(name)));
  const found = listed.value.filter(
    (each) =>
      (measure === undefined || fhirId(each.measure.code).toLowerCase() === measure) &&
      (reporter === undefined || each.site.code.toLowerCase() === reporter),
  );
  const count = Math.min(MOST_AT_ONCE, Math.max(1, Number(c.req.query("_count")) || 100));
  const from = Math.max(0, Math.trunc(Number(c.req.query("_offset"))) || 0);
  const page = found.slice(from, from + count).map((each) => measureReport(each, baseOf(c)));
  const next = from + count < found.length ? from + count : undefined;
  return fhirJson(c, searchset(c, page, found.length, next));
}

const wrongPeriod: Refusal = {
  kind: "invalid",
  problems: [
    {
      field: "period",
      because: "write months as period=2026-10, or period=ge2026-01 and period=le2026-10",
    },
  ],
};

/** `period=2026-10`, `period=ge2026-01&period=le2026-10`; without it, the last twelve months. */
function spanAsked(c: Context<NetworkEnv>): { from: Period; to: Period } | undefined {
  const last = lastEndedPeriod(c.var.now, c.var.network.timeZone);
  const span = { from: shiftPeriod(last, -11), to: last };
  for (const asked of c.req.queries("period") ?? []) {
    const [, prefix = "eq", month] = /^(eq|ge|le)?(\d{4}-\d{2})(?:-\d{2})?$/.exec(asked) ?? [];
    const period = Period.safeParse(month).data;
    if (!period) return undefined;
    if (prefix !== "le") span.from = period;
    if (prefix !== "ge") span.to = period;
  }
  return span;
}

/** A report by its id, which ends with the period that it is of. */
async function readOne(c: Context<NetworkEnv>) {
  const id = c.req.param("report") ?? "";
  const report = await findReport(c, (each) => measureReportId(each) === id, periodIn(id));
  if (!report.ok) return answerFhir(c, report.refusal);
  return report.value
    ? fhirJson(c, measureReport(report.value, baseOf(c)))
    : answerFhir(c, { kind: "not-found", what: "report" });
}

/** An id that was shortened says no period: then the last three years are looked through. */
function periodIn(id: string): Period | undefined {
  return Period.safeParse(/\.(\d{4}-\d{2})(?:-\d{2})?$/.exec(id)?.[1]).data;
}

async function findReport(
  c: Context<NetworkEnv>,
  isMeant: (report: StandingReport) => boolean,
  period: Period | undefined,
) {
  const last = lastEndedPeriod(c.var.now, c.var.network.timeZone);
  const span = period ? { from: period, to: period } : { from: shiftPeriod(last, -35), to: last };
  const listed = await listReportsOfMeasures(c.var.action, span);
  return listed.ok ? ({ ok: true, value: listed.value.find(isMeant) } as const) : listed;
}

async function receive(c: Context<NetworkEnv>) {
  const unread = whyNotJson(c);
  if (unread) return unread;
  const body = readJson(await c.req.text(), "send a FHIR R4 resource as JSON");
  if (!body.ok) return answerFhir(c, body.refusal);
  const read = readMeasureReports(body.value);
  if (!read.ok) return answerFhir(c, read.refusal);
  const prefer = c.req.header("prefer") ?? "";
  const taken = await reportMeasures(c.var.action, read.value.rows, {
    reason: c.req.query("reason"),
    strict: /\bhandling=strict\b/.test(prefer),
  });
  if (!taken.ok) return answerFhir(c, placed(taken.refusal, read.value));
  const sent = taken.value.months
    .flatMap(({ site, figures }) => figures.map((figure) => ({ ...figure, site })))
    .sort((one, other) => one.row - other.row);
  const doubts = Map.groupBy(taken.value.doubted, ({ row }) => row);
  const reports = sent.flatMap(({ site, measure: code, period, figure, row }): TakenReport[] => {
    const measure = taken.value.setting.measures.find((each) => each.code === code);
    if (!measure) return [];
    const at = c.var.now.getTime();
    const report = measureReport({ site, measure, period, figure, at }, baseOf(c));
    const own = doubts.get(row);
    return [{ report, ...(own && { outcome: doubtOutcome(own, read.value) }) }];
  });
  const [only] = reports;
  if (read.value.bundle || !only) return fhirJson(c, answerBundle(c, reports, read.value));
  const location = `${baseOf(c)}/MeasureReport/${only.report.id}`;
  const isRepresented = /\breturn=representation\b/.test(prefer);
  return fhirJson(c, (!isRepresented && only.outcome) || only.report, 201, { location });
}

/** A report as it was taken, and what is unlikely about it. */
interface TakenReport {
  report: ReturnType<typeof measureReport>;
  outcome?: ReturnType<typeof operationOutcome>;
}

/** What was taken and is to be looked at. */
function doubtOutcome(doubted: readonly DoubtedCell[], { bundle }: SentReports) {
  return operationOutcome(
    doubted.map((cell): OutcomeIssue => {
      const expression = expressionOf({ ...doubtProblem(cell), column: "" }, bundle !== undefined);
      const diagnostics = doubtProblem(cell).because;
      return { code: "business-rule", severity: "warning", diagnostics, expression };
    }),
  );
}

/** A refusal's rows and columns as FHIRPath. */
function placed(refusal: Refusal, { bundle }: SentReports): Refusal {
  if (refusal.kind !== "invalid" && refusal.kind !== "needs-comment") return refusal;
  const problems = refusal.problems.map((problem) => {
    return { ...problem, field: expressionOf(problem, bundle !== undefined) };
  });
  return { kind: refusal.kind, problems };
}

function answerBundle(
  c: Context<NetworkEnv>,
  reports: readonly TakenReport[],
  { bundle }: SentReports,
) {
  const entry = reports.map(({ report, outcome }) => {
    const location = `${baseOf(c)}/MeasureReport/${report.id}`;
    return {
      fullUrl: location,
      response: { status: "201", location, ...(outcome && { outcome }) },
    };
  });
  const type = bundle === "batch" ? "batch-response" : "transaction-response";
  return { resourceType: "Bundle", type, entry };
}

function searchset(
  c: Context<NetworkEnv>,
  resources: readonly { resourceType: string; id: string }[],
  total: number,
  next?: number,
) {
  const asked = new URL(c.req.url);
  const address = (query: string) => `${c.var.settings.origin}${asked.pathname}${query}`;
  const link = [{ relation: "self", url: address(asked.search) }];
  if (next !== undefined) {
    const params = new URLSearchParams(asked.search);
    params.set("_offset", String(next));
    link.push({ relation: "next", url: address(`?${params}`) });
  }
  const entry = resources.map((resource) => ({
    fullUrl: `${baseOf(c)}/${resource.resourceType}/${resource.id}`,
    resource,
    search: { mode: "match" },
  }));
  return {
    resourceType: "Bundle",
    type: "searchset",
    total,
    link,
    ...(entry.length > 0 && { entry }),
  };
}

function baseOf(c: Context<NetworkEnv>): string {
  return `${c.var.settings.origin}${fhirPaths.base({ network: c.var.network.slug })}`;
}

const lastPart = (address: string | undefined) =>
  address?.slice(address.lastIndexOf("/") + 1).toLowerCase() || undefined;
