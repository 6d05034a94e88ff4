import { signatureOf } from "@allteach/actions/context";
import type { MonthRows } from "@allteach/actions/open-month";
import { type MonthSheet, readMonthSheet } from "@allteach/actions/read-month-sheet";
import { submitPeriod } from "@allteach/actions/submit-period";
import { mayFetchUpload } from "@allteach/actions/upload-figures";
import { lastEndedPeriod } from "@allteach/domain/calendar";
import { Period, periodName, shiftPeriod } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import type { Refusal } from "@allteach/domain/refusal";
import { openDirectory } from "@allteach/store/directory";
import { memberNames } from "@allteach/store/member-name";
import { PreviewOf } from "@allteach/web/components/sheet-preview";
import type { SubmissionPageProps } from "@allteach/web/components/submission-props";
import { NotFoundPage } from "@allteach/web/pages/not-found-page";
import { SubmissionPage } from "@allteach/web/pages/submission-page";
import { paths } from "@allteach/web/paths";
import type { Readers } from "@allteach/web/words/who-words";
import { type Context, Hono } from "hono";
import { tallied } from "../tally.ts";
import { answerTo } from "./answer.ts";
import type { NetworkEnv } from "./app-env.ts";
import { monthAhead, sealedPlace } from "./month-ahead.ts";
import { type ReadRow, readMonthForm } from "./month-form.ts";
import { doubted, historyOf, overtakenRows, previewed, sheetRow, typedOf } from "./month-rows.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

/** A site's month: its form, and what was filled in. */
export const submissionRoutes = new Hono<NetworkEnv>()
  .get(paths.submission.pattern, async (c) => {
    const [names, opened] = await Promise.all([namesFor(c), openSheet(c)]);
    if (opened instanceof Response) return opened;
    const rows = opened.rows.map((row) => sheetRow(row, typedOf(row.standing)));
    const saw = c.req.query("saw") ?? "";
    const isSaved = c.req.query("saved") !== undefined && opened.submission.revision > 0;
    const me = signatureOf(c.var.action.actor);
    const theirs = /^\d{1,9}$/.test(saw)
      ? historyOf(opened).filter((each) => each.revision > Number(saw) && each.by !== me)
      : [];
    const sent = {
      kind: "saved",
      theirs: rows.filter((row) => theirs.some((each) => each.key === row.key)),
    } as const;
    return page(c, opened, { rows, names, ...(isSaved && { sent }) });
  })
  .post(paths.submission.pattern, async (c) => {
    const opened = await openSheet(c, await monthAhead(c));
    if (opened instanceof Response) return opened;
    if (!opened.mayReport) return answerRefusal(c, notAllowed);
    const typed = typedIn(await c.req.formData(), opened);
    const isWrong = typed.read.some(({ wrong }) => wrong.length > 0);
    if (isWrong || typed.wish === "preview") return notSaved(c, opened, typed);
    return save(c, opened, typed);
  })
  .post(paths.submissionPreview.pattern, async (c) => {
    const opened = await openSheet(c, await monthAhead(c));
    if (opened instanceof Response) return opened;
    if (!opened.mayReport) return answerRefusal(c, notAllowed);
    const { read } = typedIn(await c.req.formData(), opened);
    const [row] = previewed(opened, read).filter(({ preview }) => preview);
    if (!row?.preview) return c.body(null, 204);
    return c.html(<PreviewOf preview={row.preview} id={`preview-${row.key.replace(" ", "-")}`} />);
  });

const notAllowed: Refusal = { kind: "not-allowed", need: "report-figures" };

interface Typed {
  read: readonly ReadRow[];
  reason: string;
  /** What the button pressed stands for: save, attest, preview. */
  wish: string;
  /** The revision that the form was drawn from. */
  saw: number | undefined;
}

function typedIn(form: FormData, { rows }: MonthSheet): Typed {
  const saw = text(form, "saw");
  return {
    read: readMonthForm(form, rows),
    reason: text(form, "reason").trim().slice(0, 500),
    wish: text(form, "then"),
    saw: /^\d{1,9}$/.test(saw) ? Number(saw) : undefined,
  };
}

async function openSheet(c: Context<NetworkEnv>, rows?: MonthRows): Promise<MonthSheet | Response> {
  const { site = "", period: written } = c.req.param() as { site?: string; period?: string };
  const last = lastEndedPeriod(c.var.now, c.var.network.timeZone);
  const period = Period.safeParse(written);
  if (!period.success || period.data > last) return noSuchMonth(c, site, last);
  const read = await readMonthSheet(c.var.action, site, period.data, rows);
  return read.ok ? read.value : answerRefusal(c, read.refusal);
}

/** Who people are, for those who may see who belongs to the network. */
async function namesFor(c: Context<NetworkEnv>): Promise<Readers["names"]> {
  const { actor } = c.var.action;
  if (!may(actor, "see-people")) return new Map();
  const directory = openDirectory(tallied(c.env.DIRECTORY, c.var.tally));
  return memberNames(directory, c.var.network.id);
}

