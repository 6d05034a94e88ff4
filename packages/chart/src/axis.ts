import { escaped, fitted } from "./lettering.ts";
import { numberText } from "./number-text.ts";
import { rounded } from "./path.ts";
import { type PeriodTick, periodTicks } from "./period-ticks.ts";
import type { Plot } from "./plot.ts";
import type { ValueScale } from "./scale.ts";

/** Pixels between an axis and its lettering. */
export const AXIS_GAP = 7;

/** Light level lines at the ticks, and the figures beside them. */
export function drawValueAxis({ ticks, tickDigits }: ValueScale, plot: Plot): string {
  const drop = rounded(plot.size * 0.35);
  const lines = ticks.map(
    (tick) => `M${plot.left} ${rounded(plot.y(tick))}H${rounded(plot.right)}`,
  );
  const figures = ticks.map(
    (tick) =>
      `<text x="${plot.left - AXIS_GAP}" y="${rounded(plot.y(tick) + drop)}">` +
      `${numberText(tick, tickDigits)}</text>`,
  );
  if (ticks.length === 0) return "";
  return (
    `<path${plot.paint("grid")} d="${lines.join("")}"/>` +
    `<g${plot.paint("soft")} text-anchor="end">${figures.join("")}</g>`
  );
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
    `<path${plot.paint("axis")} d="M${plot.left} ${plot.bottom}H${rounded(plot.right)}${marks}"/>` +
    `<g${plot.paint("soft")} text-anchor="middle">${ticks.map((tick) => tickText(tick, plot)).join("")}</g>`
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
