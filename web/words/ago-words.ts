import { counted } from "./count-words.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long ago an instant was, as coarsely as anyone needs: no time zone comes into it. */
export function agoWords(at: number, now: Date): string {
  const passed = now.getTime() - at;
  if (passed < HOUR) return "within the last hour";
  if (passed < DAY) return `${counted(Math.floor(passed / HOUR), "hour")} ago`;
  return `${counted(Math.floor(passed / DAY), "day")} ago`;
}
