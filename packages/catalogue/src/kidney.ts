import { usualCalendar } from "@allteach/domain/calendar";
import { usualPolicies } from "./policies.ts";
import type { Template } from "./template.ts";
import { percentage, rate } from "./template-measure.ts";

const bloodPressureMeasured = percentage({
  code: "BPMEASURE",
  name: "Blood pressure measured as it should be",
  kind: "process",
  numerator: "visits at which blood pressure was measured by the guideline",
  denominator: "transplant clinic visits",
  direction: "increase",
  goal: 80,
  chart: "p",
  cadence: "week",
  evidence: {
    grade: "A",
    source: "IROC, Pediatrics 146(1):e20192833 (17 centres, 11 to 78 % of visits)",
    proposal: true,
    note: "Published by the week, and counted by the week here. The goal of 80 % is a proposal.",
  },
});

const bloodPressureControlled = percentage({
  code: "BPCONTROL",
  name: "Blood pressure at goal",
  kind: "outcome",
  numerator: "patients whose blood pressure is at the goal set for them",
  denominator: "patients whose blood pressure was measured",
  direction: "increase",
  chart: "p",
  evidence: {
    grade: "B",
    source: "Britto et al. 2018, BMJ Qual Saf, table 1 (IROC: blood pressure control)",
    proposal: true,
    note: "The outcome is published; its counts were completed here. No goal is set.",
  },
});

const rejection = rate({
  code: "REJECTION",
  name: "Rejection proven by biopsy",
  kind: "outcome",
  numerator: "rejections proven by biopsy",
  denominator: "patient months with a working transplant",
  unit: "per 100 patient months",
  multiplier: 100,
  direction: "decrease",
  chart: "u",
  evidence: {
    grade: "B",
    source: "Britto et al. 2018, BMJ Qual Saf, table 1 (IROC: decreased rejection)",
    proposal: true,
    note: "The outcome is published; its counts were completed here. No goal is set.",
  },
});

/** Centres that care for children with a kidney transplant. */
export const kidney: Template = {
  key: "kidney",
  name: "Kidney transplant and kidney disease",
  summary: "For centres that care for children with a kidney transplant.",
  purpose:
    "A transplanted kidney should last, and the child with it should thrive. We are centres, " +
    "patients and families who look after both.",
  mission:
    "To get the simple things right at every visit, blood pressure first, and to learn together " +
    "what keeps transplants working.",
  vision: "One kidney for life.",
  aim:
    "Measure blood pressure as the guideline says at 80 % of visits within six months, and from " +
    "there bring more patients to their goal.",
  calendar: usualCalendar,
  siteTypes: ["centre"],
  measures: [bloodPressureMeasured, bloodPressureControlled, rejection],
  later: [
    {
      name: "Rejections at one centre",
      why: "Rare there: a network that counts each one can add it as days between two.",
    },
  ],
  policies: usualPolicies,
};
