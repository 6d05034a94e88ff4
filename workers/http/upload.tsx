import { readSetting } from "@allteach/actions/read-setting";
import {
  type AskedUpload,
  explainHeadings,
  keptUpload,
  mayFetchUpload,
  previewUpload,
  takeUpload,
  type Upload,
} from "@allteach/actions/upload-figures";
import { lastEndedPeriod } from "@allteach/domain/calendar";
import { periodsFrom, shiftPeriod } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import type { Refusal } from "@allteach/domain/refusal";
import { templateCsv, templateLines } from "@allteach/interchange/write-figures-csv";
import { xlsxOf } from "@allteach/interchange/xlsx-of";
import { UploadHeadingsPage } from "@allteach/web/pages/upload-headings-page";
import { UploadPage, type UploadPageProps } from "@allteach/web/pages/upload-page";
import {
  UploadPreviewPage,
  type UploadPreviewPageProps,
} from "@allteach/web/pages/upload-preview-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { archiveOf } from "../archive.ts";
import { answerTo } from "./answer.ts";
import type { NetworkEnv } from "./app-env.ts";
import { maySomewhere } from "./may-somewhere.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";
import { headingMeanings, meaningsSaid } from "./upload-meanings.ts";

const NO_FILE = "Choose a file first.";
const NO_BECAUSE = "Say why these figures are right, or correct the file and choose it again.";
const GONE = "The file is no longer kept here: choose it again.";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** As many months as a template is filled with at most. */
const MOST_MONTHS = 36;

/** For people who report for at least one site; what the file holds decides the rest. */
const reportersOnly = createMiddleware<NetworkEnv>(async (c, next) =>
  maySomewhere(c.var.action.actor, "report-figures")
    ? next()
    : answerRefusal(c, { kind: "not-allowed", need: "report-figures" }),
);

/** Figures by file: what it would change first, then all of it or nothing. */
export const uploadRoutes = new Hono<NetworkEnv>()
  .get(paths.uploadFile.pattern, async (c) => {
    if (!mayFetchUpload(c.var.action)) {
      return answerRefusal(c, { kind: "not-allowed", need: "see-audit" });
    }
    const hash = c.req.param("upload");
    const bytes = await keptFile(c, hash);
    if (!bytes) return answerRefusal(c, { kind: "not-found", what: "upload" });
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
    const name = `figures-${hash.slice(0, 12)}.${isZip ? "xlsx" : "csv"}`;
    return download(c, bytes, isZip ? XLSX : "text/csv", name);
  })
  .use(`${paths.uploads.pattern}/*`, reportersOnly)
  .get(paths.uploads.pattern, async (c) => {
    const taken = await takenFile(c, c.req.query("taken"));
    return choosing(c, { ...(taken && { taken }) });
  })
  .get(paths.uploadTemplate.pattern, async (c) => {
    const csv = templateCsv(...(await expected(c)));
    const bytes = new TextEncoder().encode(csv);
    return download(c, bytes, "text/csv; charset=utf-8", `${c.var.network.slug}-figures.csv`);
  })
  .get(paths.uploadWorkbook.pattern, async (c) => {
    const bytes = xlsxOf([{ name: "Figures", rows: templateLines(...(await expected(c))) }]);
    return download(c, bytes, XLSX, `${c.var.network.slug}-figures.xlsx`);
  })
  .post(paths.uploads.pattern, async (c) => {
    const form = await c.req.formData();
    const [taken, explained, forgotten] = ["take", "explain", "forget"].map((each) =>
      form.get(each),
    );
    if (typeof taken === "string") return take(c, taken, form);
    if (typeof explained === "string") return explain(c, explained, meaningsSaid(form));
    if (typeof forgotten === "string") return explain(c, forgotten, {});
    const file = form.get("file");
    if (!(file instanceof File) || file.size === 0) return choosing(c, { error: NO_FILE }, 422);
    return look(c, new Uint8Array(await file.arrayBuffer()), false);
  });

function download(c: Context<NetworkEnv>, bytes: Uint8Array, type: string, name: string) {
  return c.body(bytes.slice().buffer, 200, {
    "content-type": type,
    "content-disposition": `attachment; filename="${name}"`,
  });
}

/** What the sender's sites are asked for: last month, or as many months as are asked for. */
async function expected(c: Context<NetworkEnv>): Promise<Parameters<typeof templateLines>> {
  const { sites, measures } = await readSetting(c.var.action);
  const own = sites.filter(({ id }) => may(c.var.action.actor, "report-figures", id));
  const asked = Number(c.req.query("months") ?? 1);
  const months = Number.isInteger(asked) ? Math.min(MOST_MONTHS, Math.max(1, asked)) : 1;
  const last = lastPeriodOf(c);
  return [own, measures, periodsFrom(shiftPeriod(last, 1 - months), last)];
}

async function look(c: Context<NetworkEnv>, bytes: Uint8Array, again: boolean) {
  const read = await previewUpload(c.var.action, archiveOf(c.env.ARCHIVE), bytes);
  if (!read.ok) return declined(c, read.refusal);
  return "question" in read.value ? asking(c, read.value, again) : preview(c, read.value, {});
}

