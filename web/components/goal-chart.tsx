import type { GoalLine } from "@allteach/chart/marks/goal-line";
import { readingSvg } from "@allteach/chart/reading-svg";
import type { Goal } from "@allteach/domain/goal";
import { type Period, periodsFrom, shiftPeriod } from "@allteach/domain/period";
import { ChartFigure } from "./chart-figure.tsx";
import { type MeasureChart, missingMonths } from "./measure-chart.tsx";
import { figuresTable } from "./measure-figures.tsx";

/** The measure's chart with the goal on it: where it began, to what, from when to when. */
export function GoalChartFigure({ goal, chart }: { goal: Goal; chart: MeasureChart }) {
  const draw = (width: "wide" | "narrow") => {
    const { lines, ahead } = goalLines(goal, chart);
    return readingSvg(chart.reading, {
      id: `goal-${width}`,
      title: chart.measure.name,
      missing: missingMonths(chart.months),
      hover: true,
      width,
      goals: lines,
      ahead,
    });
  };
  return (
    <ChartFigure
      svg={draw("wide")}
      narrowSvg={draw("narrow")}
      caption={<p>{chart.reading.sentence}</p>}
      figures={figuresTable(chart, undefined)}
    />
  );
}

/** The most months that are drawn before they come. */
const MOST_AHEAD = 12;

function goalLines({ aim, starts, ends }: Goal, chart: MeasureChart) {
  if (aim.on !== "measure") return { lines: [], ahead: [] };
  const labels = chart.reading.chart.points.map(({ label }) => label);
  const last = labels.at(-1);
  const isByMonth = labels.every((label) => /^\d{4}-\d{2}$/.test(label));
  if (!last || labels.some((label) => !/^\d{4}-\d{2}(-\d{2})?$/.test(label))) {
    return { lines: [{ value: aim.to }], ahead: [] };
  }
  // Weeks are named by their days: the goal begins with the first that has.
  if (!isByMonth) {
    const from = labels.findIndex((label) => label >= starts);
    return { lines: [{ value: aim.to, ...(from >= 0 && { from }) }], ahead: [] };
  }
  const end = ends.slice(0, 7) as Period;
  const ahead = periodsFrom(shiftPeriod(last as Period, 1), end).slice(0, MOST_AHEAD);
  const places = [...labels, ...ahead];
  const placeOf = (month: string) => {
    const found = places.findIndex((label) => label >= month);
    return found < 0 ? places.length - 1 : found;
  };
  const [from, to] = [placeOf(starts.slice(0, 7)), placeOf(end)];
  const lines: GoalLine[] = [{ value: aim.to, from, to }];
  return { lines, ahead };
}
