import type { ChartPoint } from "@allteach/spc/control-chart";
import { textWidth } from "../lettering.ts";
import { rounded } from "../path.ts";
import type { Plot } from "../plot.ts";
import type { PhaseStretch } from "./phase-break.ts";

/**
 * The centre line of every phase but the last, in figures beside the line; the last one's stands at
 * the right end of the chart.
 */
export function drawPastCentres(
  points: readonly ChartPoint[],
  phases: readonly PhaseStretch[],
  figure: (value: number) => string,
  plot: Plot,
): string {
  const texts = phases.slice(0, -1).flatMap((phase) => {
    if (phase.centre === null) return [];
    const text = figure(phase.centre);
    const width = textWidth(text, plot.size);
    if (width + 8 > (phase.end - phase.start) * plot.slot) return [];
    const [x, y] = emptiest(points, { phase, width, level: plot.y(phase.centre) }, plot);
    return [`<text x="${rounded(x)}" y="${rounded(y)}">${text}</text>`];
  });
  return texts.length === 0 ? "" : `<g${plot.paint("halo-soft")}>${texts.join("")}</g>`;
}

interface Wanted {
  phase: PhaseStretch;
  width: number;
  level: number;
}

/** The place along the centre line, above or below it, that is farthest from the values. */
function emptiest(points: readonly ChartPoint[], { phase, width, level }: Wanted, plot: Plot) {
  const last = plot.left + phase.end * plot.slot - width - 4;
  const first = plot.left + phase.start * plot.slot + 4;
  let best: { x: number; y: number; room: number } = { x: last, y: level - 5, room: -1 };
  for (let x = last; x >= first; x -= Math.max(plot.slot, 12)) {
    for (const y of [level - 5, level + plot.size * 0.75 + 5]) {
      const room = clearance(points, { x, y, width }, plot);
      if (room > best.room + 1) best = { x, y, room };
    }
  }
  return [best.x, best.y] as const;
}

/** More room than this makes no place any better. */
const ENOUGH = 14;

function clearance(
  points: readonly ChartPoint[],
  { x, y, width }: { x: number; y: number; width: number },
  plot: Plot,
): number {
  let room = ENOUGH;
  const middle = y - plot.size * 0.35;
  points.forEach(({ value }, index) => {
    const at = plot.x(index);
    if (value === null || at < x - plot.slot || at > x + width + plot.slot) return;
    room = Math.min(room, Math.abs(plot.y(value) - middle) - plot.size * 0.35);
  });
  return room;
}
