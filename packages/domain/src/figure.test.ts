import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Figure,
  FigureInput,
  figureOf,
  inputOf,
  type Measured,
  problemsOf,
  sameFigure,
  togetherOf,
} from "./figure.ts";
import { Period } from "./period.ts";

const february = Period.parse("2026-02");
const about = { name: "Falls", numerator: "falls", denominator: "patient days" };

const input: fc.Arbitrary<FigureInput> = fc.oneof(
  fc.record({ numerator: fc.nat(1000), denominator: fc.integer({ min: 1, max: 1000 }) }),
  fc.constant<FigureInput>({ noCases: true }),
  fc.record({ notCollected: fc.constantFrom("the ward was closed", "on leave") }),
  fc.record({
    mean: fc.double({ min: -1000, max: 1000, noNaN: true }),
    sd: fc.double({ min: 0, max: 100, noNaN: true }),
    n: fc.integer({ min: 2, max: 500 }),
  }),
  fc.record({ value: fc.double({ min: -1000, max: 1000, noNaN: true }) }),
  fc.record({
    events: fc.uniqueArray(fc.integer({ min: 1, max: 28 })),
    denominator: fc.integer({ min: 28, max: 100 }),
  }),
);

describe("a figure", () => {
  it("is sent as it is read, whatever it is made of", () => {
    fc.assert(
      fc.property(input, (sent) => {
        expect(FigureInput.safeParse(sent).success).toBe(true);
        const figure = figureOf(sent, february);
        expect(sameFigure(figureOf(inputOf(figure), february), figure)).toBe(true);
      }),
    );
  });

  it("of days takes the days of its period", () => {
    expect(figureOf({ events: [17, 3] }, february)).toEqual({
      ...{ state: "measured", numerator: 2, denominator: 28, events: [3, 17] },
    });
  });

  it.each([
    ["p", { numerator: 12, denominator: 9 }, /12 out of 9 cannot be/],
    ["u", { numerator: 1.5, denominator: 9 }, /whole number/],
    ["u", { numerator: 3, denominator: 0 }, /0 although 3 were counted/],
    ["p", { mean: 3, sd: 1, n: 4 }, /give a numerator and a denominator/],
    ["xbar", { numerator: 3, denominator: 4 }, /give mean, SD and how many/],
    ["xbar", { mean: 3, n: 4 }, /needs their spread/],
    ["i", { numerator: 3, denominator: 4 }, /single number/],
    ["g", { numerator: 3, denominator: 4 }, /give when each one was/],
    ["t", { events: [29] }, /28 days/],
    ["g", { events: [9], denominator: 4 }, /4 patient days/],
  ] as const)("on a %s chart cannot be %j", (chart, sent, because) => {
    const problems = problemsOf(figureOf(FigureInput.parse(sent), february), { ...about, chart });
    expect(problems.map((each) => each.because)).toEqual([expect.stringMatching(because)]);
  });

  it("differs from another in any part", () => {
    const figures: (Figure | undefined)[] = [
      undefined,
      figureOf({ numerator: 2, denominator: 28 }, february),
      figureOf({ events: [3, 17] }, february),
      figureOf({ events: [3, 18] }, february),
      figureOf({ mean: 1, sd: 2, n: 28 }, february),
      figureOf({ mean: 1, sd: 3, n: 28 }, february),
      figureOf({ noCases: true }, february),
      figureOf({ notCollected: "on leave" }, february),
      figureOf({ notCollected: "closed" }, february),
    ];
    for (const [place, one] of figures.entries())
      for (const [other, figure] of figures.entries())
        expect(sameFigure(one, figure)).toBe(place === other);
  });
});

describe("two samples together", () => {
  const values = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), {
    minLength: 2,
    maxLength: 20,
  });

  it("have the mean and spread of all their measurements", () => {
    fc.assert(
      fc.property(values, values, (one, other) => {
        const { sample, denominator } = togetherOf(sampleFigure(one), sampleFigure(other));
        const all = [...one, ...other];
        expect(denominator).toBe(all.length);
        expect(sample?.mean).toBeCloseTo(meanOf(all), 8);
        expect(sample?.sd).toBeCloseTo(spreadOf(all), 6);
      }),
    );
  });

  const meanOf = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0) / all.length;
  const spreadOf = (all: readonly number[]) => {
    const mean = meanOf(all);
    return Math.sqrt(all.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (all.length - 1));
  };
  const sampleFigure = (all: readonly number[]): Measured => ({
    ...{ state: "measured", numerator: all.length, denominator: all.length },
    sample: { mean: meanOf(all), sd: spreadOf(all) },
  });
});
