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
import { type Attacker, attacker, type Finding } from "../faults/suppression-attacker.ts";
import { plantedFaults } from "../faults/suppression-faults.ts";

const spanOf = ({ least, most }: Finding) => most - least + 1;
/** `npm run attack:suppression` attacks ten thousand of each. */
const [TABLES, NETWORKS] = [20, 12];

const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed);

const isNearlyKnown = (each: Finding) => each.small && spanOf(each) < tenOrFewer.possible;
const isFoundOut = (each: Finding) => spanOf(each) < 3 || isNearlyKnown(each);

/** What an attack finds out of one table hidden so. */
function attackTable(attack: Attacker, hide: (table: CountTable) => SuppressedTable, seed: number) {
  const table = randomTable(seed);
  return attack.findings({ table, shown: hide(table) }, tenOrFewer);
}

describe("everything that a recipient sees, given to a solver", () => {
  it("determines no hidden count, and leaves twelve values for each small one", async () => {
    const attack = await attacker();
    const found = seeds(TABLES).flatMap((seed) => attackTable(attack, suppress, seed));
    console.log(`suppression: ${found.length} hidden counts of ${TABLES} random tables`);
    expect(found.length).toBeGreaterThan(300);
    expect(found.filter((each) => spanOf(each) < 3)).toEqual([]);
    expect(found.filter(isNearlyKnown)).toEqual([]);
  }, 120_000);

  it.each(Object.entries(plantedFaults))(
    "betrays that %s",
    async (_what, hide) => {
      const attack = await attacker();
      const isNoticed = (each: Finding) => spanOf(each) === 1 || isNearlyKnown(each);
      const betrayed = seeds(TABLES).find((seed) =>
        attackTable(attack, hide, seed).some(isNoticed),
      );
      expect(betrayed).toBeDefined();
    },
    120_000,
  );
});

describe("a network’s reports for funders, edition by edition", () => {
  it("determine no hidden count, differ by no small one, and look like those of others", async () => {
    const attack = await attacker();
    const found = seeds(NETWORKS).map((seed) => attackReports(randomEditions(seed), attack));
    const findings = found.flatMap((each) => each.findings);
    const total = (count: "differences" | "betrayed" | "shown") =>
      found.reduce((sum, each) => sum + each[count], 0);
    console.log(`funder reports: ${findings.length} hidden counts of ${NETWORKS} random networks`);
    expect(findings.length).toBeGreaterThan(300);
    expect(total("shown")).toBeGreaterThan(NETWORKS);
    expect(findings.filter(isFoundOut)).toEqual([]);
    expect([total("differences"), total("betrayed")]).toEqual([0, 0]);
  }, 120_000);

  it.each(Object.entries(tellingFaults))(
    "betray that %s",
    async (_what, tell) => {
      const attack = await attacker();
      const betrayed = seeds(25).find((seed) =>
        attackReports(randomEditions(seed), attack, tell).findings.some(isFoundOut),
      );
      expect(betrayed).toBeDefined();
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
