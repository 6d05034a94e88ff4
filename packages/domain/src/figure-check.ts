import type { Figure, Measured } from "./figure.ts";
import { isProportion, type Measure } from "./measure.ts";

/**
 * How much a doubt weighs: what cannot be is refused, what is unlikely needs a comment, and the rest
 * is only pointed at.
 */
export const strengths = ["impossible", "unlikely", "look"] as const;
export type Strength = (typeof strengths)[number];

export type CheckKind =
  | "beyond-limits"
  | "near-limits"
  | "denominator-changed"
  | "swapped"
  | "as-before"
  | "suddenly-no-cases"
  | "no-spread"
  | "rule";

/** A doubt about one figure, as a sentence that says what was noticed. */
export interface FigureCheck {
  kind: CheckKind;
  strength: Strength;
  because: string;
}

/** Where a value lies on its site's own chart, whose limits the value itself had no part in. */
export interface PlaceOnChart {
  side: "above" | "below";
  beyond: boolean;
  /** How many sigmas from the centre; absent where the chart's limits are not even. */
  sigmas?: number;
}

/** One figure, and what it is measured against. */
export interface CheckedFigure {
  measure: Pick<Measure, "chart" | "denominator" | "cadence">;
  figure: Figure;
  /** What the site reported for the periods before, oldest first. */
  earlier: readonly Figure[];
  /** Absent where there are too few periods to know what is usual. */
  place?: PlaceOnChart | undefined;
}

/** Fewer earlier figures than these do not show what is usual. */
const FEW_DENOMINATORS = 6;
const FEW_FIGURES = 3;
/** Below these, chance alone halves a count, or gives the same one twice. */
const SMALL_DENOMINATOR = 20;
const SMALL_NUMERATOR = 2;
/** Two events may well fall into one period; a year shows how rare they are. */
const MANY_EVENTS = 3;
const FEW_PERIODS_OF_EVENTS = 12;
const BEYOND_CHANCE = 0.00135;
/** Sigmas from which a value inside its limits is worth a look. */
const NEAR = 2;

/** What can be doubted about a figure that is possible in itself; the weightiest first. */
export function checksOf(checked: CheckedFigure): FigureCheck[] {
  const { figure, earlier } = checked;
  const measured = earlier.filter((each) => each.state === "measured");
  if (figure.state === "no-cases") return suddenlyNoCases(checked, measured);
  if (figure.state !== "measured") return [];
  const found = [
    swapped(figure, measured, checked.measure),
    outOfPlace(checked.place),
    manyEvents(figure, measured, checked.measure),
    denominatorChanged(figure, measured, checked.measure),
    asBefore(figure, measured, checked.measure),
    noSpread(figure),
  ];
  return found
    .filter((check) => check !== undefined)
    .sort((one, other) => strengths.indexOf(one.strength) - strengths.indexOf(other.strength));
}

/** Whether a figure with these doubts has to come with a comment. */
export function needsComment(checks: readonly FigureCheck[]): boolean {
  return checks.some(({ strength }) => strength === "unlikely");
}

function outOfPlace(place: PlaceOnChart | undefined): FigureCheck | undefined {
  if (!place) return undefined;
  const { side, beyond, sigmas } = place;
  const far = sigmas === undefined ? "" : `${sigmas.toFixed(1)}σ `;
  if (beyond) {
    const because = `this is ${far}${side} what is usual here, beyond the chart’s own limits`;
    return { kind: "beyond-limits", strength: "unlikely", because };
  }
  if (sigmas === undefined || sigmas < NEAR) return undefined;
  const because = `this is ${far}${side} what is usual here, still within the limits`;
  return { kind: "near-limits", strength: "look", because };
}

/**
 * Rare events are charted one by one, so no limit says how many a period may have: their own rate
 * does, by Poisson, with the chance that three sigmas leave on one side.
 */
function manyEvents(
  { events, denominator }: Measured,
  earlier: readonly Measured[],
  { cadence }: CheckedFigure["measure"],
): FigureCheck | undefined {
  const isFew = earlier.length < FEW_PERIODS_OF_EVENTS;
  if (!events || events.length < MANY_EVENTS || isFew) return undefined;
  const before = earlier.reduce((sum, each) => sum + (each.events?.length ?? 0), 0);
  const exposed = earlier.reduce((sum, each) => sum + each.denominator, 0);
  const usual = ((before + 0.5) / exposed) * denominator;
  if (chanceOfAtLeast(events.length, usual) >= BEYOND_CHANCE) return undefined;
  const because = `${events.length} events in one ${cadence}, where about ${plain(usual)} are usual`;
  return { kind: "beyond-limits", strength: "unlikely", because };
}

