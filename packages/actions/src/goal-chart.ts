import type { Figure } from "@allteach/domain/figure";
import type { AimedMeasure, Goal } from "@allteach/domain/goal";
import { isProportion, type Measure } from "@allteach/domain/measure";
import type { RuleSet } from "@allteach/domain/network";
import { type FigurePeriod, monthOf, type Period, shiftPeriod } from "@allteach/domain/period";
import type { ChartPhases } from "@allteach/domain/phase";
import {
  type BeforeAndSince,
  type LevelsProgress,
  levelsProgress,
} from "@allteach/domain/two-level-goal";
import type { ChartReading } from "@allteach/spc/chart-reading";
import { type GoalProgress, goalProgress } from "@allteach/spc/goal";
import { type MeasureMonths, measureMonths } from "./measure-reading.ts";

/** A goal's chart, and what it says of the goal. */
export interface GoalChart extends MeasureMonths {
  measure: Measure;
  /** Nothing where nothing is plotted, or the measure does not know which way is better. */
  progress: GoalProgress | null;
}

type Figures = ReadonlyMap<FigurePeriod, Figure>;

/** Whose figures are read, and how. */
export interface ChartSetting {
  span: { from: Period; to: Period };
  figures: Figures;
  ruleSet: RuleSet;
  /** Where people decided that the centre line begins anew. */
  phases?: ChartPhases;
}

/** Reads a goal's measure against the goal's own target, not the network's. */
export function goalChart(
  { aim }: Pick<Goal, "aim">,
  { goal: _, ...measure }: Measure,
  { span, figures, ruleSet, phases }: ChartSetting,
): GoalChart {
  const months = measureMonths(measure, span, figures, ruleSet, phases);
  const { chart, direction } = months.reading;
  const progress = aim.on === "measure" ? goalProgress(chart, aim.to, direction) : null;
  return { measure, ...months, progress };
}

/** What a goal on a measure is decided by: where its chart stands, and which way is better on it. */
export function aimedMeasure(
  { goal: _, ...measure }: Measure,
  { span, figures, ruleSet, phases }: ChartSetting,
): AimedMeasure {
  const { reading } = measureMonths(measure, span, figures, ruleSet, phases);
  const stands = standsAt(reading);
  return {
    id: measure.id,
    direction: reading.direction,
    unit: reading.format.unit,
    most: isProportion(measure) ? measure.multiplier : Number.POSITIVE_INFINITY,
    ...(stands !== undefined && { stands }),
  };
}

/** Where a chart stands: its centre line, else its latest value. */
export function standsAt({ chart, latest }: ChartReading): number | undefined {
  const centre = chart.points.findLast((point) => point.centre !== null)?.centre;
  return centre ?? latest?.value;
}

/** How many months before a goal began say where it stood, and how many since it takes to say more. */
const MONTHS_BEFORE = 12;
const LEAST_SINCE = 3;

/**
 * How far a network has come with a goal of two levels: the year before it began, against all months
 * since.
 *
 * @returns Nothing for any other goal, and while fewer than three months have passed.
 */
export function goalLevels(
  { levels, starts }: Pick<Goal, "levels" | "starts">,
  measure: Pick<Measure, "direction">,
  bySite: Iterable<Figures>,
): LevelsProgress | undefined {
  if (!levels) return undefined;
  const began = monthOf(starts as FigurePeriod);
  const from = shiftPeriod(began, -MONTHS_BEFORE);
  const months = new Set<string>();
  const sites = [...bySite].map((figures): BeforeAndSince => {
    const sides = {
      before: { numerator: 0, denominator: 0 },
      since: { numerator: 0, denominator: 0 },
    };
    for (const [period, figure] of figures) {
      const month = monthOf(period);
      if (figure.state !== "measured" || month < from) continue;
      const side = month < began ? sides.before : sides.since;
      if (month >= began) months.add(month);
      const { numerator, denominator, sample } = figure;
      side.numerator += sample ? sample.mean * denominator : numerator;
      side.denominator += denominator;
    }
    return sides;
  });
  return months.size < LEAST_SINCE ? undefined : levelsProgress(levels, measure.direction, sites);
}
