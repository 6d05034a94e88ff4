import { cadenceNoun } from "@allteach/domain/cadence";
import { type FigurePeriod, monthName } from "@allteach/domain/period";
import { figureWords, rateWords } from "../words/figure-words.ts";
import { Disclosure } from "./disclosure.tsx";
import type { SheetRow } from "./sheet-row.tsx";

/** The last twelve figures of a row, one click away: what they came to, and their counts. */
export function EarlierFigures({ row, decimals }: { row: SheetRow; decimals: number }) {
  const { measure, earlier } = row;
  if (earlier.every(({ figure }) => figure === undefined)) return null;
  const noun = cadenceNoun(measure.cadence).many;
  return (
    <Disclosure summary={`Last ${earlier.length} ${noun}`}>
      <ol class="sheet-earlier">
        {earlier.map(({ period, figure }) => (
          <li>
            <span class="soft">{shortPeriod(period)}</span>
            <strong>{rateWords(figure, measure, decimals)?.split("\u00a0")[0] ?? "–"}</strong>
            <span class="soft">{figure ? figureWords(figure) : "not reported"}</span>
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}

/** `2026-10` → `Oct 26`, `2026-10-04` → `4 Oct`. */
function shortPeriod(period: FigurePeriod): string {
  const month = monthName(period).slice(0, 3);
  return period.length > 7
    ? `${Number(period.slice(8))} ${month}`
    : `${month} ${period.slice(2, 4)}`;
}
