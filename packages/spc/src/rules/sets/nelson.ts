import type { RuleSet } from "../rule.ts";

/**
 * Nelson, "The Shewhart control chart: tests for special causes", *Journal of Quality Technology*
 * 1984;16:237-239: all eight tests. A point on the line ends a run and a tie ends a trend.
 */
export const NELSON: RuleSet = {
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
