import type { ReadingOptions } from "@allteach/spc/chart-reading";
import type { ChartOptions, Series } from "@allteach/spc/control-chart";
import { type ChartExample, MADE_UP, monthly } from "./example.ts";
import { remissionMonths, waits } from "./made-up-months.ts";

const remission: Series = { chart: "p", points: remissionMonths };
const remissionRead = (chart: ChartOptions): ReadingOptions => ({
  name: "Remission",
  unit: "%",
  direction: "increase",
  chart: { multiplier: 100, ...chart },
});
const ofRemission = {
  source: MADE_UP,
  title: "Patients in remission",
  axisTitle: "Patients in remission",
  series: remission,
};

/** What can happen to a chart, and how it is drawn. */
export const markExamples: readonly ChartExample[] = [
  {
    ...ofRemission,
    id: "proposal",
    heading: "A shift is proposed",
    look: "Blue diamonds lie above the centre line for longer than chance explains, and orange triangles below it, since the line is still the mean of old and new. The chart proposes a new phase, with an interval that takes its start as known; it never begins one by itself.",
    reading: remissionRead({}),
  },
  {
    ...ofRemission,
    id: "phases",
    heading: "A shift that was accepted",
    look: "The same months after a person accepted the proposal: each phase has a centre line and limits of its own, named above it. No rule looks across the border.",
    reading: remissionRead({ phaseEnds: [19] }),
    drawing: { phaseNames: ["Before the clinic huddles", "Since"] },
  },
  {
    ...ofRemission,
    id: "freeze",
    heading: "Frozen baseline",
    look: "The same months again, limits taken from the first 16 and carried on: what came after is judged by what was before.",
    reading: remissionRead({ freezeAfter: 16 }),
    drawing: { baseline: 16 },
  },
  {
    id: "stepped-limits",
    heading: "Limits that step",
    look: "Not a fault: a month with 26 patients says less than one with 240, and its limits say so.",
    source: MADE_UP,
    title: "Patients with a urinary catheter",
    axisTitle: "Patients with a catheter",
    series: {
      chart: "p",
      points: monthly(
        "2024-07",
        [
          7, 55, 26, 21, 86, 40, 14, 65, 33, 15, 81, 44, 15, 64, 30, 26, 76, 42, 8, 59, 32, 22, 85,
          43,
        ],
        [
          26, 166, 72, 55, 204, 128, 34, 190, 94, 51, 231, 106, 47, 183, 87, 69, 240, 126, 29, 166,
          109, 70, 232, 123,
        ],
      ),
    },
    reading: {
      name: "Catheter use",
      unit: "%",
      direction: "decrease",
      chart: { multiplier: 100 },
    },
  },
  {
    id: "near-limits",
    heading: "95 % limits as well",
    look: "Two-sigma limits inside the three-sigma ones. About one month in twenty lies beyond them by chance, so no rule calls one alone a signal; two of three would be.",
    source: MADE_UP,
    title: "Readmission within 30 days",
    axisTitle: "Readmitted",
    series: {
      chart: "p",
      points: monthly(
        "2024-07",
        [
          26, 24, 33, 43, 30, 29, 35, 37, 24, 34, 24, 27, 32, 29, 21, 31, 36, 45, 34, 34, 32, 18,
          35, 34,
        ],
        [
          141, 124, 133, 166, 153, 145, 154, 158, 134, 142, 135, 136, 135, 134, 104, 169, 166, 147,
          164, 161, 152, 94, 141, 140,
        ],
      ),
    },
    reading: { name: "Readmission", unit: "%", direction: "decrease", chart: { multiplier: 100 } },
    drawing: { nearLimits: true },
  },
  {
    id: "ceiling",
    heading: "Limits at the end of what can be",
    look: "No more than all patients can have a checklist, so the upper limit is cut off at 100 %, where it needs no label. With limits like these only a fall can be seen.",
    source: MADE_UP,
    title: "Operations with a checklist",
    axisTitle: "Operations with a checklist",
    series: {
      chart: "p",
      points: monthly(
        "2024-07",
        [
          47, 52, 47, 43, 67, 59, 77, 72, 65, 59, 59, 62, 61, 79, 79, 66, 54, 74, 50, 77, 68, 68,
          63, 77,
        ],
        [
          47, 54, 47, 45, 69, 59, 81, 73, 68, 62, 61, 64, 63, 80, 80, 68, 56, 74, 52, 77, 68, 69,
          64, 78,
        ],
      ),
    },
    reading: {
      name: "Checklist use",
      unit: "%",
      direction: "increase",
      chart: { multiplier: 100 },
    },
  },
  {
    id: "left-out",
    heading: "A month left out",
    look: "In September 2025 the clinic was closed for two weeks. The hollow month is shown, and still ringed as beyond the limits, but has no part in them.",
    source: MADE_UP,
    title: "Wait for a first visit",
    axisTitle: "Median wait",
    series: { chart: "i", points: waits },
    reading: {
      name: "The wait for a first visit",
      unit: "days",
      decimals: 1,
      direction: "decrease",
      chart: { exclude: [15], nonNegative: true },
    },
  },
  {
    id: "gaps",
    heading: "Months without a value",
    look: "A cross: nobody collected it. A dash: it was collected, and there was no case. A zero is neither: it is a value. The line is broken, never closed up.",
    source: MADE_UP,
    title: "Line infections in a small unit",
    axisTitle: "Line infections",
    series: {
      chart: "u",
      points: monthly(
        "2024-07",
        [3, 2, 4, 1, null, null, 2, 3, 5, 2, 1, 0, 0, 3, 2, 4, 2, null, 1, 3, 2, 2, 4, 1],
        [
          510,
          488,
          530,
          402,
          null,
          null,
          467,
          512,
          540,
          495,
          470,
          0,
          0,
          455,
          502,
          515,
          490,
          null,
          478,
          520,
          505,
          466,
          531,
          498,
        ],
      ),
    },
    reading: {
      name: "The rate of line infections",
      unit: "per 1,000 line days",
      direction: "decrease",
      chart: { multiplier: 1000 },
    },
    drawing: {
      missing: [
        { point: 11, why: "no-cases" },
        { point: 12, why: "no-cases" },
      ],
    },
  },
];
