import { paperIn } from "@allteach/actions/mail-words";
import { previewReport } from "@allteach/actions/preview-report";
import { listReports, type ReportView, readReport } from "@allteach/actions/read-reports";
import { SubscriptionRequest } from "@allteach/actions/subscribe";
import type { UserId } from "@allteach/domain/identity";
import { may } from "@allteach/domain/permission";
import type { DeliveryStatus } from "@allteach/domain/subscription";
import { numberStyleOf } from "@allteach/report/number-style";
import { openDirectory } from "@allteach/store/directory";
import { memberAddresses } from "@allteach/store/member";
import { type MailedReport, ReportPage } from "@allteach/web/pages/report-page";
import { ReportsPage } from "@allteach/web/pages/reports-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import { archiveOf } from "../archive.ts";
import type { NetworkEnv } from "./app-env.ts";
import { artefactAnswer, SANDBOX } from "./artefact.ts";
import { problemsIn } from "./body.ts";
import { maySomewhere } from "./may-somewhere.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

/** The archive: every report as it was mailed, byte for byte. */
export const reportRoutes = new Hono<NetworkEnv>()
  .get(paths.reports.pattern, async (c) => {
    const { action, now } = c.var;
    const listed = await listReports(action);
    if (!listed.ok) return answerRefusal(c, listed.refusal);
    return c.html(
      <ReportsPage
        shell={networkShell(c, "reports")}
        now={now}
        {...listed.value}
        maySeeNetwork={may(action.actor, "see-network")}
        maySubscribe={maySomewhere(action.actor, "receive-reports")}
        mayRun={may(action.actor, "run-reports")}
      />,
    );
  })
  .get(paths.reportPreview.pattern, async (c) => {
    const request = SubscriptionRequest.safeParse(c.req.query());
    if (!request.success) {
      return answerRefusal(c, { kind: "invalid", problems: problemsIn(request.error) });
    }
    const { pngTools: png } = await import("../png-tools.ts");
    const tools = { png, origin: c.var.settings.origin };
    const html = await previewReport(c.var.action, request.data, tools);
    if (!html.ok) return answerRefusal(c, html.refusal);
    c.header("content-security-policy", SANDBOX);
    return c.html(html.value);
  })
  .get(paths.report.pattern, async (c) => {
    const read = await readReport(c.var.action, c.req.param("report"));
    if (!read.ok) return answerRefusal(c, read.refusal);
    const { report, artefacts, editions, deliveries } = read.value;
    const { slug, timeZone } = c.var.network;
    return c.html(
      <ReportPage
        shell={networkShell(c, "reports")}
        now={c.var.now}
        charter={{ slug, timeZone }}
        maySeeNetwork={may(c.var.action.actor, "see-network")}
        report={report}
        artefacts={artefacts}
        paper={paperIn(numberStyleOf(languageOf(c)), artefacts)}
        editions={editions}
        mails={deliveries && (await mailsOf(c, deliveries))}
      />,
    );
  })
  .get(paths.artefact.pattern, async (c) => {
    const read = await readReport(c.var.action, c.req.param("report"));
    if (!read.ok) return answerRefusal(c, read.refusal);
    return artefactAnswer(c, archiveOf(c.env.ARCHIVE), read.value, c.req.param("artefact"));
  });

/** The language that a reader's browser asks for first; empty where it asks for none. */
function languageOf(c: Context<NetworkEnv>): string {
  return c.req.header("accept-language")?.split(/[,;]/)[0]?.trim() ?? "";
}

async function mailsOf(
  c: Context<NetworkEnv>,
  deliveries: NonNullable<ReportView["deliveries"]>,
): Promise<MailedReport[]> {
  if (deliveries.length === 0) return [];
  const addresses = await memberAddresses(openDirectory(c.env.DIRECTORY), c.var.network.id);
  return deliveries.map(({ user, email, status, sentAt, failure }) => ({
    to: (email || addresses.get(user as UserId)) ?? "someone who has left the network",
    status: status as DeliveryStatus,
    sentAt,
    failure,
  }));
}
