import { describe, expect, it } from "vitest";
import { nextRound, proposedSteps, type SeriesStep, seriesProblems, stepOn } from "./series.ts";

const start = { name: "A series", about: "", starts: "2026-01-31", rounds: 4, months: 1 };
const withKeys = (steps: Omit<SeriesStep, "key">[]): SeriesStep[] =>
  steps.map((step, place) => ({ ...step, key: `s${place}` }));
const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

describe("the dates proposed for a series", () => {
  it("keep to the first one's weekday, from a 31st through a February", () => {
    const sessions = proposedSteps(start).filter(({ kind }) => kind === "learning-session");

    expect(sessions.map(({ starts }) => starts)).toEqual([
      ...["2026-01-31", "2026-02-28", "2026-03-28", "2026-05-02"],
    ]);
    expect(new Set(sessions.map(({ starts }) => weekday(starts)))).toEqual(new Set([6]));
  });

  it("leave no day between a session and the next, whatever day and rhythm they start from", () => {
    for (let day = 0; day < 366; day++) {
      const starts = new Date(Date.UTC(2028, 0, 1 + day)).toISOString().slice(0, 10);
      for (const months of [1, 3, 4, 12]) {
        const steps = proposedSteps({ ...start, starts, months });
        expect(seriesProblems({ steps: withKeys(steps) })).toEqual([]);
        for (const [place, step] of steps.entries()) {
          const before = steps[place - 1];
          if (!before) continue;
          const gap = Date.parse(step.starts) - Date.parse(before.ends);
          expect(gap).toBe(24 * 60 * 60 * 1000);
        }
      }
    }
  });

  it("begin with six weeks of pre-work, and take a leap day as any other", () => {
    const [preWork, first, action] = proposedSteps({ ...start, starts: "2028-02-28", months: 4 });

    expect(preWork).toMatchObject({ starts: "2028-01-17", ends: "2028-02-27" });
    expect(first).toMatchObject({ starts: "2028-02-28", ends: "2028-02-29" });
    expect(action).toMatchObject({ starts: "2028-03-01", name: "Action period 1" });
  });
});

describe("the next round of a series", () => {
  it("follows the last learning session in the same rhythm, with the next number", () => {
    const steps = withKeys(proposedSteps({ ...start, starts: "2026-03-10", months: 4, rounds: 2 }));
    const round = nextRound({ steps, months: 4 });

    expect(round.map(({ name }) => name)).toEqual(["Learning session 3", "Action period 3"]);
    expect(round[0]?.starts).toBe("2026-11-10");
  });

  it("never begins before what stands has ended", () => {
    const steps = withKeys(proposedSteps({ ...start, starts: "2026-03-10", rounds: 1 }));
    const long = steps.map((step) => ({ ...step, ends: "2026-12-31" }));

    expect(nextRound({ steps: long, months: 1 })[0]?.starts).toBe("2027-01-01");
  });
});

describe("the steps of a series", () => {
  const steps = withKeys(proposedSteps({ ...start, starts: "2026-03-10", months: 4, rounds: 2 }));

  it("are refused where a day runs backwards, and told which", () => {
    const backwards = steps.with(1, { ...steps[1], ends: "2026-03-01" } as SeriesStep);
    expect(seriesProblems({ steps: backwards })).toMatchObject([{ field: "steps/1/ends" }]);
    const swapped = steps.with(2, { ...steps[2], starts: "2026-01-01" } as SeriesStep);
    expect(seriesProblems({ steps: swapped })[0]).toMatchObject({ field: "steps/2/starts" });
  });

  it("say where a day stands", () => {
    expect(stepOn(steps, "2026-03-11").current?.name).toBe("Learning session 1");
    expect(stepOn(steps, "2026-03-12").current?.name).toBe("Action period 1");
    expect(stepOn(steps, "2026-03-12").next?.name).toBe("Learning session 2");
    expect(stepOn(steps, "2030-01-01")).toEqual({ current: undefined, next: undefined });
  });
});