/** Months that have not ended cannot be entered: the page names those that can. */
function noSuchMonth(c: Context<NetworkEnv>, site: string, last: Period) {
  const network = c.var.network.slug;
  const links = [0, 1, 2].map((back) => {
    const period = shiftPeriod(last, -back);
    const label = `${periodName(period)}, ${back === 0 ? "the last month that has ended" : "before it"}`;
    return { label, href: paths.submission({ network, site, period }) };
  });
  const { person } = networkShell(c);
  return c.html(<NotFoundPage what="month" links={links} person={person} />, 404);
}

async function save(c: Context<NetworkEnv>, opened: MonthSheet, typed: Typed): Promise<Response> {
  const { site, submission } = opened;
  const { saw, reason } = typed;
  const figures = typed.read.flatMap(({ measure, period, input, typed: row }) => {
    const said = row?.comment.trim();
    return input ? [{ measure: measure.code, period, input, ...(said && { comment: said }) }] : [];
  });
  const isWhole = opened.rows.every(({ standing }, row) => standing || typed.read[row]?.input);
  const saved = await submitPeriod(
    c.var.action,
    {
      ...{ site: site.code, period: submission.period, figures },
      ...{ attest: typed.wish === "attest" && isWhole, merge: true, strict: true },
      ...(reason && { reason }),
      ...(saw !== undefined && { saw }),
    },
    "form",
    opened,
  );
  if (!saved.ok) return declined(c, opened, typed, saved.refusal);
  const address = { network: c.var.network.slug, site: site.code, period: submission.period };
  const seen = saved.value.theirs.length > 0 && saw !== undefined ? `&saw=${saw}` : "";
  return c.redirect(`${paths.submission(address)}?saved${seen}`, 303);
}

/** A refusal that the form itself can show, with everything typed still there. */
async function declined(
  c: Context<NetworkEnv>,
  opened: MonthSheet,
  typed: Typed,
  refusal: Refusal,
): Promise<Response> {
  switch (refusal.kind) {
    case "overtaken": {
      const current = await openSheet(c);
      if (current instanceof Response) return current;
      const rows = overtakenRows(current, typed.read, typed.saw);
      return page(c, current, { rows, ...reasonIn(typed), sent: { kind: "overtaken" } }, 409);
    }
    case "needs-reason": {
      const rows = previewed(opened, typed.read);
      const reason = { typed: typed.reason, error: refusal.because };
      return page(c, opened, { rows, reason }, 422);
    }
    case "needs-comment": {
      const rows = doubted(opened, typed.read);
      return page(c, opened, { rows, ...reasonIn(typed) }, 422);
    }
    case "closed":
    case "invalid": {
      const because = answerTo(refusal).detail;
      const rows = previewed(opened, typed.read);
      const status = refusal.kind === "closed" ? 409 : 422;
      const sent = { kind: "refused", because } as const;
      return page(c, opened, { rows, ...reasonIn(typed), sent }, status);
    }
    default:
      return answerRefusal(c, refusal);
  }
}

/** The form again: with what is wrong, or with what the charts would say. */
function notSaved(c: Context<NetworkEnv>, opened: MonthSheet, typed: Typed) {
  const isWrong = typed.read.some(({ wrong }) => wrong.length > 0);
  const rows = previewed(opened, typed.read);
  const sent = { kind: "preview" } as const;
  return page(c, opened, { rows, ...reasonIn(typed), sent }, isWrong ? 422 : 200);
}

const reasonIn = ({ reason }: Typed) => (reason ? { reason: { typed: reason } } : {});

interface Shown extends Pick<SubmissionPageProps, "rows" | "sent" | "reason"> {
  /** Who people are, where the directory was asked already. */
  names?: Readers["names"];
}

async function page(
  c: Context<NetworkEnv>,
  opened: MonthSheet,
  { names, ...given }: Shown,
  status: 200 | 409 | 422 = 200,
) {
  const { charter, site, submission, lastPeriod, mayReport, reporting, attestation } = opened;
  const readers = { me: signatureOf(c.var.action.actor), names: names ?? (await namesFor(c)) };
  const fileHref = (upload: string) =>
    mayFetchUpload(c.var.action)
      ? paths.uploadFile({ network: c.var.network.slug, upload })
      : undefined;
  return c.html(
    <SubmissionPage
      shell={networkShell(c)}
      now={c.var.now}
      period={submission.period}
      {...{ charter, site, submission, lastPeriod, mayReport, reporting, attestation }}
      history={historyOf(opened, fileHref).toReversed()}
      readers={readers}
      saw={submission.revision}
      place={await sealedPlace(c)}
      {...given}
    />,
    status,
  );
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
