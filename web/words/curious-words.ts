import type { Measure } from "@allteach/domain/measure";
import type { ChartReading } from "@allteach/spc/chart-reading";
import { formatValue } from "@allteach/spc/words/format-value";

/** A measure and what its chart says. */
export interface ReadMeasure {
  measure: Pick<Measure, "code" | "name">;
  reading: ChartReading;
}

/** Something to be curious about: what was seen, and what to ask. */
export interface Curiosity {
  kind: "learn" | "ask" | "look" | "goal";
  label: string;
  heading: string;
  text: string;
  measure: string;
}

/** More are not read. */
const MOST = 4;

/**
 * What a leader may be curious about, the most useful first: what got better, then what to ask
 * about, then other changes, then goals that are held.
 */
export function curiosities(read: readonly ReadMeasure[]): Curiosity[] {
  return byWeight(read)
    .flatMap((each) => curiosity(each) ?? [])
    .slice(0, MOST);
}

/** The one sentence of the month: of everything that the charts say, the weightiest. */
export function sentenceOfTheMonth(read: readonly ReadMeasure[]): string | undefined {
  const plotted = byWeight(read).filter(({ reading }) => reading.latest !== null);
  const [first] = plotted;
  if (!first) return undefined;
  if (senseOf(first.reading) !== "steady") return first.reading.sentence;
  const one = plotted.length === 1;
  const what = one ? "The one measure is" : `All ${plotted.length} measures are`;
  return `${what} as usual: nothing beyond chance. Change comes when someone changes something.`;
}

type Sense = "improvement" | "concern" | "neutral" | "steady";

const weights: Record<Sense, number> = { improvement: 0, concern: 1, neutral: 2, steady: 3 };

function byWeight(read: readonly ReadMeasure[]): ReadMeasure[] {
  const weight = ({ reading }: ReadMeasure) =>
    weights[senseOf(reading)] + (reading.proposal === null ? 0.5 : 0);
  return [...read].sort((one, other) => weight(one) - weight(other));
}

function senseOf({ proposal, variation }: ChartReading): Sense {
  if (proposal !== null) {
    if (proposal.favourable === null) return "neutral";
    return proposal.favourable ? "improvement" : "concern";
  }
  return variation.mark === "common" ? "steady" : variation.mark;
}

function curiosity({ measure, reading }: ReadMeasure): Curiosity | undefined {
  const { name, code } = measure;
  const base = { measure: code, text: reading.sentence };
  const moved = movement(reading);
  switch (senseOf(reading)) {
    case "improvement":
      return {
        ...base,
        kind: "learn",
        label: "Learn from it",
        heading: `${name}: ${moved}`,
        text: `${reading.sentence} Which sites did it, and how?`,
      };
    case "concern":
      return {
        ...base,
        kind: "ask",
        label: "Ask what changed",
        heading: `${name}: ${moved}`,
        text: `${reading.sentence} What was different: patients, staff, products, counting?`,
      };
    case "neutral":
      return { ...base, kind: "look", label: "Look together", heading: `${name}: ${moved}` };
    case "steady": {
      if (reading.goal?.state !== "held") return undefined;
      const goal = formatValue(reading.goal.goal, reading.format);
      return {
        ...base,
        kind: "goal",
        label: "Goal held",
        heading: `${name}: holds its goal of ${goal}`,
        text: `${reading.sentence} Is the goal still the right one?`,
      };
    }
  }
}

function movement({ proposal, variation, format }: ChartReading): string {
  if (proposal !== null) {
    const level = `to ${formatValue(proposal.to, format)}`;
    return proposal.side === "above" ? `up ${level}` : `down ${level}`;
  }
  if (variation.side === null) return "a changed pattern";
  return variation.side === "high" ? "higher than usual" : "lower than usual";
}
