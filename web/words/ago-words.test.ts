import { describe, expect, it } from "vitest";
import { agoWords } from "./ago-words.ts";

describe("how long ago", () => {
  const now = new Date("2026-11-22T12:00:00Z");

  it.each([
    ["2026-11-22T11:59:00Z", "within the last hour"],
    ["2026-11-22T11:00:00Z", "1 hour ago"],
    ["2026-11-21T12:00:01Z", "23 hours ago"],
    ["2026-11-21T12:00:00Z", "1 day ago"],
    ["2026-10-22T12:00:00Z", "31 days ago"],
  ])("%s was %s", (at, words) => {
    expect(agoWords(Date.parse(at), now)).toBe(words);
  });
});
