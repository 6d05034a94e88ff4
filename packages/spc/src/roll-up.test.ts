import { describe, expect, it } from "vitest";
import { rollUp, type SiteFigure } from "./roll-up.ts";

const figure = (
  site: string,
  period: string,
  numerator: number | null,
  denominator: number | null,
): SiteFigure => ({ site, period, numerator, denominator });

const figures = [
  figure("a", "2026-01", 8, 10),
  figure("b", "2026-01", 45, 90),
  figure("a", "2026-02", 9, 10),
  figure("b", "2026-02", null, null),
  figure("c", "2026-02", 0, 0),
];

describe("a network's figures", () => {
  it("are sums over sums, so that a large site counts for what it is", () => {
    const [january] = rollUp(figures, ["2026-01"]);

    expect(january).toMatchObject({ label: "2026-01", numerator: 53, denominator: 100 });
  });

  it("say how many sites reported, and count 'no cases' as reporting", () => {
    const rows = rollUp(figures, ["2026-01", "2026-02"]);

    expect(rows.map(({ reporting, expected }) => [reporting, expected])).toEqual([
      [2, 3],
      [2, 3],
    ]);
    expect(rows[1]).toMatchObject({ numerator: 9, denominator: 10 });
  });

  it("are missing, not nought, where no site reported", () => {
    expect(rollUp(figures, ["2026-03"])).toEqual([
      { label: "2026-03", numerator: null, denominator: null, reporting: 0, expected: 3 },
    ]);
  });

  it("leave out a site that reported half of its figures", () => {
    const half = [...figures, figure("c", "2026-01", 4, null)];

    expect(rollUp(half, ["2026-01"])[0]).toMatchObject({ numerator: 53, reporting: 2 });
  });

  it("of a node are those of its members, whoever they are that month", () => {
    expect(rollUp(figures, ["2026-01"], ["b", "d"])[0]).toMatchObject({
      numerator: 45,
      reporting: 1,
      expected: 2,
    });
    const joining = (period: string) => (period === "2026-01" ? ["a"] : ["a", "b", "c"]);
    expect(rollUp(figures, ["2026-01", "2026-02"], joining).map((row) => row.expected)).toEqual([
      1, 3,
    ]);
  });
});
