import type { ExpectedLevel } from "@allteach/chart/marks/expected-level";
import { type Period, periodName, periodsFrom, shiftPeriod } from "@allteach/domain/period";
import {
  expectedChangeNames,
  isRising,
  type Prediction,
  type Score,
  verdictNames,
} from "@allteach/domain/prediction";
import type { Bearing } from "@allteach/domain/theory-so-far";
import { formatValue, type ValueFormat } from "@allteach/spc/words/format-value";
import { inPeriod, periodName as pointName } from "@allteach/spc/words/period-name";
import { counted } from "./count-words.ts";

/** "fall to 1.0 per 1,000 days by September 2026". */
export function expectedWords(
  { change, amount, until }: Pick<Prediction, "change" | "amount" | "until">,
  format: ValueFormat,
): string {
  return `${expectedChangeNames[change]} ${formatValue(amount, format)} by ${periodName(until)}`;
}

/** What a chart says of a prediction, and by which rule, in a sentence. */
export function scoreWords({ verdict, by, from, points, isOpposite }: Score): string {
  const since = from === null ? "" : pointName(from);
  switch (verdict) {
    case "came-true":
      return by === "run"
        ? `From ${since} on eight points in a row lie there or beyond.`
        : `Since ${since} the centre line lies there or beyond.`;
    case "partly":
      return `From ${since} on the chart moved that way, and not as far.`;
    case "otherwise":
      return isOpposite
        ? `From ${since} on the chart moved the other way.`
        : `${counted(points, "point")} came, and none of them says more than chance would.`;
    case "too-early":
      return from === null
        ? `${points === 0 ? "No figure has" : `${counted(points, "figure")} ${points === 1 ? "has" : "have"}`} come since.`
        : `The chart began to move that way ${inPeriod(from)}.`;
    case "cannot-tell":
      return `From ${since} on something else is counted.`;
    default:
      return verdict satisfies never;
  }
}

/** A verdict and what it rests on, as one line. */
export function verdictWords(score: Score): string {
  return `${verdictNames[score.verdict]}. ${scoreWords(score)}`;
}

/** What the predictions about a key driver say of it together, without blame. */
export const bearingWords: Readonly<Record<Bearing, string>> = {
  holds: "So far it does what we thought.",
  "in-part": "Some of it does what we thought, and some does not: what is different there?",
  otherwise: "It did otherwise than we thought. That is worth the most: what do we know now?",
  untold: "It is too early for the charts to say.",
};

/** As many as can be told apart on one chart. */
const MOST_EXPECTED = 4;

/** A prediction lies at most two years ahead of the figures that were known. */
const MOST_AHEAD = 36;

/** What people expect of a chart as it is drawn, and the months ahead that it takes. */
export function expectedOn(
  labels: readonly string[],
  predictions: readonly Prediction[],
  format: ValueFormat,
): { expected: ExpectedLevel[]; ahead: string[] } {
  const shown = predictions
    .toSorted((one, other) => (one.until < other.until ? 1 : -1))
    .slice(0, MOST_EXPECTED);
  const ahead = monthsAhead(labels, shown);
  const places = [...labels, ...ahead].map((label) => label.slice(0, 7));
  const expected = shown.flatMap((prediction): ExpectedLevel[] => {
    const { since, until, level } = prediction;
    const from = places.findIndex((month) => month >= since);
    const to = places.findLastIndex((month) => month <= until);
    if (to < 0 || from < 0 || to < from) return [];
    const text = capitalised(expectedWords(prediction, format));
    return [{ level, from, to, rises: isRising(prediction), text }];
  });
  return { expected, ahead };
}

/** Month by month where the chart has months; of weeks and events the last month alone. */
function monthsAhead(labels: readonly string[], predictions: readonly Prediction[]): string[] {
  const last = labels.at(-1);
  const until = predictions[0]?.until;
  if (last === undefined || until === undefined || until <= last.slice(0, 7)) return [];
  const isByMonth = labels.every((label) => /^\d{4}-\d{2}$/.test(label));
  if (!isByMonth) return [until];
  const [end = until] = [until, shiftPeriod(last as Period, MOST_AHEAD)].sort();
  return periodsFrom(shiftPeriod(last as Period, 1), end);
}

const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
