import { dateIn } from "./date-words.ts";

interface Times {
  startsAt: number;
  endsAt: number;
}

/** `Tuesday 8 December, 14:00 to 15:30`; over several days both days are named. */
export function whenWords({ startsAt, endsAt }: Times, timeZone: string, now: Date): string {
  const [from, to] = [wall(startsAt, timeZone), wall(endsAt, timeZone)];
  const first = `${dayOfWeek(startsAt, timeZone, now)}, ${from.clock}`;
  if (from.day === to.day) return `${first} to ${to.clock}`;
  return `${first}, to ${dayOfWeek(endsAt, timeZone, now)}, ${to.clock}`;
}

/** `Tuesday 8 December`, with its year where it is not that of `now`. */
export function dayOfWeek(at: number, timeZone: string, now: Date): string {
  const sameYear = dateIn(new Date(at), timeZone).slice(0, 4) === String(now.getUTCFullYear());
  const options = { weekday: "long", day: "numeric", month: "long" } as const;
  const year = sameYear ? {} : ({ year: "numeric" } as const);
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, ...options, ...year });
  return format.format(new Date(at)).replace(",", "");
}

/** The day and month that stand beside an event in a list: `8`, `Dec`. */
export function shortDay(at: number, timeZone: string): { day: string; month: string } {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { timeZone, ...options }).format(new Date(at));
  return { day: part({ day: "numeric" }), month: part({ month: "short" }).slice(0, 3) };
}

/** `Europe/Copenhagen` → `Copenhagen time`; UTC is itself. */
export function zoneWords(timeZone: string): string {
  if (/(^|\/)(UTC|GMT)$/.test(timeZone)) return "UTC";
  return `${timeZone.split("/").at(-1)?.replaceAll("_", " ")} time`;
}

function wall(at: number, timeZone: string) {
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return { day: dateIn(new Date(at), timeZone), clock: clock.format(new Date(at)) };
}
