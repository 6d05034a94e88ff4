import { mean } from "./numbers/mean.ts";
import { standardDeviation } from "./numbers/standard-deviation.ts";

/** What is plotted, as numbers by row. NaN: missing. */
export interface Columns {
  values: number[];
  /** Empty for xbar and s. */
  numerators: number[];
  /** Empty where there are none. */
  denominators: number[];
  /** How many measurements a subgroup has; empty but for xbar and s. */
  sizes: number[];
  /** The standard deviation within a subgroup; empty but for xbar and s. */
  spreads: number[];
}

/** What one row of a series may hold; null and undefined: missing. */
export interface Row {
  numerator?: number | null;
  denominator?: number | null;
  values?: readonly (number | null)[];
  summary?: Summary;
}

/** A subgroup whose measurements were summed up elsewhere. */
export interface Summary {
  mean: number;
  /** Absent of a single measurement. */
  sd?: number;
  /** How many measurements: a whole number from 1. */
  size: number;
}

/** What a numerator or measurement may be, beyond being finite. */
export type Sign = "any" | "not-negative" | "positive";

/** What a chart asks of its rows. */
export interface Demands {
  sign: Sign;
  /** A denominator is read: always, when there is one, or never. */
  denominator: "needed" | "optional" | "unread";
  /** Parts of a whole: a numerator may not exceed its denominator. */
  isPart: boolean;
}

/**
 * Reads counts, amounts or ratios. A missing numerator or denominator makes the whole row missing;
 * 0 out of 0 is a row that is known, counts for nothing and has no value.
 *
 * @throws {RangeError} naming the row and the field that cannot be.
 */
export function readColumns(rows: readonly Row[], demands: Demands): Columns {
  const divides =
    demands.denominator === "needed" ||
    (demands.denominator === "optional" && rows.some((row) => typeof row.denominator === "number"));
  const blank = () => new Array<number>(rows.length).fill(Number.NaN);
  const values = blank();
  const numerators = blank();
  const denominators = divides ? blank() : [];
  for (let index = 0; index < rows.length; index += 1) {
    const { numerator, denominator } = rows[index] ?? {};
    const count = readNumber(numerator, demands.sign, index, "numerator");
    const exposure = divides ? readNumber(denominator, "not-negative", index, "denominator") : 1;
    if (Number.isNaN(count) || Number.isNaN(exposure)) continue;
    if (divides) {
      checkRatio(count, exposure, index, demands.isPart);
      denominators[index] = exposure;
    }
    numerators[index] = count;
    values[index] = count / exposure;
  }
  return { values, numerators, denominators, sizes: [], spreads: [] };
}

/**
 * Reads subgroups into their mean, standard deviation and size. Missing measurements are left out.
 *
 * @throws {RangeError} naming the measurement or summary that cannot be.
 */
export function readSubgroups(rows: readonly Row[], plotted: "mean" | "spread"): Columns {
  const summaries = rows.map(({ values = [], summary }, index) =>
    summary ? checkedSummary(summary, index) : summaryOf(values, index),
  );
  const spreads = summaries.map(({ sd }) => sd);
  const values = plotted === "mean" ? summaries.map(({ mean: each }) => each) : spreads;
  const sizes = summaries.map(({ size }) => size);
  return { values, numerators: [], denominators: [], sizes, spreads };
}

function summaryOf(values: readonly (number | null)[], index: number): Required<Summary> {
  const known = values
    .map((value, place) => readNumber(value, "any", index, `values[${place}]`))
    .filter((value) => !Number.isNaN(value));
  return { mean: mean(known), sd: standardDeviation(known), size: known.length };
}

function checkedSummary(summary: Summary, index: number): Required<Summary> {
  const { size } = summary;
  if (!Number.isInteger(size) || size < 1) {
    throw new RangeError(`points[${index}].summary.size: must be a whole number from 1`);
  }
  const value = readNumber(summary.mean, "any", index, "summary.mean");
  const sd = readNumber(summary.sd, "not-negative", index, "summary.sd");
  return { mean: value, sd: size > 1 ? sd : Number.NaN, size };
}

/** Bounds that are themselves allowed: the least number above 0 stands for all above 0. */
const bounds: Record<Sign, { least: number; words: string }> = {
  any: { least: -Number.MAX_VALUE, words: "a finite number" },
  "not-negative": { least: 0, words: "a finite number of 0 or more" },
  positive: { least: Number.MIN_VALUE, words: "a finite number above 0" },
};

function readNumber(
  value: number | null | undefined,
  sign: Sign,
  index: number,
  field: string,
): number {
  if (value === null || value === undefined) return Number.NaN;
  const { least, words } = bounds[sign];
  if (Number.isFinite(value) && value >= least) return value;
  throw new RangeError(`points[${index}].${field}: must be ${words}, got ${value}`);
}

function checkRatio(count: number, exposure: number, index: number, isPart: boolean): void {
  if (exposure === 0 && count !== 0) {
    throw new RangeError(
      `points[${index}].denominator: must be above 0 where the numerator is ${count}, got 0`,
    );
  }
  if (isPart && count > exposure) {
    throw new RangeError(
      `points[${index}].numerator: must not exceed the denominator ${exposure}, got ${count}`,
    );
  }
}
