/** The options of a chart that are numbers. */
export interface NumericOptions {
  multiplier?: number;
  freezeAfter?: number;
  phaseEnds?: readonly number[];
  exclude?: readonly number[];
  centre?: number;
  target?: number;
}

/** Where a known centre line of a chart can lie at all. */
export interface CentreRange {
  least: number;
  most: number;
  words: string;
}

export const ANYWHERE: CentreRange = {
  least: -Number.MAX_VALUE,
  most: Number.MAX_VALUE,
  words: "a finite number",
};
export const FROM_ZERO: CentreRange = {
  least: 0,
  most: Number.MAX_VALUE,
  words: "a finite number of 0 or more",
};
export const ABOVE_ZERO: CentreRange = {
  least: Number.MIN_VALUE,
  most: Number.MAX_VALUE,
  words: "a finite number above 0",
};
export const ZERO_TO_ONE: CentreRange = {
  least: 0,
  most: 1,
  words: "a proportion from 0 to 1, before the multiplier",
};

/**
 * Refuses options that cannot mean anything. Positions may lie outside the series: they are then
 * passed over, but a position is a whole number.
 *
 * @throws {RangeError} naming the option.
 */
export function checkOptions(options: NumericOptions, centreRange: CentreRange): void {
  const { multiplier, freezeAfter, centre, target } = options;
  if (multiplier !== undefined) check("multiplier", multiplier, ABOVE_ZERO);
  if (centre !== undefined) check("centre", centre, centreRange);
  if (target !== undefined) check("target", target, ANYWHERE);
  if (freezeAfter !== undefined) checkPosition("freezeAfter", freezeAfter);
  options.phaseEnds?.forEach((end, index) => {
    checkPosition(`phaseEnds[${index}]`, end);
  });
  options.exclude?.forEach((position, index) => {
    checkPosition(`exclude[${index}]`, position);
  });
}

function check(option: string, value: number, { least, most, words }: CentreRange): void {
  if (value >= least && value <= most) return;
  throw new RangeError(`options.${option}: must be ${words}, got ${value}`);
}

function checkPosition(option: string, position: number): void {
  if (Number.isInteger(position)) return;
  throw new RangeError(`options.${option}: must be a whole number, got ${position}`);
}
