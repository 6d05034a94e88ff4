import { formatNumber } from "@allteach/spc/words/format-value";
import { scaleLinear } from "d3-scale";
import { drawnPath } from "./drawn-path.ts";
import { escaped, fitted, textWidth } from "./lettering.ts";
import { rounded } from "./path.ts";
import { type PeriodTick, periodTicks } from "./period-ticks.ts";
import type { Plot } from "./plot.ts";
import type { ValueScale } from "./scale.ts";

/** Pixels between an axis and its lettering. */
const AXIS_GAP = 7;

/** Light level lines at the ticks, and the figures beside them. */
export function drawValueAxis({ ticks }: ValueScale, plot: Plot): string {
  const drop = rounded(plot.size * 0.35);
  const lines = ticks.map(
    ({ value }) => `M${plot.left} ${rounded(plot.y(value))}H${rounded(plot.right)}`,
  );
  const figures = ticks.map(
    ({ value, text }) =>
      `<text x="${rounded(plot.left - AXIS_GAP)}" y="${rounded(plot.y(value) + drop)}">${text}</text>`,
  );
  if (ticks.length === 0) return "";
  return (
    drawnPath("grid", lines.join(""), plot.paint) +
    `<g${plot.paint("soft")} text-anchor="end">${figures.join("")}</g>`
  );
}

/** Room that the figures need to the left of the plot, in pixels. */
export function valueAxisWidth({ ticks }: ValueScale, size: number): number {
  const widest = Math.max(0, ...ticks.map(({ text }) => textWidth(text, size)));
  return Math.ceil(widest) + AXIS_GAP + 2;
}

/** What the value axis measures, in words, above it: nobody has to turn their head. */
export function drawAxisTitle(
  text: string,
  { x, y, width }: { x: number; y: number; width: number },
  { paint, size }: Plot,
): string {
  if (text === "") return "";
  return `<text${paint("soft")} x="${rounded(x)}" y="${rounded(y)}">${escaped(fitted(text, width, size))}</text>`;
}

/** The time axis: a line, a few ticks, their periods, and each year once below them. */
export function drawPeriodAxis(labels: readonly string[], plot: Plot): string {
  const ticks = periodTicks(labels, plot);
  const marks = ticks.map(({ place }) => `M${rounded(plot.x(place))} ${plot.bottom}v5`).join("");
  return (
    drawAxisLine(marks, plot) +
    `<g${plot.paint("soft")} text-anchor="middle">${ticks.map((tick) => tickText(tick, plot)).join("")}</g>`
  );
}

/** An axis of counts from 0, with what is counted below it. */
export function drawCountAxis(most: number, title: string, plot: Plot): string {
  const room = Math.max(2, Math.floor((plot.right - plot.left) / 60));
  const ticks = scaleLinear().domain([0, most]).ticks(room);
  const marks = ticks.map((tick) => `M${rounded(plot.x(tick))} ${plot.bottom}v5`).join("");
  const y = rounded(plot.bottom + AXIS_GAP + plot.size * 0.95);
  const texts = ticks.map(
    (tick) => `<text x="${rounded(plot.x(tick))}" y="${y}">${formatNumber(tick, 0)}</text>`,
  );
  const middle = rounded((plot.left + plot.right) / 2);
  const below = `<text x="${middle}" y="${rounded(y + plot.size * 1.35)}">${escaped(title)}</text>`;
  return (
    drawAxisLine(marks, plot) +
    `<g${plot.paint("soft")} text-anchor="middle">${texts.join("")}${title && below}</g>`
  );
}

function drawAxisLine(ticks: string, plot: Plot): string {
  return drawnPath(
    "axis",
    `M${plot.left} ${plot.bottom}H${rounded(plot.right)}${ticks}`,
    plot.paint,
  );
}

/** Height of the time axis with its lettering. */
export function periodAxisHeight(labels: readonly string[], plot: Plot): number {
  const rows = periodTicks(labels, plot).some(({ year }) => year !== undefined) ? 2 : 1;
  return Math.round(AXIS_GAP + rows * plot.size * 1.25 + 2);
}

function tickText({ place, text, year }: PeriodTick, plot: Plot): string {
  const x = rounded(plot.x(place));
  const first = rounded(plot.bottom + AXIS_GAP + plot.size * 0.95);
  const second = rounded(first + plot.size * 1.25);
  const upper = `<text x="${x}" y="${first}">${escaped(text)}</text>`;
  return year === undefined ? upper : `${upper}<text x="${x}" y="${second}">${year}</text>`;
}
