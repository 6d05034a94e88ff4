import { figureShape, isProportion, type Measure } from "@allteach/domain/measure";

const terminology = "http://terminology.hl7.org/CodeSystem";
const deqm = "http://hl7.org/fhir/us/davinci-deqm/StructureDefinition";

export const deqmSummary = `${deqm}/summary-measurereport-deqm`;
export const measureScoring = `${deqm}/extension-measureScoring`;

/** What R4 has no place for: a count with a fraction, a spread, which days, why there is none or it is odd. */
export const ours = {
  exactCount: "urn:allteach:fhir:exact-count",
  standardDeviation: "urn:allteach:fhir:standard-deviation",
  eventPlace: "urn:allteach:fhir:event-place",
  notCollected: "urn:allteach:fhir:not-collected",
  comment: "urn:allteach:fhir:comment",
} as const;

/** A code of one of HL7's own lists. */
export function concept(list: string, code: string, display?: string) {
  return { coding: [{ system: `${terminology}/${list}`, code, ...(display && { display }) }] };
}

/** How a measure is scored, in FHIR's words. */
export function scoringOf(measure: Pick<Measure, "chart">) {
  const shape = figureShape(measure);
  if (shape === "sample" || shape === "value") return "continuous-variable";
  return isProportion(measure) ? "proportion" : "ratio";
}

/** Which way is better; nothing where neither is. */
export function improvementOf({ direction }: Pick<Measure, "direction">) {
  if (direction === "neutral") return {};
  return { improvementNotation: concept("measure-improvement-notation", direction) };
}

/** A FHIR id of codes: as they are where FHIR allows them, else shortened and told apart by a hash. */
export function fhirId(...codes: string[]): string {
  const text = codes.join(".");
  if (/^[A-Za-z0-9.-]{1,64}$/.test(text)) return text;
  return `${text.replace(/[^A-Za-z0-9.-]/g, "-").slice(0, 47)}-${hash(text)}`;
}

/** FNV-1a of 64 bits, as 16 digits. Source: draft-eastlake-fnv. */
function hash(text: string): string {
  let sum = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    sum = BigInt.asUintN(64, (sum ^ BigInt(byte)) * 0x100000001b3n);
  }
  return sum.toString(16).padStart(16, "0");
}
