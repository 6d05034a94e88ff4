import { usualCalendar } from "@allteach/domain/calendar";
import { policiesWith } from "./policies.ts";
import type { Template } from "./template.ts";
import { percentage, rareEvents, rate } from "./template-measure.ts";

const foster =
  "Foster et al. 2020, Pediatrics 146(4):e20192057 (Solutions for Patient Safety, 2011–2017)";

const cauti = rate({
  code: "CAUTI",
  name: "Catheter-associated urinary tract infections",
  kind: "outcome",
  numerator: "catheter-associated urinary tract infections, by the definition your country uses",
  denominator: "urinary catheter days",
  unit: "per 1,000 catheter days",
  multiplier: 1000,
  direction: "decrease",
  chart: "u",
  evidence: {
    grade: "A",
    source: foster,
    proposal: false,
    note: "Published as infections per 1,000 catheter days, from 2.55 to 0.98. No goal is set here.",
  },
});

const clabsi = rate({
  code: "CLABSI",
  name: "Central line-associated bloodstream infections",
  kind: "outcome",
  numerator: "central line-associated bloodstream infections, by the definition your country uses",
  denominator: "central line days",
  unit: "per 1,000 line days",
  multiplier: 1000,
  direction: "decrease",
  chart: "u",
  evidence: {
    grade: "A",
    source: "Solutions for Patient Safety, goals 2022–24: solutionsforpatientsafety.org/our-goals",
    proposal: false,
    note: "The outcome and its 10 % reduction are published; a goal as a rate is not, so none is set.",
  },
});

const cdiff = rate({
  code: "CDIFF",
  name: "Hospital-onset Clostridioides difficile infections",
  kind: "outcome",
  numerator: "C. difficile infections that began in hospital",
  denominator: "patient days",
  unit: "per 10,000 patient days",
  multiplier: 10_000,
  direction: "decrease",
  chart: "u",
  evidence: {
    grade: "B",
    source: "Public Danish figures of hospital infections, as shipped with qicharts2",
    proposal: true,
    note:
      "Published as cases and days at risk; counting all patient days, and per 10,000 of them, " +
      "was completed here.",
  },
});

const bundle = percentage({
  code: "BUNDLE",
  name: "Catheter maintenance bundle reliability",
  kind: "process",
  numerator:
    "observations in which every element was met: closed system, hygiene, bag below the bladder, " +
    "unobstructed flow, removed when not needed",
  denominator: "observations made",
  direction: "increase",
  goal: 90,
  chart: "p",
  evidence: {
    grade: "A",
    source: foster,
    proposal: true,
    note: "The elements are published, with a reliability of 86.9 %. The goal of 90 % is a proposal.",
  },
});

const pressureInjuries = rareEvents({
  code: "PRESSURE",
  name: "Pressure injuries, stage 3, 4 and unstageable",
  kind: "outcome",
  numerator: "pressure injuries of stage 3, 4 or unstageable",
  denominator: "days",
  unit: "per 100 hospital days",
  multiplier: 100,
  direction: "decrease",
  chart: "t",
  status: "draft",
  evidence: {
    grade: "A",
    source: "Solutions for Patient Safety, pmc.ncbi.nlm.nih.gov/articles/PMC6132915",
    proposal: true,
    note:
      "Published for patient days. Too rare at one hospital for a rate, so the days between two are " +
      "charted there; that form is ours. A draft, until a network agrees to count it.",
  },
});

/** Hospitals that want to harm nobody: infections and the care that prevents them. */
export const patientSafety: Template = {
  key: "patient-safety",
  name: "Hospital safety",
  summary: "For hospitals that work together to end infections and other harm in their care.",
  purpose:
    "No patient should be hurt by the care that was meant to help. We are hospitals that measure " +
    "harm in the same way, show each other the results, and pass on what prevents it.",
  mission:
    "To find out, month by month, which hospitals have fewer infections than before, what they " +
    "do differently, and how the rest of us can do it too.",
  vision: "Hospitals in which preventable harm is rare enough to be news.",
  aim:
    "Fewer catheter-associated urinary tract, central line and C. difficile infections within two " +
    "years, and the maintenance bundle kept in nine of ten observations.",
  calendar: usualCalendar,
  siteTypes: ["hospital"],
  measures: [cauti, clabsi, cdiff, bundle, pressureInjuries],
  later: [
    {
      name: "Serious safety events",
      why:
        "Shown as a rolling twelve-month rate, whose months overlap: the rules of a control chart " +
        "do not hold for it, so it needs a view of its own.",
    },
    {
      name: "Urinary catheter use",
      why:
        "A balancing measure that asks for patient days and catheter days once more: it comes when " +
        "one figure can serve two measures.",
    },
  ],
  policies: policiesWith(
    "membership",
    "Safety is not a field for competition. Members do not use another hospital's figures, nor " +
      "their own place among them, to win patients, staff or contracts, and do not publish them.",
    "A hospital's senior leader attends the network's yearly meeting, and safety results are on " +
      "the agenda of the hospital's own board.",
  ),
};
