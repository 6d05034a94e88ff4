import type { Period } from "@allteach/domain/period";
import type { Prediction, Score } from "@allteach/domain/prediction";
import { describe, expect, it } from "vitest";
import { expectedOn, expectedWords, scoreWords, verdictWords } from "./prediction-words.ts";

const format = { unit: "per 1,000 days", decimals: 1 };
const prediction = (since: string, until: string): Prediction => ({
  ...{
    id: "e_1",
    measure: "CAUTI",
    change: "fall-to",
    amount: 1,
    level: 1,
    node: "",
    nodeWords: "",
  },
  ...{ test: "", why: "", by: "person u_1", at: 1 },
  ...{ since: since as Period, until: until as Period },
});
const score = (more: Partial<Score>): Score => ({
  ...{ verdict: "too-early", by: null, from: null, points: 0, isOpposite: false, ...more },
});

describe("what is expected of a chart, in words", () => {
  it("says what, how much and by when", () => {
    const words = expectedWords(prediction("2026-01", "2026-09"), format);

    expect(words.replaceAll("\u00a0", " ")).toBe("fall to 1.0 per 1,000 days by September 2026");
  });

  it("says by which rule a chart spoke", () => {
    const from = "2026-03";
    expect(verdictWords(score({ verdict: "came-true", by: "run", from }))).toBe(
      "Came true. From March 2026 on eight points in a row lie there or beyond.",
    );
    expect(scoreWords(score({ points: 1 }))).toBe("1 figure has come since.");
    expect(scoreWords(score({ by: "signal", from }))).toContain("in March 2026");
    expect(scoreWords(score({ verdict: "otherwise", points: 9 }))).toContain("9 points");
  });
});

describe("what is expected of a chart, as it is drawn", () => {
  const labels = ["2026-01", "2026-02", "2026-03"];

  it("takes the months ahead that it needs", () => {
    const { expected, ahead } = expectedOn(labels, [prediction("2026-03", "2026-05")], format);

    expect(ahead).toEqual(["2026-04", "2026-05"]);
    expect(expected).toMatchObject([{ from: 2, to: 4, level: 1, rises: false }]);
  });

  it("takes none once its months are on the chart", () => {
    const { expected, ahead } = expectedOn(labels, [prediction("2026-01", "2026-02")], format);

    expect(ahead).toEqual([]);
    expect(expected).toMatchObject([{ from: 0, to: 1 }]);
  });

  it("takes no more months than anyone may predict, whatever a row says", () => {
    const { expected, ahead } = expectedOn(labels, [prediction("2026-03", "2199-12")], format);

    expect(ahead).toHaveLength(36);
    expect(expected).toMatchObject([{ from: 2, to: 38 }]);
  });

  it("takes one more place on a chart of weeks or events", () => {
    const days = ["2026-01-04", "2026-01-11"];
    const { expected, ahead } = expectedOn(days, [prediction("2026-01", "2026-05")], format);

    expect(ahead).toEqual(["2026-05"]);
    expect(expected).toMatchObject([{ from: 0, to: 2 }]);
  });

  it("is left out where its months lie before the chart, or nothing is plotted", () => {
    expect(expectedOn(labels, [prediction("2024-01", "2024-05")], format).expected).toEqual([]);
    expect(expectedOn([], [prediction("2026-01", "2026-05")], format)).toEqual({
      ...{ expected: [], ahead: [] },
    });
  });
});
