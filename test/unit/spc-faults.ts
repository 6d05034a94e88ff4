/** A fault as somebody might make it: text of one source file, and what it says instead. */
export interface Fault {
  what: string;
  file: string;
  right: string;
  wrong: string;
}

/** Faults that the reference cases must catch, by file of packages/spc/src. */
export const faults: readonly Fault[] = [
  ...inFile("numbers/moving-ranges.ts", [
    ["sigma from d2 of 1.13", "SIGMAS_PER_RANGE = 1.128", "SIGMAS_PER_RANGE = 1.13"],
    ["D4 of 3.27", "LARGEST_RANGE = 3.267", "LARGEST_RANGE = 3.27"],
    ["no screening of ranges", "if (!screened) return", "if (true) return"],
    ["ranges at the bound kept", "range < largest", "range <= largest"],
    ["screening always on", "if (!screened) return", "if (false) return"],
    ["ranges that reach across a gap", "before = value;", "if (value === value) before = value;"],
  ]),
  ...inFile("limits/phase.ts", [
    ["excluded points in the baseline", "if (!excluded[row]) rows", "rows"],
    ["a freeze that phases do not end", "phaseEnds?.length ? size : ", ""],
    ["a freeze one row too long", "Math.min(to, frozen)", "Math.min(to, frozen + 1)"],
    ["a freeze one row too short", "Math.min(to, frozen)", "Math.min(to, frozen - 1)"],
    ["a phase that begins after the last row", "end < size", "end <= size"],
    ["phase ends left unsorted", ".sort((one, other) => one - other)", ""],
  ]),
  ...inFile("limits/lines.ts", [
    ["proportions above 100 %", "{ lowest: 0, highest: 1 }", "{ lowest: 0, highest: 9 }"],
    ["proportions below 0 %", "{ lowest: 0, highest: 1 }", "{ lowest: -9, highest: 1 }"],
    ["limits of 95 % at 1.96 sigma", "centre + 2 * sigma", "centre + 1.96 * sigma"],
    ["limits at 3.09 sigma", "centre + 3 * sigma", "centre + 3.09 * sigma"],
  ]),
  ...inFile("limits/lines.ts", [
    ["limits below 0 for what cannot be", "if (height < 0) limit[row] = 0", "limit[row] = height"],
  ]),
  ...inFile("limits/average-rate.ts", [
    ["missing months in the average", "sum(pick(denominators, baseline))", "baseline.length"],
  ]),
  ...inFile("limits/p.ts", [
    ["a p chart with the sigma of a u chart", "centre * (1 - centre)", "centre"],
  ]),
  ...inFile("limits/u.ts", [
    ["a u chart with the sigma of a c chart", "centre / exposure", "centre / 1"],
  ]),
  ...inFile("limits/g.ts", [
    ["a g chart that draws its mean", "median(values)", "mean(values)"],
    ["the median of a g chart as ln 2", "MEDIAN_OF_MEAN = 0.693", "MEDIAN_OF_MEAN = Math.LN2"],
    ["a g chart with the sigma of a c chart", "average * (average + 1)", "average"],
  ]),
  ...inFile("limits/t.ts", [
    ["the 3.5th root of times", "NEARLY_NORMAL = 3.6", "NEARLY_NORMAL = 3.5"],
    ["no lower limit for times", "at(-3) || 0", "at(-3)"],
  ]),
  ...inFile("limits/laney.ts", [
    ["Laney's limits as if by chance", "byChance(row) * sigma", "byChance(row)"],
    ["neighbours among categories", "choices.unordered\n", "false\n"],
    ["z from the wrong end", "/ byChance(row),", "* byChance(row),"],
  ]),
  ...inFile("limits/mr.ts", [
    ["a range between phases", "phase.from + 1; row", "Math.max(1, phase.from); row"],
    ["limits of 95 % at full height", "* centre * 2) / 3", "* centre * 3) / 3"],
  ]),
  ...inFile("limits/spread-within.ts", [
    ["spreads always pooled", "if (isOneSize)", "if (false)"],
    ["spreads never pooled", "if (isOneSize)", "if (true)"],
  ]),
  ...inFile("limits/s.ts", [["an s chart without c4", "Math.sqrt(1 - shown ** 2)) / shown", "1)"]]),
  ...inFile("limits/xbar.ts", [
    ["c4 left out", "c4(size) * Math.sqrt", "Math.sqrt"],
    ["subgroups weighed alike", "sum(totals) / sum(sizes)", "sum(means) / means.length"],
  ]),
  ...inFile("limits/c.ts", [["a known centre ignored", "choices.centre ?? ", ""]]),
  ...inFile("numbers/c4.ts", [
    ["c4 of a sample one smaller", "(next - 2) / (next - 1)", "(next - 1) / next"],
  ]),
  ...inFile("numbers/median.ts", [
    ["the lower of two in the middle", "lower / 2 + upper / 2", "lower"],
  ]),
  ...inFile("runs/anhoej.ts", [
    ["a run limit one too low", "Math.log2(useful)) + 3", "Math.log2(useful)) + 2"],
    ["a run limit rounded down", "Math.round(Math.log2", "Math.floor(Math.log2"],
    ["a signal at the run limit", "longestRun > longestRunMax", "longestRun >= longestRunMax"],
    ["a signal at the crossings limit", "crossings < crossingsMin", "crossings <= crossingsMin"],
    ["excluded points in runs", "excluded[row] || ", ""],
    ["points on the line in runs", "!(height > 0 || height < 0)", "Number.isNaN(height)"],
  ]),
  ...inFile("runs/crossings-limit.ts", [
    ["a crossings limit of 2.5 %", "RARE = 0.05", "RARE = 0.025"],
    ["one coin too many", "tosses = useful - 1", "tosses = useful"],
  ]),
  ...inFile("columns.ts", [
    ["half a month in the sums", "|| Number.isNaN(exposure)", ""],
    ["times of 0", "least: Number.MIN_VALUE", "least: 0"],
  ]),
  ...inFile("control-chart.ts", [
    [
      "limits without the multiplier",
      "drawn(lines.upper[row], multiplier)",
      "drawn(lines.upper[row], 1)",
    ],
    ["points on a limit called beyond", "value > upper", "value >= upper"],
    ["an exclusion one row late", "excluded[position - 1] = true", "excluded[position] = true"],
    ["signals among categories", " && !options.unordered", ""],
  ]),
  ...inFile("limits/process-limits.ts", [
    ["2.66 unrounded", "RANGES_TO_LIMIT = 2.66", "RANGES_TO_LIMIT = 3 / 1.128"],
    ["the outer half called close", "(2 * RANGES_TO_LIMIT) / 3", "RANGES_TO_LIMIT / 2"],
  ]),
  ...inFile("special-cause.ts", [
    ["a shift of 8", "SHIFT_POINTS = 7", "SHIFT_POINTS = 8"],
    ["a shift of 6", "SHIFT_POINTS = 7", "SHIFT_POINTS = 6"],
    ["a trend of 6 points", "TREND_STEPS = 6", "TREND_STEPS = 5"],
    ["a trend of 8 points", "TREND_STEPS = 6", "TREND_STEPS = 7"],
    [
      "a turning point left to the trend before",
      "if (inTrend[index]) return",
      "if (inTrend[index] && !inTrend[index - 1]) return",
    ],
    ["two in three on either side", "if (isOneSided && ", "if ("],
    ["all three of two in three", "close.length >= 2", "close.length >= 3"],
    [
      "the third of two in three marked too",
      "(isClose ? [start + offset] : [])",
      "[start + offset]",
    ],
  ]),
  ...inFile("making-data-count.ts", [
    ["groups of 12 called long enough", "LONG_GROUP = 13", "LONG_GROUP = 12"],
    ["limits fixed after 11", "FEWEST_TO_FIX = 12", "FEWEST_TO_FIX = 11"],
    ["limits never fixed", "values.slice(0, fixAfter)", "values"],
    ["rebases ignored", "rebases.has(label)", "false"],
    ["outside points called close", "!isOutside && (value", "(value"],
    ["a target above the limits passed", `? "fail" : "pass"`, `? "pass" : "fail"`],
    ["the first point's icon", "variationIcon(points.at(-1))", "variationIcon(points.at(0))"],
    ["an icon for neutral targets", `improvement === "neutral" || !last`, "!last"],
  ]),
];

function inFile(file: string, list: readonly (readonly [string, string, string])[]): Fault[] {
  return list.map(([what, right, wrong]) => ({ what, file, right, wrong }));
}
