import type { UserId } from "@allteach/domain/identity";
import type { Member } from "@allteach/domain/member";
import type { Role } from "@allteach/domain/permission";
import type { ReminderKind, ReportRecord } from "@allteach/domain/report";
import type { NetworkStore } from "@allteach/store/network-store";
import { reminderStopQuery } from "@allteach/store/subscription";
import { type MonthProgress, readMonthProgress, sitesBehind } from "./month-progress.ts";
import type { SiteProgress } from "./read-network.ts";
import type { RunSetting } from "./run-setting.ts";

/** Who is reminded of what: those who send a site's figures, then who looks after all, then sponsors. */
const remindedRoles: Readonly<Record<ReminderKind, readonly Role[]>> = {
  opens: ["data-entry", "key-contact"],
  nudge: ["data-entry", "key-contact"],
  missing: ["coordinator"],
  escalation: ["sponsor"],
};

/**
 * Whom a reminder goes to: each person once, whatever they look after; nobody who has nothing left
 * to do, and nobody who stopped reminders.
 */
export async function reminderAddressees(
  store: NetworkStore,
  { kind, period }: Pick<ReportRecord, "kind" | "period">,
  { people }: Pick<RunSetting, "people">,
): Promise<UserId[]> {
  const [progress, stops] = await Promise.all([
    readMonthProgress(store, period),
    reminderStopQuery(store),
  ]);
  const stopped = new Set(stops.map(({ userId }) => userId));
  const roles = rolesOf(kind as ReminderKind, [...people.values()]);
  return [...people.values()]
    .filter(({ id }) => !stopped.has(id))
    .filter((person) => sitesToRemindOf(person, roles, progress).length > 0)
    .map(({ id }) => id);
}

/** What a person is reminded of: the sites that are behind and theirs to see to, by name. */
export function sitesToRemindOf(
  { grants }: Pick<Member, "grants">,
  roles: readonly Role[],
  progress: MonthProgress,
): SiteProgress[] {
  const held = grants.filter(({ role }) => roles.includes(role));
  return sitesBehind(progress).filter(({ site: { id } }) =>
    held.some(({ site }) => site === undefined || site === id),
  );
}

/** A network without a coordinator has its leaders look after what is missing. */
export function rolesOf(
  kind: ReminderKind,
  people: readonly Pick<Member, "grants">[],
): readonly Role[] {
  const roles = remindedRoles[kind];
  const isHeld = people.some(({ grants }) => grants.some(({ role }) => roles.includes(role)));
  return kind === "missing" && !isHeld ? ["leader"] : roles;
}
