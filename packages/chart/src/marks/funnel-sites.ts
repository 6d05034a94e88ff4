import type { Funnel } from "@allteach/spc/funnel";
import { type Direction, isFavourable } from "@allteach/spc/rules/signal";
import { formatNumber } from "@allteach/spc/words/format-value";
import { drawnPath } from "../drawn-path.ts";
import type { Figure } from "../figures.ts";
import type { LegendItem } from "../legend.ts";
import { escaped, fitted, shortened, textWidth } from "../lettering.ts";
import { rounded } from "../path.ts";
import type { Plot } from "../plot.ts";
import { type PointKind, signalKind } from "../point-kind.ts";
import { ringPath, symbolLook, symbolPath } from "./symbol.ts";

const LONGEST = 150;
/** More names than this would be a table. */
const MOST_NAMES = 8;

/** A site as it is marked. */
export interface FunnelMark {
  name: string;
  value: number;
  denominator: number;
  kind: PointKind;
  own: boolean;
}

export interface FunnelNaming {
  names: Readonly<Record<string, string>>;
  own?: readonly string[];
  direction?: Direction;
}

/** Sites beyond the 99.8 % limits say something; those between the limits may be there by chance. */
export function funnelMarks(
  { points }: Funnel,
  { names, own = [], direction = "neutral" }: FunnelNaming,
): FunnelMark[] {
  return points.map(({ id, value, denominator, outside }) => ({
    name: names[id] ?? id,
    value,
    denominator,
    kind:
      outside?.level === 99.8
        ? signalKind({ favourable: isFavourable(outside.side, direction) })
        : "common",
    own: own.includes(id),
  }));
}

/**
 * Every site by the mark of what it says, the reader's own with a ring. Names stand beside the own
 * sites and those beyond the limits, as far as they have room.
 *
 * @param figure Writes a value; given, each site also tells its name and value under the pointer.
 */
export function drawFunnelSites(
  marks: readonly FunnelMark[],
  plot: Plot,
  figure: Figure | undefined,
): string {
  const symbols = (["common", "notable", "concern", "improvement"] as const).map((kind) => {
    const data = marks
      .filter((mark) => mark.kind === kind)
      .map(({ denominator, value }) => symbolPath(kind, plot.x(denominator), plot.y(value)));
    return drawnPath(symbolLook(kind), data.join(""), plot.paint);
  });
  const rings = marks
    .filter(({ own }) => own)
    .map(({ denominator, value }) => ringPath(plot.x(denominator), plot.y(value), 10));
  const pointed = figure ? marks.map((mark) => hover(mark, figure, plot)).join("") : "";
  return (
    symbols.join("") +
    drawnPath("own-frame", rings.join(""), plot.paint) +
    drawNames(marks, plot) +
    (pointed && `<g${plot.paint("hit")} stroke-width="18" stroke-linecap="round">${pointed}</g>`)
  );
}

const WORDS = {
  improvement: "Better than chance allows",
  concern: "Ask what differs",
  notable: "Beyond what chance allows",
} as const;

/** What the marks of this funnel mean. */
export function funnelLegend(marks: readonly FunnelMark[]): LegendItem[] {
  const items: LegendItem[] = (["improvement", "concern", "notable"] as const)
    .filter((kind) => marks.some((mark) => mark.kind === kind))
    .map((kind) => ({
      marks: [{ look: kind, path: (x, y) => symbolPath(kind, x, y) }],
      text: WORDS[kind],
    }));
  if (!marks.some(({ own }) => own)) return items;
  const ring = { look: "own-frame", path: (x: number, y: number) => ringPath(x, y, 6) } as const;
  return [{ marks: [ring], text: "Your site" }, ...items];
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function drawNames(marks: readonly FunnelMark[], plot: Plot): string {
  const worthNaming = [
    ...marks.filter(({ own }) => own),
    ...marks.filter(({ own, kind }) => kind !== "common" && !own),
  ].slice(0, MOST_NAMES);
  const taken: Box[] = worthNaming.map(({ denominator, value }) => {
    const [x, y] = [plot.x(denominator), plot.y(value)];
    return { left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 };
  });
  const texts = worthNaming.flatMap((mark) => {
    const name = fitted(mark.name, LONGEST, plot.size);
    const box = places(mark, name, plot).find((place) =>
      taken.every((other) => apart(place, other)),
    );
    if (box === undefined) return [];
    taken.push(box);
    const y = rounded(box.bottom - plot.size * 0.25);
    return [`<text x="${rounded(box.left)}" y="${y}">${escaped(name)}</text>`];
  });
  return texts.length === 0 ? "" : `<g${plot.paint("halo-soft")}>${texts.join("")}</g>`;
}

/** Right of the mark, left of it, above it, below it: whichever lies on the paper. */
function places(mark: FunnelMark, name: string, plot: Plot): Box[] {
  const [x, y] = [plot.x(mark.denominator), plot.y(mark.value)];
  const [width, height] = [textWidth(name, plot.size), plot.size * 1.15];
  const gap = mark.own ? 13 : 9;
  const box = (left: number, top: number): Box => ({
    left,
    right: left + width,
    top,
    bottom: top + height,
  });
  return [
    box(x + gap, y - height / 2),
    box(x - gap - width, y - height / 2),
    box(x - width / 2, y - gap - height),
    box(x - width / 2, y + gap),
  ].filter(({ left, right, top, bottom }) => {
    return left >= plot.left && right <= plot.right && top >= plot.top - 8 && bottom <= plot.bottom;
  });
}

function apart(one: Box, two: Box): boolean {
  return (
    one.right < two.left || two.right < one.left || one.bottom < two.top || two.bottom < one.top
  );
}

function hover({ name, denominator, value }: FunnelMark, figure: Figure, plot: Plot): string {
  const [x, y] = [rounded(plot.x(denominator)), rounded(plot.y(value))];
  const told = `${shortened(name, 60)}: ${figure(value)} of ${formatNumber(denominator, 0)}`;
  return `<path d="M${x} ${y}h0"><title>${escaped(told)}</title></path>`;
}
