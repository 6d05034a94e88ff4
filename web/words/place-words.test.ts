import { Period } from "@allteach/domain/period";
import { describe, expect, it } from "vitest";
import { placeWords } from "./place-words.ts";

const beyond = { side: "above", beyond: true, sigmas: 4.13 } as const;
const period = Period.parse("2025-03");

describe("where a figure lies", () => {
  it("says how far, when it was there last, and what was said then", () => {
    expect(placeWords({ place: beyond, lastTime: { period, note: "a ward was closed" } })).toBe(
      "4.1σ above usual; the last time was March 2025, and the note said “a ward was closed”",
    );
    expect(placeWords({ place: beyond, lastTime: { period } })).toBe(
      "4.1σ above usual; the last time was March 2025",
    );
    expect(placeWords({ place: beyond })).toBe("4.1σ above usual; it has not been there before");
  });

  it("is calm about what is usual", () => {
    expect(placeWords({ place: { side: "below", beyond: false, sigmas: 0.6 } })).toBe(
      "Close to usual",
    );
    expect(placeWords({ place: { side: "below", beyond: false, sigmas: 1.7 } })).toBe(
      "1.7σ below usual, within the limits",
    );
  });

  it("says nothing where nothing is known", () => {
    expect(placeWords({})).toBeUndefined();
  });
});
