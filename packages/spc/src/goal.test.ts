import { describe, expect, it } from "vitest";
import { capabilityOf, goalProgress } from "./goal.ts";
import { goalSentence } from "./goal-sentence.ts";
import { plainChart } from "./rules/plain-chart.ts";

const times = (count: number, value: number) => Array<number>(count).fill(value);
const format = { unit: "%", decimals: 0 };
const noun = { one: "month", many: "months" };

/** A chart of percentages around 70 with limits from 64 to 76. */
const around = (values: readonly (number | null)[], phaseEnds: readonly number[] = []) =>
  plainChart(values, { centre: 70, sigma: 2, phaseEnds });

describe("a goal", () => {
  it("is not held by one good month", () => {
    const values = [...times(11, 69), 75];

    expect(goalProgress(around(values), 74, "increase")).toMatchObject({
      state: "touched",
      by: null,
      since: "12",
    });
  });

  it("is held by the last eight points in a row at or beyond it, and not by seven", () => {
    const held = goalProgress(around([...times(6, 69), ...times(8, 74)]), 74, "increase");

    expect(held).toMatchObject({ state: "held", by: "run", since: "7" });
    expect(goalProgress(around([...times(6, 69), ...times(7, 74)]), 74, "increase")).toMatchObject({
      state: "touched",
    });
  });

  it("is held over missing months and without points that were left out", () => {
    const values = [...times(4, 74), null, ...times(4, 74)];

    expect(goalProgress(around(values), 74, "increase")?.state).toBe("held");
    const chart = plainChart(times(8, 74), { centre: 70, excluded: [2] });
    expect(goalProgress(chart, 74, "increase")?.state).toBe("touched");
  });

  it("is held by a centre line at or beyond it, once its phase has eight points", () => {
    const values = [...times(12, 60), 69, 71, 69, 71, 69, 71, 69, 71];
    const held = goalProgress(around(values, [12]), 70, "increase");

    expect(held).toMatchObject({ state: "held", by: "centre-line", since: "13" });
    expect(goalProgress(around(values.slice(0, 19), [12]), 70, "increase")?.state).toBe("touched");
    expect(goalProgress(around(values, [12]), 70.1, "increase")?.state).toBe("touched");
  });

  it("slipped when it was held once and is no longer", () => {
    const values = [...times(3, 69), ...times(8, 75), ...times(3, 69)];

    expect(goalProgress(around(values), 74, "increase")).toMatchObject({
      state: "slipped",
      since: "4",
    });
  });

  it("to go down is met from above", () => {
    expect(goalProgress(around(times(9, 71)), 70.5, "decrease")?.state).toBe("held");
    expect(goalProgress(around(times(9, 66)), 66, "decrease")).toMatchObject({ by: "run" });
    expect(goalProgress(around(times(9, 71)), 65, "decrease")?.state).toBe("not-reached");
  });

  it("is nobody's without a direction, and nothing's without a value", () => {
    expect(goalProgress(around(times(9, 71)), 70, "neutral")).toBeNull();
    expect(goalProgress(around([null, null]), 70, "increase")).toBeNull();
  });
});

describe("capability", () => {
  it("asks on which side of the limits the goal lies", () => {
    const chart = around(times(12, 70));
    const all = (goal: number) => [
      capabilityOf(chart, goal, "increase"),
      capabilityOf(chart, goal, "decrease"),
    ];

    expect(all(63.9)).toEqual(["capable", "not-capable"]);
    expect(all(64)).toEqual(["hit-and-miss", "hit-and-miss"]);
    expect(all(76)).toEqual(["hit-and-miss", "hit-and-miss"]);
    expect(all(76.1)).toEqual(["not-capable", "capable"]);
  });

  it("is unknown without limits, or without a direction", () => {
    const run = plainChart(times(12, 70), { chart: "run", centre: 70 });

    expect(capabilityOf(run, 60, "increase")).toBeNull();
    expect(capabilityOf(around(times(12, 70)), 60, "neutral")).toBeNull();
  });

  it("does not borrow the limits of an earlier phase", () => {
    const chart = around(times(14, 70), [12]);
    const bare = chart.points.map((point) =>
      point.phase === 2 ? { ...point, lower: null, upper: null } : point,
    );

    expect(capabilityOf({ ...chart, points: bare }, 60, "increase")).toBeNull();
  });
});

describe("a goal's sentence", () => {
  const say = (values: readonly number[], goal: number, phaseEnds: readonly number[] = []) => {
    const drawn = around(values, phaseEnds);
    const points = drawn.points.map((point, place) => ({
      ...point,
      label: `${2025 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, "0")}`,
    }));
    const chart = { ...drawn, points };
    const progress = goalProgress(chart, goal, "increase");
    return goalSentence({ chart, format, noun, goal: progress })?.replaceAll("\u00a0", " ");
  };

  it("says how it stands and what to expect", () => {
    expect(say([...times(12, 69), ...times(9, 75)], 74)).toBe(
      "The goal of 74 % has been met for nine months in a row, since January 2026. " +
        "As things run now, some months will meet it and others will not, by chance.",
    );
    expect(say(times(12, 70.5), 80)).toBe(
      "The goal of 80 % has not been met yet. As things run now, it takes a change to meet it.",
    );
    expect(say([60, ...times(12, 70.5)], 62, [1])).toBe(
      "The goal of 62 % has been met for twelve months in a row, since February 2025. " +
        "As things run now, every month should meet it.",
    );
    expect(say([69, 75, 69], 74)).toContain("was first met in February 2025; it is not held yet.");
    expect(say([...times(8, 75), 60], 74)).toContain("was held from January 2025 on, but is no");
    expect(say([69, 71, 69, 71, 69, 71, 69, 71], 70)).toContain(
      "The goal of 70 % is held: the centre line has been at 70 % since January 2025.",
    );
  });

  it("is not there without a goal", () => {
    expect(goalSentence({ chart: around([1]), format, noun, goal: null })).toBeNull();
  });
});
