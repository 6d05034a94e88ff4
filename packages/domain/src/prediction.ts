import type { ChartReading } from "@allteach/spc/chart-reading";
import * as z from "zod";
import { Code, type SiteId } from "./identity.ts";
import { NodeKey } from "./key-driver-diagram.ts";
import { Period, periodName, shiftPeriod } from "./period.ts";
import { done, type Outcome, type Problem, refused } from "./refusal.ts";

/** What is expected of a level: where it goes, or by how much it moves. */
export const expectedChanges = ["fall-to", "rise-to", "fall-by", "rise-by"] as const;
export type ExpectedChange = (typeof expectedChanges)[number];

export const expectedChangeNames: Readonly<Record<ExpectedChange, string>> = {
  "fall-to": "fall to",
  "rise-to": "rise to",
  "fall-by": "fall by",
  "rise-by": "rise by",
};

/** Further ahead nobody remembers what was meant. */
export const MOST_MONTHS_AHEAD = 24;

const MAX_WHY = 500;

/** What someone expects of a chart, as they write it. */
export const PredictionDraft = z.object({
  measure: Code,
  change: z.enum(expectedChanges),
  /** In the chart's unit. */
  amount: z.coerce.number("give a number").finite("give a number"),
  /** The last month of which it is said. */
  until: Period,
  /** The box of the diagram from which it follows; empty where there is none. */
  node: z.union([NodeKey, z.literal("")]).default(""),
  /** The test of change it is made at; empty where there is none. */
  test: z.string().trim().max(40).default(""),
  why: z.string().trim().max(MAX_WHY, `use at most ${MAX_WHY} characters`).default(""),
});
export type PredictionDraft = z.infer<typeof PredictionDraft>;

/** What is expected of a chart, as it is kept. */
export interface Prediction extends PredictionDraft {
  id: string;
  /** The site whose chart it is about; absent for the network's. */
  site?: SiteId;
  /** What the box said then: kept though the diagram changes. */
  nodeWords: string;
  /** Where the chart stood; absent while it had no figures. */
  stood?: number;
  /** What is expected, in the chart's unit. */
  level: number;
  /** The first month of which it is said: none of its figures was known. */
  since: Period;
  by: string;
  at: number;
}

/** The chart that is predicted, as it stands. */
export interface PredictedChart {
  /** Its centre line, else its latest value; absent: no figures yet. */
  stands?: number;
  unit: string;
  /** The largest value that there can be. */
  most: number;
}

export const isRising = ({ change }: Pick<PredictionDraft, "change">): boolean =>
  change === "rise-to" || change === "rise-by";

/**
 * Decides what a draft expects and from when on, or why nothing can be said so.
 *
 * @param running The month that runs: the first of which no figure is known.
 */
export function decidePrediction(
  draft: PredictionDraft,
  chart: PredictedChart,
  running: Period,
): Outcome<Pick<Prediction, "level" | "since" | "stood">> {
  const problems = [...monthProblems(draft, running), ...levelProblems(draft, chart)];
  if (problems.length > 0) return refused({ kind: "invalid", problems });
  const { stands } = chart;
  const level = levelOf(draft, stands) ?? draft.amount;
  return done({ level, since: running, ...(stands !== undefined && { stood: stands }) });
}

function levelOf({ change, amount }: PredictionDraft, stands: number | undefined) {
  if (change === "fall-to" || change === "rise-to") return amount;
  if (stands === undefined) return undefined;
  return change === "rise-by" ? stands + amount : stands - amount;
}

function monthProblems({ until }: PredictionDraft, running: Period): Problem[] {
  if (until < running) {
    const because = `${periodName(until)} is over, and its figures may be known: choose ${periodName(running)} or later`;
    return [{ field: "until", because }];
  }
  const last = shiftPeriod(running, MOST_MONTHS_AHEAD);
  if (until <= last) return [];
  return [{ field: "until", because: `choose a month no later than ${periodName(last)}` }];
}

function levelProblems(draft: PredictionDraft, { stands, unit, most }: PredictedChart): Problem[] {
  const { change, amount } = draft;
  const wrong = (because: string): Problem[] => [{ field: "amount", because }];
  const isBy = change === "fall-by" || change === "rise-by";
  if (isBy && stands === undefined) {
    return wrong("this chart has no figures yet: say to what, not by how much");
  }
  if (isBy && amount <= 0) return wrong("give a number above 0");
  const level = levelOf(draft, stands) ?? amount;
  if (level < 0 || level > most) {
    const between = Number.isFinite(most) ? `between 0 and ${most}` : "0 or more";
    return wrong(`that would be ${shown(level)} ${unit}: it has to be ${between}`);
  }
  if (stands === undefined) return [];
  const isBeyond = isRising(draft) ? level > stands : level < stands;
  if (isBeyond) return [];
  const way = isRising(draft) ? "higher" : "lower";
  return wrong(`the chart stands at ${shown(stands)} already: say something ${way}`);
}

const shown = (value: number) => Number(value.toPrecision(3));

/** What became of a prediction. */
export const verdicts = ["came-true", "partly", "otherwise", "too-early", "cannot-tell"] as const;
export type Verdict = (typeof verdicts)[number];

export const verdictNames: Readonly<Record<Verdict, string>> = {
  "came-true": "Came true",
  partly: "Partly",
  otherwise: "Otherwise",
  "too-early": "Too early to say",
  "cannot-tell": "Cannot be told",
};

/** What a chart says of a prediction, and by which of its rules. */
export interface Score {
  verdict: Verdict;
  /** What says so; null where nothing has been said yet, or nothing moved. */
  by: "run" | "centre-line" | "signal" | "definition" | null;
  /** The label of the point from which on it says so. */
  from: string | null;
  /** Points of the predicted months and since that have a value. */
  points: number;
  /** Whether the chart moved the other way instead. */
  isOpposite: boolean;
}

