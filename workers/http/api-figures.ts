import { listNetwork, listSubmissions } from "@allteach/actions/list-network";
import type { MonthState } from "@allteach/actions/open-month";
import { submitMonths } from "@allteach/actions/submit-months";
import { readMonth, type SavedMonth, submitPeriod } from "@allteach/actions/submit-period";
import { checkUpload, takeUpload, type Upload } from "@allteach/actions/upload-figures";
import { periodsAsked } from "@allteach/domain/cadence";
import { cellKey } from "@allteach/domain/cell";
import { inputOf } from "@allteach/domain/figure";
import type { Measure } from "@allteach/domain/measure";
import { Period } from "@allteach/domain/period";
import { apiPaths } from "@allteach/web/paths";
import type { Context } from "hono";
import { Hono } from "hono";
import { archiveOf } from "../archive.ts";
import { MonthBody, MonthsBody } from "./api-bodies.ts";
import { listAnswer } from "./api-page.ts";
import type { NetworkEnv } from "./app-env.ts";
import { jsonBody } from "./body.ts";
import { answerRefusal } from "./refusal.tsx";

/** How many cells of an upload's difference one answer lists; the counts are always whole. */
const MAX_CELLS = 1000;

/** Sites, measures and a month's figures, in and out. */
export const figuresApi = new Hono<NetworkEnv>()
  .get(apiPaths.measures.pattern, async (c) => {
    const listed = await listNetwork(c.var.action);
    if (!listed.ok) return answerRefusal(c, listed.refusal);
    return listAnswer(c, listed.value.measures.map(measureJson), ({ code }) => code);
  })
  .get(apiPaths.sites.pattern, async (c) => {
    const listed = await listNetwork(c.var.action);
    if (!listed.ok) return answerRefusal(c, listed.refusal);
    const items = listed.value.sites.map(({ code, name, type, joined, left }) => ({
      ...{ code, name, type, joined },
      ...(left && { left }),
    }));
    return listAnswer(c, items, ({ code }) => code);
  })
  .get(apiPaths.submissions.pattern, async (c) => {
    const period = Period.safeParse(c.req.query("period"));
    if (!period.success) return answerRefusal(c, wrongPeriod);
    const listed = await listSubmissions(c.var.action, period.data);
    if (!listed.ok) return answerRefusal(c, listed.refusal);
    const { measures, submissions } = listed.value;
    const items = submissions.map(({ site, month }) =>
      monthJson({ site, measures, submission: month }),
    );
    return listAnswer(c, items, ({ site }) => site);
  })
  .post(apiPaths.submissions.pattern, async (c) => {
    const body = await jsonBody(c, MonthsBody);
    if (!body.ok) return answerRefusal(c, body.refusal);
    const { submissions, reason } = body.value;
    const saved = await submitMonths(c.var.action, submissions, reason, isStrict(c));
    if (!saved.ok) return answerRefusal(c, saved.refusal);
    const { doubted, ...months } = saved.value;
    return c.json({ ...months, ...warnings(doubted) });
  })
  .get(apiPaths.submission.pattern, async (c) => {
    const period = Period.safeParse(c.req.param("period"));
    if (!period.success) return answerRefusal(c, { kind: "not-found", what: "month" });
    const month = await readMonth(c.var.action, c.req.param("site"), period.data);
    if (!month.ok) return answerRefusal(c, month.refusal);
    const etag = etagOf(month.value);
    return c.req.header("if-none-match") === etag
      ? c.body(null, 304, { etag })
      : monthAnswer(c, month.value);
  })
  .put(apiPaths.submission.pattern, async (c) => {
    const period = Period.safeParse(c.req.param("period"));
    if (!period.success) return answerRefusal(c, { kind: "not-found", what: "month" });
    const body = await jsonBody(c, MonthBody);
    if (!body.ok) return answerRefusal(c, body.refusal);
    const { reason, ...month } = body.value;
    const saw = revisionSeen(c.req.header("if-match"));
    if (saw === "unknown") return answerRefusal(c, { kind: "stale", current: "" });
    const saved = await submitPeriod(
      c.var.action,
      {
        ...{ site: c.req.param("site"), period: period.data, ...month, strict: isStrict(c) },
        ...(reason !== undefined && { reason }),
        ...(saw !== undefined && { saw }),
      },
      "api",
    );
    if (saved.ok) return monthAnswer(c, saved.value, warningsOf(saved.value));
    const isStale = saw !== undefined && saved.refusal.kind === "overtaken";
    return answerRefusal(c, isStale ? { kind: "stale", current: "" } : saved.refusal);
  })
  .post(apiPaths.uploads.pattern, async (c) => {
    const { bytes, ...said } = await sentFile(c);
    const archive = archiveOf(c.env.ARCHIVE);
    const isDry = c.req.query("dryRun") === "1";
    const read = isDry
      ? await checkUpload(c.var.action, archive, bytes)
      : await takeUpload(c.var.action, archive, bytes, { ...said, strict: isStrict(c) });
    return read.ok
      ? c.json({ ...uploadJson(read.value), taken: !isDry })
      : answerRefusal(c, read.refusal);
  });

