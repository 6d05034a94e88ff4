import type { SiteId, UserId } from "@allteach/domain/identity";
import { isLastLeader, isSameGrant, RoleName } from "@allteach/domain/member";
import { mayGive } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { recorded } from "@allteach/store/audit";
import type { Directory } from "@allteach/store/directory";
import { membershipsQuery, membersOf, replaceGrant } from "@allteach/store/member";
import * as z from "zod";
import { type ActionContext, actOf } from "./context.ts";
import { placeOf } from "./place-of.ts";

export const RoleChange = z.object({
  /** Which of their roles changes: a person may hold several. */
  from: RoleName,
  /** The site's number where that role is held at one; 0 for the whole network. */
  at: z.coerce.number().int().min(0),
  role: RoleName,
  site: z.string().max(60).optional(),
});
export type RoleChange = z.infer<typeof RoleChange>;

/** Gives a member another role in the place of one they hold. The last leader stays leader. */
export async function changeRole(
  ctx: ActionContext,
  directory: Directory,
  person: UserId,
  { from: role, at, ...wanted }: RoleChange,
): Promise<Outcome<undefined>> {
  const { actor, store, now } = ctx;
  const [place, rows] = await Promise.all([
    placeOf(ctx, wanted),
    membershipsQuery(directory, store.networkId),
  ]);
  if (!place.ok) return place;
  const [from, to] = [{ role, ...(at > 0 && { site: at as SiteId }) }, place.value];
  if (!mayGive(actor, "manage-people", from) || !mayGive(actor, "manage-people", to)) {
    return refused({ kind: "not-allowed", need: "manage-people" });
  }
  const members = membersOf(rows);
  const held = members.find(({ id }) => id === person)?.grants ?? [];
  if (!held.some((grant) => isSameGrant(grant, from))) {
    return refused({ kind: "not-found", what: "person" });
  }
  if (isSameGrant(from, to)) return done(undefined);
  if (role === "leader" && isLastLeader(members, person)) return refused({ kind: "last-leader" });
  const act = actOf(ctx, "change-role", `person ${person}`, { before: from, after: to });
  await recorded(store, act, () => []);
  const changed = await replaceGrant(directory, store.networkId, person, { from, to }, now);
  return changed ? done(undefined) : refused({ kind: "not-found", what: "person" });
}
