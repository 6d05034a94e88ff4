import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spread } from "./spread.ts";

describe("labels moved apart", () => {
  it("stay where they are while they have room", () => {
    expect(spread([10, 40, 90], 12, [0, 100])).toEqual([10, 40, 90]);
  });

  it("share the way between them", () => {
    expect(spread([50, 50], 10, [0, 100])).toEqual([45, 55]);
  });

  it("push neighbours along, in the order they were wanted", () => {
    expect(spread([52, 50, 58], 10, [0, 100])).toEqual([53.3, 43.3, 63.3].map(closeTo));
  });

  it("do not leave their range", () => {
    expect(spread([98, 99, 100], 10, [0, 100])).toEqual([80, 90, 100]);
    expect(spread([0, 1], 10, [0, 100])).toEqual([0, 10]);
  });

  it("never overlap where there is room for all, and keep their order", () => {
    const some = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 8 });
    fc.assert(
      fc.property(some, (wanted) => {
        const places = spread(wanted, 20, [0, 300]);
        const ordered = [...places].sort((one, two) => one - two);
        for (const [index, place] of ordered.slice(1).entries()) {
          expect(place - (ordered[index] ?? 0)).toBeGreaterThan(20 - 1e-6);
        }
        for (const [index, place] of places.entries()) {
          expect(place).toBeGreaterThanOrEqual(-1e-6);
          expect(place).toBeLessThanOrEqual(300 + 1e-6);
          for (const [other, beyond] of wanted.entries()) {
            if (beyond > (wanted[index] ?? 0)) expect(places[other] ?? 0).toBeGreaterThan(place);
          }
        }
      }),
    );
  });
});

const closeTo = (value: number) => expect.closeTo(value, 1);
