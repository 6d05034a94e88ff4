import { TokenRequest } from "@allteach/actions/make-token";
import { ProvisionRequest } from "@allteach/actions/provision-network";
import { SubscriptionRequest } from "@allteach/actions/subscribe";
import { GoalRequest } from "@allteach/actions/write-goal";
import { Period } from "@allteach/domain/period";
import { apiPaths } from "@allteach/web/paths";
import * as z from "zod";
import {
  ChartAnswer,
  lists,
  MonthAnswer,
  MonthsAnswer,
  NetworkAnswer,
  NewGoalAnswer,
  ReportAnswer,
  SubscriptionAnswer,
  TokenAnswer,
  UploadAnswer,
} from "./api-answers.ts";
import { MonthBody, MonthsBody } from "./api-bodies.ts";
import { ChartQuery } from "./api-chart.ts";
import { PageQuery } from "./api-page.ts";

/** One thing the API does, as its description says it. */
export interface Operation {
  method: "get" | "post" | "put" | "delete";
  /** The router's pattern. */
  path: string;
  tag: "Networks" | "Figures" | "Charts" | "Reports" | "Goals" | "Mails and tokens";
  summary: string;
  /** More, in a sentence or two. */
  detail?: string;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Of a body that is no JSON: its content types. */
  files?: readonly string[];
  status: number;
  answer?: z.ZodType;
  /** Of an answer that is no JSON, or not only. */
  types?: readonly string[];
  /** Whether it answers with a tag, and takes one as a condition. */
  tagged?: true;
  /** Whether it can be asked to refuse what is unlikely. */
  strict?: true;
}

const paged = <Shape extends z.ZodRawShape>(more: Shape) => PageQuery.extend(more);
const ofMonth = { period: Period.describe("The month: 2026-10.") };

const unlikely =
  "What is unlikely and has no `comment` is kept and answered among `warnings`; with " +
  "`Prefer: handling=strict` it is refused until it has one.";

/** Everything the API does. A test compares it with the routes that are registered. */
export const operations: readonly Operation[] = [
  {
    ...{ method: "post", path: apiPaths.networks, tag: "Networks", status: 201 },
    summary: "Start a network",
    detail: "Needs a session. The same address twice is refused, so it needs no key.",
    ...{ body: ProvisionRequest, answer: NetworkAnswer },
  },
  {
    ...{ method: "get", path: apiPaths.measures.pattern, tag: "Networks", status: 200 },
    ...{ summary: "What the network measures", query: PageQuery, answer: lists.measures },
  },
  {
    ...{ method: "get", path: apiPaths.sites.pattern, tag: "Networks", status: 200 },
    ...{ summary: "The network's sites", query: PageQuery, answer: lists.sites },
  },
  {
    ...{ method: "get", path: apiPaths.submissions.pattern, tag: "Figures", status: 200 },
    summary: "What every site has reported for a month",
    ...{ query: paged(ofMonth), answer: lists.submissions },
  },
  {
    ...{ method: "post", path: apiPaths.submissions.pattern, tag: "Figures", status: 200 },
    summary: "Report many months of many sites, all or nothing",
    detail: unlikely,
    ...{ body: MonthsBody, answer: MonthsAnswer, strict: true },
  },
  {
    ...{ method: "get", path: apiPaths.submission.pattern, tag: "Figures", status: 200 },
    ...{ summary: "A site's month", answer: MonthAnswer, tagged: true },
  },
  {
    ...{ method: "put", path: apiPaths.submission.pattern, tag: "Figures", status: 200 },
    summary: "Report or correct a site's month",
    detail: `Figures that are left away stay as they are. ${unlikely} So it does once the month is attested.`,
    ...{ body: MonthBody, answer: MonthAnswer, tagged: true, strict: true },
  },
  {
    ...{ method: "post", path: apiPaths.uploads.pattern, tag: "Figures", status: 200 },
    summary: "Report by a file, all or nothing",
    detail: `With \`dryRun=1\` nothing is written, and the answer says what would change. ${unlikely}`,
    query: z.object({
      dryRun: z.literal("1").optional().describe("With `1` nothing is written."),
      reason: z.string().optional().describe("Why figures that are locked change."),
      because: z.string().optional().describe("Why unlikely figures without a note are right."),
    }),
    strict: true,
    files: [
      "text/csv",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "multipart/form-data",
    ],
    answer: UploadAnswer,
  },
  {
    ...{ method: "get", path: apiPaths.chart.pattern, tag: "Charts", status: 200 },
    summary: "A measure's control chart",
    detail: "Of the network, a site or a node. `chart` as JSON; `.svg`, `.png` and `.csv` besides.",
    ...{ query: ChartQuery, answer: ChartAnswer },
    types: ["image/svg+xml", "image/png", "text/csv"],
  },
  {
    ...{ method: "get", path: apiPaths.reports.pattern, tag: "Reports", status: 200 },
    ...{ summary: "The archive of reports", query: PageQuery, answer: lists.reports },
  },
  {
    ...{ method: "get", path: apiPaths.report.pattern, tag: "Reports", status: 200 },
    summary: "A report",
    detail: "With `.html`, `.pdf`, `.txt` or `.csv` behind its id: the report as it was mailed.",
    ...{ answer: ReportAnswer, types: ["text/html", "application/pdf", "text/plain", "text/csv"] },
  },
  {
    ...{ method: "get", path: apiPaths.goals.pattern, tag: "Goals", status: 200 },
    ...{ summary: "The network's goals", query: PageQuery, answer: lists.goals },
  },
  {
    ...{ method: "post", path: apiPaths.goals.pattern, tag: "Goals", status: 201 },
    ...{ summary: "Set a goal", body: GoalRequest, answer: NewGoalAnswer },
    detail: "Needs a session: a goal has an owner.",
  },
  {
    ...{ method: "get", path: apiPaths.commonsGoals, tag: "Goals", status: 200 },
    summary: "Goals that teams share with every network",
    detail: "Needs a session of somebody who belongs to a network.",
    query: z.object({
      q: z.string().max(200).optional().describe("Words to look for in what they try."),
      cursor: z.string().optional().describe("The `next` of the page before."),
    }),
    answer: lists.sharedGoals,
  },
  {
    ...{ method: "post", path: apiPaths.tokens.pattern, tag: "Mails and tokens", status: 201 },
    summary: "Make a token for another system",
    detail: "Needs a session. With a site, the token reports for that site alone.",
    ...{ body: TokenRequest, answer: TokenAnswer },
  },
  {
    ...{
      method: "get",
      path: apiPaths.subscriptions.pattern,
      tag: "Mails and tokens",
      status: 200,
    },
    ...{ summary: "What you are mailed", query: PageQuery, answer: lists.subscriptions },
  },
  {
    ...{ method: "post", path: apiPaths.subscriptions.pattern, tag: "Mails and tokens" },
    ...{ summary: "Subscribe to a report", body: SubscriptionRequest, status: 201 },
    answer: SubscriptionAnswer,
  },
  {
    ...{ method: "delete", path: apiPaths.subscription.pattern, tag: "Mails and tokens" },
    ...{ summary: "Stop a subscription", status: 204 },
  },
];
