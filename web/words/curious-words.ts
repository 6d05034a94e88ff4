import type { Measure } from "@allteach/domain/measure";
import type { ChartReading } from "@allteach/spc/chart-reading";
import { formatNumber, formatValue } from "@allteach/spc/words/format-value";
import { periodName } from "@allteach/spc/words/period-name";

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
  return `${allOf(plotted.length)} as usual: nothing beyond chance. Change comes when someone changes something.`;
}

function allOf(measures: number): string {
  if (measures === 1) return "The one measure is";
  return measures === 2 ? "Both measures are" : `All ${measures} measures are`;
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
  const { heading, text } = movement(name, reading);
  const base = { measure: code, heading, text };
  switch (senseOf(reading)) {
    case "improvement":
      return {
        ...base,
        kind: "learn",
        label: "Learn from it",
        text: `${text} Which sites did it, and how?`,
      };
    case "concern":
      return {
        ...base,
        kind: "ask",
        label: "Ask what changed",
        text: `${text} What was different: patients, staff, products, counting?`,
      };
    case "neutral":
      return { ...base, kind: "look", label: "Look together" };
    case "steady": {
      if (reading.goal?.state !== "held") return undefined;
      const goal = formatValue(reading.goal.goal, reading.format);
      return {
        ...base,
        kind: "goal",
        label: "Goal held",
        heading: `${name}: the goal of ${goal} is held`,
        text: `${reading.sentence} What keeps it there, and is it still the right goal?`,
      };
    }
  }
}

/** What moved, in a few words and in a sentence that does not name the measure again. */
function movement(name: string, reading: ChartReading): { heading: string; text: string } {
  const { proposal, variation, format, sentence } = reading;
  if (proposal !== null) {
    const [from, to] = [
      formatNumber(proposal.from, format.decimals),
      formatValue(proposal.to, format),
    ];
    const way = proposal.side === "above" ? "up" : "down";
    return {
      heading: `${name}: ${way} to ${to}`,
      text: `From ${from} to ${to}, from ${periodName(proposal.startLabel)} on.`,
    };
  }
  const sides = { high: "higher than usual", low: "lower than usual" } as const;
  const how = variation.side === null ? "a changed pattern" : sides[variation.side];
  return { heading: `${name}: ${how}`, text: sentence };
}
