import * as z from "zod";
import { figureShape, isProportion, type Measure } from "./measure.ts";
import { daysIn, type FigurePeriod } from "./period.ts";
import type { Problem } from "./refusal.ts";

/**
 * What a site says of one measure for one period. Zero, "no cases" and "not collected" are three
 * different things, from the form to the chart.
 */
export type Figure = Measured | { state: "no-cases" } | { state: "not-collected"; reason: string };

/**
 * Counts, and what a measure asks for besides. Of a mean, numerator and denominator are both the
 * number of measurements; of a single value both are 1; of rare events they are the events, and the
 * cases or days in which they could have happened.
 */
export interface Measured {
  state: "measured";
  numerator: number;
  denominator: number;
  sample?: Sample;
  /** Which case, or which day of the period, each event was: 1 is the first. In order. */
  events?: readonly number[];
}

export interface Sample {
  mean: number;
  /** The standard deviation; absent of a single measurement. */
  sd?: number;
}

/** Larger than any month's count of days or patients; small enough that sums stay exact. */
const LARGEST_COUNT = 1_000_000_000;
/** More rare events than would be rare. */
const MOST_EVENTS = 500;

const Count = z
  .number("give a number")
  .nonnegative("cannot be below zero")
  .max(LARGEST_COUNT, "is larger than any month's count");

const Whole = z
  .int("is a count, so it must be a whole number")
  .min(1, "begins with 1")
  .max(LARGEST_COUNT, "is larger than any month's count");

const Amount = z
  .number("give a number")
  .min(-LARGEST_COUNT, "is smaller than any measurement")
  .max(LARGEST_COUNT, "is larger than any measurement");

const Events = z.array(Whole).max(MOST_EVENTS, `give at most ${MOST_EVENTS}`);

/** A figure as the API and the form send it, beside the code of its measure. */
export const FigureInput = z.union([
  z.strictObject({ numerator: Count, denominator: Count }),
  z.strictObject({ noCases: z.literal(true) }),
  z.strictObject({ notCollected: z.string().trim().min(1, "say why").max(500) }),
  z.strictObject({ mean: Amount, sd: Count.optional(), n: Whole }),
  z.strictObject({ value: Amount }),
  z.strictObject({ events: Events, denominator: Count.optional() }),
]);
export type FigureInput = z.infer<typeof FigureInput>;

/**
 * The figure that an input means. A denominator of 0 with nothing counted is "no cases"; events
 * without one are days of the period.
 */
export function figureOf(input: FigureInput, period: FigurePeriod): Figure {
  if ("noCases" in input) return { state: "no-cases" };
  if ("notCollected" in input) return { state: "not-collected", reason: input.notCollected };
  if ("mean" in input) {
    const { mean, sd, n } = input;
    const sample = { mean, ...(sd !== undefined && { sd }) };
    return { state: "measured", numerator: n, denominator: n, sample };
  }
  if ("value" in input) {
    return { state: "measured", numerator: 1, denominator: 1, sample: { mean: input.value } };
  }
  if ("events" in input) return eventsFigure(input.events, input.denominator ?? daysIn(period));
  if (input.denominator === 0 && input.numerator === 0) return { state: "no-cases" };
  return { state: "measured", numerator: input.numerator, denominator: input.denominator };
}

function eventsFigure(events: readonly number[], denominator: number): Figure {
  if (denominator === 0 && events.length === 0) return { state: "no-cases" };
  const inOrder = [...events].sort((one, other) => one - other);
  return { state: "measured", numerator: events.length, denominator, events: inOrder };
}

/** A figure as it would be sent: what `figureOf` reads back into the same. */
export function inputOf(figure: Figure): FigureInput {
  if (figure.state === "no-cases") return { noCases: true };
  if (figure.state === "not-collected") return { notCollected: figure.reason };
  const { numerator, denominator, sample, events } = figure;
  if (events) return { events: [...events], denominator };
  if (!sample) return { numerator, denominator };
  const isSingle = denominator === 1 && sample.sd === undefined;
  return isSingle ? { value: sample.mean } : { ...sample, n: denominator };
}

type AskedOf = Pick<Measure, "chart" | "name" | "numerator" | "denominator">;
const WHOLE = "is a count: write it as a whole number";

type Wrong = Pick<Problem, "field" | "because">;

