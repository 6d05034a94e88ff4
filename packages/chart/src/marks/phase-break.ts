import type { ChartPoint } from "@allteach/spc/control-chart";
import { escaped, fitted } from "../lettering.ts";
import { rounded } from "../path.ts";
import type { Plot } from "../plot.ts";

/** A stretch of periods that share a centre line. */
export interface PhaseStretch {
  phase: number;
  /** Place of its first point, from 0, and of the point after its last. */
  start: number;
  end: number;
  centre: number | null;
}

/** The phases of a chart in order, each with its last centre line. */
export function phaseStretches(points: readonly ChartPoint[]): PhaseStretch[] {
  const found: PhaseStretch[] = [];
  points.forEach(({ phase, centre }, index) => {
    const open = found.at(-1);
    if (open?.phase !== phase) {
      found.push({ phase, start: index, end: index + 1, centre });
      return;
    }
    open.end = index + 1;
    open.centre = centre ?? open.centre;
  });
  return found;
}

/** An upright dotted line where one phase ends and the next begins. */
export function drawPhaseBreaks(phases: readonly PhaseStretch[], plot: Plot): string {
  const data = phases.slice(1).map(({ start }) => {
    const x = rounded(plot.left + start * plot.slot);
    return `M${x} ${rounded(plot.top - plot.size * 1.1)}V${plot.bottom}`;
  });
  return data.length === 0 ? "" : `<path${plot.paint("phase")} d="${data.join("")}"/>`;
}

/** The name of each phase above its periods, cut to their width. */
export function drawPhaseNames(
  phases: readonly PhaseStretch[],
  names: readonly string[],
  plot: Plot,
): string {
  const texts = phases.flatMap(({ phase, start, end }) => {
    const width = (end - start) * plot.slot - 8;
    const name = fitted(names[phase - 1] ?? "", width, plot.size);
    if (name === "" || name === "…") return [];
    const x = rounded(plot.left + start * plot.slot + (start === 0 ? 0 : 5));
    return [`<text x="${x}" y="${rounded(plot.top - plot.size * 0.3)}">${escaped(name)}</text>`];
  });
  return texts.length === 0 ? "" : `<g${plot.paint("soft")}>${texts.join("")}</g>`;
}

/** A bracket over the points that the centre line and limits were worked out from. */
export function drawBaseline(baseline: number, plot: Plot): string {
  const right = rounded(plot.left + baseline * plot.slot);
  const y = rounded(plot.top - 4);
  const text = fitted(`Limits from these ${baseline} points`, right - plot.left, plot.size);
  return (
    `<path${plot.paint("baseline")} d="M${plot.left} ${y + 4}v-4H${right}v4"/>` +
    `<text${plot.paint("soft")} x="${plot.left}" y="${y - 5}">${text}</text>`
  );
}
