import type { FollowUp } from "@allteach/domain/follow-up";
import type { Member } from "@allteach/domain/member";
import { may, type Role } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { askDirectory, type Directory } from "@allteach/store/directory";
import { membershipsQuery, membersOf } from "@allteach/store/member";
import type { ActionContext } from "./context.ts";
import {
  type CompletenessRow,
  type CompletenessView,
  readCompleteness,
} from "./read-completeness.ts";

/** Who to ask at a site, the first of them first. */
const contactRoles: readonly Role[] = ["key-contact", "data-entry", "sponsor"];

/** A site to call: what is missing, whom to ask for, what was agreed before. */
export interface Call extends CompletenessRow {
  contacts: readonly Member[];
  /** The last notes about this site, newest first. */
  notes: readonly FollowUp[];
}

export interface CallsView extends Pick<CompletenessView, "charter" | "periods"> {
  calls: readonly Call[];
}

/** Notes that a list on paper has room for. */
const NOTES_SHOWN = 3;

/**
 * The sites whose last month is not whole, or about which something is flagged, with the people to
 * call. Directory and network are asked at the same time.
 */
export async function readCalls(
  ctx: ActionContext,
  directory: Directory,
): Promise<Outcome<CallsView>> {
  if (!may(ctx.actor, "follow-up-months")) {
    return refused({ kind: "not-allowed", need: "follow-up-months" });
  }
  const [read, [memberRows]] = await Promise.all([
    readCompleteness(ctx),
    askDirectory(directory, membershipsQuery(directory, ctx.store.networkId)),
  ]);
  if (!read.ok) return read;
  const { charter, periods, rows, notes } = read.value;
  const members = membersOf(memberRows);
  const calls = rows.filter(isBehind).map((row) => ({
    ...row,
    contacts: contactsOf(row, members),
    notes: notes
      .filter(({ site }) => site === row.site.id)
      .reverse()
      .slice(0, NOTES_SHOWN),
  }));
  return done({ charter, periods, calls });
}

function isBehind({ months, flagged }: CompletenessRow): boolean {
  const last = months.at(-1);
  return flagged.size > 0 || (last !== undefined && last.given < last.expected);
}

function contactsOf({ site }: CompletenessRow, members: readonly Member[]): Member[] {
  return contactRoles.flatMap((role) =>
    members.filter(({ grants }) =>
      grants.some((grant) => grant.role === role && grant.site === site.id),
    ),
  );
}
