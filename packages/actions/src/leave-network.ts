import { isLastLeader } from "@allteach/domain/member";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { Directory } from "@allteach/store/directory";
import { membershipsQuery, membersOf, takeOut } from "@allteach/store/member";
import type { ActionContext } from "./context.ts";

/**
 * Leaves a network, with every role in it; the tokens one made for it stop working. Its last leader
 * stays until someone else leads.
 */
export async function leaveNetwork(
  { actor, store, now }: ActionContext,
  directory: Directory,
): Promise<Outcome<undefined>> {
  if (actor.kind !== "person") return refused({ kind: "not-signed-in" });
  const members = membersOf(await membershipsQuery(directory, store.networkId));
  if (isLastLeader(members, actor.user)) return refused({ kind: "last-leader" });
  const gone = await takeOut(directory, store.networkId, actor.user, now);
  return gone ? done(undefined) : refused({ kind: "last-leader" });
}
