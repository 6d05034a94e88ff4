import { figureShape, type Measure } from "@allteach/domain/measure";

/** What a chart without figures waits for, in a sentence or two. */
export function figuresAsked(measure: Measure): string {
  if (measure.status === "draft") {
    return "This measure is a draft: nobody is asked for figures until it goes live.";
  }
  return `${takes(measure)} The chart begins with the first one.`;
}

function takes(measure: Measure): string {
  const { cadence, numerator, denominator } = measure;
  switch (figureShape(measure)) {
    case "counts":
      return `A ${cadence} takes two counts: ${numerator}, out of ${denominator}.`;
    case "sample":
      return `A ${cadence} takes a mean, its standard deviation, and of how many: ${numerator}.`;
    case "value":
      return `A ${cadence} takes one value: ${numerator}.`;
    case "events":
      return `Each event is told when it happens: ${numerator}.`;
  }
}
