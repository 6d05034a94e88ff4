import { readColumns } from "./columns.ts";
import type { Series } from "./control-chart.ts";
import { given } from "./given.ts";
import { type ProcessLimits, processLimits } from "./limits/process-limits.ts";
import { type SpecialCause, type Standing, specialCauses } from "./special-cause.ts";

/** Which way is better. Neutral: neither, so that nothing is called improvement or concern. */
export type Improvement = "increase" | "decrease" | "neutral";

export interface MakingDataCountOptions {
  improvement: Improvement;
  /** In the unit of the values. */
  target?: number;
  /** Labels at which a new group begins, with a mean and limits of its own. */
  rebaseAt?: readonly string[];
  /** Mean and limits of each group come from its first so many points: at least 12. */
  fixAfter?: number;
  /** Default true: drop moving ranges of at least 3.267 times their mean, once. */
  screenMovingRanges?: boolean;
}

export type PointType =
  | "common_cause"
  | "special_cause_improvement"
  | "special_cause_concern"
  | "special_cause_neutral_high"
  | "special_cause_neutral_low";

export type VariationIcon =
  | "common_cause"
  | "improvement_high"
  | "improvement_low"
  | "concern_high"
  | "concern_low"
  | "neutral_high"
  | "neutral_low";

export type AssuranceIcon = "pass" | "fail" | "inconsistent";

export interface MakingDataCountPoint {
  label: string;
  value: number | null;
  /** Counts the rebases so far, from 0. */
  group: number;
  mean: number | null;
  lower: number | null;
  upper: number | null;
  outsideLimits: boolean;
  /** Inside the limits, in the outer third. */
  closeToLimits: boolean;
  /** 1 above the mean, -1 below, 0 on it; null where either is missing. */
  relativeToMean: number | null;
  specialCause: SpecialCause;
  pointType: PointType;
  /** Its group has fewer than 13 points. */
  shortGroup: boolean;
}

export interface MakingDataCount {
  points: readonly MakingDataCountPoint[];
  variationIcon: VariationIcon;
  /** Null without a target, and where no direction is better. */
  assuranceIcon: AssuranceIcon | null;
  /** Some group has fewer than 13 points, so that its limits are on trial. */
  shortGroups: boolean;
  /** Why some group has no limits, in plain words; absent where all have them. */
  whyNoLimits?: string;
  /**
   * Whether the last group, in which nothing ever varied, meets the target: there, without limits,
   * the assurance icon can only say "inconsistent". Absent where the group varies.
   */
  constantMeetsTarget?: boolean;
}

const FEWEST_TO_FIX = 12;
const LONG_GROUP = 13;

/**
 * An XmR chart as Making Data Count reads it: what is special about each point, and the two icons
 * that sum up variation (of the last point) and assurance (of the last limits).
 *
 * @param series Values in time order, or numerator and denominator whose ratio is plotted. The
 *   chart type is not read: this method knows only the XmR chart.
 * @param choices Labels in `rebaseAt` that no point has are passed over.
 * @returns Mean and limits in the unit of the values, never clipped; null where nothing is drawn.
 * @throws {RangeError} naming the point or the option that cannot be.
 *
 * Source: NHS England, *Making Data Count*: as computed by NHSRplotthedots 0.2.2.
 */
export function makingDataCount(series: Series, choices: MakingDataCountOptions): MakingDataCount {
  const options = given(choices);
  checkOptions(options);
  const { values } = readColumns(series.points, {
    sign: "any",
    denominator: "optional",
    isPart: false,
  });
  const rebases = new Set(options.rebaseAt);
  const rows = series.points.map(({ label }, row) => ({ label, value: values[row] ?? Number.NaN }));
  const groups = splitAt(rows, ({ label }) => rebases.has(label)).map(({ rows, group }) =>
    judge(rows, group, options),
  );
  const points = groups.flatMap((group) => group.points);
  const whyNoLimits = groups.find(({ why }) => why !== undefined)?.why;
  const constantMeetsTarget = meetsTargetAlways(groups.at(-1), options);
  return {
    points,
    variationIcon: variationIcon(points.at(-1)),
    assuranceIcon: assuranceIcon(points.at(-1), options),
    shortGroups: points.some(({ shortGroup }) => shortGroup),
    ...(whyNoLimits && { whyNoLimits }),
    ...(constantMeetsTarget !== undefined && { constantMeetsTarget }),
  };
}

interface Row {
  label: string;
  /** NaN: missing. */
  value: number;
}

