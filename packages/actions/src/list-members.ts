import type { Invitation, JoinRequest, Member } from "@allteach/domain/member";
import { may, mayGive } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { seenSites } from "@allteach/domain/seen-site";
import { askDirectory, type Directory } from "@allteach/store/directory";
import { invitationOf, openInvitationsQuery } from "@allteach/store/invitation";
import { joinRequestOf, openRequestsQuery } from "@allteach/store/join-request";
import { membershipsQuery, membersOf } from "@allteach/store/member";
import type { ActionContext } from "./context.ts";
import { readSetting, type Setting } from "./read-setting.ts";

/** The people of a network, those invited and those who ask to join. */
export interface People extends Pick<Setting, "charter" | "sites"> {
  members: readonly Member[];
  invitations: readonly Invitation[];
  requests: readonly JoinRequest[];
}

/**
 * Who belongs to the network. Mail addresses, invitations and requests are for those who bring
 * people in, each as far as they may. Directory and network are asked at the same time.
 */
export async function listMembers(
  ctx: ActionContext,
  directory: Directory,
): Promise<Outcome<People>> {
  const { actor, store } = ctx;
  if (!may(actor, "see-people")) return refused({ kind: "not-allowed", need: "see-people" });
  const [[rows, invited, asking], { charter, sites }] = await Promise.all([
    askDirectory(
      directory,
      membershipsQuery(directory, store.networkId),
      openInvitationsQuery(directory, store.networkId),
      openRequestsQuery(directory, store.networkId),
    ),
    readSetting(ctx),
  ]);
  const invites = may(actor, "invite-people");
  const withoutAddress = ({ email: _, ...member }: Member): Member => member;
  const members = membersOf(rows);
  return done({
    charter,
    // A person’s name beside a code would say which site the code stands for.
    sites: seenSites(
      actor,
      charter.transparency === "named" ? charter : { transparency: "own-only" },
      sites,
    ),
    members: invites ? members : members.map(withoutAddress),
    invitations: invited
      .map(invitationOf)
      .filter(({ grant }) => mayGive(actor, "invite-people", grant)),
    requests: invites ? asking.map(joinRequestOf) : [],
  });
}
