import { controlChartSvg } from "@allteach/chart/control-chart-svg";
import type { MissingPeriod } from "@allteach/chart/missing";
import { signalSentence } from "@allteach/spc/sentence";
import type { MeasureSection } from "./measure-section.ts";
import { ReportError } from "./report-error.ts";

/** CSS pixels: large enough lettering where a telephone shrinks it, small enough on a desk. */
const PICTURE_WIDTH = 480;

/**
 * A measure's chart as the report prints it.
 *
 * @returns An SVG with its colours and fonts written in it.
 * @throws {ReportError} where it cannot be drawn.
 */
export function chartSvg(section: MeasureSection): string {
  const { measure, picture } = section;
  if (picture === null) throw new ReportError(measure, "there is nothing to draw yet");
  let svg: string;
  try {
    svg = drawn(section, picture.contentId);
  } catch (cause) {
    throw new ReportError(measure, "its chart could not be drawn", cause);
  }
  if (brokenPlace.test(svg)) throw new ReportError(measure, "its chart has a point with no place");
  return svg;
}

/** A place on the paper that is not a number: a renderer would leave it out without a word. */
const brokenPlace = /\s(?:d|x|y|width|height|viewBox)="[^"]*(?:NaN|Infinity|undefined)/;

function drawn({ reading, name, measure, months }: MeasureSection, id: string): string {
  const current = reading.chart.points.at(-1)?.phase ?? 1;
  return controlChartSvg(reading.chart, {
    id,
    title: name,
    unit: measure.unit,
    digits: reading.format.decimals,
    signals: reading.signals.map((signal) => ({
      ...signal,
      words: signalSentence(reading, signal),
    })),
    goals: measure.goal === undefined ? [] : [{ value: measure.goal }],
    missing: months.flatMap(({ value, denominator }, point): MissingPeriod[] =>
      value === null ? [{ point, why: denominator === 0 ? "no-cases" : "not-collected" }] : [],
    ),
    trialPhases: reading.validity.trialLimits ? [current] : [],
    theme: "print",
    width: PICTURE_WIDTH,
    hover: false,
  });
}
