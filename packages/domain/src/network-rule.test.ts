import { describe, expect, it } from "vitest";
import { cellKey } from "./cell.ts";
import { expressionValue, readExpression } from "./figure-expression.ts";
import { MeasureId } from "./identity.ts";
import { brokenRules, type NetworkRule, problemsOfRule } from "./network-rule.ts";
import { Period } from "./period.ts";

const period = Period.parse("2026-10");
const measures = [
  { id: MeasureId.parse(1), code: "CAUTI" },
  { id: MeasureId.parse(2), code: "CLABSI-1" },
];
const [first, second] = measures.map(({ id }) => cellKey(id, period)) as [never, never];
const counts = (numerator: number, denominator: number) =>
  ({ state: "measured", numerator, denominator }) as const;
const rule: NetworkRule = {
  ...{ id: "r_1", left: "numerator of CAUTI", operator: "<=", strength: "unlikely" },
  ...{ right: "denominator of CLABSI-1 / 2", words: "More infections than half the line days" },
};

describe("an expression over figures", () => {
  it.each([
    ["2 + 3 * 4", 14],
    ["(2 + 3) × 4", 20],
    ["10 - 4 - 3", 3],
    ["numerator of cauti + denominator of CLABSI-1", 13],
    ["value of CAUTI", 0.3],
    ["1 / (3 - numerator of CAUTI)", undefined],
    ["mean of CAUTI", undefined],
  ])("comes to its value: %s", (text, value) => {
    const read = readExpression(text);
    const of = (code: string) => (code.toLowerCase() === "cauti" ? counts(3, 10) : counts(1, 10));
    expect("expression" in read ? expressionValue(read.expression, of) : read.because).toBe(value);
  });

  it.each(["", "2 +", "numerator CAUTI", "drop table", "(2", "2 3", "1+".repeat(60)])(
    "is refused where it cannot be read: %s",
    (text) => expect(readExpression(text)).toHaveProperty("because"),
  );
});

describe("a network's own rule", () => {
  const broken = (cauti: number, days: number, changed = measures[0]) =>
    brokenRules(
      [rule],
      measures,
      new Map([
        [first, counts(cauti, 900)],
        [second, counts(1, days)],
      ]),
      changed ? [{ measure: changed.id, period }] : [],
    );

  it("is told at the cell that was changed where it does not hold", () => {
    expect(broken(6, 10)).toMatchObject([
      { cell: first, strength: "unlikely", because: rule.words },
    ]);
    expect(broken(5, 10)).toEqual([]);
    expect(broken(6, 10, measures[1])).toMatchObject([{ cell: second }]);
  });

  it("is not asked where a figure is missing or nothing of it was changed", () => {
    const one = new Map([[first, counts(9, 900)]]);
    expect(brokenRules([rule], measures, one, [{ measure: MeasureId.parse(1), period }])).toEqual(
      [],
    );
    expect(brokenRules([rule], measures, one, [])).toEqual([]);
  });

  it("names measures of the network", () => {
    expect(problemsOfRule(rule, measures)).toEqual([]);
    expect(problemsOfRule({ ...rule, right: "value of X" }, measures)).toMatchObject([
      { field: "right", because: expect.stringContaining("X is no measure") },
    ]);
    expect(problemsOfRule({ ...rule, left: "1", right: "2" }, measures)).toHaveLength(1);
  });
});
