import type { Rule } from "../rules/rule.ts";

/** A rule that is not applied to a phase, and why. */
export interface RefusedRule {
  /** The rule's id in its rule set. */
  rule: string;
  kind: Rule["kind"];
  name: string;
  phase: number;
  /** The side of the centre line on which it is not applied; null: on neither. */
  side: "above" | "below" | null;
  because: "likely-false" | "too-few-points";
  /** Points that stay signals although the rule is refused: chance gives them too seldom. */
  spares: readonly number[];
  /** Of at least one false signal in so many points; null where points are too few. */
  probability: number | null;
  sentence: string;
  suggestions: readonly string[];
}

/** Something a reader of the chart should know before believing it. */
export interface ValidityNote {
  kind: "trial-limits" | "no-limits" | "over-dispersion" | "autocorrelation" | "sparse-counts";
  phase: number;
  sentence: string;
  suggestions: readonly string[];
}

/** What may be believed of a chart. */
export interface Validity {
  /** The latest phase has fewer than 12 points in its limits. */
  trialLimits: boolean;
  /** The latest phase has fewer than six points, too few to call a chart quiet. */
  tooFewPoints: boolean;
  refusedRules: readonly RefusedRule[];
  notes: readonly ValidityNote[];
}
