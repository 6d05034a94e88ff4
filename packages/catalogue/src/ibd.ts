import { usualCalendar } from "@allteach/domain/calendar";
import { usualPolicies } from "./policies.ts";
import type { Template } from "./template.ts";
import { percentage, rate } from "./template-measure.ts";

const registryFaq = "ImproveCareNow, improvecarenow.org/outcomes_registry_faqs";

const remission = percentage({
  code: "REMISSION",
  name: "Clinical remission",
  kind: "outcome",
  numerator: "patients whose latest physician global assessment is inactive",
  denominator: "active patients with a visit and a global assessment in the last 13 months",
  direction: "increase",
  goal: 80,
  chart: "pp",
  evidence: {
    grade: "B",
    source:
      "Crandall et al. 2012, Pediatrics (pmc.ncbi.nlm.nih.gov/articles/PMC3313634); " +
      "improvecarenow.org/the_year_we_became_a_community",
    proposal: true,
    note:
      "Published as shares of patients, 55 to 68 % and later 80 %. The window of 13 months is a " +
      "proposal, and so is 80 % as the goal.",
  },
});

const steroidFree = percentage({
  code: "STEROIDFREE",
  name: "Not on corticosteroids",
  kind: "outcome",
  numerator: "patients not taking a corticosteroid at their last visit",
  denominator: "active patients",
  direction: "increase",
  goal: 95,
  chart: "pp",
  evidence: {
    grade: "B",
    source: "Crandall et al. 2012, Pediatrics (pmc.ncbi.nlm.nih.gov/articles/PMC3313634)",
    proposal: true,
    note: "Published as 86 to 90 % not on prednisone. The counts and the goal of 95 % are proposals.",
  },
});

const tpmt = percentage({
  code: "TPMT",
  name: "TPMT measured before a thiopurine",
  kind: "process",
  numerator: "starts of a thiopurine with TPMT measured before",
  denominator: "starts of a thiopurine",
  direction: "increase",
  goal: 90,
  chart: "p",
  evidence: {
    grade: "A",
    source: "ImproveCareNow, improvecarenow.org, increased remission and early process measures",
    proposal: true,
    note: "Published from 52 to 92 %. The goal of 90 % is a proposal.",
  },
});

const visitCapture = percentage({
  code: "VISREP",
  name: "Visits recorded in the registry",
  kind: "process",
  numerator: "visits recorded in the registry",
  denominator: "visits that took place",
  direction: "increase",
  goal: 90,
  chart: "p",
  evidence: {
    grade: "A",
    source: registryFaq,
    proposal: true,
    note: "The measure is published. The goal of 90 % is a proposal.",
  },
});

const hospitalisations = rate({
  code: "HOSP",
  name: "Hospitalisations",
  kind: "balancing",
  numerator: "hospitalisations for inflammatory bowel disease",
  denominator: "active patients",
  unit: "per 1,000 patients",
  multiplier: 1000,
  direction: "decrease",
  chart: "u",
  evidence: {
    grade: "A",
    source: registryFaq,
    proposal: false,
    note: "Published as hospitalisations per 1,000 patients. No goal is set here.",
  },
});

/** Centres that care for children and young people with Crohn's disease or ulcerative colitis. */
export const ibd: Template = {
  key: "ibd",
  name: "Inflammatory bowel disease",
  summary: "For centres that care for children with Crohn's disease or ulcerative colitis.",
  purpose:
    "Children with inflammatory bowel disease should be well, grow, and lead the life they want. " +
    "We are centres, families and researchers who find out together what makes that more likely.",
  mission:
    "To make care so reliable that every visit counts, to learn from the centres where most " +
    "children are in remission, and to let families shape what is tried next.",
  vision: "Remission without steroids as the usual state, wherever a child lives.",
  aim: "Raise clinical remission to 80 % of patients within three years, with fewer on steroids.",
  calendar: usualCalendar,
  siteTypes: ["centre"],
  measures: [remission, steroidFree, tpmt, visitCapture, hospitalisations],
  later: [
    {
      name: "Growth and nutrition",
      why: "Kept as z-scores: no definition with its counts was found; a network adds it as a mean.",
    },
    {
      name: "Sustained remission",
      why: "Its months overlap, as each looks back a year: it needs a view without run rules.",
    },
  ],
  policies: usualPolicies,
};
