import { mayGive } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import type { Directory } from "@allteach/store/directory";
import { invitationOf, openInvitationsQuery, withdraw } from "@allteach/store/invitation";
import type { ActionContext } from "./context.ts";

/** Takes an invitation back that nobody has accepted yet: its link stops working at once. */
export async function withdrawInvitation(
  { actor, store, now }: ActionContext,
  directory: Directory,
  id: string,
): Promise<Outcome<undefined>> {
  const open = await openInvitationsQuery(directory, store.networkId);
  const found = open.map(invitationOf).find((each) => each.id === id);
  if (actor.kind !== "person" || (found && !mayGive(actor, "invite-people", found.grant))) {
    return refused({ kind: "not-allowed", need: "invite-people" });
  }
  const gone = found !== undefined && (await withdraw(directory, store.networkId, id, now));
  return gone ? done(undefined) : refused({ kind: "not-found", what: "invitation" });
}
