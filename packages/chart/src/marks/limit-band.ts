import type { ChartPoint } from "@allteach/spc/control-chart";
import { drawnPath } from "../drawn-path.ts";
import { bandPath, rounded, type Step, stepPath } from "../path.ts";
import type { Plot } from "../plot.ts";

export interface BandOptions {
  /** Phases whose limits rest on too few points to be relied on. */
  trialPhases: readonly number[];
  /** Draw the two-sigma limits as well. */
  nearLimits: boolean;
}

/** The area of a stretch of periods that all have limits in one phase. */
interface Stretch {
  phase: number;
  upper: Step[];
  lower: Step[];
}

/** The area between the limits. Drawn first, so that gridlines and data lie upon it. */
export function drawBand(points: readonly ChartPoint[], plot: Plot): string {
  const areas = stretches(points, plot).map(({ upper, lower }) => bandPath(upper, lower));
  return drawnPath("band", areas.join(""), plot.paint);
}

/**
 * The limits as stepped lines: each period has its own, held for the period's width. Trial limits
 * are dashed and hatched.
 */
export function drawLimits(
  points: readonly ChartPoint[],
  plot: Plot,
  { trialPhases, nearLimits }: BandOptions,
): string {
  const all = stretches(points, plot);
  const firm = all.filter(({ phase }) => !trialPhases.includes(phase));
  const trial = all.filter(({ phase }) => trialPhases.includes(phase));
  const near = nearLimits ? stretches(points.map(atTwoSigma), plot) : [];
  return (
    drawnPath("hatch", trial.map(hatch).join(""), plot.paint) +
    drawnPath("limit", firm.map(edges).join(""), plot.paint) +
    drawnPath("trial-limit", trial.map(edges).join(""), plot.paint) +
    drawnPath("near-limit", near.map(edges).join(""), plot.paint)
  );
}

function stretches(points: readonly ChartPoint[], plot: Plot): Stretch[] {
  const found: Stretch[] = [];
  let open: Stretch | undefined;
  points.forEach(({ upper, lower, phase }, index) => {
    if (upper === null || lower === null) {
      open = undefined;
      return;
    }
    if (!open || open.phase !== phase) {
      open = { phase, upper: [], lower: [] };
      found.push(open);
    }
    const left = snapped(plot.left + index * plot.slot, plot);
    const right = snapped(plot.left + (index + 1) * plot.slot, plot);
    open.upper.push({ left, right, level: snapped(plot.y(upper), plot) });
    open.lower.push({ left, right, level: snapped(plot.y(lower), plot) });
  });
  return found;
}

const snapped = (pixels: number, { grain }: Plot) => Math.round(pixels / grain) * grain;

const atTwoSigma = (point: ChartPoint): ChartPoint => ({
  ...point,
  upper: point.upper95,
  lower: point.lower95,
});

const edges = ({ upper, lower }: Stretch): string => stepPath(upper) + stepPath(lower);

const HATCH_GAP = 7;

/** Upright strokes between the limits: they need no clipping, which not every renderer has. */
function hatch({ upper, lower }: Stretch): string {
  let data = "";
  upper.forEach(({ left, right, level }, index) => {
    const foot = lower[index]?.level ?? level;
    for (let x = Math.ceil(left / HATCH_GAP) * HATCH_GAP; x < right; x += HATCH_GAP) {
      data += `M${x} ${rounded(level)}V${rounded(foot)}`;
    }
  });
  return data;
}
