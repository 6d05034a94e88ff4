import type { ChartType } from "@allteach/spc/control-chart";
import { type ChartExample, MADE_UP, monthly, weeks } from "./example.ts";
import {
  dyedCloth,
  emergencyWaits,
  loanCost,
  misregisteredChips,
  waferDefects,
} from "./published-figures.ts";
import { daysBetween, patientsBetween } from "./rare-infections.ts";

type Shown = Omit<ChartExample, "id" | "heading" | "series"> & {
  points: ChartExample["series"]["points"];
};

const doorToNeedle = [
  [58, 62, 57, 44, 51],
  [54, 45, 44, 55, 54],
  [57, 45, 56, 60, 50],
  [55, 44, 46, 52, 52],
  [57, 42, 56, 43, 49],
  [57, 52, 53, 60, 65],
  [50, 43, 55, 50, 62],
  [52, 55, 58, 56, 55],
  [52, 54, 49, 44, 62],
  [33, 69, 48, 54, 51],
  [50, 57, 54, 58, 64],
  [46, 51, 49, 42, 43],
  [48, 49, 62, 61, 53],
  [61, 59, 53, 55, 58],
  [47, 38, 55, 43, 52],
  [47, 38, 54, 41, 39],
  [33, 38, 48, 41, 40],
  [42, 41, 48, 42, 32],
  [46, 44, 44, 32, 41],
  [33, 30, 52, 35, 35],
  [38, 52, 45, 48, 48],
  [32, 33, 53, 45, 37],
  [38, 26, 46, 47, 41],
  [44, 50, 38, 56, 40],
];
const weeklySamples = weeks(24).map((label, week) => ({ label, values: doorToNeedle[week] ?? [] }));
const infection = { one: "infection", many: "infections" };
const wafer = { one: "wafer", many: "wafers" };
const week = { one: "week", many: "weeks" };

