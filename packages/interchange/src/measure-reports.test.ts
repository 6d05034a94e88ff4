import { type Figure, figureOf } from "@allteach/domain/figure";
import type { FigurePeriod } from "@allteach/domain/period";
import { Fhir } from "fhir/fhir.js";
import { describe, expect, it } from "vitest";
import { capabilityStatement } from "./capability-statement.ts";
import { fhirId } from "./fhir-codes.ts";
import { operationOutcome } from "./operation-outcome.ts";
import { periodOfDays } from "./period-of-days.ts";
import { expressionOf, readMeasureReports } from "./read-measure-reports.ts";
import { measureOf, siteOf } from "./test-network.ts";
import { fhirMeasure } from "./write-measure.ts";
import { measureReport } from "./write-measure-report.ts";

const base = "https://allteach.example/fhir/n/ibd";
const site = siteOf({ id: 1, code: "NOR", name: "Northgate" });
const month = "2026-10" as FigurePeriod;

const rate = measureOf({ id: 1, code: "CAUTI" });
const share = measureOf({ id: 2, code: "BUNDLE", chart: "p", direction: "neutral" });
const stay = measureOf({ id: 3, code: "STAY", chart: "xbar" });
const wait = measureOf({ id: 4, code: "WAIT", chart: "i", cadence: "quarter" });
const falls = measureOf({ id: 5, code: "FALLS", chart: "t", cadence: "week" });

const figures: [string, typeof rate, FigurePeriod, Figure][] = [
  ["a rate", rate, month, { state: "measured", numerator: 3, denominator: 1200 }],
  ["part of a day", rate, month, { state: "measured", numerator: 3, denominator: 1200.5 }],
  ["a share", share, month, { state: "measured", numerator: 12, denominator: 30 }],
  ["no cases", share, month, { state: "no-cases" }],
  ["no cases to measure", stay, month, { state: "no-cases" }],
  ["not collected", rate, month, { state: "not-collected", reason: "meter broken" }],
  [
    "a mean",
    stay,
    month,
    { state: "measured", numerator: 40, denominator: 40, sample: { mean: 4.25, sd: 1.5 } },
  ],
  [
    "a value of a quarter",
    wait,
    "2026-09" as FigurePeriod,
    { state: "measured", numerator: 1, denominator: 1, sample: { mean: -2.5 } },
  ],
  [
    "events of a week",
    falls,
    "2026-10-04" as FigurePeriod,
    { state: "measured", numerator: 2, denominator: 7, events: [2, 2] },
  ],
];

const errorsIn = (resource: object) =>
  new Fhir()
    .validate(resource)
    .messages?.filter(({ severity }) => severity === "error" || severity === "fatal");

describe("what is told in FHIR", () => {
  it.each(figures)("passes an independent validator of R4: %s", (_, measure, period, figure) => {
    const report = measureReport({ site, measure, period, figure, at: 1_790_000_000_000 }, base);
    expect(errorsIn(report)).toEqual([]);
  });

  it("passes it as definitions, statements, bundles and refusals too", () => {
    const entry = [rate, share, stay, wait, falls].map((measure) => ({
      fullUrl: `${base}/Measure/${measure.code}`,
      resource: fhirMeasure(measure, base),
      search: { mode: "match" },
    }));
    const resources = [
      ...entry.map(({ resource }) => resource),
      capabilityStatement(base, "IBD network", "2026-11-22"),
      operationOutcome([
        { code: "invalid", diagnostics: "why", expression: "MeasureReport.period" },
      ]),
      { resourceType: "Bundle", type: "searchset", total: 5, entry },
    ];
    expect(resources.map(errorsIn)).toEqual(resources.map(() => []));
  });

  it("would not pass it with an element amiss", () => {
    const report = measureReport(
      { site, measure: rate, period: month, figure: { state: "no-cases" } },
      base,
    );
    expect(errorsIn({ ...report, status: "done" })).toHaveLength(1);
    const { period: _, ...timeless } = report;
    expect(errorsIn(timeless)).toHaveLength(1);
    expect(errorsIn({ ...report, group: [{ population: [{ count: "3" }] }] })).not.toEqual([]);
  });

  it.each(figures)("is read back as it was: %s", (_, measure, period, figure) => {
    const sent = JSON.parse(JSON.stringify(measureReport({ site, measure, period, figure }, base)));
    const read = readMeasureReports(sent);
    if (!read.ok) throw new Error(JSON.stringify(read.refusal));
    const [row] = read.value.rows;
    expect(row).toMatchObject({ site: "NOR", measure: measure.code, row: 1 });
    expect([row?.when.month, row?.when.quarter, row?.when.week]).toContain(period);
    expect(row && figureOf(row.input, period)).toEqual(figure);
  });

  it("has ids that FHIR allows, different for different codes", () => {
    const codes = ["A_B", "A-B", "x".repeat(40)];
    const ids = codes.map((code) => fhirId(code, "y".repeat(30), month));
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9.-]{1,64}$/);
    expect(new Set(ids).size).toBe(3);
  });
});

