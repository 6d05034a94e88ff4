import type { RuleSet } from "../rule.ts";

/**
 * NHS England, *Making Data Count*, as NHSRplotthedots 0.2.2 computes it: a point on the mean, a
 * tie or a missing value ends a row; a point beyond the limit is not one of the two in three, and
 * all three lie on one side.
 */
export const NHS_MDC: RuleSet = {
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
