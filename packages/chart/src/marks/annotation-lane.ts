import { drawnPath } from "../drawn-path.ts";
import { escaped, fitted, textWidth } from "../lettering.ts";
import { rounded } from "../path.ts";
import { periodText } from "../period-text.ts";
import type { Plot } from "../plot.ts";
import { spread } from "../spread.ts";

/** What happened, at the period when it happened. */
export interface Annotation {
  /** Place of the period, from 0. */
  point: number;
  text: string;
}

/** Annotations under the axis, with the height they need. */
export interface AnnotationLane {
  height: number;
  /** @param top Where the lane begins: the foot of the axis lettering. */
  draw(top: number): string;
}

const ROWS = 3;
/** A text in a row takes at most this share of the lane; longer ones are listed. */
const SHARE = 0.6;
/** Free pixels between two texts in a row. */
const ROOM = 14;
/** More than this many are counted, not listed. */
const LISTED = 8;
/** Where a listed text begins, to the right of its number. */
const NUMBER = 24;

/**
 * Lays annotations out under the axis so that no text overlaps another or is crossed by a line. Few
 * and short, each hangs below its period. Otherwise periods get numbers, and the texts are listed.
 */
export function annotationLane(
  annotations: readonly Annotation[],
  labels: readonly string[],
  plot: Plot,
  edge: number,
): AnnotationLane {
  const known = annotations
    .filter(({ point }) => point >= 0 && point < plot.slots)
    .sort((one, two) => one.point - two.point);
  if (known.length === 0) return { height: 0, draw: () => "" };
  const hung = hang(known, plot, edge);
  return hung === undefined ? listed(known, labels, plot, edge) : hanging(hung, plot);
}

interface Hung {
  x: number;
  from: number;
  to: number;
  row: number;
  text: string;
}

/** Right to left, each in the first row where it is free; undefined when one finds no place. */
function hang(annotations: readonly Annotation[], plot: Plot, edge: number): Hung[] | undefined {
  const hung: Hung[] = [];
  for (const { point, text } of [...annotations].reverse()) {
    const x = plot.x(point);
    const width = textWidth(text, plot.size) + 5;
    if (width > (edge - plot.left) * SHARE) return undefined;
    const from = Math.max(plot.left, Math.min(x, edge - width));
    const place = [...Array(ROWS).keys()]
      .map((row) => ({ x, from, to: from + width, row, text }))
      .find((candidate) => hung.every((other) => clear(candidate, other)));
    if (place === undefined) return undefined;
    hung.push(place);
  }
  return hung;
}

function clear(one: Hung, two: Hung): boolean {
  if (one.row === two.row) return one.to + ROOM <= two.from || two.to + ROOM <= one.from;
  const [upper, deeper] = one.row < two.row ? [one, two] : [two, one];
  return deeper.x < upper.from - 4 || deeper.x > upper.to + 4;
}

function hanging(hung: readonly Hung[], plot: Plot): AnnotationLane {
  const line = Math.round(plot.size * 1.4);
  const rows = Math.max(...hung.map(({ row }) => row)) + 1;
  return {
    height: rows * line + 6,
    draw: (top) => {
      const foot = (row: number) => rounded(top + 6 + row * line + plot.size * 0.85);
      const pins = hung.map(({ x, row }) => `M${rounded(x)} ${rounded(top + 1)}V${foot(row)}`);
      const texts = hung.map(
        ({ from, row, text }) =>
          `<text x="${rounded(from + 5)}" y="${foot(row)}">${escaped(text)}</text>`,
      );
      return (
        drawnPath("pin", pins.join(""), plot.paint) +
        heads(hung, plot) +
        `<g${plot.paint("text")}>${texts.join("")}</g>`
      );
    },
  };
}

/** Small wedges on the axis, so that the eye goes from the text to the period. */
function heads(places: readonly { x: number }[], plot: Plot): string {
  const data = places.map(({ x }) => `M${rounded(x)} ${rounded(plot.bottom - 7)}l4 7h-8z`);
  return drawnPath("pin-head", data.join(""), plot.paint);
}

function listed(
  annotations: readonly Annotation[],
  labels: readonly string[],
  plot: Plot,
  edge: number,
): AnnotationLane {
  const { size, paint, left } = plot;
  const line = Math.round(size * 1.4);
  const shown = annotations.slice(0, LISTED);
  const rest = annotations.length - shown.length;
  const xs = shown.map(({ point }) => plot.x(point));
  const places = spread(xs, size * 1.3, [left + 4, edge - size]);
  const lines = shown.map(({ point, text }) => {
    const when = periodText(labels[point] ?? "").long;
    return fitted(`${when}: ${text}`, edge - NUMBER, size);
  });
  if (rest > 0) lines.push(`and ${rest} more in the table`);
  const row = (index: number, top: number) => rounded(top + 6 + size + (index + 1) * line);
  const at = (x: number, y: number, text: string) =>
    `<text x="${rounded(x)}" y="${y}">${escaped(text)}</text>`;
  return {
    height: (lines.length + 1) * line + 8,
    draw: (top) => {
      const y = rounded(top + 4 + size);
      const numbers = places.map((x, index) => at(x, y, `${index + 1}`));
      const again = shown.map((_, index) => at(10, row(index, top), `${index + 1}`));
      const texts = lines.map((text, index) => at(NUMBER, row(index, top), text));
      return (
        heads(
          xs.map((x) => ({ x })),
          plot,
        ) +
        `<g${paint("strong")} text-anchor="middle">${numbers.join("")}${again.join("")}</g>` +
        `<g${paint("text")}>${texts.join("")}</g>`
      );
    },
  };
}
