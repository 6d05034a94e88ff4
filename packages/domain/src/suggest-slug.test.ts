import { describe, expect, it } from "vitest";
import { suggestedSlug } from "./suggest-slug.ts";

describe("the address that a network's name suggests", () => {
  it.each([
    ["Safe Hospitals", "safe-hospitals"],
    ["IBD Nordic, north & south", "ibd-nordic-north-south"],
    ["Børnehjerter i Århus", "bornehjerter-i-arhus"],
    ["St Anna's Straße", "st-annas-strasse"],
    ["2026 Kidney", "kidney"],
  ])("makes %s into %s", (name, slug) => {
    expect(suggestedSlug(name)).toBe(slug);
  });

  it("ends at a whole word, within 40 characters", () => {
    const name = "The Collaborative for Better Inpatient Outcomes Everywhere";
    expect(suggestedSlug(name)).toBe("the-collaborative-for-better-inpatient");
    expect(suggestedSlug("a".repeat(60))).toBe("a".repeat(40));
  });

  it.each(["心臓", "12", "New", "ab", ""])("suggests nothing for %j", (name) => {
    expect(suggestedSlug(name)).toBeUndefined();
  });
});
