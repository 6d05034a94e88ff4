import { describe, expect, it } from "vitest";
import { figureWords, rateWords } from "./figure-words.ts";

const rate = { multiplier: 1000, unit: "per 1,000 line days" };

describe("a figure in words", () => {
  it("tells zero, no cases and not collected apart", () => {
    expect(figureWords({ state: "measured", numerator: 0, denominator: 1204 })).toBe("0 of 1,204");
    expect(figureWords({ state: "no-cases" })).toBe("no cases");
    expect(figureWords({ state: "not-collected", reason: "on leave" })).toBe(
      "not collected: on leave",
    );
    expect(figureWords(undefined)).toBe("nothing yet");
  });

  it("comes to a rate only where something was measured", () => {
    const figure = { state: "measured", numerator: 3, denominator: 1200 } as const;
    expect(rateWords(figure, rate, 1)).toBe("2.5\u00a0per 1,000 line days");
    expect(rateWords({ state: "no-cases" }, rate, 1)).toBeUndefined();
    expect(rateWords({ ...figure, denominator: 0 }, rate, 1)).toBeUndefined();
  });
});
