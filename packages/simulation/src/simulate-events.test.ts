import { seriesProblems } from "@allteach/domain/events/series";
import type { SiteId } from "@allteach/domain/identity";
import { describe, expect, it } from "vitest";
import { simulateEvents } from "./simulate-events.ts";

const sites = Array.from({ length: 12 }, (_, n) => ({ id: (n + 1) as SiteId }));
const nodes = [
  { key: "aim", kind: "aim" as const, parent: null, text: "An aim", measures: [] },
  {
    key: "d1",
    kind: "driver" as const,
    parent: "aim",
    text: "Every visit is planned",
    measures: [],
  },
];
const made = (seed = 1, today = "2026-11-20") =>
  simulateEvents(nodes, sites, { seed, today, timeZone: "Europe/Copenhagen" });

describe("a made-up year of learning", () => {
  it("is the same for the same seed", () => {
    expect(made()).toEqual(made());
    expect(made(2)).not.toEqual(made(1));
  });

  it("has a series that stands, sessions past and to come, and calls between", () => {
    const { series, events } = made();
    const now = Date.UTC(2026, 10, 20);
    const sessions = events.filter(({ kind }) => kind === "learning-session");

    expect(seriesProblems(series)).toEqual([]);
    expect(sessions.filter(({ endsAt }) => endsAt < now).length).toBeGreaterThanOrEqual(2);
    expect(sessions.filter(({ startsAt }) => startsAt > now).length).toBeGreaterThanOrEqual(1);
    expect(events.filter(({ kind }) => kind === "action-call").length).toBeGreaterThan(5);
    for (const { startsAt, endsAt } of events) expect(endsAt).toBeGreaterThan(startsAt);
  });

  it("has nobody at what is still to come, whatever day it is made on", () => {
    for (const today of ["2026-01-01", "2026-03-29", "2027-06-30", "2028-02-29"]) {
      const { events, said } = made(7, today);
      const now = Date.parse(`${today}T00:00:00Z`);
      for (const { came, startsAt } of events) {
        if (startsAt > now) expect(came.size).toBe(0);
      }
      const halves = said.map(({ site, half }) => `${site} ${half}`);
      expect(new Set(halves).size).toBe(halves.length);
    }
  });
});
