import type { ChartPoint } from "@allteach/spc/control-chart";
import type { Figure } from "../figures.ts";
import { escaped, shortened } from "../lettering.ts";
import { rounded } from "../path.ts";
import { periodText } from "../period-text.ts";
import type { Plot } from "../plot.ts";

const LONGEST = 40;

/** An unseen column over each period, so that pointing anywhere above a month names its figure. */
export function drawHover(points: readonly ChartPoint[], figure: Figure, plot: Plot): string {
  const height = plot.bottom - plot.top;
  const columns = points.flatMap(({ label, value }, index) => {
    if (value === null) return [];
    const name = escaped(shortened(periodText(label).long, LONGEST));
    return [
      `<path d="M${rounded(plot.x(index))} ${plot.top}v${height}"><title>${name}: ${figure(value)}</title></path>`,
    ];
  });
  return columns.length === 0
    ? ""
    : `<g${plot.paint("hit")} stroke-width="${rounded(plot.slot)}">${columns.join("")}</g>`;
}
