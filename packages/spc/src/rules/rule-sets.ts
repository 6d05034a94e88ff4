import type { RuleSet, RuleSetId } from "./rule.ts";

/**
 * Provost & Murray, *The Health Care Data Guide* (2nd ed. 2022), figure 4.5, as the Institute for
 * Healthcare Improvement teaches it. A point on the centre line neither ends nor lengthens a
 * shift; two equal neighbours neither end nor lengthen a trend.
 */
const IHI: RuleSet = {
  id: "ihi",
  name: "IHI (8 on one side)",
  source: "Provost & Murray, The Health Care Data Guide, 2nd ed. 2022, fig. 4.5",
  rules: [
    { id: "beyond", kind: "astronomical-point", name: "A point beyond a limit", gap: "skip" },
    {
      id: "shift-8",
      kind: "shift",
      name: "Eight in a row on one side",
      length: 8,
      onCentre: "skip",
      gap: "skip",
    },
    { id: "trend-6", kind: "trend", name: "Six in a trend", length: 6, tie: "skip", gap: "skip" },
    {
      id: "two-in-three",
      kind: "near-limit",
      name: "Two of three in the outer third",
      count: 2,
      window: 3,
      sigmas: 2,
      beyondCounts: true,
      allOnOneSide: false,
      gap: "skip",
    },
    {
      id: "hugging-15",
      kind: "hugging",
      name: "Fifteen within the inner third",
      length: 15,
      gap: "skip",
    },
  ],
};

/**
 * NHS England, *Making Data Count*, as NHSRplotthedots 0.2.2 computes it: a point on the mean, a
 * tie or a missing value ends a row; a point beyond the limit is not one of the two in three, and
 * all three lie on one side.
 */
const NHS_MDC: RuleSet = {
  id: "nhs-mdc",
  name: "NHS Making Data Count (7 on one side)",
  source: "NHS England, Making Data Count; NHSRplotthedots 0.2.2",
  rules: [
    { id: "beyond", kind: "astronomical-point", name: "A point beyond a limit", gap: "break" },
    {
      id: "trend-7",
      kind: "trend",
      name: "Seven in a trend",
      length: 7,
      tie: "break",
      gap: "break",
    },
    {
      id: "two-in-three",
      kind: "near-limit",
      name: "Two of three close to a limit",
      count: 2,
      window: 3,
      sigmas: 2,
      beyondCounts: false,
      allOnOneSide: true,
      gap: "break",
    },
    {
      id: "shift-7",
      kind: "shift",
      name: "Seven in a row on one side",
      length: 7,
      onCentre: "break",
      gap: "break",
    },
  ],
};

/**
 * Anhøj & Wentzel-Larsen, "Sense and sensibility", *BMC Medical Research Methodology* 2018;18:100:
 * the longest run and the number of crossings, each judged by how many points lie off the line,
 * with Shewhart's three-sigma rule where there are limits. Points on the line and missing ones
 * are dropped.
 */
const ANHOEJ: RuleSet = {
  id: "anhoej",
  name: "Anhøj (longest run and crossings)",
  source: "Anhøj & Wentzel-Larsen, BMC Med Res Methodol 2018;18:100",
  rules: [
    { id: "beyond", kind: "astronomical-point", name: "A point beyond a limit", gap: "skip" },
    { id: "longest-run", kind: "longest-run", name: "An unusually long run", gap: "skip" },
    {
      id: "crossings",
      kind: "crossings",
      name: "Unusually few crossings of the centre line",
      gap: "skip",
    },
  ],
};

/**
 * Western Electric, *Statistical Quality Control Handbook* (1956), pages 25 to 27: the four tests
 * for instability. A point on the line ends a run. Missing periods are not plotted, so skipped.
 */
const WESTERN_ELECTRIC: RuleSet = {
  id: "western-electric",
  name: "Western Electric",
  source: "Western Electric, Statistical Quality Control Handbook, 1956, pp. 25-27",
  rules: [
    { id: "beyond", kind: "astronomical-point", name: "A point beyond a limit", gap: "skip" },
    {
      id: "two-in-three",
      kind: "near-limit",
      name: "Two of three beyond two sigma",
      count: 2,
      window: 3,
      sigmas: 2,
      beyondCounts: true,
      allOnOneSide: false,
      gap: "skip",
    },
    {
      id: "four-in-five",
      kind: "near-limit",
      name: "Four of five beyond one sigma",
      count: 4,
      window: 5,
      sigmas: 1,
      beyondCounts: true,
      allOnOneSide: false,
      gap: "skip",
    },
    {
      id: "shift-8",
      kind: "shift",
      name: "Eight in a row on one side",
      length: 8,
      onCentre: "break",
      gap: "skip",
    },
  ],
};

/**
 * Nelson, "The Shewhart control chart: tests for special causes", *Journal of Quality Technology*
 * 1984;16:237-239: all eight tests. A point on the line ends a run and a tie ends a trend.
 */
const NELSON: RuleSet = {
  id: "nelson",
  name: "Nelson's eight tests",
  source: "Nelson, Journal of Quality Technology 1984;16:237-239",
  rules: [
    { id: "beyond", kind: "astronomical-point", name: "A point beyond a limit", gap: "skip" },
    {
      id: "shift-9",
      kind: "shift",
      name: "Nine in a row on one side",
      length: 9,
      onCentre: "break",
      gap: "skip",
    },
    { id: "trend-6", kind: "trend", name: "Six in a trend", length: 6, tie: "break", gap: "skip" },
    {
      id: "alternation-14",
      kind: "alternation",
      name: "Fourteen up and down by turns",
      length: 14,
      gap: "skip",
    },
    {
      id: "two-in-three",
      kind: "near-limit",
      name: "Two of three beyond two sigma",
      count: 2,
      window: 3,
      sigmas: 2,
      beyondCounts: true,
      allOnOneSide: false,
      gap: "skip",
    },
    {
      id: "four-in-five",
      kind: "near-limit",
      name: "Four of five beyond one sigma",
      count: 4,
      window: 5,
      sigmas: 1,
      beyondCounts: true,
      allOnOneSide: false,
      gap: "skip",
    },
    {
      id: "hugging-15",
      kind: "hugging",
      name: "Fifteen within one sigma",
      length: 15,
      gap: "skip",
    },
    {
      id: "avoiding-8",
      kind: "avoiding",
      name: "Eight with none within one sigma",
      length: 8,
      gap: "skip",
    },
  ],
};

/** Every rule set, by the name a network's settings store. */
export const RULE_SETS: Readonly<Record<RuleSetId, RuleSet>> = {
  ihi: IHI,
  "nhs-mdc": NHS_MDC,
  anhoej: ANHOEJ,
  "western-electric": WESTERN_ELECTRIC,
  nelson: NELSON,
};
