import { MeasureId } from "@allteach/domain/identity";
import { type Measure, MeasureDefinition } from "@allteach/domain/measure";
import { Period } from "@allteach/domain/period";
import { describe, expect, it } from "vitest";
import { readMonthForm } from "../../workers/http/month-form.ts";

const measure: Measure = {
  ...MeasureDefinition.parse({
    ...{ code: "BUNDLE", name: "Bundle", kind: "process", direction: "increase", chart: "p" },
    ...{ numerator: "kept", denominator: "observed", unit: "%", multiplier: 100 },
  }),
  id: MeasureId.parse(1),
  place: 1,
};

/** One row, as it was filled in. */
function read(fields: Record<string, string>) {
  const form = new FormData();
  for (const [part, value] of Object.entries(fields)) form.set(`${part}-BUNDLE`, value);
  const [row] = readMonthForm(form, [{ measure, period: Period.parse("2026-10") }]);
  if (!row) throw new Error("the row was lost");
  return row;
}

const wrongIn = (fields: Record<string, string>) =>
  read(fields).wrong.map(({ part, because }) => `${part}: ${because}`);

describe("a row of a month's form", () => {
  it.each([
    [
      { numerator: "12 ", denominator: " 20" },
      { numerator: 12, denominator: 20 },
    ],
    [
      { numerator: "0", denominator: "20" },
      { numerator: 0, denominator: 20 },
    ],
    [{ answer: "no-cases" }, { noCases: true }],
    [{ answer: "not-collected", because: " on leave " }, { notCollected: "on leave" }],
  ])("means what is typed: %j", (fields, input) => {
    expect(read(fields)).toMatchObject({ input, wrong: [] });
  });

  it.each([{}, { numerator: "", denominator: " " }, { answer: "nonsense" }, { because: "spare" }])(
    "left empty means nothing: %j",
    (fields) => {
      const row = read(fields);
      expect(row.input).toBeUndefined();
      expect(row.wrong).toEqual([]);
    },
  );

  it.each([
    [{ numerator: "1,234", denominator: "20" }, /^numerator: “1,234” may be a thousand/],
    [{ numerator: "many", denominator: "20" }, /^numerator: “many” is no number/],
    [
      { numerator: "-1", denominator: "20" },
      /^numerator: .*never below zero: write it without the minus$/,
    ],
    [{ numerator: "3" }, /^denominator: give out of how many/],
    [{ denominator: "3" }, /^numerator: .*0 is an answer$/],
    [
      { numerator: "21", denominator: "20" },
      /^numerator: .*21 out of 20 cannot be, so look which of them is wrong$/,
    ],
    [{ numerator: "3", denominator: "0" }, /^denominator: .*is 0 although 3 were counted/],
    [{ numerator: "1", denominator: "99999999999" }, /^denominator: .*larger than any/],
    [{ answer: "not-collected", because: " " }, /^because: say in a few words/],
    [{ answer: "no-cases", numerator: "3" }, /^answer: figures are typed as well/],
  ])("says how to put right what cannot be: %j", (fields, sentence) => {
    expect(wrongIn(fields)).toEqual([expect.stringMatching(sentence)]);
    expect(read(fields).input).toBeUndefined();
  });

  it("keeps what was typed, letter for letter", () => {
    const counts = { numerator: " 1,2", denominator: "x" };
    const typed = { ...counts, answer: "no-cases", because: "?", comment: " why " };
    const { numerator, denominator, ...rest } = typed;
    const parts = new Map(Object.entries({ numerator, denominator }));
    expect(read(typed).typed).toEqual({ ...rest, parts });
  });
});

describe("a row that asks for more than two counts", () => {
  const rowOf = (chart: Measure["chart"], fields: Record<string, string>) => {
    const form = new FormData();
    for (const [part, value] of Object.entries(fields)) form.set(`${part}-BUNDLE`, value);
    const cell = { measure: { ...measure, chart }, period: Period.parse("2026-02") };
    const [row] = readMonthForm(form, [cell]);
    if (!row) throw new Error("the row was lost");
    return row;
  };

  it.each([
    ["xbar", { mean: "-1.2", sd: "0.4", n: "20" }, { mean: -1.2, sd: 0.4, n: 20 }],
    ["xbar", { mean: "7", n: "1" }, { mean: 7, n: 1 }],
    ["i", { value: "4.25" }, { value: 4.25 }],
    ["t", { events: "17, 3" }, { events: [17, 3] }],
    ["t", { answer: "no-events" }, { events: [] }],
    ["g", { events: "14 200", denominator: "310" }, { events: [14, 200], denominator: 310 }],
    ["g", { answer: "no-events", denominator: "310" }, { events: [], denominator: 310 }],
  ] as const)("means what is typed, on a %s chart: %j", (chart, fields, input) => {
    expect(rowOf(chart, fields)).toMatchObject({ input, wrong: [] });
  });

  it.each([
    ["xbar", { mean: "7", n: "12" }, /^sd: .*needs their spread/],
    ["xbar", { mean: "7", sd: "1", n: "2.5" }, /^n: .*whole number/],
    ["xbar", { sd: "1", n: "2" }, /^mean: give the mean/],
    ["t", { events: "31" }, /^events: .*the period has 28 days/],
    ["t", { events: "third" }, /^events: “third” is no number/],
    ["g", { events: "400", denominator: "310" }, /^events: .*there were 310 observed/],
    ["g", { events: "4, 4", denominator: "310" }, /^events: .*same one twice/],
    ["g", { answer: "no-events" }, /^denominator: give out of how many/],
  ] as const)("says how to put right what cannot be, on a %s chart: %j", (chart, fields, says) => {
    const wrong = rowOf(chart, fields).wrong.map(({ part, because }) => `${part}: ${because}`);
    expect(wrong).toEqual([expect.stringMatching(says)]);
  });
});
