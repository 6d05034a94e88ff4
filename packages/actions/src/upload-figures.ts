import { lastEndedPeriod } from "@allteach/domain/calendar";
import { cellKey } from "@allteach/domain/cell";
import { sha256 } from "@allteach/domain/digest";
import type { Figure } from "@allteach/domain/figure";
import type { Measure } from "@allteach/domain/measure";
import { type FigurePeriod, monthOf } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, type Problem, type Refusal, refused } from "@allteach/domain/refusal";
import {
  isNews,
  type Revision,
  reviseSubmission,
  type Submission,
} from "@allteach/domain/submission";
import { diffUpload, type UploadDiff } from "@allteach/interchange/diff-upload";
import { matchUpload, type UploadMonth } from "@allteach/interchange/match-upload";
import { readFiguresCsv } from "@allteach/interchange/read-figures-csv";
import { networkFiguresQuery, standingFigures } from "@allteach/store/figure";
import { ask } from "@allteach/store/network-store";
import {
  newestRevision,
  saveRevisions,
  submissionOf,
  submissionsQuery,
} from "@allteach/store/submission";
import type { Archive } from "./archive.ts";
import type { ActionContext } from "./context.ts";
import { figuresAct } from "./figures-act.ts";
import { readSeenSetting, type Setting } from "./read-setting.ts";

/** A file of figures that has been read and could be taken, and what taking it would change. */
export interface Upload {
  /** The file's hash, by which it is taken later. */
  file: string;
  diff: UploadDiff;
  months: readonly UploadMonth[];
  setting: Setting;
  /** Why a reason must be given before it can be taken; absent where none is needed. */
  needsReason?: string;
}

/**
 * Reads a file of figures and says what taking it would change. Nothing is written but the file
 * itself, which is kept under its hash as the source of what it says.
 */
export async function previewUpload(
  ctx: ActionContext,
  archive: Archive,
  bytes: Uint8Array,
): Promise<Outcome<Upload>> {
  const read = await readUpload(ctx, bytes, undefined);
  if (!read.ok) return read;
  await archive.put(keyOf(ctx, read.value.upload.file), bytes, "text/csv");
  return done(read.value.upload);
}

/**
 * Takes a file of figures, all of it or nothing.
 *
 * @param reason Why figures that stand are changed, where the file changes any that are locked.
 */
export async function takeUpload(
  ctx: ActionContext,
  archive: Archive,
  bytes: Uint8Array,
  reason: string | undefined,
): Promise<Outcome<Upload>> {
  const read = await readUpload(ctx, bytes, reason);
  if (!read.ok) return read;
  const { upload, revisions } = read.value;
  if (upload.needsReason) {
    return refused({ kind: "needs-reason", because: upload.needsReason });
  }
  await archive.put(keyOf(ctx, upload.file), bytes, "text/csv");
  if (revisions.length === 0) return done(upload);

  const act = figuresAct(ctx, revisions, upload.setting, upload.file);
  const saved = await saveRevisions(ctx.store, revisions, { via: "file", act });
  return saved ? done(upload) : refused({ kind: "overtaken", by: "", at: ctx.now.getTime() });
}

/** A file that was previewed; nothing where this network has none of that hash. */
export function keptUpload(
  ctx: ActionContext,
  archive: Archive,
  file: string,
): Promise<Uint8Array | undefined> {
  return archive.get(keyOf(ctx, file));
}

function keyOf({ store }: ActionContext, file: string): string {
  return `networks/${store.networkId}/uploads/${file}`;
}

