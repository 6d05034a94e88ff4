import type { RuleSet } from "../rule.ts";

/**
 * Anhøj & Wentzel-Larsen, "Sense and sensibility", *BMC Medical Research Methodology* 2018;18:100:
 * the longest run and the number of crossings, each judged by how many points lie off the line,
 * with Shewhart's three-sigma rule where there are limits. Points on the line and missing ones
 * are dropped.
 */
export const ANHOEJ: RuleSet = {
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