const good = measureReport(
  {
    site,
    measure: share,
    period: month,
    figure: { state: "measured", numerator: 12, denominator: 30 },
  },
  base,
);

function problemsOf(body: unknown) {
  const read = readMeasureReports(body);
  return read.ok || read.refusal.kind !== "invalid" ? [] : read.refusal.problems;
}

describe("a report that is refused", () => {
  const group = (counts: Record<string, number>, more = {}) => ({
    ...good,
    group: [
      {
        ...more,
        population: Object.entries(counts).map(([code, count]) => ({
          code: { coding: [{ code }] },
          count,
        })),
      },
    ],
  });

  it.each<[string, object, string, RegExp]>([
    [
      "of one person",
      { ...good, type: "individual" },
      "MeasureReport.type",
      /send a summary report/,
    ],
    ["of a list", { ...good, type: "subject-list" }, "MeasureReport.type", /send a summary report/],
    [
      "with a subject",
      { ...good, subject: { reference: "x" } },
      "MeasureReport.subject",
      /single patients/,
    ],
    [
      "with a patient in it",
      { ...good, contained: [{ resourceType: "Patient" }] },
      "MeasureReport.contained[0]",
      /Patient/,
    ],
    [
      "of FHIR STU3",
      { ...good, measure: { reference: "Measure/x" } },
      "MeasureReport.measure",
      /STU3/,
    ],
    ["of FHIR R5", { ...good, scoring: {} }, "MeasureReport.scoring", /R5/],
    ["not ready", { ...good, status: "pending" }, "MeasureReport.status", /when it is complete/],
    [
      "of ten days",
      { ...good, period: { start: "2026-10-01", end: "2026-10-10" } },
      "MeasureReport.period",
      /no month/,
    ],
    ["without a reporter", { ...good, reporter: {} }, "MeasureReport.reporter", /names nobody/],
    ["without counts", group({ numerator: 1 }), "MeasureReport.group[0].population", /denominator/],
    [
      "with half a count",
      group({ numerator: 0.5, denominator: 2 }),
      "MeasureReport.group[0].population[0].count",
      /./,
    ],
    [
      "in strata",
      group({ numerator: 1, denominator: 2 }, { stratifier: [] }),
      "MeasureReport.group[0].stratifier",
      /strata/,
    ],
    [
      "whose score is another",
      group({ numerator: 1, denominator: 2 }, { measureScore: { value: 0.9 } }),
      "MeasureReport.group[0].measureScore",
      /which is right/,
    ],
    ["that is a patient", { resourceType: "Patient" }, "Patient", /Nothing was kept/],
    ["that is a questionnaire", { resourceType: "Questionnaire" }, "Questionnaire", /not taken/],
    ["without a type", {}, "", /resourceType/],
  ])("%s, saying where and why", (_, body, field, because) => {
    expect(problemsOf(body)[0]).toMatchObject({ field, because: expect.stringMatching(because) });
  });

  it("in a bundle, naming its entry", () => {
    const body = {
      resourceType: "Bundle",
      type: "transaction",
      entry: [{ resource: good }, { resource: { ...good, status: "error" } }],
    };
    expect(problemsOf(body)[0]?.field).toBe("Bundle.entry[1].resource.status");
    expect(expressionOf({ field: "", because: "", row: 2, column: "site" }, true)).toBe(
      "Bundle.entry[1].resource.reporter",
    );
  });

  it("takes exclusions off the denominator, and a score per 1,000", () => {
    const counts = { denominator: 50, "denominator-exclusion": 20, numerator: 12 };
    const read = readMeasureReports(group(counts, { measureScore: { value: 400 } }));
    expect(read).toMatchObject({
      value: { rows: [{ input: { numerator: 12, denominator: 30 } }] },
    });
  });
});

describe("a period of days", () => {
  it.each([
    ["2026-10-01", "2026-10-31", { month: "2026-10" }],
    ["2026-10-01", "2026-11-01", { month: "2026-10" }],
    ["2026-10-01T00:00:00Z", "2026-10-31T23:59:59Z", { month: "2026-10" }],
    ["2026-07-01", "2026-09-30", { quarter: "2026-09" }],
    ["2026-09-28", "2026-10-04", { week: "2026-10-04" }],
    ["2026-09-28", "2026-10-05", { week: "2026-10-04" }],
    ["2026-08-01", "2026-10-31", undefined],
    ["2026-10-02", "2026-10-31", undefined],
    ["soon", "later", undefined],
  ])("%s to %s", (start, end, period) => {
    expect(periodOfDays(start, end)).toEqual(period);
  });
});
