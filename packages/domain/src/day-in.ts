/** An instant's calendar day on the wall of a time zone: `2026-11-15`. */
export function dayIn(instant: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return format.format(instant);
}
