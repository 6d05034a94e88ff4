import { describe, expect, it } from "vitest";
import { templates } from "./templates.ts";
import { familyOf, termKinds, termName, termsIn, vocabulary } from "./vocabulary.ts";
import { familyByMeasure } from "./vocabulary-families.ts";

describe("the shared vocabulary", () => {
  it.each(termKinds)("names every one of its %s once, in words that can be found", (kind) => {
    const terms = vocabulary[kind];

    expect(new Set(terms.map(({ key }) => key)).size).toBe(terms.length);
    for (const { key, name, words } of terms) {
      expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(name).not.toBe("");
      for (const word of words) expect(word).toMatch(/^[a-z0-9]+( [a-z0-9]+)*$/);
    }
  });

  it("gives the catalogue's measures families that it has", () => {
    const known = new Set(vocabulary.families.map(({ key }) => key));

    expect(Object.values(familyByMeasure).filter((key) => !known.has(key))).toEqual([]);
  });

  it("knows the family of every measure that a network begins with", () => {
    const measures = templates.flatMap((template) => template.measures);
    const without = measures.filter((measure) => familyOf(measure) === undefined);

    expect(measures.length).toBeGreaterThan(20);
    expect(without.map(({ code }) => code)).toEqual([]);
  });

  it("recognises what a text speaks of, whatever its letters and accents", () => {
    const { families, drivers, conditions } = termsIn(
      "Repeat a HIGH blood-pressure by hand, Crohn’s clinic; pré-visit planning",
    );

    expect(families).toContain("blood-pressure");
    expect(drivers).toEqual(expect.arrayContaining(["visit-planning", "measuring-well"]));
    expect(conditions).toEqual(["ibd"]);
  });

  it("takes no word from the middle of another", () => {
    expect(termsIn("a subfamily of incuffed things").families).toEqual([]);
  });

  it("says a term that it does not know by its key", () => {
    expect(termName("drivers", "made-up")).toBe("made-up");
    expect(termName("families", "falls")).toBe("Falls");
  });
});
