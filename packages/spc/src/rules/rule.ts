/** The rule sets a network may choose from. */
export type RuleSetId = "ihi" | "nhs-mdc" | "anhoej" | "western-electric" | "nelson";

/** Whether a point that says nothing (on the line, tied, missing) ends a row of points. */
export type WhenSilent = "skip" | "break";

/** What every rule carries: its name inside the rule set, and how a missing period counts. */
interface Named {
  /** Unique in its rule set, stable: stored with signals and decisions. */
  id: string;
  /** What a person is told the rule is. */
  name: string;
  gap: WhenSilent;
}

/** One point beyond the three-sigma limits. */
export interface AstronomicalPointRule extends Named {
  kind: "astronomical-point";
}

/** `length` points in a row on one side of the centre line. */
export interface ShiftRule extends Named {
  kind: "shift";
  length: number;
  onCentre: WhenSilent;
}

/** `length` points in a row, each higher (or each lower) than the one before. */
export interface TrendRule extends Named {
  kind: "trend";
  length: number;
  tie: WhenSilent;
}

/** `count` of `window` points in a row further than `sigmas` from the centre, on one side. */
export interface NearLimitRule extends Named {
  kind: "near-limit";
  count: number;
  window: number;
  sigmas: number;
  /** Whether a point beyond the three-sigma limit counts as one of them. */
  beyondCounts: boolean;
  /** Whether the other points of the window must lie on the same side too. */
  allOnOneSide: boolean;
}

/** `length` points in a row within one sigma of the centre. */
export interface HuggingRule extends Named {
  kind: "hugging";
  length: number;
}

/** `length` points in a row, none within one sigma of the centre, on both sides of it. */
export interface AvoidingRule extends Named {
  kind: "avoiding";
  length: number;
}

/** `length` points in a row that go up and down by turns. */
export interface AlternationRule extends Named {
  kind: "alternation";
  length: number;
}

/** A run longer than the number of useful points makes likely. */
export interface LongestRunRule extends Named {
  kind: "longest-run";
}

/** Fewer crossings of the centre line than the number of useful points makes likely. */
export interface CrossingsRule extends Named {
  kind: "crossings";
}

export type Rule =
  | AstronomicalPointRule
  | ShiftRule
  | TrendRule
  | NearLimitRule
  | HuggingRule
  | AvoidingRule
  | AlternationRule
  | LongestRunRule
  | CrossingsRule;

export interface RuleSet {
  id: RuleSetId;
  name: string;
  source: string;
  /** In order of weight: the first that the latest point takes part in names its variation. */
  rules: readonly Rule[];
}
