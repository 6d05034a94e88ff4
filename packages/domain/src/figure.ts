import * as z from "zod";
import { isProportion, type Measure } from "./measure.ts";
import type { Problem } from "./refusal.ts";

/**
 * What a site says of one measure for one month. Zero, "no cases" and "not collected" are three
 * different things, from the form to the chart.
 */
export type Figure =
  | { state: "measured"; numerator: number; denominator: number }
  | { state: "no-cases" }
  | { state: "not-collected"; reason: string };

/** Larger than any month's count of days or patients; small enough that sums stay exact. */
const LARGEST_COUNT = 1_000_000_000;

const Count = z
  .number("give a number")
  .nonnegative("cannot be below zero")
  .max(LARGEST_COUNT, "is larger than any month's count");

/** A figure as the API and the form send it, beside the code of its measure. */
export const FigureInput = z.union([
  z.strictObject({ numerator: Count, denominator: Count }),
  z.strictObject({ noCases: z.literal(true) }),
  z.strictObject({ notCollected: z.string().trim().min(1, "say why").max(500) }),
]);
export type FigureInput = z.infer<typeof FigureInput>;

/** The figure that an input means. A denominator of 0 with nothing counted is "no cases". */
export function figureOf(input: FigureInput): Figure {
  if ("noCases" in input) return { state: "no-cases" };
  if ("notCollected" in input) return { state: "not-collected", reason: input.notCollected };
  if (input.denominator === 0 && input.numerator === 0) return { state: "no-cases" };
  return { state: "measured", numerator: input.numerator, denominator: input.denominator };
}

/** What makes a figure impossible for its measure; none when it can be true. */
export function problemsOf(
  figure: Figure,
  measure: Pick<Measure, "chart" | "name" | "numerator" | "denominator">,
): Pick<Problem, "field" | "because">[] {
  if (figure.state !== "measured") return [];
  const { numerator, denominator } = figure;
  if (denominator === 0) {
    return [
      {
        field: "denominator",
        because: `is 0 although ${numerator} were counted: give the ${measure.denominator}`,
      },
    ];
  }
  if (!Number.isInteger(numerator)) {
    return [{ field: "numerator", because: "is a count, so it must be a whole number" }];
  }
  if (isProportion(measure) && numerator > denominator) {
    return [
      {
        field: "numerator",
        because: `is above its denominator: ${numerator} out of ${denominator} cannot be`,
      },
    ];
  }
  return [];
}

/** Whether two figures say the same. */
export function sameFigure(one: Figure | undefined, other: Figure | undefined): boolean {
  if (!one || !other || one.state !== other.state) return one === other;
  if (one.state === "measured" && other.state === "measured") {
    return one.numerator === other.numerator && one.denominator === other.denominator;
  }
  if (one.state === "not-collected" && other.state === "not-collected") {
    return one.reason === other.reason;
  }
  return true;
}