/** One chart of each kind, with the figures it was made for. */
export const chartExamples: Readonly<Record<ChartType, Shown>> = {
  run: {
    look: "Grey points scatter around the old median. The blue ones stay below the line for longer than chance would keep them there.",
    source: MADE_UP,
    title: "Time from arrival to antibiotics",
    axisTitle: "Median time",
    points: monthly(
      "2024-01",
      [
        106, 101, 77, 97, 85, 97, 78, 104, 89, 89, 97, 103, 85, 95, 69, 67, 85, 70, 57, 74, 61, 69,
        77, 62,
      ],
    ),
    reading: {
      name: "Time to antibiotics",
      unit: "minutes",
      direction: "decrease",
      ruleSet: "anhoej",
    },
  },
  p: {
    look: "Every wafer has 50 chips, so the limits are level. Two wafers lie beyond them, ringed.",
    source: misregisteredChips.source,
    title: "Misregistered chips on each wafer",
    axisTitle: "Misregistered chips",
    points: misregisteredChips.points,
    reading: {
      name: "The share of misregistered chips",
      unit: "%",
      direction: "decrease",
      noun: wafer,
      chart: { multiplier: 100 },
      decimals: 1,
    },
  },
  pp: {
    look: "Three winters, each a little worse than the last. The same figures as a P chart, where no limit holds, are under Honesty.",
    source: emergencyWaits.source,
    title: "Waits over four hours in England’s major emergency departments",
    axisTitle: "Waits over four hours",
    points: emergencyWaits.points,
    reading: {
      name: "The share of long waits",
      unit: "%",
      direction: "decrease",
      chart: { multiplier: 100 },
    },
  },
  u: {
    look: "Rolls differ in length, so every roll has limits of its own. With ten rolls they are still on trial, and drawn so.",
    source: dyedCloth.source,
    title: "Defects in rolls of dyed cloth",
    axisTitle: "Defects",
    points: dyedCloth.points,
    reading: {
      name: "The rate of defects",
      unit: "per 50 m²",
      direction: "decrease",
      noun: { one: "roll", many: "rolls" },
      chart: { multiplier: 50 },
      decimals: 2,
    },
  },
  up: {
    look: "About 600 falls a month. A plain U chart would call seven of these months beyond its limits; U′ does not, and still sees that the rate fell.",
    source: MADE_UP,
    title: "Falls in all hospitals of a network",
    axisTitle: "Falls",
    points: monthly(
      "2023-07",
      [
        632, 639, 561, 643, 713, 552, 630, 578, 640, 648, 613, 555, 547, 508, 554, 637, 642, 534,
        592, 639, 650, 549, 602, 548, 535, 451, 443, 508, 572, 543,
      ],
      [
        117249, 130455, 122108, 112074, 133468, 120851, 120726, 105746, 126164, 117430, 120057,
        104565, 109716, 110033, 114128, 112167, 124760, 101300, 126041, 118933, 123813, 122450,
        133978, 127427, 116105, 115341, 115712, 116311, 120182, 128497,
      ],
    ),
    reading: {
      name: "The rate of falls",
      unit: "per 1,000 bed days",
      direction: "decrease",
      chart: { multiplier: 1000 },
    },
  },
  c: {
    look: "Wafers of one size: every one has the same chance of a defect. The 24th lies beyond the limit.",
    source: waferDefects.source,
    title: "Defects on each wafer",
    axisTitle: "Defects per wafer",
    points: waferDefects.points,
    reading: { name: "The number of defects", direction: "decrease", noun: wafer },
  },
  g: {
    look: "Each point is one infection. After July 2024, 479 patients came without one: beyond what the years before would explain.",
    source: `${MADE_UP} The same infections as in the T chart.`,
    title: "Patients with a line between two infections",
    axisTitle: "Patients between infections",
    points: patientsBetween,
    reading: {
      name: "The gap between infections",
      unit: "patients",
      direction: "increase",
      noun: infection,
    },
  },
  t: {
    look: "The same infections. Their last gap, 337 days, is just within the limit: where the number of patients is known, the G chart knows more.",
    source: MADE_UP,
    title: "Days between two infections",
    axisTitle: "Days between infections",
    points: daysBetween,
    reading: {
      name: "The time between infections",
      unit: "days",
      direction: "increase",
      noun: infection,
    },
  },
  i: {
    look: "Nothing but chance: no point calls for an explanation, and asking for one would waste everyone’s time.",
    source: loanCost.source,
    title: "Cost of processing a mortgage loan",
    axisTitle: "Cost in dollars",
    points: loanCost.points,
    reading: {
      name: "The cost of a loan",
      unit: "dollars",
      direction: "decrease",
      noun: week,
      decimals: 1,
    },
  },
  mr: {
    look: "The same weeks. The first has no week before it, so its place stays empty.",
    source: loanCost.source,
    title: "Change in the cost of a loan from one week to the next",
    axisTitle: "Moving range in dollars",
    points: loanCost.points,
    reading: {
      name: "The change from week to week",
      unit: "dollars",
      direction: "decrease",
      noun: week,
      decimals: 2,
    },
  },
  xbar: {
    look: "Five patients a week. From week 15 on the means stay below the centre line: a shift to look into, and to decide on.",
    source: MADE_UP,
    title: "Mean door-to-needle time of five patients a week",
    axisTitle: "Mean time",
    points: weeklySamples,
    reading: { name: "Door-to-needle time", unit: "minutes", direction: "decrease" },
  },
  s: {
    look: "The same patients. Weeks became faster, but patients within a week were treated no more alike.",
    source: MADE_UP,
    title: "Spread of door-to-needle times within a week",
    axisTitle: "Standard deviation",
    points: weeklySamples,
    reading: { name: "The spread within a week", unit: "minutes", direction: "decrease" },
  },
  ip: {
    look: "Months with 33 stays have wider limits than months with 105, although a mean stay is neither a part of a whole nor a count of events.",
    source: MADE_UP,
    title: "Bed days per stay",
    axisTitle: "Bed days per stay",
    points: monthly(
      "2024-01",
      [
        485, 417, 218, 425, 289, 201, 320, 339, 345, 341, 231, 478, 417, 358, 349, 304, 428, 637,
        354, 407, 357, 323, 456, 690, 294, 351,
      ],
      [
        70, 67, 42, 58, 45, 33, 46, 60, 58, 52, 40, 69, 60, 62, 52, 57, 59, 99, 58, 65, 57, 59, 60,
        105, 55, 53,
      ],
    ),
    reading: { name: "The length of a stay", unit: "days", direction: "decrease" },
  },
};
