import { binomial, chanceOfRun, poisson, type Sides, sidesOf } from "./chance.ts";
import { type OwnPoint, type OwnSeries, ownPhases } from "./own-chart.ts";

/** A series with what decides whether a change of its level counts as lasting and for the better. */
export interface OwnQuestion extends OwnSeries {
  multiplier: number;
  direction: "increase" | "decrease" | "neutral";
  /** Places at which something else is counted from then on. */
  redefined: readonly number[];
  /** Labels of starts that people declined. */
  declined: readonly string[];
}

export interface OwnShift {
  from: number;
  to: number;
  since: string;
}

/** Eight in a row on one side of the centre line: what the rules of the IHI call a shift. */
const RUN = 8;

/**
 * The lasting change for the better that a chart shows by the rules of the IHI, worked out from the
 * figures with no code of the product: eight in a row on one side of the centre line, unless so
 * sparse a chart does that by itself, and a change of level whose beginning the data tell; or else
 * one that people accepted.
 */
export function ownShift(question: OwnQuestion): OwnShift | undefined {
  const phases = ownPhases(question);
  const last = phases.at(-1) ?? [];
  const found = changeOf(question, last);
  const isBetter = (from: number, to: number) =>
    question.direction === "increase" ? to > from : question.direction === "decrease" && to < from;
  const { multiplier } = question;
  if (found) {
    if (!isBetter(found.from, found.to)) return undefined;
    return { from: found.from * multiplier, to: found.to * multiplier, since: found.since };
  }
  const border = question.borders.at(-1);
  const [before, now] = [phases.at(-2)?.at(-1), last.at(-1)];
  if (border === undefined || question.redefined.includes(border) || !before || !now) {
    return undefined;
  }
  if (!isBetter(before.centre, now.centre)) return undefined;
  const since = question.points[border]?.label ?? "";
  return { from: before.centre * multiplier, to: now.centre * multiplier, since };
}

/** The change of level in the latest phase; nothing where no run calls for one. */
function changeOf(question: OwnQuestion, points: readonly OwnPoint[]): OwnShift | undefined {
  const sides = runSides(points);
  const refused = refusedSide(question.chart, points);
  if (!sides.some((side) => refused !== "both" && side !== refused)) return undefined;
  const weights = weightsOf(points);
  if (!weights) return undefined;
  const splits = points
    .map((_, start) => ({ start, gain: gainOf(points, weights, start) }))
    .slice(6, points.length - 5);
  const best = splits.reduce((one, other) => (other.gain > one.gain ? other : one), {
    start: 0,
    gain: 0,
  });
  const first = points[best.start];
  if (best.gain < 12 || !first) return undefined;
  const likelihood = ({ gain }: { gain: number }) => Math.exp((gain - best.gain) / 2);
  const all = splits.reduce((sum, each) => sum + likelihood(each), 0);
  const near = splits.filter(({ start }) => Math.abs(start - best.start) <= 2);
  if (near.reduce((sum, each) => sum + likelihood(each), 0) / all < 0.6) return undefined;
  const isDeclined = question.declined.some((label) => {
    const place = question.points.findIndex((point) => point.label === label);
    return place >= 0 && Math.abs(place - first.place) <= 2;
  });
  if (isDeclined) return undefined;
  const level = (from: number, to: number) => levelOf(points, weights, from, to);
  return {
    from: level(0, best.start),
    to: level(best.start, points.length),
    since: first.label,
  };
}

/** On which sides of the centre line there are runs that are long enough. */
function runSides(points: readonly OwnPoint[]): ("above" | "below")[] {
  const text = points
    .map(({ value, centre }) => {
      if (Math.abs(value - centre) <= 1e-9 * Math.abs(centre)) return "";
      return value > centre ? "a" : "b";
    })
    .join("");
  return [
    ...(text.includes("a".repeat(RUN)) ? (["above"] as const) : []),
    ...(text.includes("b".repeat(RUN)) ? (["below"] as const) : []),
  ];
}

/** On which side, if any, runs prove nothing: too few points, or counts too sparse. */
function refusedSide(
  chart: string,
  points: readonly OwnPoint[],
): "above" | "below" | "both" | undefined {
  if (points.length < RUN) return "both";
  if (!["p", "pp", "u", "up"].includes(chart)) return undefined;
  const isShare = chart.startsWith("p");
  const scarce = points.map(({ centre, denominator }) =>
    isShare ? Math.round(denominator) * Math.min(centre, 1 - centre) : centre * denominator,
  );
  if (scarce.every((expected) => expected > 30)) return undefined;
  const sides = points.map(({ centre, denominator }): Sides => {
    const trials = Math.round(denominator);
    return isShare
      ? sidesOf(centre * denominator, (count) => binomial(count, trials, centre))
      : sidesOf(centre * denominator, (count) => poisson(count, centre * denominator));
  });
  const size = Math.max(24, points.length);
  const repeated = Array.from({ length: size }, (_, place) => sides[place % sides.length] as Sides);
  const even = repeated.map(() => ({ below: 0.5, on: 0, above: 0.5 }));
  const most = Math.max(0.1, 1.5 * chanceOfRun(even, RUN, "either"));
  if (chanceOfRun(repeated, RUN, "either") <= most) return undefined;
  const above = chanceOfRun(repeated, RUN, "above");
  const below = chanceOfRun(repeated, RUN, "below");
  if (above > most / 2 && below > most / 2) return "both";
  return above > below ? "above" : "below";
}

/** How precise each point is: by its limits, widened where neighbours differ by more. */
function weightsOf(points: readonly OwnPoint[]): number[] | undefined {
  const hasLimits = points.every(({ sigma }) => sigma !== undefined);
  const unit = ({ sigma }: OwnPoint) => (hasLimits ? (sigma ?? 1) : 1);
  const heights = points.map((each) => (each.value - each.centre) / unit(each));
  const steps = heights.slice(1).map((height, place) => Math.abs(height - (heights[place] ?? 0)));
  const scatter = steps.reduce((sum, step) => sum + step, 0) / steps.length / 1.128;
  const widening = hasLimits ? Math.max(1, scatter) : scatter;
  return widening > 0 ? points.map((each) => (unit(each) * widening) ** -2) : undefined;
}

/** By how much two levels fit better than one: the fall of the weighted squares about them. */
function gainOf(points: readonly OwnPoint[], weights: readonly number[], start: number): number {
  const squares = (from: number, to: number) => {
    const level = levelOf(points, weights, from, to);
    return points
      .slice(from, to)
      .reduce(
        (sum, { value }, place) => sum + (weights[from + place] ?? 0) * (value - level) ** 2,
        0,
      );
  };
  return squares(0, points.length) - squares(0, start) - squares(start, points.length);
}

function levelOf(
  points: readonly OwnPoint[],
  weights: readonly number[],
  from: number,
  to: number,
): number {
  const part = weights.slice(from, to);
  const heavy = points
    .slice(from, to)
    .reduce((sum, { value }, place) => sum + value * (part[place] ?? 0), 0);
  return heavy / part.reduce((sum, weight) => sum + weight, 0);
}
