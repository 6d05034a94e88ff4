import { describe, expect, it } from "vitest";
import { levelChart, remission } from "./example-charts.ts";
import { limitsNote } from "./limits-note.ts";

describe("the note on stepping limits", () => {
  it("says why they step", () => {
    expect(limitsNote(remission)).toContain("because the denominator changes");
  });

  it("is left out where limits are level", () => {
    const level = levelChart([1, 2, 3], { centre: 2, lower: 0, upper: 4 }, "p");
    expect(limitsNote(level)).toBeUndefined();
  });

  it("does not take a new phase for a step", () => {
    const { points } = levelChart([1, 2, 3], { centre: 2, lower: 0, upper: 4 }, "p");
    const phased = points.map((point, index) =>
      index === 2 ? { ...point, phase: 2, upper: 9 } : point,
    );
    expect(limitsNote({ chart: "p", points: phased, phases: [] })).toBeUndefined();
  });
});
