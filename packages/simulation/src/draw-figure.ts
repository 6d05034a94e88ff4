import type { Figure } from "@allteach/domain/figure";
import { isProportion, type Measure } from "@allteach/domain/measure";
import type { Chance } from "./random.ts";

const reasons = [
  "The person who collects it was on leave.",
  "The registry was being moved to a new server.",
  "Too few observers were trained this month.",
  "The ward was closed for renovation.",
  "Records had not been coded in time.",
];

/** How much a site's level varies from month to month beyond chance, as a share of it. */
const RESTLESSNESS = 0.06;

/**
 * What one site finds in one month.
 *
 * @param size The denominator to be expected.
 * @param ratio The true numerator for each denominator, before any multiplier.
 */
export function drawFigure(
  measure: Pick<Measure, "chart">,
  size: number,
  ratio: number,
  chance: Chance,
): Figure {
  if (chance.uniform() < 0.015) return notCollected(chance);
  const denominator = chance.poisson(size * Math.exp(0.05 * chance.normal()));
  if (denominator === 0) return { state: "no-cases" };
  const unrest = RESTLESSNESS * chance.normal();
  if (!isProportion(measure)) {
    const numerator = chance.poisson(Math.max(0, denominator * ratio * (1 + unrest)));
    return { state: "measured", numerator, denominator };
  }
  const probability = Math.max(0, Math.min(1, ratio + unrest * Math.min(ratio, 1 - ratio)));
  return { state: "measured", numerator: chance.binomial(denominator, probability), denominator };
}

function notCollected(chance: Chance): Figure {
  const place = Math.floor(chance.uniform() * reasons.length);
  return { state: "not-collected", reason: reasons[place] ?? "It was not counted this month." };
}
