import { phasesOf } from "@allteach/domain/phase";
import type { MeasureInput } from "@allteach/report/report-input";
import { counted } from "@allteach/report/wording";
import { completenessIn, type KindInput } from "./kind-input.ts";
import { measureMonths } from "./measure-reading.ts";
import type { ReportData } from "./report-data.ts";
import { seriesOf } from "./report-series.ts";
import { FEWEST_SITES, type Telling, type ToldMeasure } from "./tell-funder.ts";

/**
 * The network's sums as far as its funders may be told them. Centre lines, limits and sentences are
 * computed from the months that are told, so that nothing of any other can be worked out from them.
 */
export function funderInput(data: ReportData, { measures }: Telling, origin: string): KindInput {
  // A funder sees no measure's page, so what is to be read further is the archive.
  const address = `${origin}/n/${data.network.slug}/reports`;
  return {
    name: `${data.charter.name}, for its funders`,
    measures: measures.map((each) => ({ ...toldInput(each, data), address })),
    completeness: completenessIn(data, data.sites),
    showsSites: false,
    passages: [{ title: "What is left out", sentences: saidOf(measures, data), place: "end" }],
  };
}

function toldInput(
  { measure, months: told }: ToldMeasure,
  { span, charter, phases }: ReportData,
): MeasureInput {
  const values = new Map(told.map(({ period, figure }) => [period, figure]));
  const sites = new Map(told.map((sum) => [sum.period, sum.sites]));
  const known = phasesOf(phases, measure.id);
  const { reading, months } = measureMonths(measure, span, values, charter.ruleSet, known);
  return {
    ...{ measure, reading, sites: [] },
    series: seriesOf({ months }, (period) => sites.get(period) ?? 0),
  };
}

function saidOf(measures: readonly ToldMeasure[], { charter }: ReportData): string[] {
  const { smallestCell } = charter.reports;
  if (smallestCell === 0) return ["No figure is left out for being small."];
  const sumOf = (count: "leftOut" | "asBefore") =>
    measures.reduce((sum, each) => sum + each[count], 0);
  const asBefore = sumOf("asBefore");
  return [
    `A month with 1 to ${smallestCell - 1} cases, or with as many who are none, or with figures of fewer than ${FEWEST_SITES} sites, is left out, and so is what one of these could be worked out from. Which it is, is not said, because that would tell, too.`,
    `Months left out: ${sumOf("leftOut")}.`,
    ...(asBefore === 0
      ? []
      : [
          `${counted(asBefore, "month")} ${asBefore === 1 ? "stands as it was" : "stand as they were"} told before: with what came later, a small count could be worked out.`,
        ]),
  ];
}
