import type { ControlChart } from "@allteach/spc/control-chart";
import type { MakingDataCount } from "@allteach/spc/making-data-count";
import type { ChartCase, MakingDataCountCase } from "./oracle-cases.ts";

/** How far two numbers may lie apart, relative to the larger. */
const TOLERANCE = 1e-9;

/** What a chart says differently from a reference case, one sentence each. */
export function chartDifferences(chart: ControlChart, { expected }: ChartCase): string[] {
  const found: string[] = [];
  const compare = comparison(found);
  compare("points", chart.points.length, expected.points.length);
  compare("phases", chart.phases.length, expected.runs.length);
  for (const [row, wanted] of expected.points.entries()) {
    const point = chart.points[row];
    const at = (field: string) => `points[${row}].${field}`;
    compare(at("value"), point?.value, wanted.y);
    compare(at("centre"), point?.centre, wanted.cl);
    compare(at("lower"), point?.lower, wanted.lcl);
    compare(at("upper"), point?.upper, wanted.ucl);
    compare(at("lower95"), point?.lower95, wanted.lcl95);
    compare(at("upper95"), point?.upper95, wanted.ucl95);
    compare(at("phase"), point?.phase, wanted.part);
    compare(at("excluded"), point?.excluded, !wanted.include);
    compare(at("beyondLimits"), point?.beyondLimits, wanted.sigmaSignal);
  }
  for (const [row, wanted] of expected.runs.entries()) {
    const runs = chart.phases[row];
    const at = (field: string) => `phases[${row}].${field}`;
    compare(at("phase"), runs?.phase, wanted.part);
    compare(at("useful"), runs?.useful, wanted.nUseful);
    compare(at("longestRun"), runs?.longestRun, wanted.longestRun);
    compare(at("longestRunMax"), runs?.longestRunMax, wanted.longestRunMax);
    compare(at("crossings"), runs?.crossings, wanted.nCrossings);
    compare(at("crossingsMin"), runs?.crossingsMin, wanted.nCrossingsMin);
    compare(at("signal"), runs?.signal, wanted.runsSignal);
  }
  return found;
}

/** What Making Data Count says differently from a reference case, one sentence each. */
export function makingDataCountDifferences(
  chart: MakingDataCount,
  { expected }: MakingDataCountCase,
): string[] {
  const found: string[] = [];
  const compare = comparison(found);
  compare("points", chart.points.length, expected.points.length);
  for (const [row, wanted] of expected.points.entries()) {
    const point = chart.points[row];
    const at = (field: string) => `points[${row}].${field}`;
    compare(at("group"), point?.group, wanted.group);
    compare(at("value"), point?.value, wanted.y);
    compare(at("mean"), point?.mean, wanted.mean);
    compare(at("lower"), point?.lower, wanted.lpl);
    compare(at("upper"), point?.upper, wanted.upl);
    compare(at("outsideLimits"), point?.outsideLimits, wanted.outsideLimits);
    compare(at("closeToLimits"), point?.closeToLimits, wanted.closeToLimits);
    compare(at("relativeToMean"), point?.relativeToMean, wanted.relativeToMean);
    compare(at("specialCause"), point?.specialCause, wanted.specialCause);
    compare(at("pointType"), point?.pointType, wanted.pointType);
    compare(at("shortGroup"), point?.shortGroup, wanted.shortGroup);
  }
  const isShort = expected.points.some(({ shortGroup }) => shortGroup);
  compare("shortGroups", chart.shortGroups, isShort);
  compare("variationIcon", chart.variationIcon, expected.icons.variationIcon);
  compare("assuranceIcon", chart.assuranceIcon, expected.icons.assuranceIcon);
  return found;
}

function comparison(found: string[]) {
  return (what: string, ours: unknown, theirs: unknown) => {
    if (!agree(ours, theirs)) found.push(`${what}: ${ours}, reference ${theirs}`);
  };
}

function agree(ours: unknown, theirs: unknown): boolean {
  if (typeof ours !== "number" || typeof theirs !== "number") return ours === theirs;
  return Math.abs(ours - theirs) <= TOLERANCE * Math.max(Math.abs(ours), Math.abs(theirs));
}
