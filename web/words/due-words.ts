import { type Calendar, dateOf, stageOf } from "@allteach/domain/calendar";
import { monthName, type Period } from "@allteach/domain/period";
import { dateIn, dateWords } from "./date-words.ts";

/** What the calendar of a page's network is read with. */
export interface Clock {
  calendar: Calendar;
  timeZone: string;
  now: Date;
}

/** A whole sentence but its full stop: "October is due on 15 November, 3 days left". */
export function dueSentence(period: Period, clock: Clock): string {
  const stage = stageOf(period, clock.calendar, clock.timeZone, clock.now);
  return `${monthName(period)} ${stage === "open" ? "is " : ""}${dueWords(period, clock)}`;
}

/** Behind a sentence about a month: "; due on 15 November, 3 days left", "; it was due on …". */
export function dueAside(period: Period, clock: Clock): string {
  const stage = stageOf(period, clock.calendar, clock.timeZone, clock.now);
  return `${stage === "open" ? "" : "it "}${dueWords(period, clock)}`;
}

/** Behind what is said of a month: "due on 15 November, 3 days left", "was due on 15 November". */
function dueWords(period: Period, { calendar, timeZone, now }: Clock): string {
  const on = (day: number) => dateWords(dateOf(period, day), now);
  switch (stageOf(period, calendar, timeZone, now)) {
    case "not-open":
      return `opens on ${on(calendar.opensOn)}`;
    case "open":
      return `due on ${on(calendar.dueOn)}, ${leftWords(dateOf(period, calendar.dueOn), timeZone, now)}`;
    case "late":
    case "soft-locked":
      return `was due on ${on(calendar.dueOn)}`;
    case "closed":
      return `closed on ${on(calendar.hardLockOn)}`;
  }
}

/** "due today", "1 day left", "12 days left". */
function leftWords(dueDate: string, timeZone: string, now: Date): string {
  const days = Math.round((Date.parse(dueDate) - Date.parse(dateIn(now, timeZone))) / 86_400_000);
  if (days <= 0) return "which is today";
  return days === 1 ? "1 day left" : `${days} days left`;
}
