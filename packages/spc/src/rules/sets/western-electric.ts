import type { RuleSet } from "../rule.ts";

/**
 * Western Electric, *Statistical Quality Control Handbook* (1956), pages 25 to 27: the four tests
 * for instability. A point on the line ends a run. Missing periods are not plotted, so skipped.
 */
export const WESTERN_ELECTRIC: RuleSet = {
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
