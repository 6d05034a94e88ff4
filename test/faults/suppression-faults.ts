import type { CountTable, Shown, SuppressedTable } from "@allteach/report/suppression/count-table";
import { suppress } from "@allteach/report/suppression/suppress";

/** Ways to hide too little, each of which an attack has to notice. */
export const plantedFaults: Readonly<Record<string, (table: CountTable) => SuppressedTable>> = {
  "small counts alone are hidden": (table) => {
    const isSmall = ({ numerator, denominator }: { numerator: number; denominator: number }) => {
      const second = table.kind === "proportion" ? denominator - numerator : denominator;
      return [numerator, second].some((count) => count >= 1 && count <= 10);
    };
    return {
      cells: table.cells.map(({ site, month, ...counts }) =>
        figure({ site, month }, isSmall(counts), counts),
      ),
      sums: table.sums.map(({ id }, place) => {
        const counts = totalOf(table, place);
        return figure({ id }, isSmall(counts), counts);
      }),
      sentence: undefined,
      unproved: [],
    };
  },
  "sums are forgotten": (table) => ({
    ...suppress({ ...table, sums: [] }),
    sums: table.sums.map(({ id }, place) => figure({ id }, false, totalOf(table, place))),
  }),
  "the report before is forgotten": (table) => suppress({ ...table, earlier: [] }),
  "the recipient's own site is forgotten": (table) => {
    const shown = suppress({ ...table, known: [] });
    const cells = table.cells.map(({ site, month, ...counts }, place) => {
      const isOwn = table.known?.includes(site) === true;
      return figure({ site, month }, !isOwn && shown.cells[place]?.hidden === true, counts);
    });
    return { ...shown, cells };
  },
  "three values are thought enough": (table) =>
    suppress(table, { largest: 10, possible: 3, otherwisePossible: 3, complements: true }),
  "those beside the numerator are forgotten": (table) =>
    suppress(table, { largest: 10, possible: 12, otherwisePossible: 3, complements: false }),
};

function figure<Place extends object>(
  place: Place,
  hidden: boolean,
  counts: { numerator: number; denominator: number },
): Shown<Place> {
  return hidden ? { ...place, hidden } : { ...place, hidden, ...counts };
}

function totalOf({ cells, sums }: CountTable, place: number) {
  const { sites = [], months = [] } = sums[place] ?? {};
  const parts = cells.filter(({ site, month }) => sites.includes(site) && months.includes(month));
  return {
    numerator: parts.reduce((sum, { numerator }) => sum + numerator, 0),
    denominator: parts.reduce((sum, { denominator }) => sum + denominator, 0),
  };
}
