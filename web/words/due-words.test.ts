import { usualCalendar } from "@allteach/domain/calendar";
import { Period } from "@allteach/domain/period";
import { describe, expect, it } from "vitest";
import { dueAside, dueSentence } from "./due-words.ts";

const october = Period.parse("2026-10");
const at = (iso: string, timeZone = "Etc/UTC") => ({
  calendar: usualCalendar,
  timeZone,
  now: new Date(iso),
});

describe("when a month is due", () => {
  it.each([
    ["2026-10-20T12:00Z", "October opens on 1 November"],
    ["2026-11-03T09:00Z", "October is due on 15 November, 12 days left"],
    ["2026-11-14T23:59Z", "October is due on 15 November, 1 day left"],
    ["2026-11-15T22:00Z", "October is due on 15 November, which is today"],
    ["2026-11-17T00:00Z", "October was due on 15 November"],
    ["2026-11-22T00:00Z", "October was due on 15 November"],
    ["2026-12-06T00:00Z", "October closed on 5 December"],
  ])("on %s: %s", (now, sentence) => {
    expect(dueSentence(october, at(now))).toBe(sentence);
  });

  it("counts days where the network is, not where the reader is", () => {
    const late = "2026-11-14T12:30Z";
    expect(dueSentence(october, at(late, "Pacific/Auckland"))).toContain("which is today");
    expect(dueSentence(october, at(late, "America/Los_Angeles"))).toContain("1 day left");
  });

  it("names the year where it is another", () => {
    const december = Period.parse("2026-12");
    expect(dueSentence(december, at("2026-12-20T12:00Z"))).toBe("December opens on 1 January 2027");
  });

  it("stands behind another sentence", () => {
    expect(dueAside(october, at("2026-11-03T09:00Z"))).toBe("due on 15 November, 12 days left");
    expect(dueAside(october, at("2026-11-18T09:00Z"))).toBe("it was due on 15 November");
  });
});