const wrongPeriod = {
  kind: "invalid",
  problems: [{ field: "period", because: "say which month, as ?period=2026-10" }],
} as const;

/** Whether what is unlikely is to be refused, where nothing is said of it. */
const isStrict = (c: Context) => /\bhandling=strict\b/.test(c.req.header("prefer") ?? "");

interface SentFile {
  bytes: Uint8Array;
  reason: string | undefined;
  because: string | undefined;
}

/** A file, sent as it is or in a form's field `file`; a form may carry what is said of it. */
async function sentFile(c: Context): Promise<SentFile> {
  if (!c.req.header("content-type")?.startsWith("multipart/form-data")) {
    const said = { reason: c.req.query("reason"), because: c.req.query("because") };
    return { bytes: new Uint8Array(await c.req.arrayBuffer()), ...said };
  }
  const { file, reason, because } = await c.req.parseBody();
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  const typed = (given: unknown) => (typeof given === "string" && given !== "" ? given : undefined);
  return { bytes, reason: typed(reason), because: typed(because) };
}

/** The revision that an `If-Match` names; one that is no tag of ours matches nothing. */
function revisionSeen(ifMatch: string | undefined): number | "unknown" | undefined {
  if (ifMatch === undefined || ifMatch.trim() === "*") return undefined;
  const [, revision] = /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch.trim()) ?? [];
  return revision === undefined ? "unknown" : Number(revision);
}

const etagOf = ({ submission }: MonthState) => `"${submission.revision}"`;

function monthAnswer(c: Context<NetworkEnv>, month: MonthState, more = {}): Response {
  return c.json({ ...monthJson(month), ...more }, 200, { etag: etagOf(month) });
}

/** What is unlikely about the figures sent: kept, and to be commented on before it is attested. */
function warningsOf({ doubts, measures, submission }: SavedMonth) {
  const codes = new Map(measures.map(({ id, code }) => [String(id), code]));
  const warnings = [...doubts].flatMap(([key, { checks }]) => {
    const [id = "", period = ""] = key.split(" ");
    const of = period === submission.period ? {} : { period };
    return checks
      .filter(({ strength }) => strength === "unlikely")
      .map(({ kind, because }) => ({ measure: codes.get(id), ...of, kind, detail: because }));
  });
  return warnings.length > 0 ? { warnings } : {};
}

function monthJson({ site, measures, submission }: Omit<MonthState, "charter">) {
  const { period, revision, attested, at } = submission;
  const figures = measures.flatMap((measure) =>
    periodsAsked(measure.cadence, period).flatMap((each) => {
      const figure = submission.figures.get(cellKey(measure.id, each));
      if (!figure) return [];
      const of = each === period ? {} : { period: each };
      const comment = submission.comments?.get(cellKey(measure.id, each));
      return [{ measure: measure.code, ...of, ...inputOf(figure), ...(comment && { comment }) }];
    }),
  );
  const changedAt = at === undefined ? {} : { changedAt: new Date(at).toISOString() };
  return { site: site.code, period, revision, attested, ...changedAt, figures };
}

function measureJson(measure: Measure) {
  const { code, name, kind, chart, cadence, multiplier, unit, direction, goal, status } = measure;
  const { numerator, denominator, exclusions } = measure;
  return {
    ...{ code, name, kind, chart, cadence, multiplier, unit, direction, status },
    ...(goal !== undefined && { goal }),
    ...{ numerator, denominator, exclusions },
  };
}

/** The same about many months. */
function warnings(doubted: Upload["doubted"]) {
  const told = doubted.slice(0, MAX_CELLS).map(({ site, period, measure, kind, because }) => ({
    ...{ site: site.code, period, measure, kind, detail: because },
  }));
  return told.length > 0 ? { warnings: told } : {};
}

function uploadJson({ file, diff, doubted }: Upload) {
  const cells = diff.cells.slice(0, MAX_CELLS).map((cell) => ({
    ...{ site: cell.site.code, period: cell.period, measure: cell.measure, row: cell.row },
    ...{ change: cell.change, to: inputOf(cell.to) },
    ...(cell.change === "changed" && { from: inputOf(cell.from) }),
  }));
  return { sha256: file, counts: diff.counts, cells, all: diff.cells.length, ...warnings(doubted) };
}
