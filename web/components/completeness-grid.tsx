import type { MonthReporting } from "@allteach/domain/completeness";
import { type Period, periodName } from "@allteach/domain/period";
import { paths } from "../paths.ts";

/** What a site's month looks like from afar; a shape of its own for each, never colour alone. */
export type MonthState = "done" | "late" | "partial" | "missing" | "not-expected";

/** Complete in time, complete but late, begun, nothing yet, or nobody was asked. */
export function monthState({ expected, given, onTime }: MonthReporting): MonthState {
  if (expected === 0) return "not-expected";
  if (given === 0) return "missing";
  if (given < expected) return "partial";
  return onTime < expected ? "late" : "done";
}

export const stateWords: Readonly<Record<MonthState, string>> = {
  done: "complete",
  late: "complete, after the due day",
  partial: "begun",
  missing: "nothing yet",
  "not-expected": "not asked",
};

const marks: Readonly<Record<MonthState, string>> = {
  done: "●",
  late: "◑",
  partial: "◔",
  missing: "○",
  "not-expected": "·",
};

export interface CompletenessGridProps {
  network: string;
  periods: readonly Period[];
  rows: readonly {
    site: { code: string; name: string };
    months: readonly MonthReporting[];
    flagged: ReadonlySet<Period>;
  }[];
  /** Whether a cell leads to what was noted about it, rather than to the month's form. */
  follows: boolean;
}

/** A row for each site, a cell for each month, in a table that reads aloud as one. */
export function CompletenessGrid({ network, periods, rows, follows }: CompletenessGridProps) {
  return (
    <section class="table-scroll" aria-labelledby="grid-caption" tabindex={0}>
      <table class="table table-compact completeness-grid" id="grid">
        <caption id="grid-caption">Which site has sent which month</caption>
        <thead>
          <tr>
            <th scope="col">Site</th>
            {periods.map((period) => (
              <th scope="col">
                <abbr title={periodName(period)}>{shortMonth(period)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ site, months, flagged }) => (
            <tr>
              <th scope="row">{site.name}</th>
              {months.map((month, place) => {
                const period = periods[place];
                if (!period) return null;
                const address = { network, site: site.code, period };
                const href = follows ? paths.completenessMonth(address) : paths.submission(address);
                return <Cell {...{ month, period, href }} flagged={flagged.has(period)} />;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface CellProps {
  month: MonthReporting;
  period: Period;
  href: string;
  flagged: boolean;
}

function Cell({ month, period, href, flagged }: CellProps) {
  const state = monthState(month);
  const words = `${periodName(period)}: ${cellWords(month)}${flagged ? ", to be followed up" : ""}`;
  return (
    <td class={`completeness-${state}`}>
      <a href={href} title={words}>
        <span aria-hidden="true">
          {marks[state]}
          {flagged && <span class="completeness-flag">!</span>}
        </span>
        <span class="visually-hidden">{words}</span>
      </a>
    </td>
  );
}

/** "begun, 3 of 8". */
export function cellWords(month: MonthReporting): string {
  const state = monthState(month);
  const counts = state === "partial" ? `, ${month.given} of ${month.expected}` : "";
  return `${stateWords[state]}${counts}`;
}

/** What each mark stands for. */
export function CompletenessLegend() {
  const states = Object.keys(marks) as MonthState[];
  return (
    <ul class="row small soft completeness-legend" aria-label="What the marks stand for">
      {states.map((state) => (
        <li>
          <span class={`completeness-${state}`} aria-hidden="true">
            {marks[state]}
          </span>{" "}
          {stateWords[state]}
        </li>
      ))}
    </ul>
  );
}

/** `2026-10` → `Oct`, and in January with its year. */
function shortMonth(period: Period): string {
  const [month = "", year = ""] = periodName(period).split(" ");
  return month === "January" ? `Jan ${year}` : month.slice(0, 3);
}
