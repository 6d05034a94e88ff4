import { usualCalendar } from "@allteach/domain/calendar";
import { usualPolicies } from "./policies.ts";
import type { Template } from "./template.ts";
import { average, percentage } from "./template-measure.ts";

const lowActivity = percentage({
  code: "LOWACTIVITY",
  name: "Inactive or low disease activity",
  kind: "outcome",
  numerator: "patients with oligo- or polyarticular JIA whose cJADAS is inactive or low",
  denominator: "patients with oligo- or polyarticular JIA and a cJADAS",
  direction: "increase",
  goal: 80,
  chart: "pp",
  evidence: {
    grade: "A",
    source: "PR-COIN, PMID 39156025",
    proposal: false,
    note: "The goal of 80 %, from 76 %, is the aim that was published for the end of 2023.",
  },
});

const inactiveDisease = percentage({
  code: "INACTIVE",
  name: "Clinical inactive disease",
  kind: "outcome",
  numerator: "patients who meet every criterion of clinical inactive disease",
  denominator: "patients for whom every criterion was recorded",
  direction: "increase",
  chart: "pp",
  evidence: {
    grade: "A",
    source: "PR-COIN conference abstracts: 254 of 658 patients, later 1,249 of 2,677",
    proposal: false,
    note: "Counts are published, 38.6 and later 46.7 %. No goal is set here.",
  },
});

const pain = average({
  code: "PAIN",
  name: "Pain, as patients rate it",
  kind: "outcome",
  numerator: "latest pain score from 0 to 10 of each patient in the quarter, averaged",
  denominator: "patients who rated their pain in the quarter",
  unit: "of 10",
  direction: "decrease",
  cadence: "quarter",
  status: "test",
  evidence: {
    grade: "C",
    source: "A proposal: pain and quality of life are named by PR-COIN, without their counts",
    proposal: true,
    note: "Scale, window and quarter are ours, to be agreed on with patients. No goal is set.",
  },
});

/** Centres that care for children with juvenile idiopathic arthritis. */
export const rheumatology: Template = {
  key: "rheumatology",
  name: "Childhood arthritis",
  summary: "For centres that care for children with juvenile idiopathic arthritis.",
  purpose:
    "Children with arthritis should move without pain and without lasting damage. We are centres " +
    "and families who measure the disease at every visit and treat it until it is quiet.",
  mission:
    "To make measuring and treating to a target the ordinary way of caring, and to learn from one " +
    "another how to get there.",
  vision: "A childhood that arthritis does not define.",
  aim: "Raise inactive or low disease activity in oligo- and polyarticular JIA from 76 to 80 %.",
  calendar: usualCalendar,
  siteTypes: ["centre"],
  measures: [lowActivity, inactiveDisease, pain],
  later: [
    {
      name: "Quality of life",
      why: "Named by such networks, without a scale: the network chooses one with its patients.",
    },
  ],
  policies: usualPolicies,
};
