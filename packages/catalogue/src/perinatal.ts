import { usualCalendar } from "@allteach/domain/calendar";
import { usualPolicies } from "./policies.ts";
import type { Template } from "./template.ts";
import { average, percentage, rate } from "./template-measure.ts";

const scheduledBirths = percentage({
  code: "SCHEDULED",
  name: "Scheduled births before 39 weeks without a documented reason",
  kind: "outcome",
  numerator: "scheduled births at 36+0 to 38+6 weeks with no documented indication",
  denominator: "scheduled births at 36+0 to 38+6 weeks",
  exclusions: "Births that began on their own",
  direction: "decrease",
  goal: 5,
  chart: "p",
  siteTypes: ["maternity hospital"],
  evidence: {
    grade: "A",
    source: "Ohio Perinatal Quality Collaborative, AJOG 2010, S0002-9378(10)00074-8",
    proposal: true,
    note:
      "Published from 25 % to below 5 %, and elsewhere with other denominators: this one was " +
      "chosen here. The goal of 5 % follows the published result.",
  },
});

const lateOnsetInfections = rate({
  code: "LATEINF",
  name: "Late-onset infections, born at 22 to 29 weeks",
  kind: "outcome",
  numerator: "late-onset bloodstream infections in infants with a line, born at 22 to 29 weeks",
  denominator: "central line days of those infants",
  unit: "per 1,000 line days",
  multiplier: 1000,
  direction: "decrease",
  chart: "u",
  siteTypes: ["neonatal unit"],
  evidence: {
    grade: "B",
    source: "Ohio Perinatal Quality Collaborative, grc.osu.edu",
    proposal: true,
    note: "The outcome and its fall by a fifth are published; line days were chosen here. No goal.",
  },
});

const progestogen = percentage({
  code: "PROGESTOGEN",
  name: "Progestogen before 24 weeks",
  kind: "process",
  numerator: "eligible women for whom a progestogen was prescribed before 24 weeks",
  denominator: "eligible women",
  direction: "increase",
  chart: "p",
  siteTypes: ["outpatient provider"],
  evidence: {
    grade: "A",
    source: "Ohio Perinatal Quality Collaborative, opqc.net/projects/progesterone",
    proposal: false,
    note: "Published as eligible women reported monthly. No goal is set here.",
  },
});

const treatmentDays = average({
  code: "NASDAYS",
  name: "Treatment for neonatal abstinence syndrome",
  kind: "outcome",
  numerator: "days of treatment of each infant whose treatment ended in the month, averaged",
  denominator: "infants whose treatment ended in the month",
  unit: "days",
  direction: "decrease",
  siteTypes: ["neonatal unit"],
  evidence: {
    grade: "B",
    source: "Ohio Perinatal Quality Collaborative, grc.osu.edu",
    proposal: true,
    note: "The outcome is published; its mean and spread by the month were completed here.",
  },
});

/** Maternity hospitals, neonatal units and prenatal clinics of a region. */
export const perinatal: Template = {
  key: "perinatal",
  name: "Perinatal care",
  summary: "For the maternity hospitals, neonatal units and prenatal clinics of a region.",
  purpose:
    "Babies should not be born early without need, and those who are should come home healthy. " +
    "We are everybody in a region who cares for mothers and newborns.",
  mission:
    "To put into practice what is known to prevent early birth and its harm, everywhere in the " +
    "region and soon, and to show each other how.",
  vision: "A region in which the place of birth makes no difference to how a life begins.",
  aim:
    "Bring scheduled births before 39 weeks without a documented reason below 5 %, and late-onset " +
    "infections down by a fifth, within two years.",
  calendar: usualCalendar,
  siteTypes: ["maternity hospital", "neonatal unit", "outpatient provider"],
  measures: [scheduledBirths, lateOnsetInfections, progestogen, treatmentDays],
  later: [],
  policies: usualPolicies,
};