/** As long as a shift: chance alone seldom keeps eight points on the far side of a level. */
const POINTS_THAT_HOLD = 8;

/**
 * What a chart says of a prediction, by the rules of the statistics and never by a single month:
 *
 * - *came true*: a centre line that people accepted begins anew in the predicted months and lies at
 *   the predicted level or beyond it; or eight points in a row do, the first of them in those months
 *   (the same two rules by which a goal is held);
 * - *partly*: the chart moved that way beyond chance in those months (a signal begins there, or an
 *   accepted centre line does), and not as far;
 * - *otherwise*: it moved the other way, or eight points spoke and nothing moved;
 * - *too early*: the months are not over, or too few points have come to tell;
 * - *cannot be told*: what the measure counts changed in those months.
 *
 * What comes after the predicted months counts only to complete a run that began in them, so a
 * verdict stays what it is.
 *
 * @param reading The reading of the chart that was predicted, with its accepted phases.
 */
export function scorePrediction(
  prediction: Pick<Prediction, "change" | "level" | "since" | "until">,
  reading: Pick<ChartReading, "chart" | "signals" | "redefined">,
): Score {
  const told = evidenceOf(prediction, reading);
  const { points } = told;
  const score = (verdict: Verdict, by: Score["by"], from: string | null, isOpposite = false) => ({
    ...{ verdict, by, from, points: points.length, isOpposite },
  });
  if (told.redefinedAt !== undefined) return score("cannot-tell", "definition", told.redefinedAt);
  if (told.centreAt !== undefined) return score("came-true", "centre-line", told.centreAt);
  if (told.runAt !== undefined) return score("came-true", "run", told.runAt);
  const [moved] = told.moves.filter(({ isExpected }) => isExpected);
  const [opposite] = told.moves.filter(({ isExpected }) => !isExpected);
  const isTold = points.length >= POINTS_THAT_HOLD || told.moves.length > 0;
  const isOver = (reading.chart.points.at(-1)?.label ?? "").slice(0, 7) >= prediction.until;
  if (!isOver || told.isRunning || !isTold) {
    return score("too-early", moved?.by ?? null, moved?.at ?? null);
  }
  if (moved) return score("partly", moved.by, moved.at);
  return score("otherwise", opposite?.by ?? null, opposite?.at ?? null, opposite !== undefined);
}

interface Evidence {
  /** Values of the predicted months and since, in order. */
  points: readonly { label: string; value: number }[];
  redefinedAt: string | undefined;
  centreAt: string | undefined;
  runAt: string | undefined;
  /** Whether the last points are at the level, and too few to hold it. */
  isRunning: boolean;
  moves: readonly Move[];
}

interface Move {
  by: "centre-line" | "signal";
  at: string;
  isExpected: boolean;
}

function evidenceOf(
  prediction: Parameters<typeof scorePrediction>[0],
  { chart, signals, redefined }: Parameters<typeof scorePrediction>[1],
): Evidence {
  const { level, since, until } = prediction;
  const rises = isRising(prediction);
  const isIn = (label: string) => label.slice(0, 7) >= since && label.slice(0, 7) <= until;
  const isMet = (value: number) => (rises ? value >= level : value <= level);
  const points = chart.points.flatMap(({ label, value, excluded }) =>
    value !== null && !excluded && label.slice(0, 7) >= since ? [{ label, value }] : [],
  );
  const phases = phaseStarts(chart).filter(({ label }) => isIn(label));
  const levels = phases.filter(({ phase }) => !redefined.includes(phase));
  const runs = runsOf(points, isMet).filter(([first]) => first && isIn(first.label));
  const last = runs.at(-1);
  return {
    points,
    redefinedAt: phases.find(({ phase }) => redefined.includes(phase))?.label,
    centreAt: levels.find(({ centre, length }) => isMet(centre) && length >= POINTS_THAT_HOLD)
      ?.label,
    runAt: runs.find((run) => run.length >= POINTS_THAT_HOLD)?.[0]?.label,
    isRunning: last !== undefined && last.at(-1) === points.at(-1),
    moves: [
      ...levels.map(({ label, centre, before }): Move => {
        const isExpected = rises ? centre > before : centre < before;
        return { by: "centre-line", at: label, isExpected };
      }),
      ...signals.flatMap(({ side, points: places }): Move[] => {
        const at = chart.points[places[0] ?? -1]?.label ?? "";
        if (side === null || !isIn(at)) return [];
        return [{ by: "signal", at, isExpected: (side === "above") === rises }];
      }),
    ],
  };
}

/** Where each centre line after the first begins, with the one before it. */
function phaseStarts({ points }: ChartReading["chart"]) {
  return points.flatMap(({ label, phase }, place) => {
    const before = points[place - 1];
    if (!before || before.phase === phase) return [];
    const own = points.filter((point) => point.phase === phase);
    const centre = own.find((point) => point.centre !== null)?.centre ?? null;
    const earlier = points.findLast((point) => point.phase < phase && point.centre !== null);
    if (centre === null || earlier?.centre === null || earlier === undefined) return [];
    const length = own.filter(({ value, excluded }) => value !== null && !excluded).length;
    return [{ label, phase, centre, length, before: earlier.centre }];
  });
}

/** Stretches of points in a row that are all met. */
function runsOf<Point extends { value: number }>(
  points: readonly Point[],
  isMet: (value: number) => boolean,
): Point[][] {
  const runs: Point[][] = [];
  let open: Point[] | undefined;
  for (const point of points) {
    if (!isMet(point.value)) open = undefined;
    else if (open) open.push(point);
    else {
      open = [point];
      runs.push(open);
    }
  }
  return runs;
}
