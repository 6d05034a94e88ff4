import type { Series } from "@allteach/spc/control-chart";
import { type ChartExample, MADE_UP, monthly } from "./example.ts";
import { remissionMonths, tenYears, waits } from "./made-up-months.ts";

const handHygiene: Series = {
  chart: "p",
  points: monthly(
    "2024-03",
    [
      68, 71, 88, 65, 79, 76, 72, 76, 64, 86, 71, 66, 69, 88, 62, 82, 80, 72, 93, 82, 91, 88, 94,
      96, 82, 90, 81, 94,
    ],
    [
      80, 84, 99, 79, 92, 87, 83, 94, 84, 108, 91, 78, 88, 105, 78, 87, 86, 77, 99, 90, 96, 96, 100,
      101, 89, 92, 92, 98,
    ],
  ),
};

const earlyWalking: Series = {
  chart: "p",
  points: monthly(
    "2024-07",
    [
      85, 97, 76, 83, 73, 78, 68, 91, 78, 77, 87, 83, 68, 93, 78, 76, 71, 91, 79, 73, 73, 81, 80,
      75,
    ],
    [
      98, 106, 84, 94, 81, 89, 79, 105, 91, 86, 100, 96, 76, 104, 93, 87, 86, 104, 99, 80, 83, 92,
      89, 87,
    ],
  ),
};

const percent = { unit: "%", direction: "increase", chart: { multiplier: 100 } } as const;

/** Goals, and what people add to a chart. */
export const moreMarkExamples: readonly ChartExample[] = [
  {
    id: "goal-held",
    heading: "A goal that is held",
    look: "Eight months in a row at the goal or better: a rule, not one good month. The goal lies below the lower limit, so as things stand every month should meet it.",
    source: MADE_UP,
    title: "Hand hygiene",
    axisTitle: "Hands cleaned when they should be",
    series: handHygiene,
    reading: {
      ...percent,
      name: "Hand hygiene",
      goal: 85,
      chart: { multiplier: 100, phaseEnds: [15] },
    },
  },
  {
    id: "hit-and-miss",
    heading: "A goal that is hit and missed",
    look: "The goal lies between the limits. Nothing changed in two years, yet some months meet it and some do not: praising one and blaming the next would be praising and blaming chance.",
    source: MADE_UP,
    title: "Walking on the day after surgery",
    axisTitle: "Patients who walked",
    series: earlyWalking,
    reading: { ...percent, name: "Early walking", goal: 90 },
  },
  {
    id: "changing-goal",
    heading: "A goal that changes, and months to come",
    look: "Each stretch has a goal of its own, and the last reaches half a year ahead, so that one sees how far there is to go.",
    source: MADE_UP,
    title: "Children with an asthma plan",
    axisTitle: "Children with a plan",
    series: {
      chart: "p",
      points: monthly(
        "2024-07",
        [
          75, 69, 100, 91, 103, 84, 95, 91, 110, 91, 97, 107, 115, 107, 85, 99, 94, 118, 120, 135,
          127, 105, 105, 117,
        ],
        [
          140, 142, 148, 164, 172, 148, 151, 142, 159, 142, 147, 149, 169, 155, 126, 137, 136, 166,
          160, 187, 158, 131, 144, 158,
        ],
      ),
    },
    reading: { ...percent, name: "The share with a plan" },
    drawing: {
      goals: [
        { value: 65, to: 11, name: "Goal" },
        { value: 75, from: 12, to: 23, name: "Goal now" },
        { value: 85, from: 24, name: "Goal ahead" },
      ],
      ahead: ["2026-07", "2026-08", "2026-09", "2026-10", "2026-11", "2026-12"],
    },
  },
  {
    id: "annotations",
    heading: "What happened, and when",
    look: "Notes hang in a lane of their own under the axis, so that none covers a point. A note says what happened, not what it caused: the chart cannot know.",
    source: MADE_UP,
    title: "Patients in remission, with notes",
    axisTitle: "Patients in remission",
    series: { chart: "p", points: remissionMonths },
    reading: { ...percent, name: "Remission", chart: { multiplier: 100, phaseEnds: [19] } },
    drawing: {
      annotations: [
        { point: 9, text: "New pharmacist" },
        { point: 17, text: "Clinic huddles begin" },
        { point: 24, text: "Second clinic joins" },
      ],
    },
  },
  {
    id: "restated",
    heading: "A figure that was corrected",
    look: "A faint ring marks where a figure stood before it was corrected. Nobody has to wonder why the chart looks different from last month’s print.",
    source: MADE_UP,
    title: "Walking on the day after surgery, corrected",
    axisTitle: "Patients who walked",
    series: earlyWalking,
    reading: { ...percent, name: "Early walking" },
    drawing: {
      restated: [
        { point: 17, was: 74 },
        { point: 21, was: 97 },
      ],
    },
  },
  {
    id: "no-direction",
    heading: "No better direction",
    look: "Neither more nor fewer referrals is better, so a signal is black and square: worth a look, and neither good nor bad.",
    source: MADE_UP,
    title: "Referrals to the service",
    axisTitle: "Referrals",
    series: {
      chart: "i",
      points: monthly(
        "2024-05",
        [
          325, 321, 282, 307, 287, 268, 288, 310, 306, 298, 278, 324, 311, 312, 297, 305, 347, 409,
          345, 356, 344, 347, 348, 418, 339, 337,
        ],
      ),
    },
    reading: { name: "The number of referrals" },
  },
  {
    id: "ten-years",
    heading: "Ten years",
    look: "A hundred and twenty months and two accepted shifts. Points grow small, phases keep their figures, and on a phone the labels thin out.",
    source: MADE_UP,
    title: "Line infections, ten years",
    axisTitle: "Line infections",
    series: { chart: "u", points: tenYears },
    reading: {
      name: "The rate of line infections",
      unit: "per 1,000 line days",
      direction: "decrease",
      chart: { multiplier: 1000, phaseEnds: [44, 85] },
    },
  },
  {
    id: "one-point",
    heading: "The first month",
    look: "One point is a figure and no chart yet: no limits, no judgement, and a word on why.",
    source: MADE_UP,
    title: "Wait for a first visit, first month",
    axisTitle: "Median wait",
    series: { chart: "i", points: waits.slice(0, 1) },
    reading: {
      name: "The wait for a first visit",
      unit: "days",
      decimals: 1,
      direction: "decrease",
    },
  },
];
