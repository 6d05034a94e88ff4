import { beginningOf, type ChainFault, followChain, type Head } from "@allteach/domain/audit";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { chainQuery, mistakenQuery, vouchedForQuery } from "@allteach/store/audit";
import { ask } from "@allteach/store/network-store";
import type { ActionContext } from "./context.ts";

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
export async function verifyAudit(ctx: ActionContext): Promise<Outcome<ChainState>> {
  if (!may(ctx.actor, "see-audit")) return refused({ kind: "not-allowed", need: "see-audit" });
  const [followed, fault] = await Promise.all([followToEnd(ctx), mistaken(ctx)]);
  return done(fault && !followed.fault ? { ...followed, fault } : followed);
}

async function followToEnd({ store }: ActionContext): Promise<ChainState> {
  let head: Head = await beginningOf(store.networkId);
  for (;;) {
    const [entries, vouched] = await ask(
      store,
      chainQuery(store, head.id, A_STRETCH),
      vouchedForQuery(store),
    );
    const fault = await followChain(head, entries);
    if (fault) return { followed: fault.id - 1, fault };
    head = entries[entries.length - 1] ?? head;
    if (entries.length < A_STRETCH) {
      const end = endFault(head.id, vouched[0]?.id ?? 0);
      return { followed: head.id, ...(end && { fault: end }) };
    }
  }
}

async function mistaken({ store }: ActionContext): Promise<ChainFault | undefined> {
  const [[found]] = await ask(store, mistakenQuery(store));
  return found && { id: found.id, kind: "mistaken" };
}

/** What else in the database vouches for must be the last entry: no less, and no more. */
function endFault(last: number, vouched: number): ChainFault | undefined {
  if (last === vouched && last > 0) return undefined;
  return last > vouched
    ? { id: vouched + 1, kind: "slipped-in" }
    : { id: last + 1, kind: "cut-off" };
}
