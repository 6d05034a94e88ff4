import { lastEndedPeriod } from "@allteach/domain/calendar";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { type ReportScope, reportId } from "@allteach/domain/report";
import { audienceOf } from "@allteach/domain/report-audience";
import { reportHtml } from "@allteach/report/html";
import { buildReport } from "@allteach/report/model";
import type { PngTools } from "@allteach/report/png";
import { ReportError } from "@allteach/report/report-error";
import { reportPictures } from "@allteach/report/report-pictures";
import type { ActionContext } from "./context.ts";
import { readReportData } from "./report-data.ts";
import { reportInput } from "./report-inputs.ts";
import { readPassages } from "./report-passages.ts";
import { type SubscriptionRequest, surroundingsOf, wantedIn } from "./subscribe.ts";
import { readTold, tellFunder } from "./tell-funder.ts";

/**
 * A report of the last month as it would be made now, for whoever asks. Nothing is kept of it and
 * nobody is mailed. Where it could not be made, whoever sees the network is told why.
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
  // A look ahead is kept nowhere, so a funder learns nothing new from one: only a report tells.
  const sayNothingNew = !may(actor, "see-network");
  const told = scope.kind === "funder" ? await readTold(store) : undefined;
  const more = await readPassages(store, data, report, now);
  try {
    const telling = told && tellFunder(data, told, { sayNothingNew });
    const input = reportInput(data, { report, telling }, { origin, now });
    if (!input) throw new Error(`${report.id} has nothing to be made from`);
    const model = buildReport({ ...input, passages: [...more, ...(input.passages ?? [])] });
    const pictures = await reportPictures(model, png);
    return done(reportHtml(model, { images: "data", pictures }));
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    return refused({ kind: "cannot-be-made", because: whatToDo(error, sayNothingNew) });
  }
}

/** Which months give something away is not for those from whom it is kept. */
function whatToDo({ message }: ReportError, isKeptFromThem: boolean): string {
  return isKeptFromThem
    ? "Something in its figures has to be looked at first. The network's coordinators can see what it is; nothing is sent until then."
    : `${message}. Look at these figures with the sites that reported them; once they are settled, the report can be made. Nothing is sent until then.`;
}
