import { glyphParts } from "./glyph-parts.ts";
import type { TrueType } from "./true-type.ts";

/** A point of an outline, in font units; `on` the line, or pulling it towards itself. */
interface OutlinePoint {
  x: number;
  y: number;
  on: boolean;
}

/** One closed line of a glyph as drawing steps of PDF: a move, then lines and curves. */
export type OutlineStep =
  | { kind: "move" | "line"; to: readonly [number, number] }
  | { kind: "curve"; by: readonly [number, number]; to: readonly [number, number] };

/** A glyph's outline in font units, y upwards. Curves have one control point. */
export function glyphOutline(font: TrueType, glyph: number): OutlineStep[] {
  return contours(font, glyph).flatMap(contourSteps);
}

function contours(font: TrueType, glyph: number): OutlinePoint[][] {
  const data = font.glyphData(glyph);
  if (data.byteLength === 0) return [];
  if (data.getInt16(0) >= 0) return ownContours(data);
  return glyphParts(font, glyph).flatMap(({ glyph: part, matrix: [a, b, c, d, dx, dy] }) =>
    contours(font, part).map((points) =>
      points.map(({ x, y, on }) => ({ x: a * x + c * y + dx, y: b * x + d * y + dy, on })),
    ),
  );
}

const ON = 0x1;
const SHORT_X = 0x2;
const SHORT_Y = 0x4;
const REPEATED = 0x8;
const SAME_OR_POSITIVE_X = 0x10;
const SAME_OR_POSITIVE_Y = 0x20;

/** Reads a simple glyph: ends of contours, flags, then the steps in x, then those in y. */
function ownContours(data: DataView): OutlinePoint[][] {
  const ends = Array.from({ length: data.getInt16(0) }, (_, index) =>
    data.getUint16(10 + index * 2),
  );
  const count = (ends.at(-1) ?? -1) + 1;
  let place = 10 + ends.length * 2;
  place += 2 + data.getUint16(place);
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = data.getUint8(place);
    const more = flag & REPEATED ? data.getUint8(place + 1) : 0;
    place += flag & REPEATED ? 2 : 1;
    for (let turn = 0; turn <= more; turn += 1) flags.push(flag);
  }
  const [xs, next] = coordinates(data, place, flags, SHORT_X, SAME_OR_POSITIVE_X);
  const [ys] = coordinates(data, next, flags, SHORT_Y, SAME_OR_POSITIVE_Y);
  const points = flags.map((flag, index) => ({
    x: xs[index] ?? 0,
    y: ys[index] ?? 0,
    on: (flag & ON) !== 0,
  }));
  return ends.map((end, index) => points.slice((ends[index - 1] ?? -1) + 1, end + 1));
}

function coordinates(
  data: DataView,
  start: number,
  flags: readonly number[],
  short: number,
  same: number,
): [number[], number] {
  let [place, value] = [start, 0];
  const values = flags.map((flag) => {
    if (flag & short) {
      value += flag & same ? data.getUint8(place) : -data.getUint8(place);
      place += 1;
    } else if (!(flag & same)) {
      value += data.getInt16(place);
      place += 2;
    }
    return value;
  });
  return [values, place];
}

/** Between two points off the line there is one on it, halfway. */
function contourSteps(points: readonly OutlinePoint[]): OutlineStep[] {
  const whole = points.flatMap((point, index) => {
    const next = points[(index + 1) % points.length] ?? point;
    const between = { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2, on: true };
    return point.on || next.on ? [point] : [point, between];
  });
  const start = whole.findIndex(({ on }) => on);
  const first = whole[start];
  if (first === undefined) return [];
  const steps: OutlineStep[] = [{ kind: "move", to: [first.x, first.y] }];
  let pull: OutlinePoint | undefined;
  for (const point of [...whole.slice(start + 1), ...whole.slice(0, start + 1)]) {
    if (!point.on) {
      pull = point;
      continue;
    }
    steps.push(
      pull === undefined
        ? { kind: "line", to: [point.x, point.y] }
        : { kind: "curve", by: [pull.x, pull.y], to: [point.x, point.y] },
    );
    pull = undefined;
  }
  return steps;
}
