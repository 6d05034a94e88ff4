import { describe, expect, it } from "vitest";
import { type ChartOptions, type ChartType, controlChart } from "./control-chart.ts";

const series = (chart: ChartType, values: readonly (number | null)[]) => ({
  chart,
  points: values.map((numerator, row) => ({ label: `point ${row + 1}`, numerator })),
});

const iChart = (values: readonly (number | null)[], options?: ChartOptions) =>
  controlChart(series("i", values), options);

const centres = (values: readonly (number | null)[], options?: ChartOptions) =>
  iChart(values, options).points.map(({ centre }) => centre);

describe("a frozen baseline", () => {
  it("sets centre and limits, which then stand for what follows", () => {
    const chart = iChart([1, 3, 1, 3, 50, 60], { freezeAfter: 4 });

    expect(chart.points.map(({ centre }) => centre)).toEqual(new Array(6).fill(2));
    expect(chart.points.map(({ beyondLimits }) => beyondLimits)).toEqual([
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  it("counts rows, whether or not they hold a value", () => {
    expect(centres([1, null, 3, 99], { freezeAfter: 3 })[0]).toBe(2);
  });

  it("is the whole series when it ends beyond it", () => {
    expect(centres([1, 3, 8], { freezeAfter: 60 })[0]).toBe(4);
  });

  it("of no rows leaves nothing to draw, and says so", () => {
    const chart = iChart([1, 3], { freezeAfter: 0 });

    expect(chart.points[0]).toMatchObject({ value: 1, centre: null, lower: null, upper: null });
    expect(chart.phases[0]).toMatchObject({ useful: 0, signal: false });
    expect(chart.phases[0]?.whyNoLimits).toMatch(/No point of the baseline/);
  });

  it("is ignored once phases are given, even if none of their ends lies inside", () => {
    expect(centres([1, 3, 5, 7], { freezeAfter: 1, phaseEnds: [2] })).toEqual([2, 2, 6, 6]);
    expect(centres([1, 3, 5, 7], { freezeAfter: 1, phaseEnds: [9] })[0]).toBe(4);
    expect(centres([1, 3, 5, 7], { freezeAfter: 1, phaseEnds: [] })[0]).toBe(1);
  });

  it("extends its lines and its runs over all that follows", () => {
    const after = new Array(12).fill(9);
    const chart = iChart([1, 3, 1, 3, ...after], { freezeAfter: 4 });

    expect(chart.phases[0]).toMatchObject({ useful: 16, longestRun: 13, signal: true });
  });
});

describe("phases", () => {
  it("have their own lines, runs and numbers", () => {
    const chart = iChart([1, 3, 1, 9, 7, 9], { phaseEnds: [3] });

    expect(chart.points.map(({ phase }) => phase)).toEqual([1, 1, 1, 2, 2, 2]);
    expect(chart.phases.map(({ phase, useful }) => [phase, useful])).toEqual([
      [1, 3],
      [2, 3],
    ]);
  });

  it("may be given in any order, twice, and beyond the series", () => {
    const tidy = iChart([1, 2, 3, 4, 5, 6], { phaseEnds: [2, 4] });
    const untidy = iChart([1, 2, 3, 4, 5, 6], { phaseEnds: [4, 2, 2, 0, -3, 6, 99] });

    expect(untidy).toEqual(tidy);
  });

  it("do not touch each other: what changes in one changes nothing in another", () => {
    const before = iChart([1, 3, 1, 9, 7, 9], { phaseEnds: [3] });
    const changed = iChart([5, 3, 100, 9, 7, 9], { phaseEnds: [3] });

    expect(changed.points.slice(3)).toEqual(before.points.slice(3));
    expect(changed.phases[1]).toEqual(before.phases[1]);
  });

  it("say each for itself why they have no limits", () => {
    const chart = iChart([1, 3, 1, 9], { phaseEnds: [3] });

    expect(chart.phases[0]?.whyNoLimits).toBeUndefined();
    expect(chart.phases[1]?.whyNoLimits).toMatch(/single point/);
  });
});

describe("excluded points", () => {
  it("leave centre, limits and runs, but are still plotted and judged", () => {
    const chart = iChart([1, 3, 1, 90, 3, 1], { exclude: [4] });

    expect(chart.points[3]).toMatchObject({ value: 90, excluded: true, beyondLimits: true });
    expect(chart.points[0]?.centre).toBeCloseTo(9 / 5, 12);
    expect(chart.phases[0]?.useful).toBe(5);
  });

  it("are counted over the whole series, in every phase", () => {
    expect(centres([1, 3, 9, 5], { phaseEnds: [2], exclude: [3] })).toEqual([2, 2, 5, 5]);
  });

  it("may lie outside the series", () => {
    expect(iChart([1, 3], { exclude: [0, -1, 40] })).toEqual(iChart([1, 3]));
  });

  it("may be all there is", () => {
    expect(iChart([1, 3], { exclude: [1, 2] }).phases[0]?.whyNoLimits).toMatch(/No point/);
  });
});

describe("the multiplier", () => {
  it("scales what is plotted and every line, and changes no signal", () => {
    const plain = iChart([1, 3, 1, 90, 3], { freezeAfter: 3 });
    const percent = iChart([1, 3, 1, 90, 3], { freezeAfter: 3, multiplier: 100 });

    for (const [row, point] of percent.points.entries()) {
      const { value, centre, lower, upper, beyondLimits } = plain.points[row] ?? {};
      expect(point.value).toBe((value ?? 0) * 100);
      expect(point.centre).toBe((centre ?? 0) * 100);
      expect(point.lower).toBe((lower ?? 0) * 100);
      expect(point.upper).toBe((upper ?? 0) * 100);
      expect(point.beyondLimits).toBe(beyondLimits);
    }
  });

  it("applies to a known centre line as well", () => {
    expect(centres([1, 3], { centre: 4, multiplier: 10 })[0]).toBe(40);
  });
});

describe("categories in place of time", () => {
  it("have runs but no signal from them", () => {
    const values = [...new Array(12).fill(1), ...new Array(12).fill(9)];

    expect(controlChart(series("run", values)).phases[0]?.signal).toBe(true);
    expect(controlChart(series("run", values), { unordered: true }).phases[0]).toMatchObject({
      longestRun: 12,
      signal: false,
    });
  });
});

describe("a point on a limit", () => {
  it("is not beyond it", () => {
    const chart = controlChart(series("c", [4, 4, 10, 0]), { centre: 4 });

    expect(chart.points.map(({ beyondLimits }) => beyondLimits)).toEqual(new Array(4).fill(false));
    expect(controlChart(series("c", [11]), { centre: 4 }).points[0]?.beyondLimits).toBe(true);
  });
});

describe("a series without points", () => {
  it("is a chart without points or phases", () => {
    expect(iChart([])).toEqual({ chart: "i", points: [], phases: [] });
  });
});

describe("a long series", () => {
  it("of 100,000 points is drawn: nothing grows with its square", () => {
    const values = Array.from({ length: 100_000 }, (_, row) => (row * 7919) % 101);

    expect(iChart(values).points).toHaveLength(100_000);
    expect(controlChart(series("run", values)).phases[0]?.useful).toBeGreaterThan(90_000);
  });
});

describe("figures too large to compute with", () => {
  it("give no limits and a reason, never infinity", () => {
    const chart = iChart([1.7e308, -1.7e308, 1.7e308]);

    expect(chart.points[0]).toMatchObject({ value: 1.7e308, upper: null, lower: null });
    expect(chart.phases[0]?.whyNoLimits).toBeDefined();
  });
});

describe("options that cannot mean anything", () => {
  it.each<[ChartOptions, string]>([
    [{ multiplier: 0 }, "options.multiplier: must be a finite number above 0, got 0"],
    [{ multiplier: Number.NaN }, "options.multiplier: must be a finite number above 0, got NaN"],
    [{ freezeAfter: 2.5 }, "options.freezeAfter: must be a whole number, got 2.5"],
    [{ phaseEnds: [2, Number.NaN] }, "options.phaseEnds[1]: must be a whole number, got NaN"],
    [{ exclude: [0.5] }, "options.exclude[0]: must be a whole number, got 0.5"],
    [{ centre: Number.POSITIVE_INFINITY }, "options.centre: must be a finite number, got Infinity"],
    [{ target: Number.NaN }, "options.target: must be a finite number, got NaN"],
  ])("%j is refused by name", (options, message) => {
    expect(() => iChart([1, 2], options)).toThrow(RangeError);
    expect(() => iChart([1, 2], options)).toThrow(message);
  });

  it("a centre line below 0 is refused where no value can be", () => {
    expect(() => controlChart(series("c", [1]), { centre: -1 })).toThrow(
      "options.centre: must be a finite number of 0 or more, got -1",
    );
    expect(() => controlChart(series("t", [1]), { centre: 0 })).toThrow(
      "options.centre: must be a finite number above 0, got 0",
    );
  });

  it("a chart type nobody knows is refused", () => {
    const unknown = { ...series("i", [1]), chart: "pareto" as ChartType };

    expect(() => controlChart(unknown)).toThrow("series.chart: must be a chart type, got pareto");
  });
});

describe("options left blank", () => {
  it("are as if they were not given", () => {
    const blank = JSON.parse(
      `{"multiplier":null,"freezeAfter":null,"phaseEnds":null,"exclude":null,"centre":null,
        "target":null,"screenMovingRanges":null,"unordered":null,"nonNegative":null}`,
    );

    expect(iChart([1, 3, 2], blank)).toEqual(iChart([1, 3, 2]));
  });
});
