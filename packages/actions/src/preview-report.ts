import { lastEndedPeriod } from "@allteach/domain/calendar";
import { may } from "@allteach/domain/permission";
import { done, type Outcome } from "@allteach/domain/refusal";
import { type ReportScope, reportId } from "@allteach/domain/report";
import { audienceOf } from "@allteach/domain/report-audience";
import { reportHtml } from "@allteach/report/html";
import { buildReport } from "@allteach/report/model";
import type { PngTools } from "@allteach/report/png";
import { reportPictures } from "@allteach/report/report-pictures";
import type { ActionContext } from "./context.ts";
import { type ReportData, readReportData } from "./report-data.ts";
import { reportInput } from "./report-inputs.ts";
import { readPassages } from "./report-passages.ts";
import { type SubscriptionRequest, surroundingsOf, wantedIn } from "./subscribe.ts";
import { readTold, type Telling, tellFunder } from "./tell-funder.ts";

/**
 * A report of the last month as it would be made now, for whoever asks. Nothing is kept of it and
 * nobody is mailed.
 */
export async function previewReport(
  ctx: ActionContext,
  request: SubscriptionRequest,
  { png, origin }: { png: PngTools; origin: string },
): Promise<Outcome<string>> {
  const { actor, network, store, now } = ctx;
  const surroundings = await surroundingsOf(ctx);
  const wanted = wantedIn(request, surroundings, actor);
  if (!wanted.ok) return wanted;
  const audience = audienceOf(actor, wanted.value, surroundings) ?? "sums";
  const scope: ReportScope = { ...wanted.value, audience };
  const period = lastEndedPeriod(now, network.timeZone);
  const data = await readReportData({ network, store }, period);
  const report = {
    ...{ ...scope, id: reportId(scope, period), period, edition: 1, status: "pending" as const },
    ...{ title: "", summary: "", dueAt: now.getTime() },
  };
  const telling = scope.kind === "funder" ? await tellingFor(ctx, data) : undefined;
  const input = reportInput(data, { report, telling }, { origin, now });
  if (!input) throw new Error(`${report.id} has nothing to be made from`);
  const more = await readPassages(store, data, report, now);
  const model = buildReport({ ...input, passages: [...more, ...(input.passages ?? [])] });
  const pictures = await reportPictures(model, png);
  return done(reportHtml(model, { images: "data", pictures }));
}

/** A look ahead is kept nowhere, so a funder learns nothing new from one: only a report tells. */
async function tellingFor({ actor, store }: ActionContext, data: ReportData): Promise<Telling> {
  const sayNothingNew = !may(actor, "see-network");
  return tellFunder(data, await readTold(store), { sayNothingNew });
}
