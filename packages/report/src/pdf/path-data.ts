import { decimal } from "./syntax.ts";

/** A line of no length shows as a dot only in some programs; this much length shows in all. */
const DOT = 0.01;

/** How many numbers each command takes. */
const TAKES: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, A: 7, Z: 0 };

/**
 * An SVG path as operators of a PDF page, in the path's own coordinates.
 *
 * @throws {RangeError} at a command other than M, L, H, V, C, Z and A with equal radii, or at a number
 *   that is none.
 */
export function pathOperators(data: string): string {
  const operators: string[] = [];
  let [x, y] = [0, 0];
  let start = { x, y };
  for (const { command, numbers } of commandsOf(data)) {
    const upper = command.toUpperCase();
    const [dx, dy] = command === upper ? [0, 0] : [x, y];
    const [first = 0, second = 0] = numbers;
    if (upper === "Z") {
      operators.push("h");
      ({ x, y } = start);
    } else if (upper === "C") {
      const places = numbers.map((number, index) => number + (index % 2 === 0 ? dx : dy));
      operators.push(`${places.map(decimal).join(" ")} c`);
      [x, y] = [places[4] ?? x, places[5] ?? y];
    } else if (upper === "A") {
      const to = { x: dx + (numbers[5] ?? 0), y: dy + (numbers[6] ?? 0) };
      operators.push(...arcCurves({ x, y }, to, numbers));
      ({ x, y } = to);
    } else {
      const before = { x, y };
      if (upper !== "V") x = dx + first;
      if (upper === "V") y = dy + first;
      else if (upper !== "H") y = dy + second;
      if (upper === "M") start = { x, y };
      const isDot = upper !== "M" && x === before.x && y === before.y;
      operators.push(`${decimal(isDot ? x + DOT : x)} ${decimal(y)} ${upper === "M" ? "m" : "l"}`);
    }
  }
  return operators.join(" ");
}

function* commandsOf(data: string): Generator<{ command: string; numbers: number[] }> {
  for (const [, command = "", text = ""] of data.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const takes = TAKES[command.toUpperCase()];
    if (takes === undefined) throw new RangeError(`its path has a command ${command}`);
    const numbers = (text.match(/-?(?:\d+\.?\d*|\.\d+)|[^\s,\d.-]+/g) ?? []).map(Number);
    if (takes === 0 ? numbers.length > 0 : numbers.length === 0 || numbers.length % takes !== 0) {
      throw new RangeError(`its path has ${numbers.length} numbers after ${command}`);
    }
    if (!numbers.every(Number.isFinite)) throw new RangeError("its path has a number that is none");
    if (takes === 0) yield { command, numbers };
    for (let at = 0; at < numbers.length; at += takes) {
      yield {
        command: at === 0 ? command : afterFirst(command),
        numbers: numbers.slice(at, at + takes),
      };
    }
  }
  if (/^\s*[^a-zA-Z\s]/.test(data)) throw new RangeError("its path begins without a command");
}

/** Pairs after the first of a move are lines. */
function afterFirst(command: string): string {
  return command === "M" ? "L" : command === "m" ? "l" : command;
}

interface Place {
  x: number;
  y: number;
}

/** A part of a circle as curves of a quarter each at most. */
function arcCurves(from: Place, to: Place, numbers: readonly number[]): string[] {
  const [radius = 0, other = 0, , isLong, isClockwise] = numbers;
  if (radius !== other || radius <= 0) throw new RangeError("its path has an arc of no circle");
  const [halfX, halfY] = [(to.x - from.x) / 2, (to.y - from.y) / 2];
  const half = Math.hypot(halfX, halfY);
  if (half === 0) return [];
  const r = Math.max(radius, half);
  const side = isLong === isClockwise ? -1 : 1;
  const away = (side * Math.sqrt(Math.max(0, r * r - half * half))) / half;
  const centre = { x: from.x + halfX - away * halfY, y: from.y + halfY + away * halfX };
  const start = Math.atan2(from.y - centre.y, from.x - centre.x);
  const end = Math.atan2(to.y - centre.y, to.x - centre.x);
  const whole = 2 * Math.PI;
  const swept = (((isClockwise ? end - start : start - end) % whole) + whole) % whole;
  const quarters = Math.ceil(swept / (Math.PI / 2) - 1e-9);
  const step = ((isClockwise ? 1 : -1) * swept) / quarters;
  return Array.from({ length: quarters }, (_, index) =>
    quarterCurve(centre, r, start + index * step, step),
  );
}

function quarterCurve({ x, y }: Place, r: number, from: number, step: number): string {
  const reach = (4 / 3) * Math.tan(step / 4) * r;
  const to = from + step;
  const at = (angle: number) => [x + r * Math.cos(angle), y + r * Math.sin(angle)] as const;
  const [[x1, y1], [x2, y2]] = [at(from), at(to)];
  return [
    ...[x1 - reach * Math.sin(from), y1 + reach * Math.cos(from)],
    ...[x2 + reach * Math.sin(to), y2 - reach * Math.cos(to)],
    ...[x2, y2],
  ]
    .map(decimal)
    .join(" ")
    .concat(" c");
}
