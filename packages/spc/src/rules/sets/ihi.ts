import type { RuleSet } from "../rule.ts";

/**
 * Provost & Murray, *The Health Care Data Guide* (2nd ed. 2022), figure 4.5, as the Institute for
 * Healthcare Improvement teaches it. A point on the centre line neither ends nor lengthens a
 * shift; two equal neighbours neither end nor lengthen a trend.
 */
export const IHI: RuleSet = {
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