async function readUpload(
  ctx: ActionContext,
  bytes: Uint8Array,
  reason: string | undefined,
): Promise<Outcome<{ upload: Upload; revisions: Revision[] }>> {
  const rows = readFiguresCsv(bytes);
  if (!rows.ok) return rows;
  const setting = await readSeenSetting(ctx);
  const { charter, measures } = setting;
  const matched = matchUpload(rows.value, setting, lastEndedPeriod(ctx.now, charter.timeZone));
  if (!matched.ok) return matched;
  const months = matched.value;
  if (!months.every(({ site }) => may(ctx.actor, "report-figures", site.id))) {
    return refused({ kind: "not-allowed", need: "report-figures" });
  }

  const standing = await readStanding(ctx, months);
  const decided = decide(ctx, setting, months, standing, reason);
  if (!decided.ok) return decided;
  const { revisions, needsReason } = decided.value;
  const upload: Upload = {
    file: await sha256(bytes),
    diff: diffUpload(months, standingFigureIn(standing, measures)),
    ...{ months, setting },
    ...(needsReason && { needsReason }),
  };
  return done({ upload, revisions });
}

async function readStanding(
  { store }: ActionContext,
  months: readonly UploadMonth[],
): Promise<Submission[]> {
  const periods = months.map(({ period }) => period).sort();
  const [from, to] = [periods[0], periods[periods.length - 1]];
  if (!from || !to) return [];
  const places = months.map(({ site, period }) => ({ site: site.id, period }));
  const [figures, newest] = await ask(
    store,
    networkFiguresQuery(store, { from, to }),
    submissionsQuery(store, places),
  );
  const byMonth = Map.groupBy(standingFigures(figures), ({ site, period }) => `${site} ${period}`);
  const revisions = Map.groupBy(newest, ({ siteId, period }) => `${siteId} ${period}`);
  return places.map(({ site, period }) => {
    const key = `${site} ${period}`;
    const last = newestRevision(revisions.get(key) ?? []);
    return submissionOf(site, period, last ? [last] : [], byMonth.get(key) ?? []);
  });
}

function decide(
  ctx: ActionContext,
  { charter, measures }: Setting,
  months: readonly UploadMonth[],
  standing: readonly Submission[],
  reason: string | undefined,
): Outcome<{ revisions: Revision[]; needsReason?: string }> {
  const problems: Problem[] = [];
  const revisions: Revision[] = [];
  let needsReason: string | undefined;
  for (const [index, month] of months.entries()) {
    const stands = standing[index];
    if (!stands) continue;
    const outcome = reviseSubmission(
      { figures: month.figures, attest: false, ...(reason && { reason }) },
      {
        ...{ site: month.site, measures, standing: stands, now: ctx.now },
        calendar: charter.calendar,
        timeZone: charter.timeZone,
        mayUnlock: may(ctx.actor, "correct-closed-months"),
      },
    );
    if (outcome.ok && isNews(outcome.value, stands)) revisions.push(outcome.value);
    if (outcome.ok) continue;
    if (outcome.refusal.kind === "needs-reason") needsReason ??= outcome.refusal.because;
    else problems.push(...problemsInFile(outcome.refusal, month));
  }
  if (problems.length > 0) return refused({ kind: "invalid", problems });
  return done({ revisions, ...(needsReason && { needsReason }) });
}

/** A refusal of a month, told by the rows of the file that it comes from. */
function problemsInFile(refusal: Refusal, { figures }: UploadMonth): Problem[] {
  const row = figures[0]?.row ?? 1;
  if (refusal.kind === "closed") {
    return [{ field: "period", because: refusal.because, row, column: "period" }];
  }
  if (refusal.kind !== "invalid") throw new Error(`a month was refused as ${refusal.kind}`);
  return refusal.problems.map((problem) => {
    const [, index = "", column = ""] = /^figures\/(\d+)\/(\w+)$/.exec(problem.field) ?? [];
    return { ...problem, row: figures[Number(index)]?.row ?? row, column };
  });
}

function standingFigureIn(standing: readonly Submission[], measures: readonly Measure[]) {
  const ids = new Map(measures.map(({ code, id }) => [code.toLowerCase(), id]));
  const months = new Map(standing.map((month) => [`${month.site} ${month.period}`, month]));
  return (site: number, period: FigurePeriod, measure: string): Figure | undefined => {
    const id = ids.get(measure.toLowerCase());
    return id && months.get(`${site} ${monthOf(period)}`)?.figures.get(cellKey(id, period));
  };
}
