import { describe, expect, it } from "vitest";
import {
  CapabilityAnswers,
  capabilityMean,
  capabilityQuestions,
  halfName,
  halfOf,
  mostToGain,
} from "./capability.ts";

const all = (level: number) =>
  Object.fromEntries(capabilityQuestions.map(({ key }) => [key, level]));
const parsed = (answers: Record<string, unknown>) => CapabilityAnswers.parse({ answers });

describe("what a team says of how it improves", () => {
  it("belongs to the half-year in which it is said", () => {
    expect(halfOf("2026-06-30")).toBe("2026-H1");
    expect(halfOf("2026-07-01")).toBe("2026-H2");
    expect(halfName(halfOf("2026-12-31"))).toBe("July to December 2026");
  });

  it("is one answer to every question, from 1 to 5", () => {
    const { aim: _, ...others } = all(3);
    expect(CapabilityAnswers.safeParse({ answers: others }).success).toBe(false);
    expect(CapabilityAnswers.safeParse({ answers: { ...all(3), aim: 6 } }).success).toBe(false);
    expect(CapabilityAnswers.safeParse({ answers: { ...all(3), aim: "" } }).success).toBe(false);
    expect(CapabilityAnswers.safeParse({ answers: all(3) }).success).toBe(true);
  });

  it("has a mean, and names the lowest three as those with most to gain", () => {
    const said = parsed({ ...all(4), variation: 1, time: 2, families: 3, holding: 3 });

    expect(capabilityMean(said)).toBeCloseTo(3.3, 9);
    expect(mostToGain(said)).toEqual(["variation", "time", "families"]);
    expect(mostToGain(parsed(all(4)))).toEqual([]);
  });
});
