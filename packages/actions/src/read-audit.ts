import type { AuditEntry } from "@allteach/domain/audit";
import type { Charter } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { type AuditQuestion, auditQuery, headQuery } from "@allteach/store/audit";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { ask } from "@allteach/store/network-store";
import type { ActionContext } from "./context.ts";
import { recordExport } from "./record-export.ts";
import { type ChainState, verifyAudit } from "./verify-audit.ts";

/** As many entries as one reads at once. */
const A_PAGE = 50;

/** More than a spreadsheet of one year; a longer audit is taken away year by year. */
const A_FILE = 20_000;

/** Up to so many entries the chain is followed with every look; beyond, when someone asks. */
const FOLLOWED_AT_ONCE = 500;

export interface AuditView {
  charter: Charter;
  /** Newest first. */
  entries: readonly AuditEntry[];
  /** How many entries there are in all. */
  all: number;
  /** The entry before which the next page begins, where there is one. */
  next?: number;
  /** Whether the chain holds; absent where it is long and nobody asked. */
  chain?: ChainState;
}

/** Who did what: a page of the audit, and whether it is whole. */
export async function readAudit(
  ctx: ActionContext,
  question: AuditQuestion,
  follow: boolean,
): Promise<Outcome<AuditView>> {
  const { actor, store } = ctx;
  if (!may(actor, "see-audit")) return refused({ kind: "not-allowed", need: "see-audit" });
  const [charters, rows, [head]] = await ask(
    store,
    charterQuery(store),
    auditQuery(store, question, A_PAGE + 1),
    headQuery(store),
  );
  const entries = rows.slice(0, A_PAGE);
  const last = rows.length > A_PAGE ? entries[entries.length - 1] : undefined;
  const all = head?.id ?? 0;
  const chain = follow || all <= FOLLOWED_AT_ONCE ? await verifyAudit(ctx) : undefined;
  return done({
    ...{ charter: charterOf(charters), entries, all },
    ...(last && { next: last.id }),
    ...(chain?.ok && { chain: chain.value }),
  });
}

/** The same to take away, with every entry's hash, so that a copy can be checked against the chain. */
export async function exportAudit(
  ctx: ActionContext,
  question: AuditQuestion,
): Promise<Outcome<readonly AuditEntry[]>> {
  const { actor, store } = ctx;
  if (!may(actor, "see-audit")) return refused({ kind: "not-allowed", need: "see-audit" });
  const [charters, entries] = await ask(
    store,
    charterQuery(store),
    auditQuery(store, question, A_FILE),
  );
  const taken = { action: "export-audit", subject: `${entries.length} entries` } as const;
  const allowed = await recordExport(ctx, charterOf(charters), {
    ...taken,
    detail: { ...question },
  });
  return allowed.ok ? done(entries) : allowed;
}
