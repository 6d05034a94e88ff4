import type { Figure } from "@allteach/domain/figure";
import { isProportion, type Measure } from "@allteach/domain/measure";
import { phasesOf } from "@allteach/domain/phase";
import type { MeasureInput } from "@allteach/report/report-input";
import type { RollUp } from "@allteach/store/figure";
import { completenessIn, type KindInput } from "./kind-input.ts";
import { measureMonths, togetherMeasure } from "./measure-reading.ts";
import type { ReportData } from "./report-data.ts";
import { seriesOf } from "./report-series.ts";

/** Fewer sites than this under one sum would show what a single one of them reported. */
const FEWEST_SITES = 3;

/**
 * The network's sums, without any month that is too small to be told. Centre lines and limits are
 * computed from the months that are told, so that nothing of a missing one can be worked out from
 * them.
 */
export function funderInput(data: ReportData): KindInput {
  const { charter, measures } = data;
  const { smallestCell } = charter.reports;
  const told = measures
    .filter(({ status }) => status === "live")
    .map((measure) => toldMonths(measure, data, smallestCell));
  const left = told.reduce((sum, { withheld }) => sum + withheld, 0);
  const rule =
    smallestCell === 0
      ? "No figure is left out for being small."
      : `A month with 1 to ${smallestCell - 1} cases, or with figures of fewer than ${FEWEST_SITES} sites, is left out, and so is what it could be worked out from.`;
  const sentences = [rule, `Months left out: ${left}.`];
  return {
    name: `${charter.name}, for its funders`,
    measures: told.map(({ input }) => input),
    completeness: completenessIn(data, data.sites),
    showsSites: false,
    passages: [{ title: "What is left out", sentences, place: "end" }],
  };
}

function toldMonths(
  measure: Measure,
  { rollUps, span, charter, phases }: ReportData,
  smallest: number,
): { input: MeasureInput; withheld: number } {
  const together = togetherMeasure(measure);
  const own = rollUps.filter((sum) => sum.measure === measure.id);
  const told = own.filter((sum) => isTold(sum, together, smallest));
  const values = new Map(told.map(({ period, figure }) => [period, figure]));
  const sites = new Map(told.map((sum) => [sum.period, sum.sites]));
  const known = phasesOf(phases, measure.id);
  const { reading, months } = measureMonths(together, span, values, charter.ruleSet, known);
  const series = seriesOf({ months }, (period) => sites.get(period) ?? 0);
  return {
    input: { measure: together, reading, series, sites: [] },
    withheld: own.length - told.length,
  };
}

/** Whether a month's sum may be told: enough sites, and neither cases nor non-cases too few. */
function isTold({ figure, sites }: RollUp, measure: Measure, smallest: number): boolean {
  if (smallest === 0) return true;
  return (
    sites >= FEWEST_SITES && countsIn(figure, measure).every((count) => !isSmall(count, smallest))
  );
}

const isSmall = (count: number, smallest: number) => count > 0 && count < smallest;

function countsIn(figure: Figure, measure: Measure): number[] {
  if (figure.state !== "measured") return [];
  const { numerator, denominator } = figure;
  return isProportion(measure)
    ? [numerator, denominator - numerator, denominator]
    : [numerator, denominator];
}
