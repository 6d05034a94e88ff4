import {
  type AuditEntry,
  beginningOf,
  type ChainFault,
  followChain,
  type Head,
} from "@allteach/domain/audit";
import { chainQuery, mistakenQuery, vouchedForQuery } from "@allteach/store/audit";
import { ask, type NetworkStore } from "@allteach/store/network-store";

/** How many entries are read at once. */
const A_STRETCH = 1000;

/** What following the whole chain found. */
export interface ChainState {
  /** How many entries were followed before the first fault, if there is one. */
  followed: number;
  fault?: ChainFault;
}

/**
 * Follows the audit from its first entry to its last and names the first at which it does not hold:
 * altered, taken out, slipped in, moved, or cut off at the end. A report of figures must name the
 * entry that was written with it.
 */
export async function verifyAudit(store: NetworkStore): Promise<ChainState> {
  let head: Head = await beginningOf(store.networkId);
  for (;;) {
    const [entries, vouched, mistaken] = await ask(
      store,
      chainQuery(store, head.id, A_STRETCH),
      vouchedForQuery(store),
      mistakenQuery(store),
    );
    const fault = await followChain(head, entries);
    if (fault) return { followed: fault.id - 1, fault };
    head = entries[entries.length - 1] ?? head;
    if (entries.length < A_STRETCH) return stateAtEnd(head.id, vouched, mistaken);
  }
}

/** The queries by which a chain of at most so many entries is followed; of a longer one, nothing. */
export function shortChainQueries(store: NetworkStore, upTo: number) {
  return [
    chainQuery(store, 0, upTo, upTo),
    vouchedForQuery(store),
    mistakenQuery(store, upTo),
  ] as const;
}

/** The same as `verifyAudit`, from what those queries answered. */
export async function verifyShort(
  { networkId }: NetworkStore,
  entries: readonly AuditEntry[],
  vouched: readonly { id: number }[],
  mistaken: readonly { id: number }[],
): Promise<ChainState> {
  const fault = await followChain(await beginningOf(networkId), entries);
  if (fault) return { followed: fault.id - 1, fault };
  return stateAtEnd(entries[entries.length - 1]?.id ?? 0, vouched, mistaken);
}

function stateAtEnd(
  last: number,
  [vouched]: readonly { id: number }[],
  [mistaken]: readonly { id: number }[],
): ChainState {
  const fault =
    endFault(last, vouched?.id ?? 0) ??
    (mistaken && ({ id: mistaken.id, kind: "mistaken" } as const));
  return { followed: last, ...(fault && { fault }) };
}

/** What else in the database vouches for must be the last entry: no less, and no more. */
function endFault(last: number, vouched: number): ChainFault | undefined {
  if (last === vouched && last > 0) return undefined;
  return last > vouched
    ? { id: vouched + 1, kind: "slipped-in" }
    : { id: last + 1, kind: "cut-off" };
}
