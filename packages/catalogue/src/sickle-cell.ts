import { usualCalendar } from "@allteach/domain/calendar";
import { usualPolicies } from "./policies.ts";
import type { Template } from "./template.ts";
import { percentage, rareEvents } from "./template-measure.ts";

const hydroxyurea = percentage({
  code: "HYDROXYUREA",
  name: "Hydroxyurea prescribed",
  kind: "process",
  numerator: "eligible patients to whom hydroxyurea is prescribed",
  denominator: "patients with sickle cell anaemia seen, 9 months or older",
  exclusions: "Patients on long-term transfusion",
  direction: "increase",
  chart: "p",
  evidence: {
    grade: "A",
    source: "STORM, onescdvoice.com; eligibility as in EMBRACE, BMJ Qual Saf 32:608",
    proposal: false,
    note: "Published as a rise by a fifth. A rise is no level, so no goal is set here.",
  },
});

const painStays = rareEvents({
  code: "PAINSTAY",
  name: "Hospital stays for pain",
  kind: "outcome",
  numerator: "admissions to hospital for pain",
  denominator: "days",
  unit: "per 100 days",
  multiplier: 100,
  direction: "decrease",
  chart: "t",
  evidence: {
    grade: "C",
    source: "A proposal: such networks name hospital days with pain, without their counts",
    proposal: true,
    note: "Too few at one practice for a rate, so the days between two are charted. No goal is set.",
  },
});

/** A small group of practices that care for people with sickle cell disease. */
export const sickleCell: Template = {
  key: "sickle-cell",
  name: "Sickle cell disease",
  summary: "For a few practices that want every eligible patient to get proven treatment.",
  purpose:
    "People with sickle cell disease should get the treatment that is known to work, near where " +
    "they live. We are practices, specialists and patients who bring it there.",
  mission:
    "To help those who see few such patients to treat them as well as those who see many, and to " +
    "earn the trust of the people concerned.",
  vision: "Less pain and longer lives, whoever the doctor is and wherever the home.",
  aim: "Raise by a fifth the share of eligible patients to whom hydroxyurea is prescribed.",
  calendar: usualCalendar,
  siteTypes: ["practice"],
  measures: [hydroxyurea, painStays],
  later: [],
  policies: usualPolicies,
};
