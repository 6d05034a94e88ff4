import { figureShape, type Measure } from "./measure.ts";

/** A field of a figure, as forms and files name it. */
export type FigurePart = "numerator" | "denominator" | "mean" | "sd" | "n" | "value" | "events";

/** What a measure asks for besides its three other answers, in the order of its form. */
export function partsAsked(measure: Pick<Measure, "chart">): FigurePart[] {
  switch (figureShape(measure)) {
    case "counts":
      return ["numerator", "denominator"];
    case "sample":
      return ["mean", "sd", "n"];
    case "value":
      return ["value"];
    case "events":
      return measure.chart === "t" ? ["events"] : ["events", "denominator"];
  }
}
