import { templateKeys } from "@allteach/catalogue/template";
import { templateOf } from "@allteach/catalogue/templates";
import { termOf } from "@allteach/catalogue/vocabulary";
import { describe, expect, it } from "vitest";
import { goalTexts } from "./goal-texts.ts";

const networks = templateKeys.filter((key) => key !== "blank");

describe("made-up goals", () => {
  it("are at least 150, of nine networks", () => {
    const counts = networks.map((key) => goalTexts(key).length);

    expect(counts.filter((count) => count > 0)).toHaveLength(9);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(150);
  });

  it.each(networks)("of %s name measures and terms that there are, and say to what", (key) => {
    const codes = templateOf(key)?.measures.map(({ code }) => code) ?? [];
    for (const { measure, title, to, drivers, changes, problem } of goalTexts(key)) {
      expect(problem).toMatch(/^[a-z-]+$/);
      expect(title).not.toBe("");
      if (measure === "") expect(to, title).not.toBe("");
      else expect(codes, title).toContain(measure);
      expect(drivers.filter((each) => !termOf("drivers", each))).toEqual([]);
      expect(changes.filter((each) => !termOf("changes", each))).toEqual([]);
    }
  });
});
