import type { Problem } from "@allteach/domain/refusal";

/** Resources and elements that are about one person, whatever they are called in which version. */
const personal = new Set([
  ...["Patient", "Person", "RelatedPerson", "Encounter", "Observation", "Condition", "Procedure"],
  ...["MedicationRequest", "MedicationAdministration", "Immunization", "DiagnosticReport"],
  ...["AllergyIntolerance", "Coverage", "Claim", "Specimen", "DocumentReference", "EpisodeOfCare"],
]);

const personalElements: Readonly<Record<string, string>> = {
  subject: "names a subject",
  patient: "names a patient",
  subjectResults: "lists subjects",
  patients: "lists patients",
  evaluatedResource: "points to single patients’ records",
};

const otherVersions: Readonly<Record<string, string>> = {
  reportingOrganization: "FHIR STU3",
  scoring: "FHIR R5",
  reportingVendor: "FHIR R5",
  supplementalData: "FHIR R5",
  inputParameters: "FHIR R5",
  dataUpdateType: "FHIR R5",
};

const noPatients =
  "nothing about single patients is taken here, only counts of a whole site: leave it out. Nothing was kept";

const DEEPEST = 40;

/**
 * Why something that was sent as FHIR is not looked at any further: it is about a patient, or of
 * another version, or no FHIR at all.
 */
export function whyNotFhir(body: unknown): Problem | undefined {
  if (!isObject(body) || !("resourceType" in body)) {
    const because = "send a FHIR R4 resource as JSON, with its resourceType";
    return { field: "", because, row: 1, column: "1" };
  }
  const written = String(body.resourceType);
  const type = /^[A-Z][A-Za-z]{0,39}$/.test(written) ? written : "Resource";
  const person = personIn(body, type, 0);
  if (person) return person;
  if (type !== "MeasureReport" && type !== "Bundle") {
    return {
      field: type,
      because: "is not taken here: send MeasureReport, or a Bundle of them",
    };
  }
  const entries = Array.isArray(body.entry) ? body.entry : [];
  const reports =
    type === "Bundle" ? entries.map((each) => (isObject(each) ? each.resource : each)) : [body];
  for (const [index, report] of reports.entries()) {
    const at = type === "Bundle" ? `Bundle.entry[${index}].resource` : "MeasureReport";
    const other = isObject(report) ? whyOther(report, at) : undefined;
    if (other) return other;
  }
  return undefined;
}

/** Which other version of FHIR a report is of, by what only that has. */
function whyOther(report: Record<string, unknown>, at: string): Problem | undefined {
  const { resourceType, measure, type } = report;
  if (resourceType !== "MeasureReport") {
    const because = `is ${String(resourceType).slice(0, 40)}: a bundle may hold MeasureReport alone, so leave it out`;
    return { field: at, because };
  }
  const told = Object.keys(report).find((key) => otherVersions[key] !== undefined);
  const because = (version: string) => `is of ${version}: send FHIR R4 (4.0.1)`;
  if (told) return { field: `${at}.${told}`, because: because(otherVersions[told] ?? "") };
  if (isObject(measure)) return { field: `${at}.measure`, because: because("FHIR STU3") };
  if (type === "data-exchange") return { field: `${at}.type`, because: because("FHIR R5") };
  return undefined;
}

function personIn(value: unknown, at: string, depth: number): Problem | undefined {
  if (depth > DEEPEST)
    return { field: at, because: "is nested more deeply than any report: leave it out" };
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) {
      const found = personIn(each, `${at}[${index}]`, depth + 1);
      if (found) return found;
    }
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const { resourceType, reference } = value;
  if (typeof resourceType === "string" && personal.has(resourceType)) {
    return { field: at, because: `is ${resourceType}: ${noPatients}` };
  }
  if (
    typeof reference === "string" &&
    /(?:^|\/)(?:Patient|Person|RelatedPerson)\//.test(reference)
  ) {
    return { field: `${at}.reference`, because: `points to a patient: ${noPatients}` };
  }
  for (const [key, inner] of Object.entries(value)) {
    const why = personalElements[key];
    if (why) return { field: `${at}.${key}`, because: `${why}: ${noPatients}` };
    const found = personIn(inner, `${at}.${key.slice(0, 40)}`, depth + 1);
    if (found) return found;
  }
  return undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
