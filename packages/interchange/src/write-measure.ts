import type { Measure } from "@allteach/domain/measure";
import { figureShape } from "@allteach/domain/measure";
import { concept, fhirId, improvementOf, scoringOf } from "./fhir-codes.ts";

const statuses = { draft: "draft", test: "active", live: "active", retired: "retired" } as const;

/**
 * A network's definition as a FHIR R4 Measure: in words, as clinics write it; no query.
 *
 * @param base The address of the network's FHIR interface, without a slash at its end.
 * Source: HL7 FHIR R4 4.0.1, Measure.
 */
export function fhirMeasure(measure: Measure, base: string) {
  const { code, name, kind, exclusions, unit, status } = measure;
  const id = fhirId(code);
  return {
    resourceType: "Measure",
    id,
    url: `${base}/Measure/${id}`,
    identifier: [{ system: `${base}/measures`, value: code }],
    name: `Measure_${code.replace(/[^A-Za-z0-9]/g, "_")}`,
    title: name,
    status: statuses[status],
    experimental: status === "test",
    description: `${measure.numerator} / ${measure.denominator}, ${unit}`,
    ...(exclusions && { guidance: `Left out: ${exclusions}` }),
    subjectCodeableConcept: subject,
    scoring: concept("measure-scoring", scoringOf(measure)),
    type: [concept("measure-type", kind === "process" ? "process" : "outcome")],
    ...improvementOf(measure),
    group: [{ population: populations(measure) }],
  };
}

/** The resource that populations are counted of, whoever counts them. */
const subject = {
  coding: [{ system: "http://hl7.org/fhir/resource-types", code: "Patient" }],
};

function populations(measure: Measure) {
  const { numerator, denominator } = measure;
  const shape = figureShape(measure);
  if (shape === "sample" || shape === "value") {
    return [
      population("initial-population", denominator),
      population("measure-population", denominator),
      population("measure-observation", numerator),
    ];
  }
  return [
    population("initial-population", denominator),
    population("denominator", denominator),
    population("numerator", numerator),
  ];
}

/** A definition in words: R4 asks for an expression in a language, and these are for people. */
function population(code: string, words: string) {
  return {
    id: code,
    code: concept("measure-population", code),
    description: words,
    criteria: { language: "text/plain", expression: words },
  };
}
