import { describe, expect, it } from "vitest";
import { type CheckedFigure, checksOf, needsComment } from "./figure-check.ts";

const rate = { chart: "u", denominator: "line days", cadence: "month" } as const;
const counts = (numerator: number, denominator: number) =>
  ({ state: "measured", numerator, denominator }) as const;
const usual = [950, 1010, 990, 1040, 980, 1005].map((days, place) => counts(3 + (place % 3), days));
const found = (checked: Partial<CheckedFigure>) =>
  checksOf({ measure: rate, figure: counts(4, 1000), earlier: usual, ...checked }).map(
    ({ kind, strength }) => `${kind}: ${strength}`,
  );

describe("a figure like those before", () => {
  it("raises no doubt", () => expect(found({})).toEqual([]));

  it("raises none either where nothing was reported before", () => {
    expect(found({ earlier: [], figure: counts(700, 3) })).toEqual([]);
  });
});

describe("a figure that is unlikely", () => {
  it("lies beyond its site's own limits, and says by how much", () => {
    const [check] = checksOf({
      ...{ measure: rate, figure: counts(9, 1000), earlier: usual },
      place: { side: "above", beyond: true, sigmas: 4.13 },
    });
    expect(check?.because).toContain("4.1σ above what is usual");
    expect(needsComment(check ? [check] : [])).toBe(true);
  });

  it.each([490, 1600])("has a denominator far from the usual one: %d", (days) => {
    expect(found({ figure: counts(4, days) })).toEqual(["denominator-changed: unlikely"]);
  });

  it("may have a denominator that has come and gone before", () => {
    expect(found({ figure: counts(4, 490), earlier: [...usual, counts(2, 480)] })).toEqual([]);
  });

  it("may have small denominators that halve by chance", () => {
    const small = usual.map(() => counts(1, 12));
    expect(found({ figure: counts(1, 5), earlier: small })).toEqual([]);
  });

  it("has its counts swapped", () => {
    expect(found({ figure: counts(1000, 4) })).toContain("swapped: unlikely");
  });

  it("repeats the month before to the digit", () => {
    expect(found({ figure: counts(5, 1005) })).toEqual(["as-before: unlikely"]);
  });

  it("may repeat it where it has been so before, or where nothing happened in either", () => {
    const still = [...usual, counts(5, 1005)];
    expect(found({ figure: counts(5, 1005), earlier: still })).toEqual([]);
    expect(found({ figure: counts(0, 900), earlier: [...usual, counts(0, 900)] })).toEqual([]);
  });
});

describe("rare events", () => {
  const rare = { chart: "t", denominator: "days", cadence: "month" } as const;
  const month = (...events: number[]) =>
    ({ state: "measured", numerator: events.length, denominator: 30, events }) as const;
  const quiet = Array.from({ length: 18 }, (_, place) => (place % 3 ? month() : month(7)));
  const doubted = (...events: number[]) =>
    checksOf({ measure: rare, figure: month(...events), earlier: quiet });

  it("are unlikely where a month has many more than their own rate", () => {
    const [check] = doubted(2, 9, 15, 28);
    expect(check).toMatchObject({ kind: "beyond-limits", strength: "unlikely" });
    expect(check?.because).toBe("4 events in one month, where about 0.4 are usual");
  });

  it("may fall together by chance, and are not judged while little is known", () => {
    expect(doubted(2, 9)).toEqual([]);
    const figure = month(2, 9, 15, 28);
    expect(checksOf({ measure: rare, figure, earlier: quiet.slice(0, 11) })).toEqual([]);
    const busy = quiet.map(() => month(3, 12));
    expect(checksOf({ measure: rare, figure, earlier: busy })).toEqual([]);
  });
});

describe("a figure worth a look", () => {
  it("is two sigmas from the centre", () => {
    const place = { side: "below", beyond: false, sigmas: 2.4 } as const;
    expect(found({ place })).toEqual(["near-limits: look"]);
  });

  it("says no cases where there always were some", () => {
    expect(found({ figure: { state: "no-cases" } })).toEqual(["suddenly-no-cases: look"]);
    const gap = [...usual, { state: "no-cases" } as const];
    expect(found({ figure: { state: "no-cases" }, earlier: gap })).toEqual([]);
  });

  it("has measurements without any spread", () => {
    const figure = { ...counts(20, 20), sample: { mean: 7, sd: 0 } };
    expect(found({ measure: { ...rate, chart: "xbar" }, figure, earlier: [] })).toEqual([
      "no-spread: look",
    ]);
  });
});

describe("several doubts", () => {
  it("come with the weightiest first", () => {
    const place = { side: "above", beyond: false, sigmas: 2.2 } as const;
    expect(found({ place, figure: counts(4, 400) })).toEqual([
      "denominator-changed: unlikely",
      "near-limits: look",
    ]);
  });
});
