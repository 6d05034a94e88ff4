import { Code, MeasureId } from "@allteach/domain/identity";
import { type Measure, MeasureDefinition } from "@allteach/domain/measure";
import { type Period, periodAt, shiftPeriod } from "@allteach/domain/period";
import type { ChartOptions } from "@allteach/spc/control-chart";
import { readChart } from "@allteach/spc/read-chart";
import type { MeasureInput, MonthFigures, ReportInput } from "./report-input.ts";

/** A made-up network for tests and for looking at: the same one every time. */

export const october = periodAt(2026, 10);

/** Repeatable wobble between -1 and 1. */
export function wobble(index: number): number {
  const sine = Math.sin(index * 12.9898 + 4.1) * 43758.5453;
  return 2 * (sine - Math.floor(sine)) - 1;
}

export const siteNames = [
  "Anna Children's Hospital",
  "Berg Community Hospital",
  "Cedar General",
  "Dunmore Infirmary",
  "Elm Street Clinic",
  "St Mary's Medical Center",
];

interface Plan {
  code: string;
  name: string;
  chart: Measure["chart"];
  unit: string;
  multiplier: number;
  direction: Measure["direction"];
  goal?: number;
  /** Usual denominator of a month. */
  size: number;
  /** The level in a month, counted from the first, in the unit. */
  level: (month: number) => number;
  improvedAt?: readonly number[];
}

const plans: readonly Plan[] = [
  {
    code: "CAUTI",
    name: "Catheter infections",
    chart: "u",
    unit: "per 1,000 catheter days",
    multiplier: 1000,
    direction: "decrease",
    goal: 1,
    size: 12_000,
    level: (month) => (month < 16 ? 1.72 : 0.95),
    improvedAt: [0, 1, 5],
  },
  {
    code: "FALLS",
    name: "Falls with injury",
    chart: "u",
    unit: "per 1,000 patient days",
    multiplier: 1000,
    direction: "decrease",
    size: 42_000,
    level: (month) => (month === 23 ? 1.35 : 0.8),
    improvedAt: [1],
  },
  {
    code: "HAND",
    name: "Hand hygiene",
    chart: "pp",
    unit: "%",
    multiplier: 100,
    direction: "increase",
    goal: 90,
    size: 1_400,
    level: (month) => 84 + 2 * wobble(month + 70),
  },
  {
    code: "PUI",
    name: "Pressure ulcers",
    chart: "p",
    unit: "%",
    multiplier: 100,
    direction: "decrease",
    size: 2_600,
    level: (month) => 2.4 + 0.25 * wobble(month + 300),
  },
];

/** One measure's input, from its definition and its months. */
export function measureInput(
  measure: Measure,
  series: readonly MonthFigures[],
  sites: MeasureInput["sites"] = [],
  options: ChartOptions = {},
): MeasureInput {
  const { chart, multiplier, direction, name, unit, goal } = measure;
  const points = series.map(({ period, ...counts }) => ({ label: period, ...counts }));
  const reading = readChart(
    { chart, points },
    {
      chart: { multiplier, ...options },
      direction,
      name,
      unit,
      ...(goal !== undefined && { goal }),
    },
  );
  return { measure, series, reading, sites };
}

export function measureOf(place: number, changes: Partial<Measure> = {}): Measure {
  const { code, name, chart, unit, multiplier, direction, goal } = planAt(place);
  const definition = MeasureDefinition.parse({
    code,
    name,
    kind: "outcome",
    numerator: "events",
    denominator: "days",
    unit,
    multiplier,
    direction,
    chart,
    ...(goal !== undefined && { goal }),
  });
  return { ...definition, id: MeasureId.parse(place + 1), place, ...changes };
}

/** The months up to October 2026 of the plan at a place. */
export function seriesOf(place: number, months = 24): MonthFigures[] {
  const { size, level, multiplier } = planAt(place);
  return Array.from({ length: months }, (_, month) => {
    const seed = place * 100 + month;
    const denominator = Math.round(size * (1 + 0.08 * wobble(seed)));
    const expected = (denominator * level(month + 24 - months)) / multiplier;
    const numerator = Math.max(
      0,
      Math.round(expected + Math.sqrt(expected) * 0.8 * wobble(seed + 37)),
    );
    return {
      period: shiftPeriod(october, month + 1 - months),
      numerator,
      denominator,
      sitesReporting: month === months - 1 ? 5 : 6,
    };
  });
}

/** The usual report: four measures, 24 months, six sites. */
export function sampleInput(changes: Partial<ReportInput> = {}): ReportInput {
  return {
    network: { name: "Patient safety network", slug: "patient-safety", simulated: false },
    period: october,
    generatedAt: new Date("2026-11-21T07:00:00Z"),
    baseUrl: "https://allteach.example",
    measures: plans.map((plan, place) =>
      measureInput(
        measureOf(place),
        seriesOf(place),
        siteNames.map((name, site) => ({
          name,
          code: codeAt(site),
          improved: plan.improvedAt?.includes(site) ?? false,
        })),
      ),
    ),
    completeness: siteNames.map((name, site) => ({
      name,
      code: codeAt(site),
      done: site === 4 ? 0 : site === 3 ? 2 : 4,
      expected: 4,
      attested: site < 3,
    })),
    ...changes,
  };
}

/** As many measures as asked for, each its own, by repeating the plans. */
export function manyMeasures(count: number, months = 36): MeasureInput[] {
  return Array.from({ length: count }, (_, place) => {
    const code = Code.parse(`${planAt(place).code}-${place}`);
    const measure = measureOf(place, { code, place, id: MeasureId.parse(place + 1) });
    return measureInput(measure, seriesOf(place, months), []);
  });
}

export function codeAt(site: number): Code {
  return Code.parse(`S${site + 1}`);
}

export function periodsBefore(months: number): Period {
  return shiftPeriod(october, -months);
}

function planAt(place: number): Plan {
  const plan = plans[place % plans.length];
  if (plan === undefined) throw new RangeError(`no plan at ${place}`);
  return plan;
}
