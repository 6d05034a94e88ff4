import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MakingDataCountOptions, makingDataCount } from "./making-data-count.ts";

function judge(values: readonly (number | null)[], options?: Partial<MakingDataCountOptions>) {
  const points = values.map((numerator, row) => ({ label: `month ${row + 1}`, numerator }));
  return makingDataCount({ chart: "i", points }, { improvement: "increase", ...options });
}

const causesOf = (values: readonly (number | null)[], options?: Partial<MakingDataCountOptions>) =>
  judge(values, options).points.map(({ specialCause }) => specialCause);

/** Twelve months that set a mean of 50 and limits at 50 - 5.32 and 50 + 5.32. */
const steady = [49, 51, 49, 51, 49, 51, 49, 51, 49, 51, 49, 51];
const after = (values: readonly (number | null)[]) =>
  causesOf([...steady, ...values], { fixAfter: 12 }).slice(12);

describe("Making Data Count", () => {
  it("draws limits 2.66 average ranges from the mean, and never clips them", () => {
    const [first] = judge([1, 3, 1, 3]).points;

    expect(first).toMatchObject({ mean: 2, lower: 2 - 5.32, upper: 2 + 5.32 });
  });

  it("names points outside the limits first of all", () => {
    expect(after([60, 40])).toEqual(["Above UCL", "Below LCL"]);
  });

  it("names a trend of seven points before two in three, and two in three before a shift", () => {
    expect(after([48, 49, 50.5, 51, 52, 54, 55])).toEqual(
      new Array(7).fill("7 Point Trend (Increasing)"),
    );
    expect(after([54, 54, 51, 51, 51, 51, 51])).toEqual([
      "2 in 3 Above CL",
      "2 in 3 Above CL",
      ...new Array(5).fill("7 Points Above CL"),
    ]);
  });

  it.each([
    ["six points", [48, 49, 50.5, 51, 51.5, 52]],
    ["a tie", [48, 49, 50.5, 50.5, 51, 51.5, 52, 48]],
    ["a missing month", [48, 49, 50.5, null, 51, 51.5, 52, 48]],
  ])("does not call %s a trend", (_, values) => {
    expect(after(values)).not.toContain("7 Point Trend (Increasing)");
  });

  it("gives the point where a trend turns to the trend that follows", () => {
    const turned = after([48, 49, 50.5, 51, 51.5, 52, 53, 52, 51, 50.5, 49, 48, 47]);

    expect(turned.slice(0, 6)).toEqual(new Array(6).fill("7 Point Trend (Increasing)"));
    expect(turned.slice(6)).toEqual(new Array(7).fill("7 Point Trend (Decreasing)"));
  });

  it("marks only the two of three that are close to the limit", () => {
    expect(after([54, 51, 54])).toEqual(["2 in 3 Above CL", "Common Cause", "2 in 3 Above CL"]);
  });

  it.each([
    ["the third lies on the other side", [54, 49, 54]],
    ["the third lies on the mean", [54, 50, 54]],
    ["the third is missing", [54, null, 54]],
    ["the other one lies outside the limits", [54, 51, 60]],
  ])("does not count two in three when %s", (_, values) => {
    expect(after(values)).not.toContain("2 in 3 Above CL");
  });

  it.each([
    ["a point on the mean", [51, 51, 51, 50, 51, 51, 51, 51]],
    ["a missing month", [51, 51, 51, null, 51, 51, 51, 51]],
  ])("ends a row on one side with %s", (_, values) => {
    expect(after(values)).not.toContain("7 Points Above CL");
  });

  it("looks for nothing across a rebase", () => {
    const high = [51, 51, 51, 51];
    const causes = causesOf([...steady, ...high, ...high], { rebaseAt: ["month 17"] });

    expect(causes).not.toContain("7 Points Above CL");
  });

  it("counts groups from 0, a rebase at the first month included, and ignores unknown labels", () => {
    const groups = (rebaseAt: string[]) =>
      judge([1, 2, 3, 4], { rebaseAt }).points.map(({ group }) => group);

    expect(groups([])).toEqual([0, 0, 0, 0]);
    expect(groups(["month 3"])).toEqual([0, 0, 1, 1]);
    expect(groups(["month 1", "month 3"])).toEqual([1, 1, 2, 2]);
    expect(groups(["month 33"])).toEqual([0, 0, 0, 0]);
  });

  it("calls a change good or bad only where one direction is better", () => {
    const typeOf = (improvement: MakingDataCountOptions["improvement"]) => {
      const { points, variationIcon } = judge([...steady, 60], { improvement, fixAfter: 12 });
      return [points.at(-1)?.pointType, variationIcon];
    };

    expect(typeOf("increase")).toEqual(["special_cause_improvement", "improvement_high"]);
    expect(typeOf("decrease")).toEqual(["special_cause_concern", "concern_high"]);
    expect(typeOf("neutral")).toEqual(["special_cause_neutral_high", "neutral_high"]);
  });

  it("takes the variation icon from the last point alone", () => {
    expect(judge([...steady, 60, 50], { fixAfter: 12 }).variationIcon).toBe("common_cause");
  });

  it.each([
    [60, "increase", "fail"],
    [60, "decrease", "pass"],
    [40, "increase", "pass"],
    [40, "decrease", "fail"],
    [50, "increase", "inconsistent"],
    [50, "neutral", null],
  ] as const)("assures a target of %d, better by %s, with %s", (target, improvement, icon) => {
    expect(judge(steady, { target, improvement }).assuranceIcon).toBe(icon);
  });

  it("warns of groups of fewer than 13 points", () => {
    expect(judge(steady).shortGroups).toBe(true);
    expect(judge([...steady, 50]).shortGroups).toBe(false);
  });

  it("has no limits where nothing varies, says why, and whether the target is met", () => {
    const always = (improvement: MakingDataCountOptions["improvement"], target?: number) =>
      judge(new Array(14).fill(100), { improvement, ...(target !== undefined && { target }) });

    expect(always("increase").points[0]).toMatchObject({ mean: 100, lower: null, upper: null });
    expect(always("increase").whyNoLimits).toMatch(/is the same/);
    expect(always("increase", 95)).toMatchObject({
      assuranceIcon: "inconsistent",
      constantMeetsTarget: true,
    });
    expect(always("increase", 100).constantMeetsTarget).toBe(true);
    expect(always("decrease", 95).constantMeetsTarget).toBe(false);
    expect(always("neutral", 95).constantMeetsTarget).toBeUndefined();
    expect(always("increase").constantMeetsTarget).toBeUndefined();
    expect(judge(steady, { target: 10 }).constantMeetsTarget).toBeUndefined();
  });

  it("plots ratios of numerators and denominators", () => {
    const points = [
      { label: "1", numerator: 1, denominator: 4 },
      { label: "2", numerator: 3, denominator: 4 },
    ];
    const { points: judged } = makingDataCount({ chart: "i", points }, { improvement: "neutral" });

    expect(judged.map(({ value }) => value)).toEqual([0.25, 0.75]);
  });

  it.each([11, 12.5, Number.NaN])("refuses to fix limits after %d points", (fixAfter) => {
    expect(() => judge(steady, { fixAfter })).toThrow(
      `options.fixAfter: must be a whole number of 12 or more, got ${fixAfter}`,
    );
  });

  it("refuses a target that is no number", () => {
    expect(() => judge(steady, { target: Number.NaN })).toThrow(/options\.target/);
  });

  it("mirrors: turned upside down, above is below", () => {
    const mirrored: Record<string, string> = {
      UCL: "LCL",
      LCL: "UCL",
      Above: "Below",
      Below: "Above",
      Increasing: "Decreasing",
      Decreasing: "Increasing",
    };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }), (values) => {
        const upsideDown = causesOf(values.map((value) => -value));
        const expected = causesOf(values).map((cause) =>
          cause.replace(/[A-Z]\w+/g, (word) => mirrored[word] ?? word),
        );
        expect(upsideDown).toEqual(expected);
      }),
    );
  });

  it("answers for a series without points", () => {
    expect(judge([], { target: 5 })).toEqual({
      points: [],
      variationIcon: "common_cause",
      assuranceIcon: null,
      shortGroups: false,
    });
  });
});
