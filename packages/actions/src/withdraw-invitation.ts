import { mayGive } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { recorded } from "@allteach/store/audit";
import type { Directory } from "@allteach/store/directory";
import { invitationOf, openInvitationsQuery, withdraw } from "@allteach/store/invitation";
import { type ActionContext, actOf } from "./context.ts";

/** Takes an invitation back that nobody has accepted yet: its link stops working at once. */
export async function withdrawInvitation(
  ctx: ActionContext,
  directory: Directory,
  id: string,
): Promise<Outcome<undefined>> {
  const { actor, store, now } = ctx;
  const open = await openInvitationsQuery(directory, store.networkId);
  const found = open.map(invitationOf).find((each) => each.id === id);
  if (actor.kind !== "person" || (found && !mayGive(actor, "invite-people", found.grant))) {
    return refused({ kind: "not-allowed", need: "invite-people" });
  }
  if (found) {
    const { role, site = null } = found.grant;
    await recorded(store, actOf(ctx, "withdraw-invitation", id, { role, site }), () => []);
  }
  const gone = found !== undefined && (await withdraw(directory, store.networkId, id, now));
  return gone ? done(undefined) : refused({ kind: "not-found", what: "invitation" });
}
