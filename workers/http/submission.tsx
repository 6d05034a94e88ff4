import { type MonthSheet, readMonthSheet } from "@allteach/actions/read-month-sheet";
import { submitPeriod } from "@allteach/actions/submit-period";
import { lastEndedPeriod } from "@allteach/domain/calendar";
import { type Figure, figureOf, type Measured, sameFigure } from "@allteach/domain/figure";
import type { FigurePart } from "@allteach/domain/figure-part";
import { Period, periodName, shiftPeriod } from "@allteach/domain/period";
import type { Refusal } from "@allteach/domain/refusal";
import type { SheetRow, TypedFigure } from "@allteach/web/components/month-sheet";
import { NotFoundPage } from "@allteach/web/pages/not-found-page";
import { SubmissionPage, type SubmissionPageProps } from "@allteach/web/pages/submission-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import { answerTo } from "./answer.ts";
import type { NetworkEnv } from "./app-env.ts";
import { type ReadRow, readMonthForm } from "./month-form.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

/** A site's month: its form, and what was filled in. */
export const submissionRoutes = new Hono<NetworkEnv>()
  .get(paths.submission.pattern, async (c) => {
    const opened = await openSheet(c);
    if (opened instanceof Response) return opened;
    const rows = opened.rows.map((row) => sheetRow(row, typedOf(row.standing)));
    const saved = c.req.query("saved") !== undefined && opened.submission.revision > 0;
    return page(c, opened, { rows, ...(saved && { sent: { kind: "saved" } }) });
  })
  .post(paths.submission.pattern, async (c) => {
    const opened = await openSheet(c);
    if (opened instanceof Response) return opened;
    if (!opened.mayReport) {
      return answerRefusal(c, { kind: "not-allowed", need: "report-figures" });
    }
    const form = await c.req.formData();
    const read = readMonthForm(form, opened.rows);
    const typed = { read, reason: text(form, "reason"), wish: text(form, "then") };
    const isWrong = read.some(({ wrong }) => wrong.length > 0);
    if (isWrong || typed.wish === "preview") return notSaved(c, opened, typed);
    return save(c, opened, typed, savedFrom(form));
  });

interface Typed {
  read: readonly ReadRow[];
  reason: string;
  /** What the button pressed stands for: save, attest, preview. */
  wish: string;
}

