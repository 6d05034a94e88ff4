import type { UserId } from "@allteach/domain/identity";
import { isLastLeader } from "@allteach/domain/member";
import { may, mayGive } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { recorded } from "@allteach/store/audit";
import type { Directory } from "@allteach/store/directory";
import { membershipsQuery, membersOf, takeOut } from "@allteach/store/member";
import { type ActionContext, actOf } from "./context.ts";

/**
 * Takes a person out of a network at once, with the tokens they made for it. Nobody takes out
 * someone who may do more than they.
 */
export async function removeMember(
  ctx: ActionContext,
  directory: Directory,
  person: UserId,
): Promise<Outcome<undefined>> {
  const { actor, store, now } = ctx;
  const members = membersOf(await membershipsQuery(directory, store.networkId));
  const found = members.find(({ id }) => id === person);
  const reaches = found?.grants.every((grant) => mayGive(actor, "manage-people", grant)) ?? true;
  if (!may(actor, "manage-people") || !reaches) {
    return refused({ kind: "not-allowed", need: "manage-people" });
  }
  if (!found) return refused({ kind: "not-found", what: "person" });
  if (isLastLeader(members, person)) return refused({ kind: "last-leader" });
  const before = { roles: found.grants };
  const act = actOf(ctx, "remove-member", `person ${person}`, { before, after: { roles: [] } });
  await recorded(store, act, () => []);
  const gone = await takeOut(directory, store.networkId, person, now);
  return gone ? done(undefined) : refused({ kind: "last-leader" });
}