interface Judged {
  points: MakingDataCountPoint[];
  why?: string;
}

function checkOptions({ target, fixAfter }: MakingDataCountOptions): void {
  if (target !== undefined && !Number.isFinite(target)) {
    throw new RangeError(`options.target: must be a finite number, got ${target}`);
  }
  if (fixAfter !== undefined && !(Number.isInteger(fixAfter) && fixAfter >= FEWEST_TO_FIX)) {
    throw new RangeError(
      `options.fixAfter: must be a whole number of ${FEWEST_TO_FIX} or more, got ${fixAfter}`,
    );
  }
}

/** Rows in groups; a group's number counts the rebases so far, one at the very first row as well. */
function splitAt(rows: readonly Row[], isRebase: (row: Row) => boolean) {
  const groups: { rows: Row[]; group: number }[] = [];
  let rebases = 0;
  for (const row of rows) {
    if (isRebase(row)) rebases += 1;
    const last = groups.at(-1);
    if (last?.group === rebases) last.rows.push(row);
    else groups.push({ rows: [row], group: rebases });
  }
  return groups;
}

function judge(rows: readonly Row[], group: number, options: MakingDataCountOptions): Judged {
  const { improvement, fixAfter, screenMovingRanges = true } = options;
  const values = rows.map(({ value }) => value);
  const limits = processLimits(values.slice(0, fixAfter), screenMovingRanges);
  const standings = values.map((value) => standingOf(value, limits));
  const causes = specialCauses(standings);
  const points = rows.map(({ label, value }, index) => {
    const { isOutside = false, isClose = false } = standings[index] ?? {};
    const specialCause = causes[index] ?? "Common Cause";
    return {
      label,
      value: known(value),
      group,
      mean: known(limits.mean),
      lower: known(limits.lower),
      upper: known(limits.upper),
      outsideLimits: isOutside,
      closeToLimits: isClose,
      relativeToMean: known(Math.sign(value - limits.mean)),
      specialCause,
      pointType: pointTypeOf(specialCause, improvement),
      shortGroup: rows.length < LONG_GROUP,
    };
  });
  return { points, ...(limits.why && { why: limits.why }) };
}

function standingOf(value: number, limits: ProcessLimits): Standing {
  const isOutside = value > limits.upper || value < limits.lower;
  const isClose = !isOutside && (value > limits.nearUpper || value < limits.nearLower);
  return { value, side: Math.sign(value - limits.mean) || 0, isOutside, isClose };
}

function isHigh(specialCause: SpecialCause): boolean {
  return specialCause.includes("Above") || specialCause.includes("Increasing");
}

function pointTypeOf(specialCause: SpecialCause, improvement: Improvement): PointType {
  if (specialCause === "Common Cause") return "common_cause";
  const high = isHigh(specialCause);
  if (improvement === "neutral") {
    return high ? "special_cause_neutral_high" : "special_cause_neutral_low";
  }
  return high === (improvement === "increase")
    ? "special_cause_improvement"
    : "special_cause_concern";
}

function variationIcon(last: MakingDataCountPoint | undefined): VariationIcon {
  const height = last && isHigh(last.specialCause) ? "high" : "low";
  switch (last?.pointType) {
    case "special_cause_improvement":
      return `improvement_${height}`;
    case "special_cause_concern":
      return `concern_${height}`;
    case "special_cause_neutral_high":
      return "neutral_high";
    case "special_cause_neutral_low":
      return "neutral_low";
    default:
      return "common_cause";
  }
}

function assuranceIcon(
  last: MakingDataCountPoint | undefined,
  { improvement, target }: MakingDataCountOptions,
): AssuranceIcon | null {
  if (target === undefined || improvement === "neutral" || !last) return null;
  const { lower, upper } = last;
  if (upper !== null && target > upper) return improvement === "increase" ? "fail" : "pass";
  if (lower !== null && target < lower) return improvement === "increase" ? "pass" : "fail";
  return "inconsistent";
}

function meetsTargetAlways(
  last: Judged | undefined,
  { improvement, target }: MakingDataCountOptions,
): boolean | undefined {
  const values = last?.points.flatMap(({ value }) => (value === null ? [] : [value])) ?? [];
  const [only, ...others] = new Set(values);
  if (last?.why === undefined || only === undefined || others.length > 0) return undefined;
  if (target === undefined || improvement === "neutral" || values.length < 2) return undefined;
  return improvement === "increase" ? only >= target : only <= target;
}

function known(number: number): number | null {
  return Number.isFinite(number) ? number : null;
}
