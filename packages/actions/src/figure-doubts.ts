import { type CellKey, cellKey } from "@allteach/domain/cell";
import type { Figure } from "@allteach/domain/figure";
import { checksOf, type FigureCheck, strengths } from "@allteach/domain/figure-check";
import type { MeasureId, SiteId } from "@allteach/domain/identity";
import type { Measure } from "@allteach/domain/measure";
import { brokenRules, type NetworkRule } from "@allteach/domain/network-rule";
import { type FigurePeriod, monthOf, shiftPeriod } from "@allteach/domain/period";
import { type ChartPhases, type PhaseDecision, phasesOf } from "@allteach/domain/phase";
import { type MonthValue, monthsToDraw, USUAL_MONTHS } from "./chart-series.ts";
import { type OwnPlace, placeOnChart } from "./place-on-chart.ts";

/** A figure of one site that somebody is about to report. */
export interface DoubtedFigure {
  measure: MeasureId;
  period: FigurePeriod;
  figure: Figure;
}

/** What figures of one site are checked against. */
export interface CheckingGround {
  site: { id: SiteId };
  measures: readonly Measure[];
  /** The network's own rules. */
  rules: readonly NetworkRule[];
  /** The site's figures as they stand, of these periods and of those before. */
  standing: ReadonlyMap<CellKey, Figure>;
  /** What was decided about where centre lines begin anew. */
  decisions: readonly PhaseDecision[];
}

/** What is doubted of a figure, and where it lies on its chart. */
export interface Doubts {
  checks: readonly FigureCheck[];
  place?: OwnPlace;
}

/**
 * What can be doubted about figures of one site: the form, a file and the API ask the same. What is
 * impossible in itself is `reviseSubmission`'s; here only a network's rules can say so.
 *
 * @param figures Of any periods; each is compared with those before it, among them the others here.
 * @returns An entry for every figure given, by its cell.
 */
export function doubtsOf(
  figures: readonly DoubtedFigure[],
  { site, measures, rules, standing, decisions }: CheckingGround,
): Map<CellKey, Doubts> {
  const together = new Map(standing);
  for (const { measure, period, figure } of figures) {
    together.set(cellKey(measure, period), figure);
  }
  const byMeasure = figuresByMeasure(together);
  const broken = Map.groupBy(brokenRules(rules, measures, together, figures), ({ cell }) => cell);
  const known = new Map(
    measures.map((measure) => {
      const phases = phasesOf(decisions, measure.id, { site: site.id });
      return [measure.id, { measure, phases, own: byMeasure.get(measure.id) ?? new Map() }];
    }),
  );
  return new Map(
    figures.flatMap(({ measure: id, period, figure }) => {
      const history = known.get(id);
      if (!history) return [];
      const key = cellKey(id, period);
      const doubts = doubtsAbout(history, period, figure);
      const checks = [...(broken.get(key) ?? []), ...doubts.checks].toSorted(
        (one, other) => strengths.indexOf(one.strength) - strengths.indexOf(other.strength),
      );
      return [[key, { ...doubts, checks }] as const];
    }),
  );
}

/** A measure of the site with all its figures, and where its chart begins anew. */
interface History {
  measure: Measure;
  phases: ChartPhases;
  own: ReadonlyMap<FigurePeriod, Figure>;
}

function doubtsAbout(
  { measure, phases, own }: History,
  period: FigurePeriod,
  figure: Figure,
): Doubts {
  const from = shiftPeriod(monthOf(period), 1 - USUAL_MONTHS);
  const upTo = new Map([...own].filter(([each]) => from <= each && each <= period));
  const place = placeOnChart(measure, monthsOf(measure, upTo), period, phases);
  const earlier = [...upTo]
    .filter(([each]) => each < period)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, each]) => each);
  return { checks: checksOf({ measure, figure, earlier, place }), ...(place && { place }) };
}

function monthsOf(measure: Measure, own: ReadonlyMap<FigurePeriod, Figure>): MonthValue[] {
  const periods = [...own.keys()].sort();
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return [];
  const span = { from: monthOf(first), to: monthOf(last) };
  return monthsToDraw(span, own, measure).filter(({ period }) => period <= last);
}

function figuresByMeasure(figures: ReadonlyMap<CellKey, Figure>) {
  const byMeasure = new Map<MeasureId, Map<FigurePeriod, Figure>>();
  for (const [key, figure] of figures) {
    const [id = "", period = ""] = key.split(" ");
    const measure = Number(id) as MeasureId;
    const own = byMeasure.get(measure) ?? new Map<FigurePeriod, Figure>();
    byMeasure.set(measure, own.set(period as FigurePeriod, figure));
  }
  return byMeasure;
}
