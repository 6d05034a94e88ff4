import type {
  CountCell,
  CountSum,
  CountTable,
  EarlierTable,
} from "@allteach/report/suppression/count-table";
import { suppress } from "@allteach/report/suppression/suppress";

/** Numbers that look random and come again from the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How counts are spread: events that hardly happen, counts about the border, large units, and all. */
const sizes = [3, 25, 400, undefined] as const;

/**
 * A measure as one recipient sees it: cells with holes, row and column totals, the year so far, nodes
 * that overlap, the baseline of a centre line, a site of the recipient's own, and a report before it
 * with a site fewer, a month fewer, and figures that were corrected since.
 */
export function randomTable(seed: number): CountTable {
  const random = randomFrom(seed);
  const under = (limit: number) => Math.floor(random() * limit);
  const kind = random() < 0.6 ? "proportion" : "ratio";
  const sites = Array.from({ length: 2 + under(6) }, (_, place) => `S${place}`);
  const months = Array.from({ length: 1 + under(5) }, (_, place) => `M${place}`);
  const size = sizes[under(sizes.length)];
  const cells = sites.flatMap((site) =>
    months.flatMap((month): CountCell[] => {
      if (random() < 0.08) return [];
      const numerator = under(size ?? sizes[under(3)] ?? 3);
      const more = under(size === 3 ? 60 : (size ?? 40));
      const denominator = kind === "proportion" ? numerator + more : under(900);
      return [{ site, month, numerator, denominator }];
    }),
  );
  const sums = sumsOver(sites, months, random);
  const known = random() < 0.3 ? sites.slice(0, 1) : [];
  const table: CountTable = { kind, cells, sums, known };
  return random() < 0.35
    ? { ...table, earlier: [earlierThan(table, sites, months, random)] }
    : table;
}

function sumsOver(sites: string[], months: string[], random: () => number): CountSum[] {
  const some = (chance: number, sums: CountSum[]) => (random() < chance ? sums : []);
  const node = sites.filter(() => random() < 0.5);
  const other = sites.filter(() => random() < 0.5);
  const sofar = (place: number) => months.slice(0, place + 1);
  return [
    ...some(
      0.9,
      months.map((month) => ({ id: `all ${month}`, sites, months: [month] })),
    ),
    ...some(
      0.7,
      sites.map((site) => ({ id: `${site} all`, sites: [site], months })),
    ),
    ...some(0.7, [{ id: "all", sites, months }]),
    ...some(
      0.3,
      months.map((month, place) => ({ id: `so far ${month}`, sites, months: sofar(place) })),
    ),
    ...some(
      0.3,
      months.map((month) => ({ id: `node ${month}`, sites: node, months: [month] })),
    ),
    ...some(
      0.15,
      months.map((month) => ({ id: `other ${month}`, sites: other, months: [month] })),
    ),
    ...some(
      0.2,
      sites.map((site) => ({ id: `${site} base`, sites: [site], months: sofar(1) })),
    ),
  ];
}

/** What the same recipient was shown the month before: already suppressed, by the same rule. */
function earlierThan(
  table: CountTable,
  sites: string[],
  months: string[],
  random: () => number,
): EarlierTable {
  const then = {
    sites: sites.length > 2 && random() < 0.6 ? sites.slice(0, -1) : sites,
    months: months.length > 1 && random() < 0.6 ? months.slice(0, -1) : months,
  };
  const cells = table.cells
    .filter(({ site, month }) => then.sites.includes(site) && then.months.includes(month))
    .map((cell) =>
      random() < 0.1
        ? { ...cell, denominator: cell.denominator + 1 + Math.floor(random() * 9) }
        : cell,
    );
  const sums = sumsOver(then.sites, then.months, random);
  const shown = suppress({ ...table, cells, sums });
  return {
    cells,
    shownCells: cells.filter((_, place) => shown.cells[place]?.hidden === false),
    shownSums: sums.filter((_, place) => shown.sums[place]?.hidden === false),
    hiddenSums: sums.filter((_, place) => shown.sums[place]?.hidden === true),
  };
}
