import type { Cadence } from "@allteach/domain/cadence";
import { type Period, shiftPeriod } from "@allteach/domain/period";
import type { ChartReading } from "@allteach/spc/chart-reading";
import { RULE_SETS } from "@allteach/spc/rules/rule-sets";
import type { Signal } from "@allteach/spc/rules/signal";

/** What a measure did, as the report's month leaves it. */
export interface Movement {
  /** `steady`: nothing beyond chance. `silent`: no figure for the month. */
  sense: "improvement" | "concern" | "neutral" | "steady" | "silent";
  /** Whether this month's figure is the first to say so. */
  isNew: boolean;
  /** Behind the measure's name, when new: "fell", "ran unusually high". */
  verb: string;
  /** The same when it was so a month ago: "stayed lower". */
  stillVerb: string;
}

type Verbs = Pick<Movement, "verb" | "stillVerb">;

const rose: Verbs = { verb: "rose", stillVerb: "stayed higher" };
const fell: Verbs = { verb: "fell", stillVerb: "stayed lower" };
const high: Verbs = { verb: "ran unusually high", stillVerb: "stayed unusually high" };
const low: Verbs = { verb: "ran unusually low", stillVerb: "stayed unusually low" };
const patterned: Verbs = { verb: "showed an unusual pattern", stillVerb: "kept its pattern" };
const usual: Verbs = { verb: "ran as usual", stillVerb: "ran as usual" };
const silent: Verbs = { verb: "had no figure", stillVerb: "had no figure" };

/**
 * What a reading says of the month that its report is about: of the month itself, the last week in
 * it, or the last quarter that had ended by then.
 */
export function movementOf(
  reading: ChartReading,
  period: Period,
  cadence: Cadence = "month",
): Movement {
  const { latest, signals, proposal } = reading;
  const oldest = cadence === "quarter" ? shiftPeriod(period, -2) : period;
  if (latest === null || latest.label < oldest) {
    return { sense: "silent", isNew: false, ...silent };
  }
  if (proposal !== null) {
    return {
      sense: senseOf(proposal.favourable),
      isNew: isFirstSeen(reading, proposal.signal, latest.index),
      ...(proposal.side === "above" ? rose : fell),
    };
  }
  const signal = signals.find(({ points }) => points.includes(latest.index));
  if (signal === undefined) return { sense: "steady", isNew: false, ...usual };
  return {
    sense: senseOf(signal.favourable),
    isNew: isFirstSeen(reading, signal, latest.index),
    ...verbsOf(signal),
  };
}

/** Kinds of signal that speak of more than a month or two. */
const lasting: ReadonlySet<Signal["kind"]> = new Set(["shift", "longest-run", "trend"]);

/** A phase that began longer ago than this is no news for others to ask about. */
const RECENT_POINTS = 12;

/**
 * Whether a chart shows an improvement that others can learn from: a lasting favourable signal at
 * its end, a favourable shift that is proposed, or one that was accepted within the last year. A
 * phase that begins because something else is counted is none.
 */
export function hasImproved({
  signals,
  latest,
  proposal,
  chart,
  direction,
  redefined,
}: ChartReading): boolean {
  if (latest === null) return false;
  if (proposal?.favourable === true) return true;
  const goesOn = signals.some(
    ({ kind, favourable, points }) =>
      favourable === true && lasting.has(kind) && points.includes(latest.index),
  );
  if (goesOn) return true;
  const phase = chart.points[latest.index]?.phase ?? 1;
  const start = chart.points.findIndex((point) => point.phase === phase);
  const before = chart.points[start - 1]?.centre ?? null;
  const now = chart.points[latest.index]?.centre ?? null;
  const isRecent = start > 0 && latest.index - start < RECENT_POINTS && !redefined.includes(phase);
  if (!isRecent || before === null || now === null) return false;
  return direction === "increase" ? now > before : direction === "decrease" && now < before;
}

function senseOf(favourable: boolean | null): Movement["sense"] {
  if (favourable === null) return "neutral";
  return favourable ? "improvement" : "concern";
}

function verbsOf({ kind, side }: Signal): Verbs {
  if (side === null) return patterned;
  if (lasting.has(kind)) return side === "above" ? rose : fell;
  return side === "above" ? high : low;
}

/** A signal of a length just reached; longer ones were there a month ago. */
function isFirstSeen({ chart, ruleSet }: ChartReading, signal: Signal, latest: number): boolean {
  if (signal.points.at(-1) !== latest) return false;
  const rule = RULE_SETS[ruleSet].rules.find(({ id }) => id === signal.rule);
  if (rule === undefined) return false;
  if ("length" in rule) return signal.points.length <= rule.length;
  switch (rule.kind) {
    case "astronomical-point":
      return true;
    case "near-limit":
      return signal.points.length <= rule.count;
    case "longest-run": {
      const runs = chart.phases.find(({ phase }) => phase === signal.phase);
      return signal.points.length <= (runs?.longestRunMax ?? 0) + 1;
    }
    case "crossings":
      return false;
    default:
      return rule satisfies never;
  }
}
