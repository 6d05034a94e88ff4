import type { ReportData } from "@allteach/actions/report-data";
import { Code, type NetworkId, type SiteId } from "@allteach/domain/identity";
import { type Measure, MeasureDefinition } from "@allteach/domain/measure";
import { Charter, type NetworkRecord } from "@allteach/domain/network";
import { type Period, periodAt, shiftPeriod } from "@allteach/domain/period";
import type { Site } from "@allteach/domain/site";
import type { RollUp, StandingFigure } from "@allteach/store/figure";
import { randomFrom } from "./random-count-table.ts";

/** How counts are spread: hardly any, about the border, plenty, or all of these. */
const sizes = [3, 8, 25, 400] as const;
const charts = ["p", "pp", "u", "up", "xbar"] as const;
const FIRST = periodAt(2026, 3);

type Under = (limit: number) => number;

/**
 * A network as its funders' reports are made from it, edition by edition: sites that come late or
 * never, figures that are corrected by a few or by many, a month more each time or the same again.
 *
 * @returns What each edition is made from, the oldest first.
 */
export function randomEditions(seed: number): ReportData[] {
  const random = randomFrom(seed);
  const under: Under = (limit) => Math.floor(random() * limit);
  const sites = Array.from({ length: 2 + under(5) }, (_, place) => siteAt(place + 1));
  const measures = Array.from({ length: 1 + under(2) }, (_, place) => measureAt(place + 1, under));
  const editions: ReportData[] = [];
  let months = 1 + under(3);
  let standing = new Map<string, StandingFigure>();
  for (let edition = 2 + under(2); edition > 0; edition -= 1) {
    const periods = Array.from({ length: months }, (_, place) => shiftPeriod(FIRST, place));
    standing = corrected(standing, under);
    for (const figure of reported(sites, measures, periods, under)) {
      const key = `${figure.site} ${figure.measure} ${figure.period}`;
      if (!standing.has(key) && random() < 0.75) standing.set(key, figure);
    }
    editions.push(dataOf(sites, measures, periods, [...standing.values()]));
    months += under(2);
  }
  return editions;
}

function siteAt(place: number): Site {
  const code = Code.parse(`S${place}`);
  return { id: place as SiteId, code, name: `Site ${place}`, type: "", joined: FIRST };
}

function measureAt(place: number, under: Under): Measure {
  const chart = charts[under(charts.length)] ?? "p";
  const definition = MeasureDefinition.parse({
    ...{ code: `M${place}`, name: `Measure ${place}`, kind: "outcome", chart },
    ...{ numerator: "cases", denominator: "patients", unit: "%", multiplier: 100 },
    direction: "decrease",
  });
  return { ...definition, id: place as Measure["id"], place };
}

/** Everything that sites would say of some months, if each of them said it. */
function reported(
  sites: readonly Site[],
  measures: readonly Measure[],
  periods: readonly Period[],
  under: Under,
): StandingFigure[] {
  return measures.flatMap((measure) => {
    const size = sizes[under(sizes.length)] ?? 3;
    return sites.flatMap((site) =>
      periods.map((period): StandingFigure => {
        const place = { site: site.id, measure: measure.id, period };
        const [numerator, more] = [under(size), under(size === 3 ? 60 : size * 2)];
        if (numerator + more === 0) return { ...place, figure: { state: "no-cases" } };
        if (measure.chart === "xbar") {
          const sample = { mean: under(900) / 10, sd: 1 };
          const counts = { numerator: numerator + more, denominator: numerator + more };
          return { ...place, figure: { state: "measured", ...counts, sample } };
        }
        const denominator = numerator + more;
        return { ...place, figure: { state: "measured", numerator, denominator } };
      }),
    );
  });
}

/** A few figures are found to be wrong, by a few cases or by many. */
function corrected(
  standing: ReadonlyMap<string, StandingFigure>,
  under: Under,
): Map<string, StandingFigure> {
  return new Map(
    [...standing].map(([key, each]) => {
      const { figure } = each;
      if (figure.state !== "measured" || figure.sample || under(10) > 0) return [key, each];
      const [cases, others] = [under(under(2) === 0 ? 4 : 60), under(30)];
      const numerator = figure.numerator + cases;
      const denominator = figure.denominator + cases + others;
      return [key, { ...each, figure: { ...figure, numerator, denominator } }];
    }),
  );
}

function dataOf(
  sites: readonly Site[],
  measures: readonly Measure[],
  periods: readonly Period[],
  figures: readonly StandingFigure[],
): ReportData {
  const [slug, name] = ["random-network", "Random network"];
  const [from = FIRST, to = FIRST] = [periods[0], periods.at(-1)];
  const calendar = { opensOn: 1, dueOn: 15, softLockOn: 20, reportOn: 21, hardLockOn: 35 };
  return {
    network: { id: "n_random" as NetworkId, slug, name } as NetworkRecord,
    charter: Charter.parse({ slug, name, timeZone: "Etc/UTC", calendar, template: "none" }),
    ...{ period: to, span: { from, to }, sites, measures, figures },
    ...{ nodes: [], phases: [], revisions: [], firsts: [] },
    rollUps: sumsOf(figures),
  };
}

/** The network's sums, as its database keeps them. */
export function sumsOf(figures: readonly StandingFigure[]): RollUp[] {
  const groups = Map.groupBy(figures, ({ measure, period }) => `${measure} ${period}`);
  return [...groups.values()].flatMap((group): RollUp[] => {
    const [{ measure, period } = {}] = group;
    if (measure === undefined || period === undefined) return [];
    const measured = group.flatMap(({ figure }) => (figure.state === "measured" ? [figure] : []));
    const total = (count: "numerator" | "denominator") =>
      measured.reduce((sum, figure) => sum + figure[count], 0);
    const [numerator, denominator] = [total("numerator"), total("denominator")];
    const sums = measured.reduce((sum, { sample, denominator: size }) => {
      return sum + (sample?.mean ?? 0) * size;
    }, 0);
    const isMean = measured.some(({ sample }) => sample !== undefined);
    const sample = isMean && { sample: { mean: sums / denominator, sd: 1 } };
    return [
      {
        ...{ measure, period, sites: measured.length },
        figure:
          denominator === 0
            ? { state: "no-cases" }
            : { state: "measured", numerator, denominator, ...sample },
      },
    ];
  });
}
