import { FigureInput } from "@allteach/domain/figure";
import { done, type Outcome, type Problem, refused } from "@allteach/domain/refusal";
import * as z from "zod";
import { ours } from "./fhir-codes.ts";
import { whyNotFhir } from "./fhir-screen.ts";
import { periodOfDays } from "./period-of-days.ts";
import type { UploadRow } from "./upload-row.ts";

/** Reports as they were sent; each row is an entry, counted from 1. */
export interface SentReports {
  rows: UploadRow[];
  /** Whether they came in a bundle, and of which kind. */
  bundle?: "transaction" | "collection" | "batch";
}

/** No hospital sends more in one piece: ten years of 40 measures. */
const MOST_REPORTS = 5000;

const Coded = z.object({ coding: z.array(z.object({ code: z.string() }).loose()).min(1) }).loose();

const Extension = z
  .object({
    url: z.string(),
    valueDecimal: z.number().optional(),
    valuePositiveInt: z.number().optional(),
    valueString: z.string().optional(),
  })
  .loose();

const Extensions = z.array(Extension).max(1000).default([]);

const Population = z
  .object({ code: Coded, count: z.int().optional(), extension: Extensions })
  .loose();

const Group = z
  .object({
    population: z.array(Population).min(1, "give the counts of the populations").max(20),
    measureScore: z.object({ value: z.number().optional() }).loose().optional(),
    extension: Extensions,
  })
  .loose();

const Reporter = z
  .object({
    reference: z.string().optional(),
    identifier: z.object({ value: z.string() }).loose().optional(),
  })
  .loose();

const Report = z
  .object({
    resourceType: z.literal("MeasureReport"),
    status: z.enum(["complete", "pending", "error"]),
    type: z.enum(["summary", "individual", "subject-list", "data-collection"]),
    measure: z.string().min(1),
    reporter: Reporter,
    period: z.object({ start: z.string(), end: z.string() }).loose(),
    group: z.array(Group).length(1, "give one group: each measure here has one"),
    extension: Extensions,
  })
  .loose();
type Report = z.infer<typeof Report>;

const Bundle = z
  .object({
    resourceType: z.literal("Bundle"),
    type: z.enum(["transaction", "collection", "batch"]),
    entry: z
      .array(z.object({ resource: z.unknown() }).loose())
      .min(1, "send at least one report")
      .max(MOST_REPORTS, `send at most ${MOST_REPORTS} reports in one bundle`),
  })
  .loose();

/**
 * Reads FHIR R4 MeasureReports of the kind `summary`, one alone or many in a bundle.
 *
 * @param body What was sent, as JSON was read.
 * @returns Figures as they would be read from a file, or every problem; its `field` is the FHIRPath
 *   of what is wrong. Whatever is about single patients is refused, and nothing of it kept.
 */
export function readMeasureReports(body: unknown): Outcome<SentReports> {
  const screened = whyNotFhir(body);
  if (screened) return refused({ kind: "invalid", problems: [screened] });
  const bundle = Bundle.safeParse(body, { error: wanted });
  if (isOfType(body, "Bundle") && !bundle.success) {
    return refused({ kind: "invalid", problems: problemsAt("Bundle", bundle.error) });
  }
  const sent = bundle.success ? bundle.data.entry.map(({ resource }) => resource) : [body];
  const problems: Problem[] = [];
  const rows = sent.flatMap((resource, index) => {
    const at = bundle.success ? `Bundle.entry[${index}].resource` : "MeasureReport";
    const read = readReport(resource, at, index + 1);
    if (!Array.isArray(read)) return [read];
    problems.push(...read);
    return [];
  });
  if (problems.length > 0) return refused({ kind: "invalid", problems: problems.slice(0, 200) });
  return done({ rows, ...(bundle.success && { bundle: bundle.data.type }) });
}

/** Where in the reports a row's problem is, as FHIRPath. */
export function expressionOf({ row = 1, column = "" }: Problem, isBundle: boolean): string {
  const at = isBundle ? `Bundle.entry[${row - 1}].resource` : "MeasureReport";
  const inGroup = (code: string) => `group[0].population.where(code.coding.code='${code}').count`;
  const places: Readonly<Record<string, string>> = {
    ...{ site: "reporter", period: "period", measure: "measure" },
    ...{ numerator: inGroup("numerator"), denominator: inGroup("denominator") },
    ...{ n: inGroup("measure-population"), mean: "group[0].measureScore" },
    ...{ value: "group[0].measureScore", sd: "group[0].extension", note: "extension" },
    events: "group[0].population.where(code.coding.code='numerator').extension",
  };
  const place = places[column];
  return place === undefined ? at : `${at}.${place}`;
}

const isOfType = (body: unknown, type: string) =>
  typeof body === "object" && body !== null && "resourceType" in body && body.resourceType === type;

