import type { Archive } from "@allteach/actions/archive";
import { artefactKey, type ReportView } from "@allteach/actions/read-reports";
import { recordExport } from "@allteach/actions/record-export";
import type { Context } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { answerRefusal, isApi } from "./refusal.tsx";

/** A report brings its own styles and pictures; the sandbox keeps it from bringing anything else. */
const SANDBOX =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups";

/** One stored form of a report: exactly the bytes whose hash stands in the ledger. */
export async function artefactAnswer(
  c: Context<NetworkEnv>,
  archive: Archive,
  { report, artefacts, charter }: Pick<ReportView, "report" | "artefacts" | "charter">,
  name: string,
): Promise<Response> {
  const artefact = artefacts.find((each) => each.name === name);
  const key = artefact && artefactKey(c.var.network.id, report.id, artefact.sha256);
  const bytes = key && (await archive.get(key));
  if (!artefact || !bytes) return answerRefusal(c, { kind: "not-found", what: "report" });
  if (isApi(c.req.path) || name.endsWith(".csv")) {
    const taken = { action: "export-report", subject: report.id, detail: { file: name } } as const;
    const allowed = await recordExport(c.var.action, charter, taken);
    if (!allowed.ok) return answerRefusal(c, allowed.refusal);
  }
  c.header("content-security-policy", SANDBOX);
  c.header("etag", `"${artefact.sha256}"`);
  c.header("content-type", artefact.type);
  return c.body(bytes.slice().buffer);
}
