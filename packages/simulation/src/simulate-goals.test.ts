import { identifierProblems } from "@allteach/domain/identifier-screen";
import { Code } from "@allteach/domain/identity";
import { describe, expect, it } from "vitest";
import { simulateGoals } from "./simulate-goals.ts";

const sites = ["NORGA", "SOUMO", "WESHA", "EASBR"].map((code) => ({ code: Code.parse(code) }));
const today = "2026-11-10";
const made = () => simulateGoals("kidney", sites, { seed: 7, today });

describe("made-up goals of a network", () => {
  it("are the same from the same seed", () => {
    expect(made()).toEqual(made());
  });

  it("stand at every stage, with days that fit", () => {
    const goals = made();

    expect(new Set(goals.map(({ course }) => course)).size).toBe(6);
    for (const { course, starts, ends, checkIns } of goals) {
      if (course === "ahead") expect(starts > today).toBe(true);
      if (course === "under-way") expect(starts < today && ends > today).toBe(true);
      if (course === "look-back" || course === "reached") expect(ends < today).toBe(true);
      for (const { on } of checkIns) expect(on <= today && on >= starts).toBe(true);
    }
  });

  it("are some of them shared, and none leads to a person", () => {
    const shared = made().filter(({ visibility }) => visibility === "all");

    expect(shared.length).toBeGreaterThan(3);
    for (const { text, learnt } of shared) {
      const { title, population, to } = text;
      expect(identifierProblems({ title, population, to, learnt })).toEqual([]);
    }
  });
});
