import type { Attendance } from "@allteach/domain/events/attendance";
import type { SiteId, UserId } from "@allteach/domain/identity";
import type { Member } from "@allteach/domain/member";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { askDirectory, type Directory } from "@allteach/store/directory";
import { keepAttendance } from "@allteach/store/events/attendance";
import { membershipsQuery, membersOf } from "@allteach/store/member";
import { type ActionContext, actOf } from "../context.ts";
import { type EventView, readEventWithPeople } from "./read-event.ts";

/** Who could have come, and what is known of them. */
export interface AttendanceSheet extends EventView {
  members: readonly Member[];
  rows: ReadonlyMap<UserId, Attendance>;
  /** Nobody can have come before it began. */
  hasBegun: boolean;
}

/** The page on which one records who came. Directory and network are asked at the same time. */
export async function readAttendanceSheet(
  ctx: ActionContext,
  directory: Directory,
  id: string,
): Promise<Outcome<AttendanceSheet>> {
  if (!may(ctx.actor, "manage-events")) {
    return refused({ kind: "not-allowed", need: "manage-events" });
  }
  const { store } = ctx;
  const [[people], read] = await Promise.all([
    askDirectory(directory, membershipsQuery(directory, store.networkId)),
    readEventWithPeople(ctx, id),
  ]);
  if (!read.ok) return read;
  const { view, attendance } = read.value;
  return done({
    ...view,
    members: membersOf(people),
    rows: new Map(attendance.map((row) => [row.user, row])),
    hasBegun: view.event.startsAt <= ctx.now.getTime(),
  });
}

/** Who came, and for which of their sites where they have several. */
export interface Came {
  user: string;
  site?: SiteId | 0;
}

/**
 * Records who came, everybody at once. Of those who are not named it is kept that they did not come
 * where they had said something, or were thought to have come.
 */
export async function recordAttendance(
  ctx: ActionContext,
  directory: Directory,
  id: string,
  came: readonly Came[],
): Promise<Outcome<number>> {
  const sheet = await readAttendanceSheet(ctx, directory, id);
  if (!sheet.ok) return sheet;
  const { members, rows: before, event, hasBegun } = sheet.value;
  if (!hasBegun || event.calledOffAt !== undefined) {
    const because = hasBegun ? "This event was called off." : "This event has not begun yet.";
    return refused({ kind: "closed", because });
  }
  const present = new Map(came.map((each) => [each.user, each]));
  const rows = members.flatMap((member) => {
    const said = before.get(member.id);
    const named = present.get(member.id);
    if (!named && !said) return [];
    const site = siteFor(member, named?.site ?? said?.site);
    return [{ event: id, user: member.id, site, attended: named !== undefined }];
  });
  const count = rows.filter(({ attended }) => attended).length;
  const detail = { came: rows.filter(({ attended }) => attended).map(({ user }) => user) };
  await keepAttendance(ctx.store, rows, actOf(ctx, "record-attendance", id, detail));
  return done(count);
}

/** The site that somebody came for: the one named where it is theirs, else their first. */
function siteFor({ grants }: Member, asked: SiteId | 0 | undefined): SiteId | 0 {
  const own = grants.map(({ site }) => site ?? 0);
  return asked !== undefined && own.includes(asked) ? asked : (own.find((site) => site > 0) ?? 0);
}
