import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { ChartOptions, ChartType, Series } from "@allteach/spc/control-chart";
import type { MakingDataCountOptions } from "@allteach/spc/making-data-count";

/** Reference results lie beside the repository, not in it: some come from GPL packages. */
const oracle = new URL("../../../shared/oracle/", import.meta.url);
export const hasOracle = existsSync(oracle);
export const whySkipped = "../shared/oracle is absent: reference cases are skipped";

type Numbers = readonly (number | null)[];

export interface ChartCase {
  id: string;
  chart: ChartType;
  inputs: {
    x: readonly (string | number)[];
    xType: "date" | "number" | "category";
    n?: Numbers;
    d?: Numbers | null;
    subgroups?: readonly Numbers[];
    options: {
      multiply: number;
      freeze?: number | null;
      part?: readonly number[] | null;
      exclude?: readonly number[] | null;
      target?: number | null;
      cl?: number | null;
      screenedMR?: boolean;
      yNeg?: boolean;
      agg?: "mean" | "median";
    };
  };
  expected: {
    error?: string;
    points: readonly {
      part: number;
      include: boolean;
      y: number | null;
      cl: number | null;
      lcl: number | null;
      ucl: number | null;
      lcl95: number | null;
      ucl95: number | null;
      sigmaSignal: boolean;
    }[];
    runs: readonly {
      part: number;
      nUseful: number;
      longestRun: number | null;
      longestRunMax: number | null;
      nCrossings: number | null;
      nCrossingsMin: number | null;
      runsSignal: boolean;
    }[];
  };
  published?: { source: string; part: number; cl: number; lcl: number; ucl: number };
}

export interface MakingDataCountCase {
  id: string;
  inputs: {
    x: readonly string[];
    n: Numbers;
    options: {
      improvement: MakingDataCountOptions["improvement"];
      target: number | null;
      rebase: readonly string[] | null;
      fixAfterNPoints: number | null;
      screenOutliers: boolean;
    };
  };
  expected: {
    error?: string;
    points: readonly {
      group: number;
      y: number | null;
      mean: number | null;
      lpl: number | null;
      upl: number | null;
      outsideLimits: boolean;
      closeToLimits: boolean;
      relativeToMean: number;
      specialCause: string;
      pointType: string;
      shortGroup: boolean;
    }[];
    icons: { variationIcon: string; assuranceIcon: string | null };
  };
}

/** Every case in a folder of the oracle; none where it is absent. */
export function readCases<Case>(folder: "charts" | "making-data-count"): Case[] {
  if (!hasOracle) return [];
  const place = new URL(`${folder}/`, oracle);
  const names = readdirSync(place).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => JSON.parse(readFileSync(new URL(name, place), "utf8")));
}

/** One file of the oracle. */
export function readOracle<Content>(name: string): Content {
  return JSON.parse(readFileSync(new URL(name, oracle), "utf8"));
}

/** The case as this library takes it. Subgroups that a case reduces to one value are reduced here. */
export function seriesOf({ chart, inputs }: ChartCase): Series {
  const { x, n, d, subgroups, options } = inputs;
  const points = x.map((label, row) => {
    const subgroup = subgroups?.[row]?.filter((value) => value !== null);
    if (subgroup && !options.agg) return { label: String(label), values: subgroup };
    const numerator = subgroup ? reduce(subgroup, options.agg) : (n?.[row] ?? null);
    return { label: String(label), numerator, ...(d && { denominator: d[row] ?? null }) };
  });
  return { chart, points };
}

export function optionsOf({ inputs: { xType, options } }: ChartCase): ChartOptions {
  const { multiply, freeze, part, exclude, target, cl, screenedMR, yNeg } = options;
  return {
    multiplier: multiply,
    ...(typeof freeze === "number" && { freezeAfter: freeze }),
    ...(part && { phaseEnds: part }),
    ...(exclude && { exclude }),
    ...(typeof target === "number" && { target }),
    ...(typeof cl === "number" && { centre: cl }),
    ...(screenedMR !== undefined && { screenMovingRanges: screenedMR }),
    ...(xType === "category" && { unordered: true }),
    ...(yNeg === false && { nonNegative: true }),
  };
}

export function makingDataCountSeries({ inputs: { x, n } }: MakingDataCountCase): Series {
  return { chart: "i", points: x.map((label, row) => ({ label, numerator: n[row] ?? null })) };
}

export function makingDataCountOptions({
  inputs: { options },
}: MakingDataCountCase): MakingDataCountOptions {
  return {
    improvement: options.improvement,
    screenMovingRanges: options.screenOutliers,
    ...(options.target !== null && { target: options.target }),
    ...(options.rebase && { rebaseAt: options.rebase }),
    ...(options.fixAfterNPoints !== null && { fixAfter: options.fixAfterNPoints }),
  };
}

function reduce(values: readonly number[], how: "mean" | "median" | undefined): number | null {
  if (values.length === 0) return null;
  if (how !== "median") return values.reduce((total, value) => total + value, 0) / values.length;
  const sorted = [...values].sort((one, other) => one - other);
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  return (lower + upper) / 2;
}
