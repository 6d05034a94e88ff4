import type { Figure } from "@allteach/domain/figure";
import { periodAt } from "@allteach/domain/period";
import { describe, expect, it } from "vitest";
import { diffUpload } from "./diff-upload.ts";
import { siteOf } from "./test-network.ts";

describe("the difference that an upload makes", () => {
  it("is told figure by figure, and counted", () => {
    const site = siteOf({ id: 1, code: "AHH" });
    const period = periodAt(2026, 10);
    const zero: Figure = { state: "measured", numerator: 0, denominator: 100 };
    const none: Figure = { state: "no-cases" };
    const standing = new Map([
      ["CAUTI", zero],
      ["CLABSI", zero],
    ]);
    const figures = [
      { measure: "CAUTI", period, figure: zero, row: 2 },
      { measure: "CLABSI", period, figure: none, row: 3 },
      { measure: "CDIFF", period, figure: zero, row: 4 },
    ];

    const diff = diffUpload([{ site, period, figures }], (where, when, measure) =>
      where === site.id && when === period ? standing.get(measure) : undefined,
    );

    expect(diff.counts).toEqual({ new: 1, same: 1, changed: 1 });
    expect(diff.cells).toEqual([
      { site, period, measure: "CAUTI", row: 2, change: "same", to: zero },
      { site, period, measure: "CLABSI", row: 3, change: "changed", from: zero, to: none },
      { site, period, measure: "CDIFF", row: 4, change: "new", to: zero },
    ]);
  });
});
