/** A period's label taken apart: `2026-03` is `Mar` of `2026`, the third of twelve. */
export interface PeriodText {
  /** What stands under a tick: "Mar", "Q1", "wk 5", "14 Mar", or the label itself. */
  short: string;
  year: string | undefined;
  /** "Mar 2026", or the label itself. */
  long: string;
  /** Place in the year from 0, where periods of its kind divide a year evenly. */
  ordinal: number | undefined;
  perYear: 12 | 4 | undefined;
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const PERIOD = /^(\d{4})-(?:(\d\d)(?:-(\d\d))?|Q([1-4])|W(\d\d))$/;

/** Reads `2026-03`, `2026-Q1`, `2026-W05` and `2026-03-14`; any other label stands for itself. */
export function periodText(label: string): PeriodText {
  const [, year, month, day, quarter, week] = PERIOD.exec(label) ?? [];
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (year !== undefined && quarter !== undefined) {
    return within(year, `Q${quarter}`, { ordinal: Number(quarter) - 1, perYear: 4 });
  }
  if (year !== undefined && week !== undefined) return within(year, `wk ${Number(week)}`);
  if (year === undefined || name === undefined) {
    return { short: label, year: undefined, long: label, ordinal: undefined, perYear: undefined };
  }
  if (day !== undefined) return within(year, `${Number(day)} ${name}`);
  return within(year, name, { ordinal: Number(month) - 1, perYear: 12 });
}

function within(
  year: string,
  short: string,
  place: Pick<PeriodText, "ordinal" | "perYear"> = { ordinal: undefined, perYear: undefined },
): PeriodText {
  return { short, year, long: `${short} ${year}`, ...place };
}
