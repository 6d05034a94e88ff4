import { lastEndedPeriod } from "@allteach/domain/calendar";
import { sha256 } from "@allteach/domain/digest";
import { identifierProblems } from "@allteach/domain/identifier-screen";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { Revision } from "@allteach/domain/submission";
import { diffUpload, type UploadDiff } from "@allteach/interchange/diff-upload";
import { type Mapping, meaningWritten } from "@allteach/interchange/heading-meaning";
import { matchUpload, type UploadMonth } from "@allteach/interchange/match-upload";
import { headingsIn, readUpload, type UploadQuestion } from "@allteach/interchange/read-upload";
import { readWorkbook } from "@allteach/interchange/read-workbook";
import type { Workbook } from "@allteach/interchange/workbook";
import { keyOf } from "@allteach/interchange/written-name";
import { saveRevisions } from "@allteach/store/submission";
import { saveUploadMapping } from "@allteach/store/upload-mapping";
import type { Archive } from "./archive.ts";
import { type ActionContext, actOf } from "./context.ts";
import { decideMonths } from "./decide-months.ts";
import { answered, type DoubtedCell, doubtProblem } from "./doubt-months.ts";
import { figuresAct } from "./figures-act.ts";
import { readKnown } from "./read-known.ts";
import type { Setting } from "./read-setting.ts";

/** A file of figures that has been read and could be taken, and what taking it would change. */
export interface Upload {
  /** The file's hash, by which it is taken later. */
  file: string;
  diff: UploadDiff;
  months: readonly UploadMonth[];
  setting: Setting;
  /** How it was read, in sentences: formulas, hidden rows, totals left out. */
  remarks: readonly string[];
  /** What was said before of its headings, if anything was. */
  mapping: Mapping;
  /** Why a reason must be given before it can be taken; absent where none is needed. */
  needsReason?: string;
  /** What is unlikely and has no note, in the file's order. */
  doubted: readonly DoubtedCell[];
}

/** What somebody says of a file when they take it. */
export interface Taking {
  /** Why figures that stand are changed, where the file changes any that are locked. */
  reason?: string | undefined;
  /** Why the unlikely figures without a note are right; it is kept beside each of them. */
  because?: string | undefined;
  /** Whether an unlikely figure about which nothing is said keeps the file from being taken. */
  strict: boolean;
}

/** A file whose headings nobody has explained yet. */
export interface AskedUpload {
  file: string;
  question: UploadQuestion;
  setting: Setting;
  mapping: Mapping;
}

/**
 * Reads a file of figures and says what taking it would change, or what must be asked first.
 * Nothing is written but the file itself, which is kept under its hash as the source of what it says.
 */
export async function previewUpload(
  ctx: ActionContext,
  archive: Archive,
  bytes: Uint8Array,
): Promise<Outcome<Upload | AskedUpload>> {
  const read = await readFile(ctx, bytes, undefined);
  if (!read.ok) return read;
  await keep(ctx, archive, read.value, bytes);
  if ("question" in read.value) return done(read.value);
  return done(read.value.upload);
}

/** The same for whoever cannot be asked: a file whose headings nobody has explained is refused. */
export async function checkUpload(
  ctx: ActionContext,
  archive: Archive,
  bytes: Uint8Array,
): Promise<Outcome<Upload>> {
  const read = await previewUpload(ctx, archive, bytes);
  if (!read.ok) return read;
  return "question" in read.value ? refused(unasked(read.value)) : done(read.value);
}

/** Takes a file of figures, all of it or nothing. */
export async function takeUpload(
  ctx: ActionContext,
  archive: Archive,
  bytes: Uint8Array,
  { reason, because, strict }: Taking,
): Promise<Outcome<Upload>> {
  const told = identifierProblems({ reason: reason ?? "", because: because ?? "" });
  if (told.length > 0) return refused({ kind: "invalid", problems: told });
  const read = await readFile(ctx, bytes, reason);
  if (!read.ok) return read;
  if ("question" in read.value) return refused(unasked(read.value));
  const { upload, revisions: decided } = read.value;
  const { needsReason, doubted, setting } = upload;
  if (needsReason) return refused({ kind: "needs-reason", because: needsReason });
  if (strict && doubted.length > 0 && !because) {
    return refused({ kind: "needs-comment", problems: doubted.map(doubtProblem) });
  }
  const revisions = because ? answered(decided, doubted, because, setting) : decided;
  await keep(ctx, archive, read.value, bytes);
  if (revisions.length === 0) return done(upload);

  const act = figuresAct(ctx, revisions, setting, upload.file);
  const saved = await saveRevisions(ctx.store, revisions, { via: "file", act });
  return saved ? done(upload) : refused({ kind: "overtaken", by: "", at: ctx.now.getTime() });
}

