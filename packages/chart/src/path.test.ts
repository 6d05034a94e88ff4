import { describe, expect, it } from "vitest";
import { bandPath, stepPath } from "./path.ts";

const steps = [
  { left: 0, right: 10, level: 5.04 },
  { left: 10, right: 20, level: 5.01 },
  { left: 20, right: 30, level: 8.26 },
];

describe("a stepped line", () => {
  it("steps at the edge between two periods, and only where the level changes", () => {
    expect(stepPath(steps)).toBe("M0 5H20V8.3H30");
  });

  it("is nothing where there are no periods", () => {
    expect(stepPath([])).toBe("");
  });

  it("encloses a band with another, there and back", () => {
    const lower = steps.map((step) => ({ ...step, level: 50 }));
    expect(bandPath(steps, lower)).toBe("M0 5H20V8.3H30V50H0Z");
  });
});
