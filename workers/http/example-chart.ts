import { measureMonths } from "@allteach/actions/measure-reading";
import type { MeasureChart } from "@allteach/actions/read-measure";
import { patientSafety } from "@allteach/catalogue/patient-safety";
import { lastEndedPeriod } from "@allteach/domain/calendar";
import { type Measured, togetherOf } from "@allteach/domain/figure";
import { MeasureId } from "@allteach/domain/identity";
import type { Measure } from "@allteach/domain/measure";
import { type FigurePeriod, type Period, shiftPeriod } from "@allteach/domain/period";
import { undecided } from "@allteach/domain/phase";
import { type SimulatedFigure, simulateNetwork } from "@allteach/simulation/simulate-network";

const MONTHS = 36;

/** One for each month and copy of the program: making it up takes longer than drawing it. */
const made = new Map<Period, MeasureChart>();

/** A made-up network's bundle reliability, its new level accepted as a phase: for the front page. */
export function exampleChart(now: Date): MeasureChart {
  const lastPeriod = lastEndedPeriod(now, "UTC");
  const chart = made.get(lastPeriod) ?? exampleOf(lastPeriod);
  made.clear();
  made.set(lastPeriod, chart);
  return chart;
}

function exampleOf(lastPeriod: Period): MeasureChart {
  const index = patientSafety.measures.findIndex(({ code }) => code === "BUNDLE");
  const definition = patientSafety.measures[index];
  if (!definition) throw new Error("the template has lost the measure of the example");
  const measure = { ...definition, id: MeasureId.parse(1), place: 1 };
  const { figures } = simulateNetwork(
    { ...patientSafety, measures: [definition] },
    { seed: 5, sites: 5, months: MONTHS, lastPeriod },
  );
  const span = { from: shiftPeriod(lastPeriod, 1 - MONTHS), to: lastPeriod };
  return { measure, ...withItsShift(measure, span, together(figures)) };
}

/** All sites' counts of each month. */
function together(figures: readonly SimulatedFigure[]): Map<FigurePeriod, Measured> {
  const months = new Map<FigurePeriod, Measured>();
  for (const { period, figure } of figures) {
    if (figure.state !== "measured") continue;
    const before = months.get(period);
    months.set(period, before ? togetherOf(before, figure) : figure);
  }
  return months;
}

/** What the chart says once somebody has accepted the shift that it proposes. */
function withItsShift(
  measure: Measure,
  span: { from: Period; to: Period },
  figures: ReadonlyMap<FigurePeriod, Measured>,
) {
  const first = measureMonths(measure, span, figures, "ihi");
  const { proposal } = first.reading;
  if (!proposal) return first;
  const accepted = { ...undecided, starts: [proposal.startLabel] };
  return measureMonths(measure, span, figures, "ihi", accepted);
}