/** What whoever cannot be asked is told instead: a system that sends files. */
function unasked({ question }: Pick<AskedUpload, "question">) {
  return { kind: "invalid", problems: question.problems } as const;
}

/** A file that was previewed; nothing where this network has none of that hash. */
export function keptUpload(
  ctx: ActionContext,
  archive: Archive,
  file: string,
): Promise<Uint8Array | undefined> {
  return archive.get(keyOfFile(ctx, file));
}

const PARTLY_DOUBTED =
  "It holds very many figures: the newest 10,000 were compared with what is usual, and all with this network’s rules.";

const MOST_MEANINGS = 400;

/**
 * Remembers what the headings of a file mean, for it and for every other with the same headings.
 *
 * @param said By heading; without any, what was said before is forgotten.
 */
export async function explainHeadings(
  ctx: ActionContext,
  bytes: Uint8Array,
  said: Mapping,
): Promise<Outcome<void>> {
  const book = readWorkbook(bytes);
  if (!book.ok) return book;
  const before = await readKnown(ctx, await fingerprintOf(book.value));
  const isMeant = ([heading, entry]: [string, string]) =>
    heading.length <= 300 && (entry.startsWith("sheet:") || meaningWritten(entry) !== undefined);
  const entries = Object.entries(said)
    .map(([heading, entry]): [string, string] => [keyOf(heading), entry])
    .filter(isMeant);
  const isForgotten = Object.keys(said).length === 0;
  const all = isForgotten ? {} : { ...before.mapping, ...Object.fromEntries(entries) };
  if (Object.keys(all).length > MOST_MEANINGS) {
    const because = `The file has more than ${MOST_MEANINGS} headings that mean nothing here.`;
    return refused({ kind: "invalid", problems: [{ field: "file", because }] });
  }
  const fingerprint = await fingerprintOf(book.value);
  const act = actOf(ctx, "map-headings", fingerprint.slice(0, 12), { meanings: all });
  await saveUploadMapping(ctx.store, fingerprint, all, act);
  return done(undefined);
}

function keyOfFile({ store }: ActionContext, file: string): string {
  return `networks/${store.networkId}/uploads/${file}`;
}

type ReadFile = (AskedUpload | { upload: Upload; revisions: readonly Revision[] }) & {
  kind: Workbook["kind"];
};

async function keep(ctx: ActionContext, archive: Archive, read: ReadFile, bytes: Uint8Array) {
  const file = "question" in read ? read.file : read.upload.file;
  await archive.put(keyOfFile(ctx, file), bytes, types[read.kind]);
}

const types: Readonly<Record<Workbook["kind"], string>> = {
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

async function readFile(
  ctx: ActionContext,
  bytes: Uint8Array,
  reason: string | undefined,
): Promise<Outcome<ReadFile>> {
  const book = readWorkbook(bytes);
  if (!book.ok) return book;
  const { kind } = book.value;
  const { setting, known, mapping } = await readKnown(ctx, await fingerprintOf(book.value));
  const read = readUpload(book.value, known, mapping);
  if (!read.ok) return read;
  const file = await sha256(bytes);
  if ("question" in read.value) {
    return done({ kind, file, question: read.value.question, setting, mapping });
  }
  const { rows, remarks } = read.value;
  const matched = matchUpload(rows, known, lastEndedPeriod(ctx.now, setting.charter.timeZone));
  if (!matched.ok) return matched;
  const decided = await decideMonths(ctx, setting, matched.value, reason);
  if (!decided.ok) return decided;
  const { revisions, standing, needsReason, doubted, isPartial } = decided.value;
  const upload: Upload = {
    ...{ file, months: matched.value, setting, mapping, doubted },
    remarks: isPartial ? [...remarks, PARTLY_DOUBTED] : remarks,
    diff: diffUpload(matched.value, standing),
    ...(needsReason && { needsReason }),
  };
  return done({ kind, upload, revisions });
}

const fingerprintOf = (book: Workbook) =>
  sha256(new TextEncoder().encode(JSON.stringify(headingsIn(book))));

/** Whether someone may fetch a file that was taken: it may hold every site's figures. */
export function mayFetchUpload({ actor }: Pick<ActionContext, "actor">): boolean {
  return may(actor, "see-audit");
}
