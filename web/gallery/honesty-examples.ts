import { type ChartExample, labelled, MADE_UP, monthly, weeks } from "./example.ts";
import { emergencyWaits, flowRate } from "./published-figures.ts";
import { infectionsByMonth } from "./rare-infections.ts";

/** What a chart does not claim. */
export const honestyExamples: readonly ChartExample[] = [
  {
    id: "trial-limits",
    heading: "Trial limits",
    look: "Limits from fewer than 12 points move with every new one. They are dashed and hatched, and the sentence says so.",
    source: flowRate.source,
    title: "Flow rate of ten batches",
    axisTitle: "Flow rate",
    series: { chart: "i", points: flowRate.points },
    reading: { name: "The flow rate", decimals: 1, noun: { one: "batch", many: "batches" } },
  },
  {
    id: "sparse",
    heading: "Too few events for the rules",
    look: "With one infection in five months, eight months below the line happen all the time. Where more than one stable chart in ten would show a signal, the rule is not used, and the chart says which and why.",
    source: `${MADE_UP} The infections of the G and T charts, by month.`,
    title: "Line infections by month",
    axisTitle: "Line infections",
    series: { chart: "u", points: infectionsByMonth },
    reading: {
      name: "The rate of line infections",
      unit: "per 1,000 line days",
      direction: "decrease",
      chart: { multiplier: 1000 },
    },
  },
  {
    id: "over-dispersion",
    heading: "Limits that are too narrow",
    look: "Over a million visits a month: chance alone would move the share by less than 0.1 point, but winters and flu move it by more. A P chart would call every month special. It says so, and names the chart to use instead.",
    source: emergencyWaits.source,
    title: "Waits over four hours, as a plain P chart",
    axisTitle: "Waits over four hours",
    series: { chart: "p", points: emergencyWaits.points },
    reading: {
      name: "The share of long waits",
      unit: "%",
      decimals: 1,
      direction: "decrease",
      chart: { multiplier: 100 },
    },
  },
  {
    id: "autocorrelation",
    heading: "Weeks that remember",
    look: "The same patients are counted week after week, so each week resembles the last. Runs come easily then: a signal counts for less than it seems to.",
    source: MADE_UP,
    title: "Patients with a pressure ulcer on Mondays",
    axisTitle: "Patients with a pressure ulcer",
    series: {
      chart: "i",
      points: labelled(
        weeks(40),
        [
          46, 49, 53, 52, 47, 44, 41, 38, 38, 39, 33, 36, 40, 42, 42, 46, 38, 39, 42, 43, 41, 42,
          46, 46, 48, 43, 43, 41, 39, 40, 42, 40, 38, 39, 40, 43, 42, 40, 38, 39,
        ],
      ),
    },
    reading: { name: "The number of patients with an ulcer", direction: "decrease" },
  },
  {
    id: "few-points",
    heading: "Too soon for most rules",
    look: "Five months. A rule that needs eight in a row cannot be asked yet, and is listed as such rather than passed over in silence.",
    source: MADE_UP,
    title: "Shared decisions noted",
    axisTitle: "Shared decisions noted",
    series: {
      chart: "p",
      points: monthly("2026-01", [41, 39, 45, 45, 46], [54, 53, 60, 73, 60]),
    },
    reading: {
      name: "The share of noted decisions",
      unit: "%",
      direction: "increase",
      chart: { multiplier: 100 },
    },
  },
  {
    id: "constant",
    heading: "Always the same",
    look: "Nothing varies, so there is nothing to draw limits from. The chart shows the figures and says why there are none, instead of calling the next 11 a disaster.",
    source: MADE_UP,
    title: "Beds in the unit",
    axisTitle: "Beds",
    series: {
      chart: "i",
      points: monthly(
        "2025-01",
        Array.from({ length: 14 }, () => 12),
      ),
    },
    reading: { name: "The number of beds" },
  },
  {
    id: "always-all",
    heading: "100 % every month",
    look: "A share that was always 100 % has limits at 100 %, and the goal is met. No icon says “inconsistent”, and none says “failing”.",
    source: MADE_UP,
    title: "Medicines reconciled on admission",
    axisTitle: "Patients reconciled",
    series: {
      chart: "p",
      points: monthly(
        "2025-01",
        [48, 52, 47, 55, 60, 51, 49, 58, 53, 50, 46, 57, 54, 52],
        [48, 52, 47, 55, 60, 51, 49, 58, 53, 50, 46, 57, 54, 52],
      ),
    },
    reading: {
      name: "Reconciliation",
      unit: "%",
      direction: "increase",
      goal: 95,
      chart: { multiplier: 100 },
    },
  },
  {
    id: "no-figures",
    heading: "Nothing yet",
    look: "Before the first figure a chart says that it is meant to be empty.",
    source: MADE_UP,
    title: "Time to theatre",
    axisTitle: "Median time",
    series: { chart: "run", points: monthly("2026-01", [null, null, null]) },
    reading: { name: "Time to theatre", unit: "hours", direction: "decrease" },
  },
];
