import type { Rule } from "@allteach/spc/rules/rule";

/** What it takes for a rule to fire, in full. */
export function ruleWords(rule: Rule): string {
  switch (rule.kind) {
    case "astronomical-point":
      return "1 point further than 3 sigma from the centre";
    case "shift":
      return `${rule.length} points in a row on one side of the centre line`;
    case "trend":
      return `${rule.length} points in a row, each higher (or each lower) than the one before`;
    case "near-limit":
      return nearLimitWords(rule);
    case "hugging":
      return `${rule.length} points in a row within 1 sigma of the centre`;
    case "avoiding":
      return `${rule.length} points in a row, on both sides, none within 1 sigma of the centre`;
    case "alternation":
      return `${rule.length} points in a row that go up and down by turns`;
    case "longest-run":
      return "A run longer than round(log2(n)) + 3 points, n being those off the line";
    case "crossings":
      return "Fewer crossings than all but 5 % of lines of n independent points";
  }
}

function nearLimitWords(rule: Extract<Rule, { kind: "near-limit" }>): string {
  const { count, window, sigmas, beyondCounts, allOnOneSide } = rule;
  const which = `${count} of ${window} points in a row further than ${sigmas} sigma, on one side`;
  const beyond = beyondCounts ? "" : "; a point beyond the limit is not one of them";
  const others = allOnOneSide ? "; the others on that side too" : "; the others anywhere";
  return `${which}${others}${beyond}`;
}

/** What a point on the centre line, or one equal to the one before, does to a row of points. */
export function whenSilentWords(rule: Rule): string {
  if (rule.kind === "shift") return onLine[rule.onCentre];
  if (rule.kind === "trend") return tie[rule.tie];
  if (rule.kind === "longest-run" || rule.kind === "crossings") return onLine.skip;
  if (rule.kind === "alternation") return tie.break;
  return "";
}

const onLine = { skip: "on the line: passed over", break: "on the line: ends the row" } as const;
const tie = { skip: "a tie: passed over", break: "a tie: ends the row" } as const;
