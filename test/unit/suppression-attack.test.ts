import {
  type CountTable,
  type SuppressedTable,
  tenOrFewer,
} from "@allteach/report/suppression/count-table";
import { suppress } from "@allteach/report/suppression/suppress";
import { describe, expect, it } from "vitest";
import { attackReports, tellingFaults } from "../faults/funder-report-attack.ts";
import { randomFrom, randomTable } from "../faults/random-count-table.ts";
import { randomEditions } from "../faults/random-funder-network.ts";
import { attacker, type Finding } from "../faults/suppression-attacker.ts";
import { plantedFaults } from "../faults/suppression-faults.ts";

const spanOf = ({ least, most }: Finding) => most - least + 1;
const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed);

/** What an attack found of tables hidden so: counts known for certain, and small ones nearly. */
async function attacked(hide: (table: CountTable) => SuppressedTable, tables: number) {
  const attack = await attacker();
  const found = seeds(tables).flatMap((seed) => {
    const table = randomTable(seed);
    return attack.findings({ table, shown: hide(table) }, tenOrFewer);
  });
  return {
    counts: found.length,
    determined: found.filter((each) => spanOf(each) === 1).length,
    narrow: found.filter((each) => spanOf(each) < 3).length,
    nearly: found.filter((each) => each.small && spanOf(each) < tenOrFewer.possible).length,
  };
}

describe("everything that a recipient sees, given to a solver", () => {
  it("determines no hidden count, and leaves twelve values for each small one", async () => {
    const { counts, ...found } = await attacked(suppress, 40);
    console.log(`suppression: ${counts} hidden counts of 40 random tables, none determined`);
    expect(counts).toBeGreaterThan(500);
    expect(found).toEqual({ determined: 0, narrow: 0, nearly: 0 });
  }, 120_000);

  it.each(Object.entries(plantedFaults))(
    "betrays that %s",
    async (_what, hide) => {
      const { determined, nearly } = await attacked(hide, 20);
      expect(determined + nearly).toBeGreaterThan(0);
    },
    120_000,
  );
});

/** What an attack found of the funder reports of some networks. */
async function attackedReports(tell: Parameters<typeof attackReports>[2], networks: number) {
  const attack = await attacker();
  const all = { counts: 0, determined: 0, nearly: 0, differences: 0, betrayed: 0, shown: 0 };
  for (const seed of seeds(networks)) {
    const { findings, ...found } = attackReports(randomEditions(seed), attack, tell);
    all.counts += findings.length;
    all.determined += findings.filter((each) => spanOf(each) < 3).length;
    all.nearly += findings.filter((each) => each.small && spanOf(each) < 12).length;
    all.differences += found.differences;
    all.betrayed += found.betrayed;
    all.shown += found.shown;
  }
  return all;
}

describe("a network’s reports for funders, edition by edition", () => {
  it("determine no hidden count, differ by no small one, and look like those of others", async () => {
    const { counts, shown, ...found } = await attackedReports(undefined, 25);
    console.log(`funder reports: ${counts} hidden counts of 25 random networks, none determined`);
    expect(counts).toBeGreaterThan(500);
    expect(shown).toBeGreaterThan(25);
    expect(found).toEqual({ determined: 0, nearly: 0, differences: 0, betrayed: 0 });
  }, 120_000);

  it.each(Object.entries(tellingFaults))(
    "betray that %s",
    async (_what, tell) => {
      const { determined, nearly } = await attackedReports(tell, 25);
      expect(determined + nearly).toBeGreaterThan(0);
    },
    120_000,
  );
});

describe("the solver", () => {
  it("finds the bounds of Fréchet in two by two tables", async () => {
    const attack = await attacker();
    const random = randomFrom(7);
    for (let round = 0; round < 30; round += 1) {
      const [sites, months] = [
        ["A", "B"],
        ["M", "N"],
      ];
      const cells = sites.flatMap((site) =>
        months.map((month) => {
          const [numerator, denominator] = [Math.floor(random() * 12), Math.floor(random() * 12)];
          return { site, month, numerator, denominator };
        }),
      );
      const sums = [
        ...months.map((month) => ({ id: month, sites, months: [month] })),
        ...sites.map((site) => ({ id: site, sites: [site], months })),
      ];
      const shown = {
        cells: cells.map(({ site, month }) => ({ site, month, hidden: true as const })),
        sums: sums.map(({ id }) => ({ id, hidden: false as const, numerator: 0, denominator: 0 })),
        sentence: undefined,
        unproved: [],
      };
      const rule = { ...tenOrFewer, possible: 1000 };
      const found = attack.findings({ table: { kind: "ratio", cells, sums }, shown }, rule);
      const numberOf = (place: number) => cells[place]?.numerator ?? 0;
      const [row, column] = [numberOf(0) + numberOf(1), numberOf(0) + numberOf(2)];
      const rest = numberOf(2) + numberOf(3);
      expect(found[0]).toMatchObject({
        least: Math.max(0, column - rest),
        most: Math.min(row, column),
      });
    }
  });
});
