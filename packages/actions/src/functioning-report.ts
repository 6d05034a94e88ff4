import { instantOf } from "@allteach/domain/calendar";
import type { Figure } from "@allteach/domain/figure";
import { type Measure, MeasureDefinition } from "@allteach/domain/measure";
import { type FigurePeriod, monthOf, type Period, periodsFrom } from "@allteach/domain/period";
import type { Site } from "@allteach/domain/site";
import { completeness } from "@allteach/domain/submission";
import type { Passage } from "@allteach/report/passage";
import type { MeasureInput } from "@allteach/report/report-input";
import { givenFigures } from "@allteach/store/submission";
import { completenessIn, type KindInput } from "./kind-input.ts";
import { measureMonths } from "./measure-reading.ts";
import type { ReportData } from "./report-data.ts";
import { seriesOf } from "./report-series.ts";

/**
 * How a network works together: how much of what is asked comes in, how much of it in time, how many
 * sites take part. Charted like any measure, by the same rules.
 *
 * @param sites As the audience may tell them apart; none where it sees sums alone.
 */
export function functioningInput(
  data: ReportData,
  sites: readonly Site[],
  origin: string,
): KindInput {
  const months = data.rollUps.map(({ period }) => monthOf(period)).sort();
  const [first] = months;
  const counted = first
    ? periodsFrom(first, data.period).map((each) => monthCounts(data, each))
    : [];
  const chart = (measure: Measure, count: (month: MonthCounts) => [number, number]) =>
    ownMeasure(measure, counted, count, { ...data, origin });
  return {
    name: `How ${data.charter.name} works together`,
    measures: [
      chart(measureOf(1, "COMPLETENESS", completenessWords), ({ done, expected }) => [
        done,
        expected,
      ]),
      chart(measureOf(2, "IN-TIME", timelinessWords), ({ inTime, asked }) => [inTime, asked]),
      chart(measureOf(3, "TAKING-PART", participationWords), ({ reported, asked }) => [
        reported,
        asked,
      ]),
    ],
    completeness: completenessIn(data, sites.length === 0 ? data.sites : sites),
    showsSites: sites.length > 0,
    passages: [sharing(data)],
  };
}

type Words = Pick<Measure, "name" | "numerator" | "denominator">;

const completenessWords: Words = {
  name: "Figures that are in",
  numerator: "figures given",
  denominator: "figures asked for",
};
const timelinessWords: Words = {
  name: "Sites in time",
  numerator: "sites whose first figures came by the day they were due",
  denominator: "sites asked for figures",
};
const participationWords: Words = {
  name: "Sites that take part",
  numerator: "sites that gave any figure",
  denominator: "sites asked for figures",
};

function measureOf(place: number, code: string, words: Words): Measure {
  const definition = MeasureDefinition.parse({
    ...{ ...words, code, kind: "process", unit: "%", multiplier: 100 },
    ...{ direction: "increase", chart: "p" },
  });
  return { ...definition, id: place as Measure["id"], place };
}

/** What a month was asked for and got. */
interface MonthCounts {
  period: Period;
  done: number;
  expected: number;
  asked: number;
  reported: number;
  inTime: number;
}

function monthCounts(
  { sites, measures, charter, ...data }: ReportData,
  period: Period,
): MonthCounts {
  const bySite = Map.groupBy(
    data.figures.filter((figure) => monthOf(figure.period) === period),
    ({ site }) => site,
  );
  const { calendar, timeZone } = charter;
  const due = instantOf(period, calendar.dueOn + 1, 0, timeZone).getTime();
  const inTime = new Set(
    data.firsts
      .filter((each) => each.period === period && each.at < due)
      .map((each) => each.siteId),
  );
  const counts = { period, done: 0, expected: 0, asked: 0, reported: 0, inTime: 0 };
  for (const site of sites) {
    const figures = givenFigures(bySite.get(site.id) ?? []);
    const { done, expected } = completeness(site, measures, { figures, period });
    if (expected === 0) continue;
    counts.done += done;
    counts.expected += expected;
    counts.asked += 1;
    if (done > 0) counts.reported += 1;
    if (inTime.has(site.id)) counts.inTime += 1;
  }
  return counts;
}

function ownMeasure(
  measure: Measure,
  months: readonly MonthCounts[],
  count: (month: MonthCounts) => [number, number],
  { span, charter, network, origin }: ReportData & { origin: string },
): MeasureInput {
  const asked = new Map(months.map((month) => [month.period as FigurePeriod, month.asked]));
  const values = new Map(
    months.map((month): [FigurePeriod, Figure] => {
      const [numerator, denominator] = count(month);
      return [
        month.period,
        denominator === 0 ? { state: "no-cases" } : { state: "measured", numerator, denominator },
      ];
    }),
  );
  const drawn = measureMonths(measure, span, values, charter.ruleSet);
  return {
    ...{ measure, reading: drawn.reading, sites: [], address: `${origin}/n/${network.slug}` },
    series: seriesOf(drawn, (period) => asked.get(period) ?? 0),
  };
}

/** How far sites see each other, and who has signed that they do. */
function sharing({ charter, sites }: ReportData): Passage {
  const seen = {
    named: "Sites see each other's figures by name.",
    blinded: "Sites see each other's figures under codes.",
    "own-only": "Sites see their own figures and the network's sums.",
  }[charter.transparency];
  const { signed } = charter;
  const standing = sites.filter(({ left, merged }) => left === undefined && !merged);
  const signing =
    signed === undefined
      ? []
      : [
          `${standing.filter(({ id }) => signed.includes(id)).length} of ${standing.length} sites have signed the data-sharing policy.`,
        ];
  return { title: "Sharing", sentences: [seen, ...signing], place: "end" };
}
