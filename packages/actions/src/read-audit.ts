import type { AuditEntry } from "@allteach/domain/audit";
import type { Charter } from "@allteach/domain/network";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { type ActorNames, actorNames } from "@allteach/store/actor-name";
import { type AuditQuestion, auditCountQuery, auditQuery, headQuery } from "@allteach/store/audit";
import { charterOf, charterQuery } from "@allteach/store/charter";
import type { Directory } from "@allteach/store/directory";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import type { ActionContext } from "./context.ts";
import { recordExport } from "./record-export.ts";
import { type ChainState, shortChainQueries, verifyAudit, verifyShort } from "./verify-audit.ts";

/** As many entries as one reads at once. */
const A_PAGE = 50;

/** As many as a file is written with at a time: a few hundred kilobytes. */
const A_PART = 2000;

/** Up to so many entries the chain is followed with every look; beyond, when someone asks. */
const FOLLOWED_AT_ONCE = 500;

export interface AuditView extends ActorNames {
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

/**
 * Who did what: a page of the audit, and whether it is whole. The directory is asked for names while
 * the network answers.
 *
 * @param follow Whether to follow a long chain as well.
 */
export async function readAudit(
  ctx: ActionContext,
  directory: Directory,
  question: AuditQuestion,
  follow: boolean,
): Promise<Outcome<AuditView>> {
  const { actor, store } = ctx;
  if (!may(actor, "see-audit")) return refused({ kind: "not-allowed", need: "see-audit" });
  const [[charters, rows, [head], ...short], names] = await Promise.all([
    ask(
      store,
      charterQuery(store),
      auditQuery(store, question, A_PAGE + 1),
      headQuery(store),
      ...shortChainQueries(store, FOLLOWED_AT_ONCE),
    ),
    actorNames(directory, store.networkId),
  ]);
  const entries = rows.slice(0, A_PAGE);
  const last = rows.length > A_PAGE ? entries[entries.length - 1] : undefined;
  const all = head?.id ?? 0;
  const chain = await chainOf(store, all, short, follow);
  return done({
    ...{ charter: charterOf(charters), entries, all, ...names },
    ...(last && { next: last.id }),
    ...(chain && { chain }),
  });
}

type ShortChain =
  Parameters<typeof verifyShort> extends [NetworkStore, ...infer Rows] ? Rows : never;

async function chainOf(
  store: NetworkStore,
  all: number,
  short: ShortChain,
  follow: boolean,
): Promise<ChainState | undefined> {
  if (all <= FOLLOWED_AT_ONCE) return verifyShort(store, ...short);
  return follow ? verifyAudit(store) : undefined;
}

/** An audit to take away. */
export interface AuditFile extends ActorNames {
  /** Newest first, a part at a time; together they are every entry that was asked for. */
  parts: AsyncIterable<readonly AuditEntry[]>;
}

/**
 * The same to take away, however long it is, with every entry's hash, so that a copy can be checked
 * against the chain. It is as of one moment: what is written meanwhile is not in it.
 */
export async function exportAudit(
  ctx: ActionContext,
  directory: Directory,
  question: AuditQuestion,
): Promise<Outcome<AuditFile>> {
  const { actor, store } = ctx;
  if (!may(actor, "see-audit")) return refused({ kind: "not-allowed", need: "see-audit" });
  const [[charters, [counted]], names] = await Promise.all([
    ask(store, charterQuery(store), auditCountQuery(store, question)),
    actorNames(directory, store.networkId),
  ]);
  const { entries, newest } = counted ?? { entries: 0, newest: 0 };
  const taken = { action: "export-audit", subject: `${entries} entries` } as const;
  const allowed = await recordExport(ctx, charterOf(charters), {
    ...taken,
    detail: { ...question },
  });
  if (!allowed.ok) return allowed;
  const before = Math.min(question.before ?? Number.POSITIVE_INFINITY, newest + 1);
  return done({ ...names, parts: partsOf(store, { ...question, before }) });
}

async function* partsOf(store: NetworkStore, question: AuditQuestion) {
  let { before } = question;
  for (;;) {
    const [entries] = await ask(
      store,
      auditQuery(store, { ...question, ...(before !== undefined && { before }) }, A_PART),
    );
    if (entries.length > 0) yield entries;
    if (entries.length < A_PART) return;
    before = entries[entries.length - 1]?.id;
  }
}
