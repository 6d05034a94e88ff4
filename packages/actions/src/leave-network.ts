import { isLastLeader } from "@allteach/domain/member";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { recorded } from "@allteach/store/audit";
import type { Directory } from "@allteach/store/directory";
import { membershipsQuery, membersOf, takeOut } from "@allteach/store/member";
import { type ActionContext, actOf } from "./context.ts";

/**
 * Leaves a network, with every role in it; the tokens one made for it stop working. Its last leader
 * stays until someone else leads.
 */
export async function leaveNetwork(
  ctx: ActionContext,
  directory: Directory,
): Promise<Outcome<undefined>> {
  const { actor, store, now } = ctx;
  if (actor.kind !== "person") return refused({ kind: "not-signed-in" });
  const members = membersOf(await membershipsQuery(directory, store.networkId));
  if (isLastLeader(members, actor.user)) return refused({ kind: "last-leader" });
  await recorded(store, actOf(ctx, "leave-network", `person ${actor.user}`), () => []);
  const gone = await takeOut(directory, store.networkId, actor.user, now);
  return gone ? done(undefined) : refused({ kind: "last-leader" });
}
