import { describe, expect, it } from "vitest";
import { type Assurance, AssuranceMark, type Variation, VariationMark } from "./stat-mark.tsx";

const variations: Variation[] = [
  "common_cause",
  "improvement_high",
  "improvement_low",
  "concern_high",
  "concern_low",
  "neutral_high",
  "neutral_low",
  "neutral",
  null,
];
const assurances: Assurance[] = ["pass", "inconsistent", "fail", null];

/** What is left for someone who sees no colour. */
const withoutColour = (mark: unknown) => String(mark).replace(/ class="mark mark-\w+"/, "");
const word = (mark: unknown) => String(mark).replace(/<[^>]*>/g, "");

describe("marks", () => {
  it("differ from one another without their colour", () => {
    const seen = [
      ...variations.map((variation) => withoutColour(<VariationMark variation={variation} />)),
      ...assurances.map((assurance) => withoutColour(<AssuranceMark assurance={assurance} />)),
    ];

    expect(new Set(seen).size).toBe(variations.length + assurances.length);
  });

  it("always carry a word", () => {
    expect(word(<VariationMark variation="improvement_low" />)).toBe("Improvement");
    expect(word(<VariationMark variation={null} />)).toBe("Too few months");
    expect(word(<AssuranceMark assurance={null} />)).toBe("No goal set");
  });

  it("never put blame: a concern asks what changed", () => {
    expect(String(<VariationMark variation="concern_high" />)).toContain("Ask what changed.");
  });
});
