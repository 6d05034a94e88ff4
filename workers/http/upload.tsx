import { readSetting } from "@allteach/actions/read-setting";
import {
  keptUpload,
  previewUpload,
  takeUpload,
  type Upload,
} from "@allteach/actions/upload-figures";
import { lastEndedPeriod } from "@allteach/domain/calendar";
import { may } from "@allteach/domain/permission";
import type { Refusal } from "@allteach/domain/refusal";
import { templateCsv } from "@allteach/interchange/write-figures-csv";
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

const NO_FILE = "Choose a file first.";
const GONE = "The file is no longer kept here: choose it again.";

/** For people who report for at least one site; what the file holds decides the rest. */
const reportersOnly = createMiddleware<NetworkEnv>(async (c, next) =>
  maySomewhere(c.var.action.actor, "report-figures")
    ? next()
    : answerRefusal(c, { kind: "not-allowed", need: "report-figures" }),
);

/** Figures by file: what it would change first, then all of it or nothing. */
export const uploadRoutes = new Hono<NetworkEnv>()
  .use(`${paths.uploads.pattern}/*`, reportersOnly)
  .get(paths.uploads.pattern, async (c) => {
    const taken = await takenFile(c, c.req.query("taken"));
    return choosing(c, { ...(taken && { taken }) });
  })
  .get(paths.uploadTemplate.pattern, async (c) => {
    const { sites, measures } = await readSetting(c.var.action);
    const own = sites.filter(({ id }) => may(c.var.action.actor, "report-figures", id));
    const csv = templateCsv(own, measures, [lastPeriodOf(c)]);
    return c.body(csv, 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${c.var.network.slug}-figures.csv"`,
    });
  })
  .post(paths.uploads.pattern, async (c) => {
    const form = await c.req.formData();
    const hash = form.get("take");
    if (typeof hash === "string") return take(c, hash, form.get("reason"));
    const file = form.get("file");
    if (!(file instanceof File) || file.size === 0) return choosing(c, { error: NO_FILE }, 422);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const read = await previewUpload(c.var.action, archiveOf(c.env.ARCHIVE), bytes);
    return read.ok ? preview(c, read.value, {}) : declined(c, read.refusal);
  });

async function take(c: Context<NetworkEnv>, hash: string, given: unknown): Promise<Response> {
  const archive = archiveOf(c.env.ARCHIVE);
  const bytes = await keptFile(c, hash);
  if (!bytes) return choosing(c, { error: GONE }, 404);
  const reason = typeof given === "string" ? given.trim().slice(0, 500) : "";
  const taken = await takeUpload(c.var.action, archive, bytes, reason || undefined);
  if (taken.ok) {
    const to = paths.uploads({ network: c.var.network.slug });
    return c.redirect(`${to}?taken=${taken.value.file}`, 303);
  }
  const { refusal } = taken;
  if (refusal.kind !== "needs-reason" && refusal.kind !== "overtaken") return declined(c, refusal);
  const again = await previewUpload(c.var.action, archive, bytes);
  if (!again.ok) return declined(c, again.refusal);
  return refusal.kind === "needs-reason"
    ? preview(c, again.value, { reason: { typed: reason, error: refusal.because } }, 422)
    : preview(c, again.value, { declined: answerTo(refusal).detail }, 409);
}

/** What of a file that was taken stands now: nothing is believed of the address but which file. */
async function takenFile(
  c: Context<NetworkEnv>,
  hash: string | undefined,
): Promise<UploadPageProps["taken"]> {
  const bytes = hash && (await keptFile(c, hash));
  if (!bytes) return undefined;
  const read = await previewUpload(c.var.action, archiveOf(c.env.ARCHIVE), bytes);
  if (!read.ok) return undefined;
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

function preview(
  c: Context<NetworkEnv>,
  { file, diff, setting, needsReason }: Upload,
  given: Pick<UploadPreviewPageProps, "reason" | "declined">,
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
