import { type AuditFile, exportAudit, readAudit } from "@allteach/actions/read-audit";
import { type AuditEntry, acts } from "@allteach/domain/audit";
import { instantOf } from "@allteach/domain/calendar";
import { Period } from "@allteach/domain/period";
import { csvOf } from "@allteach/interchange/csv-of";
import type { AuditQuestion } from "@allteach/store/audit";
import { openDirectory } from "@allteach/store/directory";
import { AuditPage } from "@allteach/web/pages/audit-page";
import { paths } from "@allteach/web/paths";
import { type Context, Hono } from "hono";
import * as z from "zod";
import { tallied } from "../tally.ts";
import type { NetworkEnv } from "./app-env.ts";
import { answerRefusal } from "./refusal.tsx";
import { networkShell } from "./shell.ts";

const Day = z.iso.date().optional().catch(undefined);

/** The filter in an address; what means nothing asks for everything. */
const Query = z.object({
  who: z
    .string()
    .regex(/^(person|token) \S{1,80}$|^clock$/)
    .optional()
    .catch(undefined),
  what: z
    .enum(Object.keys(acts) as (keyof typeof acts)[])
    .optional()
    .catch(undefined),
  from: Day,
  to: Day,
  before: z.coerce.number().int().min(1).optional().catch(undefined),
  check: z.string().optional(),
});
type Query = z.infer<typeof Query>;

/** The audit: read in pages, followed to its end, taken away as a file. */
export const auditRoutes = new Hono<NetworkEnv>()
  .get(paths.audit.pattern, async (c) => {
    const { check, before, ...filter } = Query.parse(c.req.query());
    const question = questionOf(c, { ...filter, before });
    const read = await readAudit(c.var.action, directoryOf(c), question, check !== undefined);
    if (!read.ok) return answerRefusal(c, read.refusal);
    const { named, ...view } = read.value;
    return c.html(
      <AuditPage
        shell={networkShell(c, "audit")}
        now={c.var.now}
        filter={filter}
        {...view}
        names={named}
      />,
    );
  })
  .get(paths.auditFile.pattern, async (c) => {
    const question = questionOf(c, Query.parse(c.req.query()));
    const taken = await exportAudit(c.var.action, directoryOf(c), question);
    if (!taken.ok) return answerRefusal(c, taken.refusal);
    return c.body(auditCsv(taken.value), 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${c.var.network.slug}-audit.csv"`,
    });
  });

const directoryOf = (c: Context<NetworkEnv>) =>
  openDirectory(tallied(c.env.DIRECTORY, c.var.tally));

/** Days are those of the network, both included. */
function questionOf(c: Context<NetworkEnv>, { who, what, from, to, before }: Query): AuditQuestion {
  const { timeZone } = c.var.network;
  return {
    ...(who !== undefined && { actor: who }),
    ...(what !== undefined && { action: what }),
    ...(from !== undefined && { from: startOfDay(from, timeZone).getTime() }),
    ...(to !== undefined && { to: startOfDay(dayAfter(to), timeZone).getTime() }),
    ...(before !== undefined && { before }),
  };
}

function startOfDay(day: string, timeZone: string): Date {
  return instantOf(Period.parse(day.slice(0, 7)), Number(day.slice(8)), 0, timeZone);
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

const heading = [
  ...["entry", "at", "actor", "name", "action", "subject", "via", "address", "detail"],
  ...["at_ms", "prev_hash", "hash"],
];

/**
 * Every field that the hash covers, as it is kept, with the names beside it. A part that cannot be
 * read breaks the download off: a file never ends early as if it were whole.
 */
function auditCsv({ parts, named }: AuditFile): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const rest = parts[Symbol.asyncIterator]();
  return new ReadableStream({
    start(file) {
      file.enqueue(encoder.encode(csvOf([heading])));
    },
    async pull(file) {
      const { done, value } = await rest.next();
      if (done) file.close();
      else file.enqueue(encoder.encode(csvOf(value.map((entry) => rowOf(entry, named)))));
    },
  });
}

const rowOf = (entry: AuditEntry, names: AuditFile["named"]) => [
  ...[entry.id, new Date(entry.at).toISOString(), entry.actor, names.get(entry.actor) ?? ""],
  ...[entry.action, entry.subject, entry.via, entry.address, entry.detail],
  ...[entry.at, entry.prevHash, entry.hash],
];
