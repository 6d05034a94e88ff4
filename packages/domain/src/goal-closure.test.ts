import { describe, expect, it } from "vitest";
import type { Goal } from "./goal.ts";
import { decideClosure, possibleOutcomes } from "./goal-closure.ts";

const onChart = { aim: { on: "measure", measure: 1, to: 1 } } as Goal;
const inWords = { aim: { on: "words", from: "", to: "A plan for all" } } as Goal;
const today = "2026-11-10";

describe("the end of a goal", () => {
  it("is told by what the chart says", () => {
    expect(possibleOutcomes(onChart, "held")[0]).toBe("held");
    expect(possibleOutcomes(onChart, "touched")[0]).toBe("reached");
    expect(possibleOutcomes(onChart, "not-reached")).not.toContain("reached");
    expect(possibleOutcomes(onChart, undefined)).not.toContain("held");
    expect(possibleOutcomes(inWords, undefined)).toContain("reached");
  });

  it("keeps what was learnt", () => {
    const draft = { outcome: "not-reached", learnt: "The huddle was too late" } as const;

    expect(decideClosure(onChart, draft, "not-reached", today)).toEqual({
      ok: true,
      value: { ...draft, closedOn: today },
    });
  });

  it.each([
    ["held", "touched"],
    ["held", "not-reached"],
    ["reached", "held"],
    ["reached", "not-reached"],
    ["reached", undefined],
  ] as const)("is not %s where the chart says %s", (outcome, says) => {
    const decided = decideClosure(onChart, { outcome, learnt: "Much" }, says, today);

    expect(decided).toMatchObject({
      ok: false,
      refusal: { kind: "invalid", problems: [{ field: "outcome" }] },
    });
  });

  it("asks what was learnt, and comes once", () => {
    const draft = { outcome: "stopped", learnt: "" } as const;
    const over = { ...onChart, outcome: "stopped" } as const;

    expect(decideClosure(onChart, draft, undefined, today)).toMatchObject({
      refusal: { problems: [{ field: "learnt" }] },
    });
    expect(decideClosure(over, { ...draft, learnt: "Much" }, undefined, today)).toMatchObject({
      refusal: { kind: "closed" },
    });
  });
});
