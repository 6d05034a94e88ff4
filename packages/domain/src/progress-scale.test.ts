import { describe, expect, it } from "vitest";
import type { Period } from "./period.ts";
import {
  criteria,
  differenceQuestion,
  type GivenProgress,
  progressLevels,
  scoreText,
  standingProgress,
  suggestProgress,
  type TeamEvidence,
} from "./progress-scale.ts";

const nothing: TeamEvidence = {
  ...{ hasAim: false, hasTeam: false, hasTheory: false, hasMeasures: false },
  ...{ monthsReported: 0, testsBegun: 0, testsStudied: 0, adopted: null, measures: [] },
};
const planned = { hasAim: true, hasTeam: true, hasTheory: true, hasMeasures: true };
const tried = { ...planned, monthsReported: 6, testsBegun: 2, testsStudied: 1 };
const measure = (way: number | null, moved = true, held = false) => ({ way, moved, held });
const suggested = (more: Partial<TeamEvidence>) =>
  scoreText(suggestProgress({ ...nothing, ...more }).halves);

describe("the score that evidence suggests", () => {
  it("climbs with what is held here", () => {
    expect(suggested({})).toBe("0.5");
    expect(suggested({ hasAim: true, hasTeam: true })).toBe("1.0");
    expect(suggested(planned)).toBe("1.5");
    expect(suggested({ ...planned, monthsReported: 3, testsBegun: 1 })).toBe("2.0");
    expect(suggested(tried)).toBe("2.5");
    expect(suggested({ ...tried, measures: [measure(0.2)] })).toBe("3.0");
    expect(suggested({ ...tried, adopted: "clinic", measures: [measure(0.4)] })).toBe("3.5");
    expect(suggested({ ...tried, adopted: "site", measures: [measure(0.5)] })).toBe("4.0");
    const held = [measure(1, true, true), measure(0.6)];
    expect(suggested({ ...tried, adopted: "site", measures: held })).toBe("4.5");
    expect(suggested({ ...tried, adopted: "network", measures: held.slice(0, 1) })).toBe("5.0");
  });

  it("skips no step: a chart that moved by itself is no tried change", () => {
    const { halves, lacking } = suggestProgress({ ...nothing, measures: [measure(1, true, true)] });

    expect([scoreText(halves), ...lacking]).toEqual(["0.5", "team", "aim"]);
  });

  it("counts the way by measures that have a goal", () => {
    expect(suggested({ ...tried, measures: [measure(0.2), measure(null)] })).toBe("3.0");
    expect(suggested({ ...tried, measures: [measure(0.2), measure(0, false)] })).toBe("2.5");
    expect(suggested({ ...tried, measures: [measure(null)] })).toBe("2.5");
  });

  it("takes every criterion at one step, and lacks nothing at the end", () => {
    const taken = progressLevels.flatMap(({ takes }) => takes);

    expect(taken.toSorted()).toEqual(Object.keys(criteria).toSorted());
    expect(progressLevels.map(({ halves }) => scoreText(halves)).at(-1)).toBe("5.0");
    const all = { ...tried, adopted: "site" as const, measures: [measure(1, true, true)] };
    expect(suggestProgress({ ...nothing, ...all }).lacking).toEqual([]);
  });
});

describe("the difference to what a team says", () => {
  const suggestion = suggestProgress({ ...nothing, ...tried });

  it("is a question, whichever way it goes", () => {
    expect(differenceQuestion(7, suggestion)).toBe(
      "You say 3.5, and what is held here speaks for 2.5. What do you see that stands nowhere here yet? Which chart should move first, and what would it take?",
    );
    expect(differenceQuestion(3, suggestion)).toContain("more careful");
    expect(differenceQuestion(5, suggestion)).toContain("Both say the same");
  });
});

describe("what a team said", () => {
  it("is its last word on each month, the newest first", () => {
    const said = (period: string, revision: number, halves: number): GivenProgress => ({
      ...{ period: period as Period, revision, halves, suggested: 3, words: "", by: "", at: 1 },
    });
    const standing = standingProgress([
      ...[said("2026-01", 1, 3), said("2026-02", 2, 6), said("2026-02", 1, 4)],
    ]);

    expect(standing.map(({ period, halves }) => [period, halves])).toEqual([
      ["2026-02", 6],
      ["2026-01", 3],
    ]);
  });
});
