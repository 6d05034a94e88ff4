import type { Archive } from "@allteach/actions/archive";
import { artefactKey, type ReportView } from "@allteach/actions/read-reports";
import { recordExport } from "@allteach/actions/record-export";
import type { Context } from "hono";
import type { NetworkEnv } from "./app-env.ts";
import { answerRefusal, isApi } from "./refusal.tsx";

/** A report brings its own styles and pictures; the sandbox keeps it from bringing anything else. */
export const SANDBOX =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups";

/** Files that leave with whoever asks for them; the other forms are read where they are. */
const TAKEN_AWAY = /\.(csv|pdf)$/;

/** One stored form of a report: exactly the bytes whose hash stands in the ledger. */
export async function artefactAnswer(
  c: Context<NetworkEnv>,
  archive: Archive,
  { report, artefacts, charter }: Pick<ReportView, "report" | "artefacts" | "charter">,
  name: string,
): Promise<Response> {
  const artefact = artefacts.find((each) => each.name === name);
  if (!artefact) return answerRefusal(c, { kind: "not-found", what: "report" });
  const etag = `"${artefact.sha256}"`;
  if (hasAlready(c.req.header("if-none-match"), etag)) return c.body(null, 304, { etag });
  const bytes = await archive.get(artefactKey(c.var.network.id, report.id, artefact.sha256));
  if (!bytes) return answerRefusal(c, { kind: "not-found", what: "report" });
  if (isApi(c.req.path) || TAKEN_AWAY.test(name)) {
    const taken = { action: "export-report", subject: report.id, detail: { file: name } } as const;
    const allowed = await recordExport(c.var.action, charter, taken);
    if (!allowed.ok) return answerRefusal(c, allowed.refusal);
  }
  c.header("content-security-policy", SANDBOX);
  c.header("etag", etag);
  c.header("content-type", artefact.type);
  if (name.endsWith(".pdf")) {
    const fileName = `${c.var.network.slug}-${report.period}.pdf`;
    c.header("content-disposition", `attachment; filename="${fileName}"`);
  }
  return c.body(bytes.slice().buffer);
}

/** Whether a reader says that it has these very bytes already. */
function hasAlready(header: string | undefined, etag: string): boolean {
  const known = header?.split(",").map((each) => each.trim().replace(/^W\//, "")) ?? [];
  return known.includes(etag) || known.includes("*");
}
