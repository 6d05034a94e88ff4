/** What a clock on the wall shows at an instant: `2026-11-15T09:30`. */
export function wallClockAt(instant: Date, timeZone: string): string {
  const wall = instant.getTime() + offsetAt(instant.getTime(), timeZone);
  return new Date(wall).toISOString().slice(0, 16);
}

/**
 * The instant at which a clock on the wall shows something; of an hour that comes twice, the first.
 *
 * @param shown As `wallClockAt` writes it.
 * @returns Nothing where a change of the clocks skips that minute.
 */
export function instantShown(shown: string, timeZone: string): Date | undefined {
  const instant = instantAt(Date.parse(`${shown}Z`), timeZone);
  return wallClockAt(instant, timeZone) === shown ? instant : undefined;
}

/**
 * An instant from a wall clock's reading. Two candidates are tried, with the offsets in force a day
 * before and a day after: they differ only around a change of the clocks. A reading that a change
 * skips means the first instant after it; one that comes twice means the first.
 *
 * @param wallClock The reading as if it were UTC, in milliseconds.
 */
export function instantAt(wallClock: number, timeZone: string): Date {
  const before = wallClock - offsetAt(wallClock - 86_400_000, timeZone);
  const after = wallClock - offsetAt(wallClock + 86_400_000, timeZone);
  const reads = (instant: number) => instant + offsetAt(instant, timeZone) === wallClock;
  const matching = [before, after].filter(reads);
  if (matching.length > 0) return new Date(Math.min(...matching));
  return new Date(firstInstantAfterGap(Math.min(before, after), Math.max(before, after), timeZone));
}

/** The change of the clocks between two instants, to the minute. */
function firstInstantAfterGap(from: number, to: number, timeZone: string): number {
  const before = offsetAt(from, timeZone);
  let [low, high] = [from, to];
  while (high - low > 60_000) {
    const middle = low + Math.floor((high - low) / 120_000) * 60_000;
    if (offsetAt(middle, timeZone) === before) low = middle;
    else high = middle;
  }
  return high;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** How far a zone's wall clock is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    clocks.set(timeZone, clock);
  }
  const read: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of clock.formatToParts(instant)) read[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = read;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  return wall - Math.floor(instant / 1000) * 1000;
}
