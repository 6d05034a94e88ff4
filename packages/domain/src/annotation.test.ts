import { describe, expect, it } from "vitest";
import { AnnotationDraft, type Happening, happeningsBetween } from "./annotation.ts";
import type { Period } from "./period.ts";

const at = (on: string): Happening => ({ kind: "event", on, text: on });

describe("a note at a chart", () => {
  it("has a day, a kind and words", () => {
    const note = { on: "2026-10-05", kind: "event", text: "New ward opened" };

    expect(AnnotationDraft.safeParse(note).success).toBe(true);
    expect(AnnotationDraft.safeParse({ ...note, on: "2026-13-05" }).success).toBe(false);
    expect(AnnotationDraft.safeParse({ ...note, kind: "pdsa" }).success).toBe(false);
    expect(AnnotationDraft.safeParse({ ...note, text: "" }).success).toBe(false);
  });
});

describe("what came before a signal", () => {
  it("is what happened from the first to the last month, the newest first", () => {
    const all = ["2026-05-31", "2026-06-01", "2026-07", "2026-09-30", "2026-10-01"].map(at);

    const found = happeningsBetween(all, "2026-06" as Period, "2026-09" as Period);

    expect(found.map(({ on }) => on)).toEqual(["2026-09-30", "2026-07", "2026-06-01"]);
  });
});