/** What makes a figure impossible for its measure; none when it can be true. */
export function problemsOf(figure: Figure, measure: AskedOf): Wrong[] {
  if (figure.state !== "measured") return [];
  switch (figureShape(measure)) {
    case "counts":
      return figure.sample || figure.events
        ? [{ field: "numerator", because: "is a count: give a numerator and a denominator" }]
        : countProblems(figure, measure);
    case "sample":
      return sampleProblems(figure);
    case "value":
      return figure.sample && figure.denominator === 1
        ? []
        : [{ field: "value", because: "is a single number: give it as the value" }];
    case "events":
      return figure.events
        ? eventProblems(figure.events, figure.denominator, measure)
        : [{ field: "events", because: "are rare: give when each one was" }];
  }
}

function countProblems({ numerator, denominator }: Measured, measure: AskedOf): Wrong[] {
  if (denominator === 0) {
    const because = `is 0 although ${numerator} were counted: give the ${measure.denominator}`;
    return [{ field: "denominator", because }];
  }
  if (!Number.isInteger(numerator)) {
    return [{ field: "numerator", because: WHOLE }];
  }
  if (isProportion(measure) && numerator > denominator) {
    const because = `is above its denominator: ${numerator} out of ${denominator} cannot be, so look which of them is wrong`;
    return [{ field: "numerator", because }];
  }
  return [];
}

function sampleProblems({ sample, denominator }: Measured): Wrong[] {
  if (!sample) return [{ field: "mean", because: "is missing: give mean, SD and how many" }];
  if (denominator > 1 && sample.sd === undefined) {
    const because = `is missing: give it, for with ${denominator} measurements the chart needs their spread`;
    return [{ field: "sd", because }];
  }
  return [];
}

function eventProblems(
  events: readonly number[],
  denominator: number,
  { chart, denominator: of }: AskedOf,
): Wrong[] {
  const last = events.at(-1) ?? 0;
  if (last > denominator) {
    const because =
      chart === "t"
        ? `name day ${last}, and the period has ${denominator} days: write days of the period`
        : `name number ${last}, and there were ${denominator} ${of}: write numbers up to that`;
    return [{ field: "events", because }];
  }
  if (!Number.isInteger(denominator)) {
    return [{ field: "denominator", because: WHOLE }];
  }
  const isTwice = chart === "g" && events.some((event, index) => event === events[index + 1]);
  return isTwice ? [{ field: "events", because: "name the same one twice: name it once" }] : [];
}

/** Whether two figures say the same. */
export function sameFigure(one: Figure | undefined, other: Figure | undefined): boolean {
  if (!one || !other || one.state !== other.state) return one === other;
  if (one.state === "measured" && other.state === "measured") {
    return (
      one.numerator === other.numerator &&
      one.denominator === other.denominator &&
      one.sample?.mean === other.sample?.mean &&
      one.sample?.sd === other.sample?.sd &&
      String(one.events) === String(other.events)
    );
  }
  if (one.state === "not-collected" && other.state === "not-collected") {
    return one.reason === other.reason;
  }
  return true;
}

/**
 * Figures of different patients together: sums of counts; of samples the mean and standard
 * deviation that all their measurements have. When each event was is lost: cases of two sites have
 * no common order.
 */
export function togetherOf(one: Measured, other: Measured): Measured {
  const numerator = one.numerator + other.numerator;
  const denominator = one.denominator + other.denominator;
  const counts = { state: "measured", numerator, denominator } as const;
  if (!one.sample || !other.sample) return counts;
  const total = totalOf(one) + totalOf(other);
  const squares = squaresOf(one) + squaresOf(other);
  return { ...counts, sample: sampleOf({ total, squares, size: denominator }) };
}

/** The sum of a sample's measurements. */
export function totalOf({ sample, denominator }: Measured): number {
  return (sample?.mean ?? 0) * denominator;
}

/** The sum of the squares of a sample's measurements. */
export function squaresOf({ sample, denominator }: Measured): number {
  const { mean = 0, sd = 0 } = sample ?? {};
  return (denominator - 1) * sd ** 2 + denominator * mean ** 2;
}

/** The sample that has these sums, whoever's measurements they are. */
export function sampleOf(sums: { total: number; squares: number; size: number }): Sample {
  const mean = sums.total / sums.size;
  if (sums.size < 2) return { mean };
  const around = Math.max(0, sums.squares - sums.size * mean ** 2);
  return { mean, sd: Math.sqrt(around / (sums.size - 1)) };
}
