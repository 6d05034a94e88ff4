import { mean } from "./numbers/mean.ts";
import { standardDeviation } from "./numbers/standard-deviation.ts";

/** What is plotted, as numbers by row. NaN: missing. */
export interface Columns {
  values: Float64Array;
  numerators: Float64Array;
  /** NaN throughout where there are none. */
  denominators: Float64Array;
  /** How many measurements a subgroup has, for xbar and s. */
  sizes: Float64Array;
  /** The standard deviation within a subgroup, for xbar and s. */
  spreads: Float64Array;
}

/** What one row of a series may hold; null and undefined: missing. */
export interface Row {
  numerator?: number | null;
  denominator?: number | null;
  values?: readonly (number | null)[];
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
  const columns = blankColumns(rows.length);
  const divides =
    demands.denominator === "needed" ||
    (demands.denominator === "optional" && rows.some((row) => typeof row.denominator === "number"));
  for (let index = 0; index < rows.length; index += 1) {
    const { numerator, denominator } = rows[index] ?? {};
    const count = readNumber(numerator, demands.sign, index, "numerator");
    const exposure = divides ? readNumber(denominator, "not-negative", index, "denominator") : 1;
    if (Number.isNaN(count) || Number.isNaN(exposure)) continue;
    if (divides) {
      checkRatio(count, exposure, index, demands.isPart);
      columns.denominators[index] = exposure;
    }
    columns.numerators[index] = count;
    columns.values[index] = count / exposure;
  }
  return columns;
}

/**
 * Reads subgroups into their mean, standard deviation and size. Missing measurements are left out.
 *
 * @throws {RangeError} naming the measurement that is no finite number.
 */
export function readSubgroups(rows: readonly Row[], plotted: "mean" | "spread"): Columns {
  const columns = blankColumns(rows.length);
  rows.forEach(({ values = [] }, index) => {
    const known = values
      .map((value, place) => readNumber(value, "any", index, `values[${place}]`))
      .filter((value) => !Number.isNaN(value));
    const spread = standardDeviation(known);
    columns.sizes[index] = known.length;
    columns.spreads[index] = spread;
    columns.values[index] = plotted === "mean" ? mean(known) : spread;
  });
  return columns;
}

/** Columns in which everything is missing. */
export function blankColumns(size: number): Columns {
  const blank = () => new Float64Array(size).fill(Number.NaN);
  return {
    values: blank(),
    numerators: blank(),
    denominators: blank(),
    sizes: blank(),
    spreads: blank(),
  };
}

const allowed: Record<Sign, { test: (value: number) => boolean; words: string }> = {
  any: { test: () => true, words: "a finite number" },
  "not-negative": { test: (value) => value >= 0, words: "a finite number of 0 or more" },
  positive: { test: (value) => value > 0, words: "a finite number above 0" },
};

function readNumber(
  value: number | null | undefined,
  sign: Sign,
  index: number,
  field: string,
): number {
  if (value === null || value === undefined) return Number.NaN;
  const { test, words } = allowed[sign];
  if (Number.isFinite(value) && test(value)) return value;
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
