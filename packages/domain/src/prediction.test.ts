import { readChart } from "@allteach/spc/read-chart";
import { describe, expect, it } from "vitest";
import { type Period, periodsFrom } from "./period.ts";
import {
  decidePrediction,
  type Prediction,
  type PredictionDraft,
  scorePrediction,
} from "./prediction.ts";

const month = (text: string) => text as Period;
const draft = (more: Partial<PredictionDraft> = {}): PredictionDraft => ({
  ...{ measure: "CAUTI", change: "fall-to", amount: 10, until: month("2026-06") },
  ...{ node: "", test: "", why: "", ...more },
});
const chart = { stands: 20, unit: "days", most: Number.POSITIVE_INFINITY };
const wrong = (
  more: Partial<PredictionDraft>,
  on = chart as Parameters<typeof decidePrediction>[1],
) => {
  const decided = decidePrediction(draft(more), on, month("2026-01"));
  return !decided.ok && decided.refusal.kind === "invalid" ? decided.refusal.problems : [];
};

describe("what is expected of a chart", () => {
  it("is a level from the running month on, wherever the chart stands", () => {
    const decided = (more: Partial<PredictionDraft>) =>
      decidePrediction(draft(more), chart, month("2026-01"));

    expect(decided({})).toEqual({ ok: true, value: { level: 10, since: "2026-01", stood: 20 } });
    expect(decided({ change: "fall-by", amount: 5 })).toMatchObject({ value: { level: 15 } });
    expect(decided({ change: "rise-by", amount: 5 })).toMatchObject({ value: { level: 25 } });
  });

  it("is ahead, and not so far ahead that nobody remembers", () => {
    expect(wrong({ until: month("2025-12") })[0]?.because).toContain("is over");
    expect(wrong({ until: month("2026-01") })).toEqual([]);
    expect(wrong({ until: month("2028-01") })).toEqual([]);
    expect(wrong({ until: month("2028-02") })[0]?.field).toBe("until");
  });

  it("lies beyond where the chart stands, and where a value can be", () => {
    expect(wrong({ amount: 20 })[0]?.because).toContain("stands at 20 already");
    expect(wrong({ change: "rise-to", amount: 19 })[0]?.because).toContain("higher");
    expect(wrong({ change: "fall-by", amount: 21 })[0]?.because).toContain("0 or more");
    expect(wrong({ change: "fall-by", amount: 0 })[0]?.because).toContain("above 0");
    expect(wrong({ change: "rise-to", amount: 101 }, { ...chart, most: 100 })).toHaveLength(1);
  });

  it("is said as a level where there are no figures yet", () => {
    const empty = { unit: "days", most: 100 };

    expect(wrong({ change: "fall-by", amount: 2 }, empty)[0]?.because).toContain("no figures yet");
    expect(wrong({ change: "fall-to", amount: 2 }, empty)).toEqual([]);
  });
});

const wobble = [0, 2, -2, 1, -1, 2, -2, 0];
const months = (count: number) => periodsFrom(month("2024-01"), month("2030-12")).slice(0, count);

/** Two years about 20, then values of one's choice from January 2026 on. */
function reading(values: readonly (number | null)[], options = {}) {
  const before = Array.from({ length: 24 }, (_, place) => 20 + (wobble[place % 8] ?? 0));
  const points = [...before, ...values].map((numerator, place) => ({
    ...{ label: months(24 + values.length)[place] ?? "", numerator },
  }));
  return readChart({ chart: "i", points }, { direction: "decrease", ...options });
}

const expected: Pick<Prediction, "change" | "level" | "since" | "until"> = {
  ...{ change: "fall-to", level: 15, since: month("2026-01"), until: month("2026-06") },
};
const score = (values: readonly (number | null)[], options = {}) =>
  scorePrediction(expected, reading(values, options));
const low = (count: number, value = 14) =>
  Array.from({ length: count }, (_, place) => value + (place % 2) / 2);

describe("what a chart says of what was expected", () => {
  it("is too early while the months are not over", () => {
    expect(score([])).toMatchObject({ verdict: "too-early", by: null, points: 0 });
    expect(score(low(5))).toMatchObject({ verdict: "too-early" });
  });

  it("says that it moves that way before the months are over", () => {
    expect(score([20, 5, 20])).toMatchObject({ verdict: "too-early", by: "signal" });
  });

  it("is that it came true once eight points in a row lie there", () => {
    expect(score([20, 21, ...low(7)])).toMatchObject({ verdict: "too-early" });
    expect(score([20, 21, ...low(8)])).toMatchObject({
      ...{ verdict: "came-true", by: "run", from: "2026-03" },
    });
  });

  it("is that it came true once an accepted centre line lies there", () => {
    const values = [20, 21, 16, 12, 16, 12, 16, 12, 16, 12];
    const accepted = { chart: { phaseEnds: [26] } };

    expect(score(values).verdict).toBe("partly");
    expect(score(values, accepted)).toMatchObject({
      ...{ verdict: "came-true", by: "centre-line", from: "2026-03" },
    });
  });

  it("is partly where it moved beyond chance and not so far", () => {
    const fewer = Array.from({ length: 9 }, (_, place) => 17 + (place % 2));

    expect(score(fewer)).toMatchObject({ verdict: "partly", by: "signal", from: "2026-01" });
  });

  it("is otherwise where eight points came and nothing moved, or it moved the other way", () => {
    expect(score([20, 21, 19, 20, 22, 18, 20, 21])).toMatchObject({
      ...{ verdict: "otherwise", by: null, isOpposite: false },
    });
    expect(score([20, 40, 19, 20, 22, 18])).toMatchObject({
      ...{ verdict: "otherwise", by: "signal", isOpposite: true },
    });
  });

  it("is never decided by a single good month, nor by what came after", () => {
    expect(score([20, 21, 14, 20, 22, 18, 20, 21]).verdict).toBe("otherwise");
    expect(score([20, 21, 19, 20, 22, 21, ...low(9)]).verdict).toBe("otherwise");
  });

  it("waits where too few figures came", () => {
    expect(score([20, null, null, null, null, 21])).toMatchObject({
      ...{ verdict: "too-early", points: 2 },
    });
  });

  it("cannot be told where something else is counted since", () => {
    const changed = { chart: { phaseEnds: [26] }, redefinedFrom: ["2026-03"] };

    expect(score([20, 21, ...low(9, 3)], changed)).toMatchObject({
      ...{ verdict: "cannot-tell", by: "definition", from: "2026-03" },
    });
  });
});
