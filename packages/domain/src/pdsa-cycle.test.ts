import { describe, expect, it } from "vitest";
import { type Cycle, CycleDraft, cycleProblems, nextCycle, stageOf } from "./pdsa-cycle.ts";

const draft = (more = {}) => CycleDraft.parse({ objective: "Kit at the bedside", ...more });
const fieldsOf = (more = {}) => cycleProblems(draft(more)).map(({ field }) => field);

describe("a test of change", () => {
  it("needs no more than a line to begin", () => {
    expect(fieldsOf()).toEqual([]);
    expect(CycleDraft.safeParse({ objective: " " }).success).toBe(false);
    expect(CycleDraft.safeParse({ objective: "x".repeat(201) }).success).toBe(false);
  });

  it("does not end before it starts", () => {
    expect(fieldsOf({ starts: "2026-11-03", ends: "2026-11-02" })).toEqual(["ends"]);
    expect(fieldsOf({ starts: "2026-11-03", ends: "2026-11-03" })).toEqual([]);
  });

  it("is not closed without a study", () => {
    const done = { starts: "2026-11-03", happened: "Two of three", act: "adopt" };

    expect(fieldsOf(done)).toEqual(["study"]);
    expect(fieldsOf({ ...done, study: "It helped" })).toEqual([]);
    expect(fieldsOf({ act: "adopt" })).toEqual(["happened", "study", "starts"]);
  });

  it("is set against its prediction when it is closed", () => {
    const done = { starts: "2026-11-03", happened: "Two", study: "Less than hoped", act: "adapt" };

    expect(fieldsOf({ ...done, prediction: "Three of three" })).toEqual(["outcome"]);
  });

  it("stands where what is written of it says", () => {
    expect(stageOf(draft(), "2026-11-03")).toBe("planned");
    expect(stageOf(draft({ starts: "2026-11-04" }), "2026-11-03")).toBe("planned");
    expect(stageOf(draft({ starts: "2026-11-03" }), "2026-11-03")).toBe("doing");
    expect(stageOf(draft({ happened: "It went well" }), "2026-11-03")).toBe("studying");
    expect(stageOf(draft({ act: "adapt" }), "2026-11-03")).toBe("done");
  });

  it("leads to a larger one where it is adopted, to one of its size where it is adapted", () => {
    const cycle = (act: string) => ({ ...draft({ act, ramp: "patient", node: "d1" }) }) as Cycle;

    expect(nextCycle(cycle("adopt"))).toMatchObject({ node: "d1", ramp: "clinic" });
    expect(nextCycle(cycle("adapt"))).toMatchObject({ node: "d1", ramp: "patient" });
  });
});
