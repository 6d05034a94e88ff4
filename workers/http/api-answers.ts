import { Cadence } from "@allteach/domain/cadence";
import { FigureInput } from "@allteach/domain/figure";
import { Code } from "@allteach/domain/identity";
import { Direction, MeasureChart, MeasureKind, MeasureStatus } from "@allteach/domain/measure";
import { Period } from "@allteach/domain/period";
import * as z from "zod";

/** What the API answers, as schemas: the description is made from them, and tests hold us to them. */

const Instant = z.iso.datetime().describe("An instant in UTC.");
const SiteCode = z.string().describe("A site's code.");

/** A list in pages. */
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    next: z.string().optional().describe("Send it as `cursor` for the page after."),
  });

export const MeasureAnswer = z.object({
  ...{ code: Code, name: z.string(), kind: MeasureKind, chart: MeasureChart, cadence: Cadence },
  ...{ multiplier: z.number(), unit: z.string(), direction: Direction, status: MeasureStatus },
  ...{ numerator: z.string(), denominator: z.string(), exclusions: z.string() },
  goal: z.number().optional().describe("In the unit."),
});

export const SiteAnswer = z.object({
  ...{ code: SiteCode, name: z.string(), type: z.string(), joined: Period },
  left: Period.optional().describe("The last month it is asked for."),
});

const Said = z.object({
  measure: Code,
  period: z.string().optional().describe("The week, of a measure counted by the week."),
  comment: z.string().optional(),
});

export const FigureAnswer = z.union(
  FigureInput.options.map((arm) => Said.extend(arm.shape)) as unknown as [typeof Said],
);

const Warning = z.object({
  ...{ measure: z.string().optional(), period: z.string().optional() },
  ...{ kind: z.string(), detail: z.string() },
});
const SiteWarnings = z.array(Warning.extend({ site: SiteCode })).optional();
const unlikely = "What is unlikely: kept, and to be commented on before the month is attested.";

export const MonthAnswer = z.object({
  ...{ site: SiteCode, period: Period, revision: z.int().min(0), attested: z.boolean() },
  changedAt: Instant.optional(),
  figures: z.array(FigureAnswer),
  warnings: z.array(Warning).optional().describe(unlikely),
});

export const MonthsAnswer = z.object({
  saved: z.array(z.object({ site: SiteCode, period: Period, revision: z.int().min(1) })),
  unchanged: z.int().min(0).describe("How many months said only what stood already."),
  warnings: SiteWarnings.describe(unlikely),
});

export const UploadAnswer = z.object({
  sha256: z.string().length(64),
  counts: z.record(z.string(), z.int()),
  cells: z.array(
    z.object({
      ...{ site: SiteCode, period: z.string(), measure: z.string(), row: z.int() },
      ...{ change: z.string(), to: FigureInput, from: FigureInput.optional() },
    }),
  ),
  all: z.int().describe("How many cells there are; at most 1,000 are listed."),
  warnings: SiteWarnings.describe(unlikely),
  taken: z.boolean(),
});

const Point = z.looseObject({
  label: z.string(),
  value: z.number().nullable(),
  centre: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  phase: z.int(),
  excluded: z.boolean(),
  beyondLimits: z.boolean(),
});

export const ChartAnswer = z.looseObject({
  ...{ measure: Code, site: SiteCode.optional(), node: z.string().optional(), unit: z.string() },
  chart: z.string().describe("The chart drawn: p, pp, u, up, xbar, i, g, t, run."),
  points: z.array(Point),
  phases: z.array(z.looseObject({ phase: z.int() })),
  signals: z.array(z.looseObject({ rule: z.string(), kind: z.string() })),
  sentence: z.string().describe("The main thing the chart says."),
  ruleSet: z.string(),
  notes: z
    .array(z.object({ on: z.string(), kind: z.string(), text: z.string() }))
    .describe("What happened beside its months."),
  predictions: z
    .array(z.looseObject({ id: z.string(), until: z.string(), verdict: z.string() }))
    .describe("What was expected of it, and what it says of that."),
});

export const ReportAnswer = z.looseObject({
  ...{ id: z.string(), kind: z.string(), status: z.string(), title: z.string() },
  period: z.string(),
});

export const GoalAnswer = z.object({
  ...{ id: z.string(), kind: z.string(), title: z.string(), stage: z.string(), aim: z.string() },
  ...{ site: SiteCode.optional(), measure: z.string().optional() },
  ...{ target: z.number().optional(), baseline: z.number().optional() },
  ...{ starts: z.iso.date(), ends: z.iso.date(), visibility: z.string() },
  ...{ outcome: z.string().optional(), learnt: z.string().optional() },
  latest: z.object({ on: z.iso.date(), sentence: z.string() }).optional(),
});

export const SharedGoalAnswer = z.looseObject({
  id: z.string(),
  title: z.string(),
  sharedAt: Instant,
});

export const NewGoalAnswer = z.object({
  ...{ id: z.string(), revision: z.int(), starts: z.iso.date(), ends: z.iso.date() },
});

export const SubscriptionAnswer = z.object({
  ...{ id: z.string(), report: z.string(), format: z.string(), since: Instant },
  ...{ site: SiteCode.optional(), node: z.string().optional(), sendOn: z.int().optional() },
  state: z.string().optional(),
});

export const TokenAnswer = z.object({
  id: z.string(),
  token: z.string().describe("Shown this once."),
});

export const NetworkAnswer = z.object({
  ...{ slug: z.string(), name: z.string(), template: z.string(), timeZone: z.string() },
});

export const ProblemAnswer = z.object({
  type: z.string().describe("urn:allteach:problem:… and a short name."),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().describe("The request's own id, to name it to us."),
  errors: z
    .array(
      z.object({
        pointer: z.string().describe("Which field: #/figures/0/numerator."),
        detail: z.string(),
        row: z.int().optional(),
        column: z.string().optional(),
      }),
    )
    .optional(),
});

/** Lists, by what they are of. */
export const lists = {
  measures: listOf(MeasureAnswer),
  sites: listOf(SiteAnswer),
  submissions: listOf(MonthAnswer),
  reports: listOf(ReportAnswer),
  goals: listOf(GoalAnswer),
  sharedGoals: listOf(SharedGoalAnswer),
  subscriptions: listOf(SubscriptionAnswer),
};
