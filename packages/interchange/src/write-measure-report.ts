import type { Figure, Measured } from "@allteach/domain/figure";
import { figureShape, type Measure } from "@allteach/domain/measure";
import { daysIn, type FigurePeriod, partsOf } from "@allteach/domain/period";
import type { Site } from "@allteach/domain/site";
import {
  concept,
  deqmSummary,
  fhirId,
  improvementOf,
  measureScoring,
  ours,
  scoringOf,
} from "./fhir-codes.ts";

/** A figure as it is told in FHIR. */
export interface ReportedMeasure {
  site: Pick<Site, "code" | "name">;
  measure: Measure;
  period: FigurePeriod;
  figure: Figure;
  /** When it was reported, as an instant. */
  at?: number;
  /** The revision of its month. */
  revision?: number;
}

/** The id of the report that holds a figure. */
export function measureReportId({
  site,
  measure,
  period,
}: Pick<ReportedMeasure, "site" | "measure" | "period">): string {
  return fhirId(site.code, measure.code, period);
}

/**
 * A figure as a FHIR R4 MeasureReport of the kind `summary`: counts of populations and a score, no
 * subjects. What is not measured has no score, and says why.
 *
 * @param base The address of the network's FHIR interface, without a slash at its end.
 * Source: HL7 FHIR R4 4.0.1, MeasureReport; Da Vinci DEQM, summary profile.
 */
export function measureReport(reported: ReportedMeasure, base: string) {
  const { site, measure, period, figure, at, revision } = reported;
  const notCollected = figure.state === "not-collected" && {
    extension: [{ url: ours.notCollected, valueString: figure.reason }],
  };
  return {
    resourceType: "MeasureReport",
    id: measureReportId(reported),
    meta: {
      ...(revision !== undefined && { versionId: String(revision) }),
      ...(at !== undefined && { lastUpdated: new Date(at).toISOString() }),
      profile: [deqmSummary],
    },
    extension: [
      {
        url: measureScoring,
        valueCodeableConcept: concept("measure-scoring", scoringOf(measure)),
      },
      ...(notCollected ? notCollected.extension : []),
    ],
    status: "complete",
    type: "summary",
    measure: `${base}/Measure/${fhirId(measure.code)}`,
    ...(at !== undefined && { date: new Date(at).toISOString() }),
    reporter: {
      identifier: { system: `${base}/sites`, value: site.code },
      display: site.name,
    },
    period: daysOf(measure, period),
    ...improvementOf(measure),
    group: [figure.state === "measured" ? groupOf(figure, measure) : emptyGroup(figure, measure)],
  };
}

/** The first and the last day. */
export function daysOf(
  { cadence }: Pick<Measure, "cadence">,
  period: FigurePeriod,
): { start: string; end: string } {
  if (period.length > 7) {
    const start = new Date(Date.parse(period) - 6 * 86_400_000).toISOString().slice(0, 10);
    return { start, end: period };
  }
  const { year, month } = partsOf(period);
  const first = cadence === "quarter" ? month - 2 : month;
  const start = `${year}-${String(first).padStart(2, "0")}-01`;
  return { start, end: `${period.slice(0, 7)}-${daysIn(period)}` };
}

function groupOf({ numerator, denominator, sample, events }: Measured, measure: Measure) {
  if (sample) {
    const spread = sample.sd !== undefined && {
      extension: [{ url: ours.standardDeviation, valueDecimal: sample.sd }],
    };
    return {
      ...spread,
      population: [
        population("initial-population", denominator),
        population("measure-population", denominator),
      ],
      measureScore: { value: sample.mean, unit: measure.unit },
    };
  }
  const places = events?.map((place) => ({ url: ours.eventPlace, valuePositiveInt: place })) ?? [];
  const whole = Math.max(numerator, denominator);
  return {
    population: [
      population("initial-population", scoringOf(measure) === "proportion" ? denominator : whole),
      population("denominator", denominator),
      population("numerator", numerator, places),
    ],
    ...(denominator > 0 && { measureScore: { value: numerator / denominator } }),
  };
}

/** Nobody was there to count, or nobody counted. */
function emptyGroup(figure: Figure, measure: Measure) {
  const shape = figureShape(measure);
  const isCounted = shape === "counts" || shape === "events";
  const codes = isCounted ? ["denominator", "numerator"] : ["measure-population"];
  if (figure.state === "not-collected") return { population: [population("initial-population")] };
  return { population: ["initial-population", ...codes].map((code) => population(code, 0)) };
}

function population(code: string, count?: number, more: readonly object[] = []) {
  const exact =
    count === undefined || Number.isInteger(count)
      ? []
      : [{ url: ours.exactCount, valueDecimal: count }];
  const extension = [...exact, ...more];
  return {
    id: code,
    ...(extension.length > 0 && { extension }),
    code: concept("measure-population", code, titles[code]),
    ...(count !== undefined && { count: Math.round(count) }),
  };
}

const titles: Readonly<Record<string, string>> = {
  "initial-population": "Initial Population",
  denominator: "Denominator",
  numerator: "Numerator",
  "measure-population": "Measure Population",
};
