import type { Figure } from "@allteach/domain/figure";
import type { SiteId } from "@allteach/domain/identity";
import type { Measure } from "@allteach/domain/measure";
import type { FigurePeriod } from "@allteach/domain/period";
import { phasesOf } from "@allteach/domain/phase";
import type { Site } from "@allteach/domain/site";
import type { MeasureInput, MonthFigures } from "@allteach/report/report-input";
import type { StandingFigure } from "@allteach/store/figure";
import { type MeasureMonths, measureMonths, togetherMeasure } from "./measure-reading.ts";
import type { ReportData } from "./report-data.ts";

/** Each site's figures of each measure by period: looked up, never searched. */
export type FiguresBySite = ReadonlyMap<string, ReadonlyMap<FigurePeriod, Figure>>;

const key = (site: SiteId, measure: Measure["id"]) => `${site} ${measure}`;

export function figuresOf({ figures }: Pick<ReportData, "figures">): FiguresBySite {
  const found = new Map<string, Map<FigurePeriod, Figure>>();
  for (const { site, measure, period, figure } of figures) {
    const place = key(site, measure);
    const months = found.get(place) ?? new Map<FigurePeriod, Figure>();
    found.set(place, months.set(period, figure));
  }
  return found;
}

export function siteFigures(
  figures: FiguresBySite,
  site: SiteId,
  measure: Measure,
): ReadonlyMap<FigurePeriod, Figure> {
  return figures.get(key(site, measure.id)) ?? new Map();
}

/** The months of a chart as a report tells them. */
export function seriesOf(
  { months }: Pick<MeasureMonths, "months">,
  sitesIn: (period: FigurePeriod) => number,
): MonthFigures[] {
  return months.map(({ period, figure }) => ({
    ...{ period, ...countsOf(figure) },
    sitesReporting: sitesIn(period),
  }));
}

function countsOf(
  figure: StandingFigure["figure"] | undefined,
): Pick<MonthFigures, "numerator" | "denominator" | "mean"> {
  if (figure?.state === "measured") {
    const { numerator, denominator, sample } = figure;
    return { numerator, denominator, ...(sample && { mean: sample.mean }) };
  }
  return figure?.state === "no-cases"
    ? { numerator: 0, denominator: 0 }
    : { numerator: null, denominator: null };
}

/** What the charts of single sites say, by the names that the reader may see. */
export function siteNews(
  measure: Measure,
  sites: readonly Site[],
  figures: FiguresBySite,
  { span, charter, phases, period }: ReportData,
): MeasureInput["sites"] {
  return sites.flatMap(({ id, name, code }) => {
    const values = siteFigures(figures, id, measure);
    if (values.size === 0) return [];
    const { numerator, denominator } = countsOf(values.get(period));
    const counts = numerator === null || denominator === null ? null : { numerator, denominator };
    return [
      {
        name,
        code,
        ...(counts && { counts }),
        ...readingOf(
          measure,
          span,
          values,
          charter.ruleSet,
          phasesOf(phases, measure.id, { site: id }),
        ),
      },
    ];
  });
}

function readingOf(...asked: Parameters<typeof measureMonths>) {
  const { reading } = measureMonths(...asked);
  return { reading };
}

/** The network's own chart of a measure, as a report takes it. */
export function networkInput(
  measure: Measure,
  { rollUps, span, charter, phases }: ReportData,
  sites: MeasureInput["sites"] = [],
): MeasureInput {
  const own = rollUps.filter((sum) => sum.measure === measure.id);
  const values = new Map(own.map(({ period, figure }) => [period, figure]));
  const reporting = new Map(own.map((sum) => [sum.period, sum.sites]));
  const known = phasesOf(phases, measure.id);
  const { reading, months } = measureMonths(measure, span, values, charter.ruleSet, known);
  return {
    ...{ measure: togetherMeasure(measure), reading, sites },
    series: seriesOf({ months }, (period) => reporting.get(period) ?? 0),
  };
}
