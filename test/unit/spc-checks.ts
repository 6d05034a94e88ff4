import type { controlChart } from "@allteach/spc/control-chart";

/** What the reference cases do not show, worked out by hand: an id, and whether it holds. */
export interface Check {
  id: string;
  holds: (draw: typeof controlChart) => boolean;
}

const amounts = (numerators: readonly number[]) =>
  numerators.map((numerator, row) => ({ label: String(row), numerator }));

const ratios = (months: readonly (readonly [number, number])[]) =>
  months.map(([numerator, denominator], row) => ({ label: String(row), numerator, denominator }));

export const checks: readonly Check[] = [
  {
    id: "hand: no proportion is above 1",
    holds: (draw) =>
      draw({ chart: "p", points: ratios([[9, 10]]) }).points[0]?.upper === 1 &&
      draw({ chart: "p", points: ratios([[9, 10]]) }).points[0]?.upper95 === 1,
  },
  {
    id: "hand: categories have no runs signal",
    holds: (draw) => {
      const points = amounts([...new Array(12).fill(1), ...new Array(12).fill(2)]);
      return draw({ chart: "run", points }, { unordered: true }).phases[0]?.signal === false;
    },
  },
  {
    id: "hand: values all alike have no screened limits",
    holds: (draw) => draw({ chart: "i", points: amounts([7, 7, 7]) }).points[0]?.upper === null,
  },
  {
    id: "hand: limits of categories do not depend on their order",
    holds: (draw) => {
      const months = [
        [1, 100],
        [9, 100],
        [2, 100],
        [8, 100],
      ] as const;
      const upper = (points: ReturnType<typeof ratios>) =>
        draw({ chart: "pp", points }, { unordered: true }).points[0]?.upper ?? 0;
      const sorted = [...months].sort(([one], [other]) => one - other);
      return Math.abs(upper(ratios(months)) - upper(ratios(sorted))) < 1e-9;
    },
  },
  {
    id: "hand: a measure that cannot be negative has no limit below 0",
    holds: (draw) => {
      const points = amounts([1, 9, 0, 8]);
      return draw({ chart: "i", points }, { nonNegative: true }).points[0]?.lower === 0;
    },
  },
  {
    id: "hand: a c chart around a known centre of 4 has limits at 0 and 10",
    holds: (draw) => {
      const [first] = draw({ chart: "c", points: amounts([9]) }, { centre: 4 }).points;
      return first?.centre === 4 && first.upper === 10 && first.lower === 0;
    },
  },
];
