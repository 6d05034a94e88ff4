import * as z from "zod";
import { type CellKey, cellKey } from "./cell.ts";
import type { Figure } from "./figure.ts";
import { type FigureCheck, type Strength, strengths } from "./figure-check.ts";
import { expressionValue, measuresIn, readExpression } from "./figure-expression.ts";
import type { MeasureId } from "./identity.ts";
import type { Measure } from "./measure.ts";
import type { FigurePeriod } from "./period.ts";
import type { Problem } from "./refusal.ts";

/** How the two sides of a rule have to stand to each other. */
export const operators = ["<=", "<", "=", ">=", ">"] as const;
export type Operator = (typeof operators)[number];

/** A rule as a leader writes it: what must hold between figures of one site and period. */
export const RuleRequest = z.object({
  left: z.string().trim().min(1, "say what is compared").max(200),
  operator: z.enum(operators),
  right: z.string().trim().min(1, "say with what it is compared").max(200),
  strength: z.enum(strengths),
  words: z.string().trim().min(1, "say what one reads where it does not hold").max(200),
});
export type RuleRequest = z.infer<typeof RuleRequest>;

export interface NetworkRule extends RuleRequest {
  id: string;
}

/** What about a rule cannot be read, or names no measure of the network. */
export function problemsOfRule(
  rule: Pick<RuleRequest, "left" | "right">,
  measures: readonly Pick<Measure, "code">[],
): Problem[] {
  const known = new Set(measures.map(({ code }) => code.toLowerCase()));
  const named: string[] = [];
  const problems = (["left", "right"] as const).flatMap((field): Problem[] => {
    const read = readExpression(rule[field]);
    if ("because" in read) return [{ field, because: read.because }];
    const codes = measuresIn(read.expression);
    named.push(...codes);
    const strange = codes.find((code) => !known.has(code.toLowerCase()));
    if (!strange) return [];
    const list = measures.map(({ code }) => code).join(", ");
    return [{ field, because: `${strange} is no measure here: there are ${list}` }];
  });
  if (problems.length > 0 || named.length > 0) return problems;
  return [{ field: "left", because: "names no measure: write “numerator of CODE”" }];
}

/** A rule that figures break, told at one of the cells that it names. */
export interface BrokenRule extends FigureCheck {
  cell: CellKey;
}

/**
 * The rules that a site's figures of a month break. A rule whose figures are not all there is not
 * asked; nor one of which nothing was changed.
 *
 * @param figures The month as it would stand.
 * @param changed The cells that somebody is about to change.
 */
export function brokenRules(
  rules: readonly NetworkRule[],
  measures: readonly Pick<Measure, "id" | "code">[],
  figures: ReadonlyMap<CellKey, Figure>,
  changed: readonly { measure: MeasureId; period: FigurePeriod }[],
): BrokenRule[] {
  const ids = new Map(measures.map(({ id, code }) => [code.toLowerCase(), id]));
  const idOf = (code: string) => ids.get(code.toLowerCase());
  const byPeriod = Map.groupBy(changed, ({ period }) => period);
  return rules.flatMap(({ left, operator, right, strength, words }) => {
    const [one, other] = [readExpression(left), readExpression(right)];
    if ("because" in one || "because" in other) return [];
    const named = [...measuresIn(one.expression), ...measuresIn(other.expression)].map(idOf);
    return [...byPeriod].flatMap(([period, own]): BrokenRule[] => {
      const touched = own.find((each) => named.includes(each.measure));
      if (!touched) return [];
      const figureOf = (code: string) => {
        const id = idOf(code);
        return id === undefined ? undefined : figures.get(cellKey(id, period));
      };
      const [a, b] = [
        expressionValue(one.expression, figureOf),
        expressionValue(other.expression, figureOf),
      ];
      if (a === undefined || b === undefined || holds(a, operator, b)) return [];
      return [{ cell: cellKey(touched.measure, period), kind: "rule", strength, because: words }];
    });
  });
}

function holds(left: number, operator: Operator, right: number): boolean {
  switch (operator) {
    case "<=":
      return left <= right;
    case "<":
      return left < right;
    case "=":
      return left === right;
    case ">=":
      return left >= right;
    case ">":
      return left > right;
  }
}

/** What each strength is called where one chooses it. */
export const strengthNames: Readonly<Record<Strength, string>> = {
  impossible: "Cannot be: it is refused",
  unlikely: "Unlikely: it needs a comment",
  look: "Worth a look: it is pointed out",
};
