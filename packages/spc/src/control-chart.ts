/** The kinds of control chart. `pp` and `up` are Laney's p′ and u′. */
export type ChartType =
  | "run"
  | "i"
  | "mr"
  | "xbar"
  | "s"
  | "t"
  | "p"
  | "pp"
  | "c"
  | "u"
  | "up"
  | "g";

export interface Observation {
  label: string;
  /** The value itself where there is no denominator; null: missing. */
  numerator?: number | null;
  denominator?: number | null;
  /** The subgroup's measurements, for xbar and s. */
  values?: readonly number[];
}

/** What is plotted, in plotting order. */
export interface Series {
  chart: ChartType;
  points: readonly Observation[];
}

export interface ChartOptions {
  /** Scales value, centre and limits, not the target. */
  multiplier?: number;
  /** Baseline = the first k points. */
  freezeAfter?: number;
  /** A new phase begins after point k (1-based). */
  phaseEnds?: readonly number[];
  /** Points left out of centre and limits (1-based). */
  exclude?: readonly number[];
  /** A known centre line, before the multiplier. */
  centre?: number;
  target?: number;
  /** Default true: drop moving ranges of at least 3.267 times their mean, once. */
  screenMovingRanges?: boolean;
  /** Categories, not time: no runs analysis, Laney's sigma from sd(z). */
  unordered?: boolean;
  /** No limit below 0 on i charts when no plotted value is negative. */
  nonNegative?: boolean;
}

export interface ChartPoint {
  label: string;
  value: number | null;
  centre: number | null;
  lower: number | null;
  upper: number | null;
  lower95: number | null;
  upper95: number | null;
  /** 1-based. */
  phase: number;
  excluded: boolean;
  beyondLimits: boolean;
}

export interface PhaseRuns {
  phase: number;
  /** Points that lie on neither side's border: what the runs analysis counts. */
  useful: number;
  longestRun: number | null;
  longestRunMax: number | null;
  crossings: number | null;
  crossingsMin: number | null;
  signal: boolean;
}

export interface ControlChart {
  chart: ChartType;
  points: readonly ChartPoint[];
  phases: readonly PhaseRuns[];
}