/** Keeps what headings mean, then reads the file anew. */
async function explain(c: Context<NetworkEnv>, hash: string, said: Record<string, string>) {
  const bytes = await keptFile(c, hash);
  if (!bytes) return choosing(c, { error: GONE }, 404);
  const explained = await explainHeadings(c.var.action, bytes, said);
  if (!explained.ok) return declined(c, explained.refusal);
  return look(c, bytes, Object.keys(said).length > 0);
}

async function take(c: Context<NetworkEnv>, hash: string, form: FormData): Promise<Response> {
  const archive = archiveOf(c.env.ARCHIVE);
  const bytes = await keptFile(c, hash);
  if (!bytes) return choosing(c, { error: GONE }, 404);
  const [reason, because] = [typedIn(form, "reason"), typedIn(form, "because")];
  const said = { reason: reason || undefined, because: because || undefined };
  const taken = await takeUpload(c.var.action, archive, bytes, { ...said, strict: true });
  if (taken.ok) {
    const to = paths.uploads({ network: c.var.network.slug });
    return c.redirect(`${to}?taken=${taken.value.file}`, 303);
  }
  const { refusal } = taken;
  const isAboutWords =
    refusal.kind === "invalid" &&
    refusal.problems.every(({ field }) => field === "reason" || field === "because");
  const isOurs = ["needs-reason", "needs-comment", "overtaken"].includes(refusal.kind);
  if (!isOurs && !isAboutWords) return declined(c, refusal);
  const again = await previewUpload(c.var.action, archive, bytes);
  if (!again.ok) return declined(c, again.refusal);
  if ("question" in again.value) return asking(c, again.value, true);
  if (refusal.kind === "overtaken") {
    return preview(c, again.value, { declined: answerTo(refusal).detail }, 409);
  }
  const errors = errorsIn(refusal);
  return preview(
    c,
    again.value,
    {
      reason: { typed: reason, error: errors.reason },
      because: { typed: because, error: errors.because },
    },
    422,
  );
}

function typedIn(form: FormData, field: string): string {
  const given = form.get(field);
  return typeof given === "string" ? given.trim().slice(0, 500) : "";
}

/** What is wrong with the words that came with a file, by their field. */
function errorsIn(refusal: Refusal): { reason?: string; because?: string } {
  if (refusal.kind === "needs-reason") return { reason: refusal.because };
  if (refusal.kind === "needs-comment") return { because: NO_BECAUSE };
  if (refusal.kind !== "invalid") return {};
  return Object.fromEntries(refusal.problems.map(({ field, because }) => [field, because]));
}

/** What of a file that was taken stands now: nothing is believed of the address but which file. */
async function takenFile(
  c: Context<NetworkEnv>,
  hash: string | undefined,
): Promise<UploadPageProps["taken"]> {
  const bytes = hash && (await keptFile(c, hash));
  if (!bytes) return undefined;
  const read = await previewUpload(c.var.action, archiveOf(c.env.ARCHIVE), bytes);
  if (!read.ok || "question" in read.value) return undefined;
  return { figures: read.value.diff.counts.same, months: read.value.months.length };
}

function keptFile(c: Context<NetworkEnv>, hash: string): Promise<Uint8Array | undefined> {
  if (!/^[0-9a-f]{64}$/.test(hash)) return Promise.resolve(undefined);
  return keptUpload(c.var.action, archiveOf(c.env.ARCHIVE), hash);
}

function declined(c: Context<NetworkEnv>, refusal: Refusal): Response | Promise<Response> {
  if (refusal.kind !== "invalid") return answerRefusal(c, refusal);
  return choosing(c, { problems: refusal.problems }, 422);
}

function asking(c: Context<NetworkEnv>, { file, question, setting }: AskedUpload, again: boolean) {
  const { sheets, headings, missing, examples } = question;
  if (sheets.length + headings.length + missing.length === 0) {
    return choosing(c, { problems: question.problems }, 422);
  }
  return c.html(
    <UploadHeadingsPage
      shell={networkShell(c, "uploads")}
      charter={setting.charter}
      {...{ file, sheets, headings, missing, examples, again }}
      {...headingMeanings(setting)}
    />,
  );
}

function preview(
  c: Context<NetworkEnv>,
  { file, diff, setting, needsReason, remarks, mapping, doubted }: Upload,
  given: Pick<UploadPreviewPageProps, "reason" | "because" | "declined">,
  status: 200 | 409 | 422 = 200,
) {
  return c.html(
    <UploadPreviewPage
      shell={networkShell(c, "uploads")}
      charter={setting.charter}
      file={file}
      changes={diff.cells}
      counts={diff.counts}
      needsReason={needsReason}
      remarks={remarks}
      doubted={doubted}
      explained={Object.keys(mapping).length > 0}
      {...given}
    />,
    status,
  );
}

function choosing(
  c: Context<NetworkEnv>,
  given: Pick<UploadPageProps, "error" | "problems" | "taken">,
  status: 200 | 404 | 422 = 200,
) {
  const { slug, name } = c.var.network;
  return c.html(
    <UploadPage
      shell={networkShell(c, "uploads")}
      charter={{ slug, name }}
      lastPeriod={lastPeriodOf(c)}
      {...given}
    />,
    status,
  );
}

function lastPeriodOf(c: Context<NetworkEnv>) {
  return lastEndedPeriod(c.var.now, c.var.network.timeZone);
}
