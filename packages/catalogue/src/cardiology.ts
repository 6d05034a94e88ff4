import { usualCalendar } from "@allteach/domain/calendar";
import { policiesWith } from "./policies.ts";
import type { Template } from "./template.ts";
import { average, percentage, rareEvents } from "./template-measure.ts";

const interstageMortality = percentage({
  code: "MORTALITY",
  name: "Interstage mortality",
  kind: "outcome",
  numerator: "infants who died between discharge after stage 1 and stage 2",
  denominator: "infants whose interstage period ended in the month, by stage 2 or by death",
  direction: "decrease",
  goal: 5,
  chart: "p",
  evidence: {
    grade: "B",
    source:
      "Hill et al. 2018, AHA abstract 11797 (69 of 872 infants); Britto et al. 2018, BMJ Qual Saf " +
      "(mortality down by 40 %, survival 95 %)",
    proposal: true,
    note:
      "The outcome is published, its monthly counts were completed here; the goal of 5 % is the " +
      "survival that was reported. Read it for the network: one site has too few infants a month.",
  },
});

const growthFailure = percentage({
  code: "GROWTH",
  name: "Growth failure between the stages",
  kind: "outcome",
  numerator: "infants with growth failure",
  denominator: "interstage infants weighed in the month",
  direction: "decrease",
  chart: "p",
  evidence: {
    grade: "A",
    source: "Hill et al. 2018, AHA abstract 11797 (172 of 782 infants)",
    proposal: true,
    note:
      "The counts are published; the weight gain below which growth fails was not seen, so the " +
      "network agrees on one. No goal is set here.",
  },
});

const infantsBetweenDeaths = rareEvents({
  code: "BETWEEN",
  name: "Infants between two interstage deaths",
  kind: "outcome",
  numerator: "infants who died between discharge after stage 1 and stage 2",
  denominator: "infants",
  unit: "per 100 infants",
  multiplier: 100,
  direction: "decrease",
  chart: "g",
  evidence: {
    grade: "B",
    source:
      "Hill et al. 2018, AHA abstract 11797 (69 of 872 infants); Britto et al. 2018, BMJ Qual Saf",
    proposal: true,
    note:
      "The counts are published. One centre has too few infants for a monthly share, so it looks at " +
      "how many came through between two deaths: that form is a proposal.",
  },
});

const weightForAge = average({
  code: "WEIGHT",
  name: "Weight for age at stage 2",
  kind: "outcome",
  numerator: "weight-for-age z-score of each infant at stage 2, averaged",
  denominator: "infants who had stage 2 in the month",
  unit: "z-score",
  direction: "increase",
  evidence: {
    grade: "C",
    source: "A proposal: growth between the stages is published as a share, Hill et al. 2018",
    proposal: true,
    note: "A z-score below zero is lighter than the average child of that age. No goal is set.",
  },
});

/** Centres that operate on and follow infants with a single ventricle. */
export const cardiology: Template = {
  key: "cardiology",
  name: "Single-ventricle heart disease",
  summary: "For centres that care for infants with a single ventricle, with their parents.",
  purpose:
    "Infants born with half a heart should live, grow and thrive. We are heart centres and parents " +
    "who care for them through the most dangerous months.",
  mission:
    "To pool what each centre sees too rarely to learn from alone, and to bring every infant safely " +
    "from the first operation to the second and on to a first birthday.",
  vision: "Every child with a single ventricle grows up.",
  aim: "Bring mortality between stage 1 and stage 2 to 5 % or below and keep it there.",
  calendar: usualCalendar,
  siteTypes: ["heart centre"],
  measures: [interstageMortality, growthFailure, infantsBetweenDeaths, weightForAge],
  later: [],
  policies: policiesWith(
    "membership",
    "Parents of children with a single ventricle are members like everybody else: they take part " +
      "in choosing what is measured and tried, and lead work groups.",
  ),
};
