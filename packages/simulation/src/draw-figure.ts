import { type Figure, figureOf } from "@allteach/domain/figure";
import { figureShape, isProportion, type Measure } from "@allteach/domain/measure";
import { daysIn, type FigurePeriod } from "@allteach/domain/period";
import { type Chance, shuffled } from "./random.ts";

const reasons = [
  "The person who collects it was on leave.",
  "The registry was being moved to a new server.",
  "Too few observers were trained this month.",
  "The ward was closed for renovation.",
  "Records had not been coded in time.",
];

/** How much a site's level varies from month to month beyond chance, as a share of it. */
const RESTLESSNESS = 0.06;

interface Truth {
  /** The denominator to be expected. */
  size: number;
  /** The site's level, in the measure's unit. */
  level: number;
  /** Of a mean: the standard deviation of its measurements. */
  sd: number;
  period: FigurePeriod;
}

/** What one site finds in one period. */
export function drawFigure(
  measure: Pick<Measure, "chart" | "multiplier">,
  truth: Truth,
  chance: Chance,
): Figure {
  if (chance.uniform() < 0.015) return notCollected(chance);
  const unrest = RESTLESSNESS * chance.normal();
  switch (figureShape(measure)) {
    case "counts":
      return drawCounts(measure, truth, unrest, chance);
    case "sample":
      return drawSample(truth, unrest, chance);
    case "value":
      return figureOf({ value: rounded(truth.level * (1 + unrest)) }, truth.period);
    case "events":
      return drawEvents(measure, truth, unrest, chance);
  }
}

function drawCounts(
  measure: Pick<Measure, "chart" | "multiplier">,
  { size, level }: Truth,
  unrest: number,
  chance: Chance,
): Figure {
  const ratio = level / measure.multiplier;
  const denominator = chance.poisson(size * Math.exp(0.05 * chance.normal()));
  if (denominator === 0) return { state: "no-cases" };
  if (!isProportion(measure)) {
    const numerator = chance.poisson(Math.max(0, denominator * ratio * (1 + unrest)));
    return { state: "measured", numerator, denominator };
  }
  const probability = Math.max(0, Math.min(1, ratio + unrest * Math.min(ratio, 1 - ratio)));
  return { state: "measured", numerator: chance.binomial(denominator, probability), denominator };
}

function drawSample({ size, level, sd, period }: Truth, unrest: number, chance: Chance): Figure {
  const n = chance.poisson(size);
  if (n === 0) return { state: "no-cases" };
  const mean = rounded(level + sd * (unrest + chance.normal() / Math.sqrt(n)));
  const found = Math.abs(sd * (1 + chance.normal() / Math.sqrt(2 * n)));
  return figureOf({ mean, n, ...(n > 1 && { sd: rounded(found) }) }, period);
}

function drawEvents(
  { chart, multiplier }: Pick<Measure, "chart" | "multiplier">,
  { size, level, period }: Truth,
  unrest: number,
  chance: Chance,
): Figure {
  const denominator = chart === "t" ? daysIn(period) : chance.poisson(size);
  const expected = (denominator * Math.max(0, level * (1 + unrest))) / multiplier;
  const count = Math.min(denominator, chance.poisson(expected));
  const places = Array.from({ length: denominator }, (_, place) => place + 1);
  return figureOf({ events: shuffled(places, chance).slice(0, count), denominator }, period);
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}

function notCollected(chance: Chance): Figure {
  const place = Math.floor(chance.uniform() * reasons.length);
  return { state: "not-collected", reason: reasons[place] ?? "It was not counted this month." };
}
