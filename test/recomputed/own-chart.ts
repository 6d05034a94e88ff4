/** A series as the recomputation plots it: raw figures, in order, one phase after the other. */
export interface OwnSeries {
  chart: string;
  points: readonly OwnObservation[];
  /** Places of the first points of phases after the first. */
  borders: readonly number[];
}

export interface OwnObservation {
  label: string;
  /** Nothing where no figure is known. */
  numerator?: number;
  denominator?: number;
  /** Of a sample: its mean stands in `numerator`, its size in `denominator`. */
  sd?: number;
}

/** A plotted point: its value, its centre line, and how far chance alone moves it. */
export interface OwnPoint {
  place: number;
  label: string;
  value: number;
  denominator: number;
  centre: number;
  /** As far as the drawn limits tell; nothing where there are none. */
  sigma: number | undefined;
}

type Known = OwnObservation & { place: number; numerator: number; denominator: number };

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const average = (values: readonly number[]) => total(values) / values.length;

/** The points of each phase, with their own centre line. */
export function ownPhases({ chart, points, borders }: OwnSeries): OwnPoint[][] {
  const edges = [0, ...borders, points.length];
  return edges.slice(1).map((end, phase) => {
    const start = edges[phase] ?? 0;
    const known = points.slice(start, end).flatMap((point, offset): Known[] => {
      const { numerator, denominator = 1 } = point;
      if (numerator === undefined) return [];
      return [{ ...point, place: start + offset, numerator, denominator }];
    });
    return drawn(chart, known);
  });
}

function drawn(chart: string, known: readonly Known[]): OwnPoint[] {
  if (known.length === 0) return [];
  switch (chart) {
    case "p":
    case "pp":
    case "u":
    case "up":
      return rates(chart, known);
    case "xbar":
      return means(known);
    case "g":
      return casesBetween(known);
    case "t":
      return daysBetween(known);
    case "i":
      return single(known);
    default:
      throw new Error(`no recomputation of a ${chart} chart`);
  }
}

function rates(chart: string, known: readonly Known[]): OwnPoint[] {
  const isShare = chart.startsWith("p");
  const centre = total(known.map((each) => each.numerator)) / total(known.map(denominatorOf));
  const variance = isShare ? centre * (1 - centre) : centre;
  const chance = (each: Known) => Math.sqrt(variance / each.denominator);
  const laney =
    chart.length > 1
      ? rangeSigma(known, (each) => (each.numerator / each.denominator - centre) / chance(each))
      : 1;
  return known.map((each) => ({
    ...pointOf(each, each.numerator / each.denominator, centre),
    sigma: told(centre, centre, chance(each) * laney, isShare ? [0, 1] : [0, Infinity]),
  }));
}

function means(known: readonly Known[]): OwnPoint[] {
  const size = total(known.map(denominatorOf));
  const centre = total(known.map((each) => each.numerator * each.denominator)) / size;
  const isOneSize = new Set(known.map(denominatorOf)).size === 1;
  const spread = isOneSize
    ? average(known.flatMap(({ sd }) => sd ?? []))
    : Math.sqrt(
        total(known.map(({ sd = 0, denominator }) => (denominator - 1) * sd * sd)) /
          total(known.map(({ sd, denominator }) => (sd === undefined ? 0 : denominator - 1))),
      );
  return known.map((each) => ({
    ...pointOf(each, each.numerator, centre),
    sigma: told(
      centre,
      centre,
      spread / (unbiased(each.denominator) * Math.sqrt(each.denominator)),
      [-Infinity, Infinity],
    ),
  }));
}

/** c4 by its recursion: c4(2) = sqrt(2 / pi), and c4(n + 1) c4(n) = sqrt((n - 1) / n) x … */
function unbiased(size: number): number {
  let value = Math.sqrt(2 / Math.PI);
  for (let n = 2; n < size; n += 1) value = Math.sqrt((n - 1) / n) / value;
  return size < 2 ? Number.NaN : value;
}

/** The line is the median, the limits stand around the mean. */
function casesBetween(known: readonly Known[]): OwnPoint[] {
  const values = known.map((each) => each.numerator);
  const sorted = values.toSorted((one, other) => one - other);
  const half = sorted.length / 2;
  const line = ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
  const mean = average(values);
  const sigma = Math.sqrt(mean * (mean + 1));
  return known.map((each) => ({
    ...pointOf(each, each.numerator, line),
    sigma: told(line, mean, sigma, [0, Infinity]),
  }));
}

function daysBetween(known: readonly Known[]): OwnPoint[] {
  const power = 3.6;
  const middle = average(known.map((each) => each.numerator ** (1 / power)));
  const sigma = rangeSigma(known, (each) => each.numerator ** (1 / power));
  const centre = middle ** power;
  const at = (sigmas: number) => Math.max(0, middle + sigmas * sigma) ** power;
  const near = middle - 2 * sigma;
  const widths = [(at(3) - centre) / 3, (centre - at(-3)) / 3, (at(2) - centre) / 2];
  const widest = Math.max(...widths, ...(near >= 0 ? [(centre - at(-2)) / 2] : []));
  return known.map((each) => ({
    ...pointOf(each, each.numerator, centre),
    sigma: Number.isFinite(sigma) && sigma > 0 ? widest : undefined,
  }));
}

function single(known: readonly Known[]): OwnPoint[] {
  const value = (each: Known) => each.numerator / each.denominator;
  const centre = average(known.map(value));
  const sigma = rangeSigma(known, value);
  return known.map((each) => ({
    ...pointOf(each, value(each), centre),
    sigma: told(centre, centre, sigma, [-Infinity, Infinity]),
  }));
}

const denominatorOf = ({ denominator }: Known) => denominator;

function pointOf({ place, label, denominator }: Known, value: number, centre: number) {
  return { place, label, denominator, value, centre };
}

/** Sigma as the limits tell it that were drawn no further than a measure can reach. */
function told(
  line: number,
  middle: number,
  sigma: number,
  [lowest, highest]: readonly [number, number],
): number | undefined {
  if (!Number.isFinite(sigma)) return undefined;
  const up = (sigmas: number) => Math.min(highest, middle + sigmas * sigma) - line;
  const down = (sigmas: number) => line - Math.max(lowest, middle - sigmas * sigma);
  const widest = Math.max(up(3) / 3, down(3) / 3, up(2) / 2, down(2) / 2);
  return widest > 1e-9 * Math.abs(line) ? widest : undefined;
}

/**
 * Sigma from moving ranges between neighbours, those at least 3.267 times their mean left out once.
 * A month without a figure parts neighbours.
 */
function rangeSigma(known: readonly Known[], of: (each: Known) => number): number {
  const ranges = known.slice(1).flatMap((each, place) => {
    const before = known[place];
    return before && before.place === each.place - 1 ? [Math.abs(of(each) - of(before))] : [];
  });
  const most = 3.267 * average(ranges);
  return average(ranges.filter((range) => range < most)) / 1.128;
}
