/** What a number format makes of a number: nothing, a month, or a day. */
export type DateShown = "number" | "month" | "day";

/** Formats that every workbook knows by number and none writes down; 17 is `mmm-yy`. */
const builtIn = (id: number): DateShown => {
  if (id === 17) return "month";
  const isDay = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return isDay && (id < 18 || id > 21) ? "day" : "number";
};

/**
 * Whether a number format shows dates, and with a day or without.
 *
 * @param id The format's number; from 164 on, `code` is what it says.
 * Source: ECMA-376 part 1, 18.8.30.
 */
export function dateShown(id: number, code: string | undefined): DateShown {
  if (code === undefined) return builtIn(id);
  const letters = code
    .slice(0, 255)
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "")
    .split(";", 1)
    .join("")
    .toLowerCase();
  if (!/y/.test(letters) || /general|[#0?]/.test(letters)) return "number";
  return /d/.test(letters) ? "day" : "month";
}

/**
 * A date as spreadsheets count days, as `2026-10-01`, or as `2026-10` where only its month is
 * shown; nothing where no date has that number.
 *
 * @param from1904 Whether the workbook counts from 1 January 1904, as old ones of the Mac do.
 */
export function sheetDate(
  days: number,
  shown: "month" | "day",
  from1904: boolean,
): string | undefined {
  const whole = Math.floor(days);
  if (!(whole > 60 || from1904) || whole < 0 || whole > 110_000) return undefined;
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const date = new Date(start + whole * 86_400_000).toISOString();
  return date.slice(0, shown === "month" ? 7 : 10);
}
