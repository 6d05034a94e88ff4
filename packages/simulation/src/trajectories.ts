import type { TemplateKey } from "@allteach/catalogue/template";

/** Where a network's figure begins and ends, and how much a site counts a month. */
export interface Trajectory {
  /** In the measure's unit. */
  from: number;
  to: number;
  /** The median site's denominator of a month. */
  typical: number;
  /** The standard deviation of the logarithm of the sites' sizes. */
  spread: number;
  /** Of a mean: the standard deviation of the measurements at one site. */
  sd: number;
  /** Where `from` and `to` were read, and what of them is assumed. */
  source: string;
}

const assumed = "Nothing published was found for this figure: both ends are assumed.";

const britto = "Britto et al. 2018, BMJ Qual Saf";
const crandall = "Crandall et al. 2012, Pediatrics (pmc.ncbi.nlm.nih.gov/articles/PMC3313634)";
const improvecarenow = "improvecarenow.org, increased remission, early process measures";
const foster = "Foster et al. 2020, Pediatrics 146(4):e20192057";
const lateOnset = "grc.osu.edu, Ohio Perinatal Quality Collaborative";
const registry = "pmc.ncbi.nlm.nih.gov/articles/PMC10336485, CF Learning Network";

type Row = readonly [
  ...[from: number, to: number, typical: number, spread: number, source: string],
  ...([sd: number] | []),
];

/**
 * From, to, a median site's denominator for each period, the spread of sites' sizes, the source, and
 * of a mean the standard deviation of measurements, by template and measure. Denominators are assumed throughout: no network publishes them by month.
 */
const rows: Readonly<Record<TemplateKey, Readonly<Record<string, Row>>>> = {
  "patient-safety": {
    CAUTI: [2.55, 0.98, 900, 0.6, `${foster}: 2.55 to 0.98, 2011–2017`],
    CLABSI: [1.4, 1.22, 1500, 0.6, `${britto}: 13 % fewer; the level of 1.4 is assumed`],
    CDIFF: [6.1, 5.2, 6000, 0.5, "Six Danish hospitals 2015–16, 6.1; the fall is assumed"],
    PRESSURE: [2.4, 1.2, 30, 0, assumed],
    BUNDLE: [68, 86.9, 40, 0.4, `${foster}: 86.9 % maintenance; the beginning is assumed`],
  },
  ibd: {
    REMISSION: [55, 80, 110, 0.6, `${crandall}: from 55 %; improvecarenow.org: 80 % in 2015`],
    STEROIDFREE: [86, 90, 110, 0.6, `${crandall}: 86 to 90 %`],
    TPMT: [52, 92, 6, 0.5, `${improvecarenow}: 52 to 92 %`],
    VISREP: [75, 88, 120, 0.6, assumed],
    HOSP: [14, 12, 260, 0.6, assumed],
  },
  perinatal: {
    SCHEDULED: [25, 5, 40, 0.7, "AJOG 2010, S0002-9378(10)00074-8: 25 % to below 5 %"],
    LATEINF: [4.5, 3.6, 320, 0.5, `${lateOnset}: 20 % fewer; the level of 4.5 is assumed`],
    PROGESTOGEN: [55, 75, 12, 0.6, assumed],
    NASDAYS: [20, 17, 6, 0.5, assumed, 8],
  },
  cardiology: {
    MORTALITY: [7.9, 5, 4, 0.5, `Hill 2018, AHA 11797: 69 of 872; ${britto}: 95 % survive`],
    GROWTH: [22, 17, 9, 0.5, "Hill 2018, AHA 11797: 172 of 782; the end is assumed"],
    BETWEEN: [7.9, 5, 4, 0.5, `Hill 2018, AHA 11797: 69 of 872; ${britto}: 95 % survive`],
    WEIGHT: [-1.3, -0.9, 4, 0.5, assumed, 1.1],
  },
  rheumatology: {
    LOWACTIVITY: [76, 80, 90, 0.6, "PMID 39156025: 76 %, with 80 % as the aim"],
    PAIN: [3.1, 2.6, 60, 0.6, assumed, 2.2],
    INACTIVE: [38.6, 46.7, 60, 0.6, "PR-COIN abstracts: 254 of 658, later 1,249 of 2,677"],
  },
  autism: {
    DENTAL: [85, 88, 40, 0.4, "Pediatrics 145 Suppl 1 S20: 85 %; the end is assumed"],
    IRRITABILITY: [13.5, 12, 20, 0.4, "Pediatrics 145 Suppl 1 S20: 13.5; the end is assumed", 9.2],
  },
  "cystic-fibrosis": {
    ENTRY: [60, 77, 60, 0.5, `${registry}: 77 %; the beginning is assumed`],
    PLANNING: [70, 93, 60, 0.5, `${registry}: 93 %; the beginning is assumed`],
    FEV1: [84, 90, 50, 0.5, assumed, 22],
  },
  "sickle-cell": {
    HYDROXYUREA: [55, 66, 45, 0.6, "onescdvoice.com: a fifth more; the level of 55 % is assumed"],
    PAINSTAY: [9, 6, 30, 0, assumed],
  },
  kidney: {
    BPMEASURE: [11, 78, 10, 0.5, "Pediatrics 146(1):e20192833: 11 to 78 % of visits"],
    BPCONTROL: [58, 66, 43, 0.5, assumed],
    REJECTION: [0.9, 0.7, 105, 0.5, assumed],
  },
  blank: {},
};

/**
 * The trajectory of a template's measure.
 *
 * @throws {RangeError} where there is none.
 */
export function trajectoryOf(template: TemplateKey, code: string): Trajectory {
  const row = rows[template][code];
  if (!row) throw new RangeError(`${template} has no trajectory for ${code}`);
  const [from, to, typical, spread, source, sd = 0] = row;
  return { from, to, typical, spread, source, sd };
}
