/** `2026-11-15` → `15 November`, with its year where it is not that of `now`. */
export function dateWords(date: string, now: Date): string {
  const sameYear = date.slice(0, 4) === String(now.getUTCFullYear());
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: "UTC",
    day: "numeric",
    month: "long",
    ...(!sameYear && { year: "numeric" }),
  }).format(new Date(`${date}T00:00:00Z`));
}

/** An instant's calendar date on the wall of a time zone: `2026-11-15`. */
export function dateIn(instant: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return format.format(instant);
}

/** An instant on the wall of a time zone: `10:42`, and `on 3 November` when that is not today. */
export function momentWords(at: number, timeZone: string, now: Date): string {
  const instant = new Date(at);
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(instant);
  const day = dateIn(instant, timeZone);
  return day === dateIn(now, timeZone) ? clock : `${clock} on ${dateWords(day, now)}`;
}

/** An instant's day on the wall of a time zone: `21 November`. */
export function dayWords(at: number, timeZone: string, now: Date): string {
  return dateWords(dateIn(new Date(at), timeZone), now);
}