async function openSheet(c: Context<NetworkEnv>): Promise<MonthSheet | Response> {
  const { site = "", period: written } = c.req.param() as { site?: string; period?: string };
  const last = lastEndedPeriod(c.var.now, c.var.network.timeZone);
  const period = Period.safeParse(written);
  if (!period.success || period.data > last) return noSuchMonth(c, site, last);
  const read = await readMonthSheet(c.var.action, site, period.data);
  return read.ok ? { ...read.value } : answerRefusal(c, read.refusal);
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

async function save(
  c: Context<NetworkEnv>,
  opened: MonthSheet,
  typed: Typed,
  saw: number | undefined,
): Promise<Response> {
  const figures = typed.read.flatMap(({ measure, period, input }) =>
    input ? [{ measure: measure.code, period, input }] : [],
  );
  const isWhole = opened.rows.every(({ standing }, row) => standing || typed.read[row]?.input);
  const { site, submission } = opened;
  const saved = await submitPeriod(
    c.var.action,
    {
      site: site.code,
      period: submission.period,
      figures,
      attest: typed.wish === "attest" && isWhole,
      ...(typed.reason.trim() && { reason: typed.reason.trim().slice(0, 500) }),
      ...(saw !== undefined && { saw }),
    },
    "form",
  );
  if (!saved.ok) return declined(c, opened, typed, saved.refusal);
  const address = { network: c.var.network.slug, site: site.code, period: submission.period };
  return c.redirect(`${paths.submission(address)}?saved`, 303);
}

/** A refusal that the form itself can show, with everything typed still there. */
async function declined(
  c: Context<NetworkEnv>,
  opened: MonthSheet,
  typed: Typed,
  refusal: Refusal,
): Promise<Response> {
  const answer = answerTo(refusal);
  switch (refusal.kind) {
    case "overtaken": {
      const current = await openSheet(c);
      if (current instanceof Response) return current;
      const rows = current.rows.map((row, index) => {
        const { read } = typed;
        const mine = read[index]?.input && figureOf(read[index].input, row.period);
        const overtaken = mine !== undefined && !sameFigure(mine, row.standing);
        return { ...sheetRow(row, read[index]?.typed ?? typedOf(row.standing)), overtaken };
      });
      return page(c, current, { rows, ...reasonIn(typed), sent: { kind: "overtaken" } }, 409);
    }
    case "needs-reason": {
      const rows = rowsWith(opened, typed);
      const reason = { typed: typed.reason, error: refusal.because };
      return page(c, opened, { rows, reason }, 422);
    }
    case "closed":
    case "invalid": {
      const sent = { kind: "refused", because: answer.detail } as const;
      const status = refusal.kind === "closed" ? 409 : 422;
      return page(c, opened, { rows: rowsWith(opened, typed), ...reasonIn(typed), sent }, status);
    }
    default:
      return answerRefusal(c, refusal);
  }
}

/** The form again: with what is wrong, or with what the charts would say. */
function notSaved(c: Context<NetworkEnv>, opened: MonthSheet, typed: Typed) {
  const isWrong = typed.read.some(({ wrong }) => wrong.length > 0);
  const rows = rowsWith(opened, typed).map((row, index): SheetRow => {
    const input = typed.read[index]?.input;
    const figure = input && figureOf(input, row.period);
    if (isWrong || figure?.state !== "measured") return row;
    return { ...row, preview: opened.rows[index]?.withFigure(figure).reading.sentence };
  });
  const sent = { kind: "preview" } as const;
  return page(c, opened, { rows, ...reasonIn(typed), sent }, isWrong ? 422 : 200);
}

const reasonIn = ({ reason }: Typed) => (reason ? { reason: { typed: reason } } : {});

function rowsWith(opened: MonthSheet, { read }: Typed): SheetRow[] {
  return opened.rows.map((row, index) => ({
    ...sheetRow(row, read[index]?.typed ?? typedOf(row.standing)),
    wrong: read[index]?.wrong ?? [],
  }));
}

function page(
  c: Context<NetworkEnv>,
  { charter, site, submission, lastPeriod, mayReport }: MonthSheet,
  given: Pick<SubmissionPageProps, "rows" | "sent" | "reason">,
  status: 200 | 409 | 422 = 200,
) {
  return c.html(
    <SubmissionPage
      shell={networkShell(c)}
      now={c.var.now}
      period={submission.period}
      {...{ charter, site, submission, lastPeriod, mayReport }}
      {...given}
    />,
    status,
  );
}

function sheetRow(
  { measure, period, standing, before, past }: MonthSheet["rows"][number],
  typed: TypedFigure,
): SheetRow {
  return { measure, period, standing, before, past, typed, wrong: [], overtaken: false };
}

/** What stands, as it would have been typed. */
function typedOf(figure: Figure | undefined): TypedFigure {
  const nothing: TypedFigure = { parts: new Map(), answer: "", because: "" };
  switch (figure?.state) {
    case "measured":
      return typedMeasured(figure);
    case "no-cases":
      return { ...nothing, answer: "no-cases" };
    case "not-collected":
      return { ...nothing, answer: "not-collected", because: figure.reason };
    case undefined:
      return nothing;
  }
}

function typedMeasured({ numerator, denominator, sample, events }: Measured): TypedFigure {
  const parts: [FigurePart, string | number | undefined][] = sample
    ? [
        ["mean", sample.mean],
        ["value", sample.mean],
        ["sd", sample.sd],
        ["n", denominator],
      ]
    : [
        ["numerator", numerator],
        ["denominator", denominator],
        ["events", events?.join(", ")],
      ];
  const hasNone = events?.length === 0;
  return {
    parts: new Map(parts.map(([part, value]) => [part, value === undefined ? "" : `${value}`])),
    ...{ answer: hasNone ? "no-events" : "", because: "" },
  };
}

/** The revision that the form was drawn from. */
function savedFrom(form: FormData): number | undefined {
  const saw = text(form, "saw");
  return /^\d{1,9}$/.test(saw) ? Number(saw) : undefined;
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
