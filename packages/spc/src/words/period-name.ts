const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** What a chart's periods are called, one and many. */
export interface PeriodNoun {
  one: string;
  many: string;
}

/**
 * A period's label as a person would say it: "2026-03" is March 2026, "2026-W07" week 7 of 2026,
 * "2026-Q1" Q1 2026, "2026-03-02" 2 March 2026. Any other label is left as it is.
 */
export function periodName(label: string): string {
  const [, year = "", rest = "", day] =
    /^(\d{4})-(\d{2}|W\d{2}|Q[1-4])(?:-(\d{2}))?$/.exec(label) ?? [];
  if (year === "") return label;
  if (rest.startsWith("Q")) return `${rest} ${year}`;
  if (rest.startsWith("W")) return `week ${Number(rest.slice(1))} of ${year}`;
  const month = MONTHS[Number(rest) - 1];
  if (month === undefined) return label;
  return day === undefined ? `${month} ${year}` : `${Number(day)} ${month} ${year}`;
}

/** When something was: "in March 2026", "on 2 March 2026", "at patient 12". */
export function inPeriod(label: string): string {
  const name = periodName(label);
  if (/^\d{4}-\d{2}-\d{2}$/.test(label)) return `on ${name}`;
  return name === label && !/^\d{4}$/.test(label) ? `at ${name}` : `in ${name}`;
}

/** What to call the periods of a chart, told from its labels; "point" where they are no periods. */
export function periodNoun(labels: readonly string[]): PeriodNoun {
  const all = (pattern: RegExp) => labels.length > 0 && labels.every((each) => pattern.test(each));
  if (all(/^\d{4}-(0[1-9]|1[0-2])$/)) return { one: "month", many: "months" };
  if (all(/^\d{4}-W\d{2}$/)) return { one: "week", many: "weeks" };
  if (all(/^\d{4}-Q[1-4]$/)) return { one: "quarter", many: "quarters" };
  return { one: "point", many: "points" };
}