/** How likely as many events as these, or more, are where so many are expected. */
function chanceOfAtLeast(count: number, expected: number): number {
  let term = Math.exp(-expected);
  let fewer = 0;
  for (let events = 0; events < count; events += 1) {
    fewer += term;
    term *= expected / (events + 1);
  }
  return 1 - fewer;
}

function swapped(
  { numerator, denominator, sample, events }: Measured,
  earlier: readonly Measured[],
  measure: CheckedFigure["measure"],
): FigureCheck | undefined {
  if (sample || events || isProportion(measure) || numerator <= denominator) return undefined;
  if (earlier.length === 0 || earlier.some((each) => each.numerator > each.denominator)) {
    return undefined;
  }
  const because = `${plain(numerator)} out of ${plain(denominator)}: the two counts may be swapped`;
  return { kind: "swapped", strength: "unlikely", because };
}

/** Where halving or half as much again has never happened here, it asks why. */
function denominatorChanged(
  { denominator, events }: Measured,
  earlier: readonly Measured[],
  measure: CheckedFigure["measure"],
): FigureCheck | undefined {
  const daysAreFixed = events !== undefined && measure.chart === "t";
  if (earlier.length < FEW_DENOMINATORS || measure.chart === "i" || daysAreFixed) return undefined;
  const last = earlier.slice(-12).map((each) => each.denominator);
  const usual = median(last);
  const isFar = (each: number) => each < usual / 2 || each > usual * 1.5;
  if (usual < SMALL_DENOMINATOR || !isFar(denominator) || last.some(isFar)) return undefined;
  const because = `${plain(denominator)} ${measure.denominator}, where ${plain(usual)} are usual`;
  return { kind: "denominator-changed", strength: "unlikely", because };
}

/** Figures that have stood twice in a row before are no slip. */
function asBefore(
  figure: Measured,
  earlier: readonly Measured[],
  { chart, cadence }: CheckedFigure["measure"],
): FigureCheck | undefined {
  const last = earlier.at(-1);
  if (!last || earlier.length < FEW_FIGURES || chart === "i" || !isTelling(figure))
    return undefined;
  const twice = earlier.some((each, place) => place > 0 && sameCounts(each, earlier[place - 1]));
  if (twice || !sameCounts(figure, last)) return undefined;
  const because = `these are the very figures of the ${cadence} before`;
  return { kind: "as-before", strength: "unlikely", because };
}

/** Whether counts are large enough that two periods would seldom share them. */
function isTelling({ numerator, denominator, sample, events }: Measured): boolean {
  if (sample) return true;
  if (events) return events.length >= SMALL_NUMERATOR;
  const isWhole = numerator === denominator;
  return numerator >= SMALL_NUMERATOR && denominator >= SMALL_DENOMINATOR && !isWhole;
}

function sameCounts(one: Measured, other: Measured | undefined): boolean {
  return (
    one.numerator === other?.numerator &&
    one.denominator === other.denominator &&
    one.sample?.mean === other.sample?.mean &&
    one.sample?.sd === other.sample?.sd &&
    String(one.events) === String(other.events)
  );
}

function noSpread({ sample, denominator }: Measured): FigureCheck | undefined {
  if (sample?.sd !== 0 || denominator < FEW_FIGURES) return undefined;
  const because = `all ${plain(denominator)} measurements the same: is the SD really 0?`;
  return { kind: "no-spread", strength: "look", because };
}

function suddenlyNoCases(
  { earlier, measure }: CheckedFigure,
  measured: readonly Measured[],
): FigureCheck[] {
  if (measured.length < FEW_FIGURES || measured.length < earlier.length) return [];
  const because = `there were ${measure.denominator} in every ${measure.cadence} before`;
  return [{ kind: "suddenly-no-cases", strength: "look", because }];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

const plain = (value: number) => value.toLocaleString("en-GB", { maximumFractionDigits: 1 });
