import type { ChartPoint } from "@allteach/spc/control-chart";
import { drawnPath } from "../drawn-path.ts";
import type { Figure } from "../figures.ts";
import { escaped, fitted, textWidth } from "../lettering.ts";
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
  return drawnPath("phase", data.join(""), plot.paint);
}

/**
 * Above each phase its name, and, for every phase but the last, its centre line in figures: the
 * last one's stands at the right end of the chart. Cut to the phase's width.
 */
export function drawPhaseNames(
  phases: readonly PhaseStretch[],
  { names, centreWord, figure }: PhaseWording,
  plot: Plot,
): string {
  const texts = phases.flatMap(({ phase, start, end, centre }, index) => {
    const width = (end - start) * plot.slot - 8;
    const name = names[phase - 1] ?? "";
    const isPast = index < phases.length - 1 && centre !== null;
    const text = fitting(name, isPast ? figure(centre) : "", centreWord, width, plot.size);
    if (text.length < 2) return [];
    const x = rounded(plot.left + start * plot.slot + (start === 0 ? 0 : 5));
    return [`<text x="${x}" y="${rounded(plot.top - plot.size * 0.3)}">${escaped(text)}</text>`];
  });
  return texts.length === 0 ? "" : `<g${plot.paint("soft")}>${texts.join("")}</g>`;
}

export interface PhaseWording {
  names: readonly string[];
  centreWord: string;
  figure: Figure;
}

/** As much of name and centre line as the width bears: the figure goes before the name. */
function fitting(name: string, figure: string, word: string, width: number, size: number): string {
  if (figure === "") return fitted(name, width, size);
  const lower = word.toLowerCase();
  const full = name === "" ? `${word} ${figure}` : `${name}: ${lower} ${figure}`;
  if (textWidth(full, size) <= width) return full;
  const room = width - textWidth(`: ${lower} ${figure}`, size);
  if (name !== "" && room > size * 5) return `${fitted(name, room, size)}: ${lower} ${figure}`;
  return [`${word} ${figure}`, figure].find((text) => textWidth(text, size) <= width) ?? "";
}

/** A bracket over the points that the centre line and limits were worked out from. */
export function drawBaseline(baseline: number, plot: Plot): string {
  const right = rounded(plot.left + baseline * plot.slot);
  const y = rounded(plot.top - 4);
  const text = fitted(`Limits from these ${baseline} points`, right - plot.left, plot.size);
  return (
    drawnPath("baseline", `M${plot.left} ${y + 4}v-4H${right}v4`, plot.paint) +
    `<text${plot.paint("soft")} x="${plot.left}" y="${y - 5}">${text}</text>`
  );
}
