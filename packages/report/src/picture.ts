import type { MissingPeriod } from "@allteach/chart/missing";
import { readingSvg } from "@allteach/chart/reading-svg";
import type { MeasureSection } from "./measure-section.ts";
import { ReportError } from "./report-error.ts";

/** CSS pixels: large enough lettering where a telephone shrinks it, small enough on a desk. */
const MAIL_WIDTH = 480;

/**
 * A measure's chart as the report prints it.
 *
 * @param width In CSS pixels; a mail's when left out.
 * @returns An SVG with its colours and fonts written in it.
 * @throws {ReportError} where it cannot be drawn.
 */
export function chartSvg(section: MeasureSection, width = MAIL_WIDTH): string {
  const { measure, picture } = section;
  if (picture === null) throw new ReportError(measure, "there is nothing to draw yet");
  return drawnWhole(measure, () => drawn(section, picture.contentId, width));
}

/**
 * A drawing in which every point has its place.
 *
 * @throws {ReportError} naming the measure, where it cannot be drawn.
 */
export function drawnWhole(measure: MeasureSection["measure"], draw: () => string): string {
  let svg: string;
  try {
    svg = draw();
  } catch (cause) {
    throw new ReportError(measure, "its chart could not be drawn", cause);
  }
  if (brokenPlace.test(svg)) throw new ReportError(measure, "its chart has a point with no place");
  return svg;
}

/** A place on the paper that is not a number: a renderer would leave it out without a word. */
const brokenPlace = /\s(?:d|x|y|width|height|viewBox)="[^"]*(?:NaN|Infinity|undefined)/;

function drawn({ reading, name, months }: MeasureSection, id: string, width: number): string {
  return readingSvg(reading, {
    id,
    title: name,
    missing: months.flatMap(({ value, denominator }, point): MissingPeriod[] =>
      value === null ? [{ point, why: denominator === 0 ? "no-cases" : "not-collected" }] : [],
    ),
    theme: "print",
    width,
  });
}