function problemsAt(at: string, { issues }: z.ZodError): Problem[] {
  return issues.map(({ path, message }) => {
    const steps = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`));
    return { field: at + steps.join(""), because: message };
  });
}

/** What an element of FHIR must be, where a schema says no more than that it is not. */
function wanted(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === "invalid_type") return `is no ${issue.expected}: give one as R4 has it`;
  if (issue.code !== "invalid_value") return undefined;
  return `is none of its values: write ${issue.values.map(String).join(" or ")}`;
}

function readReport(resource: unknown, at: string, row: number): UploadRow | Problem[] {
  const parsed = Report.safeParse(resource, { error: wanted });
  if (!parsed.success) return problemsAt(at, parsed.error);
  const report = parsed.data;
  const problems: Problem[] = [];
  const refuse = (field: string, because: string) =>
    problems.push({ field: `${at}.${field}`, because });
  if (report.status !== "complete") {
    refuse("status", `is ${report.status}: send the report when it is complete`);
  }
  if (report.type !== "summary") {
    const because = `is ${report.type}: send a summary report, the counts of a whole site without any patient`;
    refuse("type", because);
  }
  const site = siteNamed(report.reporter);
  if (!site) refuse("reporter", "names nobody: give the site’s code as identifier or reference");
  const when = periodOfDays(report.period.start, report.period.end);
  if (!when) {
    refuse(
      "period",
      "is no month, week from Monday to Sunday, or quarter: give its first and last day",
    );
  }
  const input = inputOf(report);
  if ("because" in input) refuse(input.field, input.because);
  if (problems.length > 0 || !site || !when || "because" in input) return problems;
  const measure = lastPart(report.measure.replace(/\|.*$/, ""));
  const note = extensionIn(report, ours.comment)?.trim();
  return { row, site, when, measure, input, ...(note && { note }) };
}

function siteNamed({ identifier, reference }: z.infer<typeof Reporter>): string | undefined {
  return identifier?.value.trim() || (reference && lastPart(reference)) || undefined;
}

const lastPart = (address: string) => decoded(address.slice(address.lastIndexOf("/") + 1));

function decoded(text: string): string {
  return /%(?![0-9a-f]{2})/i.test(text) || /%[89a-f]/i.test(text) ? text : decodeURIComponent(text);
}

const extensionIn = ({ extension }: Pick<Report, "extension">, address: string) =>
  extension.find(({ url }) => url === address)?.valueString;

type Wrong = { field: string; because: string };

function inputOf({ group: [group], extension }: Report): FigureInput | Wrong {
  const reason = extensionIn({ extension }, ours.notCollected);
  if (reason !== undefined) return checked({ notCollected: reason }, "extension");
  if (!group) return { field: "group", because: "is missing" };
  if ("stratifier" in group) {
    return { field: "group[0].stratifier", because: "cannot be kept: leave the strata out" };
  }
  const counts = countsIn(group);
  const measured = counts.get("measure-population");
  if (measured !== undefined) return sampleIn(group, measured);
  const [numerator, denominator] = [counts.get("numerator"), counts.get("denominator")];
  if (numerator === undefined || denominator === undefined) {
    const lacks = numerator === undefined ? "numerator" : "denominator";
    const because = `has no count of the ${lacks}: give a population with that code`;
    return { field: "group[0].population", because };
  }
  const excluded =
    (counts.get("denominator-exclusion") ?? 0) + (counts.get("denominator-exception") ?? 0);
  const out = numerator - (counts.get("numerator-exclusion") ?? 0);
  const of = denominator - excluded;
  const score = group.measureScore?.value;
  if (score !== undefined && of > 0 && isOff(score, out / of)) {
    const because = `is ${score}, and the counts give ${out} / ${of}: which is right?`;
    return { field: "group[0].measureScore", because };
  }
  const places = placesIn(group);
  if (places) return checked({ events: places, denominator: of }, "group[0].population");
  return checked({ numerator: out, denominator: of }, "group[0].population");
}

/** A score may be a rate per 100 or 1,000, and rounded: it is off where it is none of these. */
function isOff(score: number, rate: number): boolean {
  return ![1, 100, 1000, 10_000, 100_000].some(
    (per) => Math.abs(score - rate * per) <= 0.005 * rate * per + 0.05,
  );
}

function sampleIn(group: z.infer<typeof Group>, measured: number): FigureInput | Wrong {
  if (measured === 0) return { noCases: true };
  const mean = group.measureScore?.value;
  if (mean === undefined)
    return { field: "group[0].measureScore", because: "has no value: give the mean" };
  const sd = group.extension.find(({ url }) => url === ours.standardDeviation)?.valueDecimal;
  if (measured === 1 && sd === undefined) return checked({ value: mean }, "group[0].measureScore");
  return checked({ mean, ...(sd !== undefined && { sd }), n: measured }, "group[0].measureScore");
}

function countsIn({ population }: z.infer<typeof Group>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code, count, extension } of population) {
    const exact = extension.find(({ url }) => url === ours.exactCount)?.valueDecimal;
    const value = exact ?? count;
    for (const each of code.coding) if (value !== undefined) counts.set(each.code, value);
  }
  return counts;
}

/** Which cases or days the events were, where the numerator says so. */
function placesIn({ population }: z.infer<typeof Group>): number[] | undefined {
  const numerator = population.find(({ code }) =>
    code.coding.some((each) => each.code === "numerator"),
  );
  const places = numerator?.extension.flatMap(({ url, valuePositiveInt }) =>
    url === ours.eventPlace && valuePositiveInt !== undefined ? [valuePositiveInt] : [],
  );
  return places && places.length > 0 ? places : undefined;
}

function checked(input: Record<string, unknown>, field: string): FigureInput | Wrong {
  const parsed = FigureInput.safeParse(input);
  if (parsed.success) return parsed.data;
  return {
    field,
    because: "holds a number below zero or larger than any month’s count: write what was counted",
  };
}
