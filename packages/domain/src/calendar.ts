import * as z from "zod";
import { dayIn } from "./day-in.ts";
import { Period, partsOf, shiftPeriod } from "./period.ts";
import { type ReminderKind, reminderKinds } from "./report.ts";
import { instantAt } from "./wall-clock.ts";

/**
 * When a month's figures open, fall due, lock and are reported. Each is a day counted from the
 * first of the month after the one reported; up to 31, a day past that month's end means its last
 * day, and beyond 31 it runs on into the months that follow.
 */
export const Calendar = z.object({
  opensOn: z.int().min(1).max(31).default(1),
  nudgeOn: z.int().min(1).max(31).default(10),
  dueOn: z.int().min(1).max(31).default(15),
  missingOn: z.int().min(1).max(31).default(16),
  escalateOn: z.int().min(1).max(31).default(18),
  softLockOn: z.int().min(1).max(60).default(20),
  reportOn: z.int().min(1).max(31).default(21),
  hardLockOn: z.int().min(1).max(120).default(35),
  /** The hour of the day, in the network's time zone, at which mails go out. */
  hour: z.int().min(0).max(23).default(7),
});
export type Calendar = z.infer<typeof Calendar>;

/** The days of a month's figures in the order in which they must come, and what each is called. */
export const calendarOrder = [
  ["opensOn", "the month opens"],
  ["nudgeOn", "the reminder goes out"],
  ["dueOn", "figures are due"],
  ["missingOn", "the coordinator hears who is missing"],
  ["escalateOn", "sponsors hear of it"],
  ["softLockOn", "changes need a reason"],
  ["reportOn", "the report goes out"],
  ["hardLockOn", "the month closes"],
] as const satisfies readonly (readonly [Exclude<keyof Calendar, "hour">, string])[];

/** A calendar whose days come in their order: what somebody may set. */
export const CalendarInOrder = Calendar.superRefine((calendar, context) => {
  for (const [place, [day, words]] of calendarOrder.entries()) {
    const before = calendarOrder[place - 1];
    if (!before || calendar[before[0]] <= calendar[day]) continue;
    const message = `day ${calendar[day]} is before day ${calendar[before[0]]}, on which ${before[1]}: on this day ${words}`;
    context.addIssue({ code: "custom", path: [day], message });
  }
});

/** The calendar a network begins with. */
export const usualCalendar: Calendar = Calendar.parse({});

/** A name of the time-zone database, as `Europe/Copenhagen`. */
export const TimeZone = z
  .string()
  .max(60)
  .refine(isTimeZone, "choose a time zone such as Europe/Copenhagen or America/New_York");

/** The day on which something about `period` happens, as a calendar date `2026-11-15`. */
export function dateOf(period: Period, day: number): string {
  const { year, month } = partsOf(shiftPeriod(period, 1));
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const counted = day <= 31 ? Math.min(day, lastDay) : day;
  return new Date(Date.UTC(year, month - 1, counted)).toISOString().slice(0, 10);
}

/**
 * The instant at which something about `period` happens.
 *
 * @param day Counted as in `Calendar`.
 * @param hour Of that day in `timeZone`. An hour that a change of the clocks skips means the first
 *   instant after it; one that comes twice means the first.
 */
export function instantOf(period: Period, day: number, hour: number, timeZone: string): Date {
  const [year = 0, month = 1, date = 1] = dateOf(period, day).split("-").map(Number);
  return instantAt(Date.UTC(year, month - 1, date, hour), timeZone);
}

/** The month that is running at an instant, in a time zone. */
export function periodAtInstant(instant: Date, timeZone: string): Period {
  return Period.parse(dayIn(instant, timeZone).slice(0, 7));
}

/** The last month that has ended at an instant: the one whose figures are asked for. */
export function lastEndedPeriod(instant: Date, timeZone: string): Period {
  return shiftPeriod(periodAtInstant(instant, timeZone), -1);
}

/** The newest month whose report has come due at an instant, and when it did. */
export function reportDueAt(
  calendar: Calendar,
  timeZone: string,
  now: Date,
): { period: Period; at: Date } {
  const latest = lastEndedPeriod(now, timeZone);
  const at = instantOf(latest, calendar.reportOn, calendar.hour, timeZone);
  if (at <= now) return { period: latest, at };
  const period = shiftPeriod(latest, -1);
  return { period, at: instantOf(period, calendar.reportOn, calendar.hour, timeZone) };
}

/** The next month whose report is still to come, and when it does: strictly after `now`. */
export function nextReport(
  calendar: Calendar,
  timeZone: string,
  now: Date,
): { period: Period; at: Date } {
  const period = shiftPeriod(reportDueAt(calendar, timeZone, now).period, 1);
  return { period, at: instantOf(period, calendar.reportOn, calendar.hour, timeZone) };
}

/**
 * The next morning on which somebody looks what a network's days ask for: the calendar's hour of
 * today or tomorrow, strictly after `now`.
 */
export function nextMorning(calendar: Calendar, timeZone: string, now: Date): Date {
  const running = periodAtInstant(now, timeZone);
  const before = shiftPeriod(running, -1);
  const days = Array.from({ length: 31 }, (_, index) => index + 1);
  const mornings = [
    ...days.map((day) => instantOf(before, day, calendar.hour, timeZone)),
    instantOf(running, 1, calendar.hour, timeZone),
  ];
  const next = mornings.find((morning) => morning > now);
  return next ?? instantOf(running, 2, calendar.hour, timeZone);
}

/** How long a reminder is worth sending: a clock that was off for days sends none. */
const REMINDER_MS = 2 * 24 * 60 * 60 * 1000;

/** The reminder that a month's days ask for at an instant, if any. */
export function reminderDueAt(
  calendar: Calendar,
  timeZone: string,
  now: Date,
): { kind: ReminderKind; period: Period; at: Date } | undefined {
  const period = lastEndedPeriod(now, timeZone);
  const instant = (day: number) => instantOf(period, day, calendar.hour, timeZone);
  if (instant(calendar.reportOn) <= now) return undefined;
  const days = {
    opens: calendar.opensOn,
    nudge: calendar.nudgeOn,
    missing: calendar.missingOn,
    escalation: calendar.escalateOn,
  } as const satisfies Record<ReminderKind, number>;
  const [due] = reminderKinds
    .map((kind) => ({ kind, period, at: instant(days[kind]) }))
    .filter(({ at }) => at <= now)
    .toReversed();
  return due && now.getTime() - due.at.getTime() < REMINDER_MS ? due : undefined;
}

/** Where a month stands: before it opens, open, late, locked but for a reason, closed. */
export type Stage = "not-open" | "open" | "late" | "soft-locked" | "closed";

/** Where `period` stands at an instant. A day begins at midnight in the network's time zone. */
export function stageOf(period: Period, calendar: Calendar, timeZone: string, now: Date): Stage {
  const today = dayIn(now, timeZone);
  const since = (day: number) => today >= dateOf(period, day);
  if (since(calendar.hardLockOn)) return "closed";
  if (since(calendar.softLockOn)) return "soft-locked";
  if (since(calendar.dueOn + 1)) return "late";
  return since(calendar.opensOn) ? "open" : "not-open";
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
