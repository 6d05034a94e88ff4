import { describe, expect, it } from "vitest";
import type { Goal } from "./goal.ts";
import { aimWords } from "./shared-goal.ts";

describe("what a goal aims at, in a few words", () => {
  const aim = { on: "measure", from: 2.4, to: 1.2 } as Goal["aim"];

  it("says from what to what, in the chart's unit", () => {
    expect(aimWords({ aim }, { unit: "%" })).toBe("From 2.4 to 1.2 %");
  });

  it("says of a whole network by how much, and never its placeholder of a target", () => {
    const levels = { siteShare: 75, siteChange: 10, networkChange: 30 };
    expect(aimWords({ aim: { ...aim, to: 0 } as Goal["aim"], levels }, { unit: "%" })).toBe(
      "75 % of the sites improve by 10 %, and all of them together by 30 %",
    );
  });
});
