import { describe, expect, it } from "vitest";
import type { CountCell, CountTable } from "./count-table.ts";
import { suppress } from "./suppress.ts";

/** Numerators by site (rows) and month (columns), all out of 1,000. */
const cellsOf = (rows: readonly (readonly number[])[]): CountCell[] =>
  rows.flatMap((row, site) =>
    row.map((numerator, month) => ({
      ...{ site: `S${site}`, month: `M${month}` },
      ...{ numerator, denominator: 1000 },
    })),
  );
const tableOf = (
  rows: readonly (readonly number[])[],
  more: Partial<CountTable> = {},
): CountTable => {
  const sites = rows.map((_, place) => `S${place}`);
  const months = (rows[0] ?? []).map((_, place) => `M${place}`);
  const sums = [
    ...months.map((month) => ({ id: month, sites, months: [month] })),
    ...sites.map((site) => ({ id: site, sites: [site], months })),
  ];
  return { kind: "proportion", cells: cellsOf(rows), sums, ...more };
};
const hiddenIn = (table: CountTable) => {
  const { cells, sums } = suppress(table);
  return {
    cells: cells.flatMap(({ site, month, hidden }) => (hidden ? `${site} ${month}` : [])),
    sums: sums.flatMap(({ id, hidden }) => (hidden ? id : [])),
  };
};

describe("small counts", () => {
  it("leave a table as it is where there are none, and where there is nobody", () => {
    const table = tableOf([
      [11, 40],
      [0, 90],
    ]);
    const { cells, sentence } = suppress(table);
    expect(hiddenIn(table)).toEqual({ cells: [], sums: [] });
    expect(cells[0]).toEqual({
      site: "S0",
      month: "M0",
      hidden: false,
      numerator: 11,
      denominator: 1000,
    });
    expect(sentence).toBeUndefined();
  });

  it.each([1, 10])("are hidden with as many others as it takes, for %i", (small) => {
    const hidden = hiddenIn(
      tableOf([
        [small, 40, 50],
        [60, 70, 80],
        [55, 45, 35],
      ]),
    );
    expect(hidden.cells).toHaveLength(4);
    expect(hidden.cells).toContain("S0 M0");
    expect(hidden.sums).toEqual([]);
  });

  it("take nothing with them where no sum would tell", () => {
    const table = tableOf([
      [4, 40],
      [60, 70],
    ]);
    expect(hiddenIn({ ...table, sums: [] })).toEqual({ cells: ["S0 M0"], sums: [] });
  });

  it("are hidden in the sums as well", () => {
    const table = tableOf([
      [1, 2],
      [3, 0],
    ]);
    expect(hiddenIn(table).sums).toEqual(["M0", "M1", "S0", "S1"]);
  });

  it("count beside the numerator too, unless the rule says otherwise", () => {
    const table: CountTable = {
      ...{ kind: "proportion", sums: [] },
      cells: [{ site: "S0", month: "M0", numerator: 95, denominator: 100 }],
    };
    expect(hiddenIn(table).cells).toEqual(["S0 M0"]);
    const rule = { largest: 10, possible: 10, otherwisePossible: 3, complements: false };
    expect(suppress(table, rule).cells[0]?.hidden).toBe(false);
  });

  it("do not come out of the network's total less the reader's own site", () => {
    const table = tableOf([[300], [7]]);
    expect(hiddenIn({ ...table, known: ["S0"] })).toEqual({
      cells: ["S1 M0"],
      sums: ["M0", "S1"],
    });
  });

  it("do not come out of two reports of which one has a site more", () => {
    const before = cellsOf([[30], [40]]);
    const earlier = {
      cells: before,
      shownCells: [],
      shownSums: [{ id: "M0", sites: ["S0", "S1"], months: ["M0"] }],
      hiddenSums: [],
    };
    const table = tableOf([[30], [40], [5]], { earlier: [earlier] });
    const total = table.sums.slice(0, 1);
    expect(hiddenIn({ ...table, cells: table.cells, sums: total })).toEqual({
      cells: ["S2 M0"],
      sums: ["M0"],
    });
  });

  it("do not come out of the year so far, from one month to the next", () => {
    const cells = cellsOf([[200, 6]]);
    const sofar = ["M0", "M1"].map((id, place) => ({
      ...{ id, sites: ["S0"] },
      months: ["M0", "M1"].slice(0, place + 1),
    }));
    expect(hiddenIn({ kind: "proportion", cells, sums: sofar })).toEqual({
      cells: ["S0 M0", "S0 M1"],
      sums: ["M0"],
    });
  });

  it("that were given away before are said to have no proof", () => {
    const earlier = {
      cells: cellsOf([[30], [5]]),
      shownCells: [{ site: "S0", month: "M0" }],
      shownSums: [{ id: "M0", sites: ["S0", "S1"], months: ["M0"] }],
      hiddenSums: [],
    };
    const { unproved, cells } = suppress(tableOf([[30], [5]], { sums: [], earlier: [earlier] }));
    expect(unproved).toContainEqual({ site: "S1", month: "M0" });
    expect(cells[1]?.hidden).toBe(true);
  });

  it("are told of in one sentence that does not tell which", () => {
    const { sentence } = suppress(tableOf([[3]], { sums: [] }));
    expect(sentence).toBe(
      "1 figure is not shown, of 1: counts from 1 to 10, and those from which one of them could be " +
        "worked out. Which is which is not said, because that would tell, too.",
    );
  });

  it.each([
    [-1, 10],
    [1.5, 10],
    [11, 10],
  ])("are no counts as %d of %d", (numerator, denominator) => {
    const cells = [{ site: "S0", month: "M0", numerator, denominator }];
    expect(() => suppress({ kind: "proportion", cells, sums: [] })).toThrow(RangeError);
  });
});

it("three years of ninety-six sites take seconds at most", () => {
  const rows = Array.from({ length: 96 }, (_, site) =>
    Array.from({ length: 36 }, (_, month) => (site * 7 + month * 13) % 25),
  );
  const started = performance.now();
  const { unproved } = suppress(tableOf(rows));
  expect(unproved).toEqual([]);
  expect(performance.now() - started).toBeLessThan(20_000);
});
