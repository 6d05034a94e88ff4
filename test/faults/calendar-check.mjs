// Month and lock boundaries against an independent computation: another library, with its own copy
// of the time-zone database, asked for the date on the wall.
import moment from "moment-timezone";

/** Thirty zones: with and without summer time, by half and quarter hours, across the date line. */
export const zones = [
  ...["Etc/UTC", "Europe/London", "Europe/Copenhagen", "Europe/Athens", "Europe/Moscow"],
  ...["Africa/Cairo", "Africa/Casablanca", "Africa/Johannesburg", "Africa/Lagos", "Asia/Kolkata"],
  ...["Asia/Kathmandu", "Asia/Tehran", "Asia/Tokyo", "Asia/Shanghai", "Asia/Beirut"],
  ...["Asia/Yangon", "Australia/Sydney", "Australia/Lord_Howe", "Australia/Adelaide"],
  ...["Pacific/Auckland", "Pacific/Chatham", "Pacific/Apia", "Pacific/Kiritimati"],
  ...["Pacific/Honolulu", "America/New_York", "America/Los_Angeles", "America/Sao_Paulo"],
  ...["America/St_Johns", "America/Santiago", "America/Havana"],
];

/** The usual calendar's days, and one at which every day is the month's last. */
export const calendars = [
  { opensOn: 1, dueOn: 15, softLockOn: 20, hardLockOn: 35, reportOn: 21, hour: 7 },
  { opensOn: 31, dueOn: 31, softLockOn: 31, hardLockOn: 62, reportOn: 31, hour: 0 },
];

/**
 * Compares the month that has ended last, its stage and the report that is due.
 *
 * @param {any} calendarModule What is checked: `lastEndedPeriod`, `stageOf`, `reportDueAt`.
 * @param {string} zone
 * @param {Iterable<number>} instants
 * @returns {{ asked: number, differences: string[] }}
 */
export function compare(calendarModule, zone, instants) {
  /** @type {string[]} */
  const differences = [];
  let asked = 0;
  for (const instant of instants) {
    const now = new Date(instant);
    const wall = moment.tz(instant, zone);
    for (const calendar of calendars) {
      const { usualCalendar } = calendarModule;
      const ours = answers(calendarModule, { ...usualCalendar, ...calendar }, zone, now);
      const theirs = expected(calendar, wall);
      asked += 1;
      if (JSON.stringify(ours) === JSON.stringify(theirs)) continue;
      const said = `${JSON.stringify(ours)} for ${JSON.stringify(theirs)}`;
      differences.push(`${zone} ${now.toISOString()}: ${said}`);
    }
  }
  return { asked, differences };
}

function answers({ lastEndedPeriod, stageOf, reportDueAt }, calendar, zone, now) {
  const last = lastEndedPeriod(now, zone);
  const due = reportDueAt(calendar, zone, now);
  const before = stageOf(monthsBefore(last, 1), calendar, zone, now);
  return { last, stage: stageOf(last, calendar, zone, now), before, due: due.period };
}

function expected(calendar, wall) {
  const last = wall.clone().subtract(1, "month").format("YYYY-MM");
  const stageFor = (month) => stage(calendar, month, wall);
  const today = wall.format("YYYY-MM-DD");
  const reportDay = dayOf(last, calendar.reportOn);
  const isDue = today > reportDay || (today === reportDay && wall.hour() >= calendar.hour);
  return {
    last,
    stage: stageFor(last),
    before: stageFor(monthsBefore(last, 1)),
    due: isDue ? last : monthsBefore(last, 1),
  };
}

function stage({ opensOn, dueOn, softLockOn, hardLockOn }, month, wall) {
  const today = wall.format("YYYY-MM-DD");
  const since = (day) => today >= dayOf(month, day);
  if (since(hardLockOn)) return "closed";
  if (since(softLockOn)) return "soft-locked";
  if (since(dueOn + 1)) return "late";
  return since(opensOn) ? "open" : "not-open";
}

const days = new Map();

/** A day counted from the first of the month after; up to 31 it stays inside that month. */
function dayOf(month, day) {
  const key = `${month} ${day}`;
  const known = days.get(key) ?? dayAfter(month, day);
  days.set(key, known);
  return known;
}

function dayAfter(month, day) {
  const first = moment.utc(`${month}-01`).add(1, "month");
  const counted = day <= 31 ? Math.min(day, first.daysInMonth()) : day;
  return first.add(counted - 1, "days").format("YYYY-MM-DD");
}

const months = new Map();

function monthsBefore(month, count) {
  const key = `${month} ${count}`;
  const known =
    months.get(key) ?? moment.utc(`${month}-01`).subtract(count, "months").format("YYYY-MM");
  months.set(key, known);
  return known;
}
