/** What an element of a chart looks like: its own attributes upon those it stands in. */
export type SvgLook = Readonly<Record<string, string>>;

/** Something to draw, in the order of drawing. Lengths in pixels, y downwards. */
export type SvgMark =
  | { kind: "rect"; look: SvgLook; x: number; y: number; width: number; height: number }
  | { kind: "path"; look: SvgLook; data: string }
  | { kind: "text"; look: SvgLook; x: number; y: number; text: string };

/** A chart's drawing, read. */
export interface SvgDrawing {
  width: number;
  height: number;
  marks: SvgMark[];
}

/** The attributes that change how something looks, and all that this can draw. */
const LOOKS = new Set([
  ...["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray"],
  ...["stroke-linejoin", "stroke-linecap", "paint-order"],
  ...["font-size", "font-family", "font-weight", "text-anchor"],
]);
const PLACES = new Set(["x", "y", "width", "height", "rx", "d"]);
const SAID = new Set(["xmlns", "role", "id", "aria-labelledby", "viewBox"]);

/**
 * Reads the elements that charts are drawn with.
 *
 * @param svg A chart with `theme: "print"`.
 * @throws {RangeError} naming an element or an attribute that it does not know: a mark is never
 *   left out without a word.
 */
export function svgElements(svg: string): SvgDrawing {
  const marks: SvgMark[] = [];
  const open: { name: string; look: SvgLook; places: Record<string, string> }[] = [];
  let size: { width: number; height: number } | undefined;
  for (const token of tokensOf(svg)) {
    if ("text" in token) {
      const inside = open.at(-1);
      if (inside?.name === "text") marks.push(textMark(inside, token.text));
      else if (inside?.name !== "title" && inside?.name !== "desc" && token.text.trim() !== "") {
        throw new RangeError("it has text outside of a text element");
      }
      continue;
    }
    const { name, isEnd, isWhole, attributes } = token;
    if (isEnd) {
      if (open.pop()?.name !== name) throw new RangeError(`its ${name} is not closed`);
      continue;
    }
    const { look, places } = sorted(attributes, name);
    const whole = { ...open.at(-1)?.look, ...look };
    if (name === "svg")
      size = { width: numberIn(places, "width"), height: numberIn(places, "height") };
    if (name === "path") marks.push({ kind: "path", look: whole, data: places.d ?? "" });
    if (name === "rect") marks.push(rectMark(whole, places));
    if (!isWhole) open.push({ name, look: whole, places });
  }
  if (size === undefined || open.length > 0) throw new RangeError("it is not a whole drawing");
  return { ...size, marks };
}

type Token =
  | { text: string }
  | { name: string; isEnd: boolean; isWhole: boolean; attributes: string };

const ELEMENTS = new Set(["svg", "title", "desc", "g", "path", "rect", "text"]);
const token = /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;

function* tokensOf(svg: string): Generator<Token> {
  let read = 0;
  for (const [all, end, name, attributes = "", whole, text] of svg.matchAll(token)) {
    read += all.length;
    if (name === undefined) {
      yield { text: unescaped(text ?? "") };
      continue;
    }
    if (!ELEMENTS.has(name)) throw new RangeError(`it has an element ${name}`);
    yield { name, isEnd: end === "/", isWhole: whole === "/", attributes };
  }
  if (read !== svg.length)
    throw new RangeError(`it cannot be read at ${svg.slice(read, read + 20)}`);
}

function sorted(attributes: string, element: string) {
  const look: Record<string, string> = {};
  const places: Record<string, string> = {};
  for (const [, name = "", value = ""] of attributes.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (LOOKS.has(name)) look[name] = unescaped(value);
    else if (PLACES.has(name)) places[name] = value;
    else if (!SAID.has(name)) throw new RangeError(`its ${element} has an attribute ${name}`);
  }
  return { look, places };
}

function textMark(
  { look, places }: { look: SvgLook; places: Record<string, string> },
  text: string,
): SvgMark {
  return { kind: "text", look, x: numberIn(places, "x"), y: numberIn(places, "y"), text };
}

function rectMark(look: SvgLook, places: Record<string, string>): SvgMark {
  const area = {
    ...{ x: numberIn(places, "x", 0), y: numberIn(places, "y", 0) },
    ...{ width: numberIn(places, "width"), height: numberIn(places, "height") },
  };
  const radius = Math.min(numberIn(places, "rx", 0), area.width / 2, area.height / 2);
  if (radius > 0) return { kind: "path", look, data: roundedPath(area, radius) };
  return { ...{ kind: "rect", look }, ...area };
}

function roundedPath(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  r: number,
): string {
  const [right, foot] = [x + width, y + height];
  const corner = (toX: number, toY: number) => `A${r} ${r} 0 0 1 ${toX} ${toY}`;
  return [
    `M${x + r} ${y}H${right - r}${corner(right, y + r)}`,
    `V${foot - r}${corner(right - r, foot)}`,
    `H${x + r}${corner(x, foot - r)}`,
    `V${y + r}${corner(x + r, y)}Z`,
  ].join("");
}

function numberIn(places: Record<string, string>, name: string, usual?: number): number {
  const value = places[name];
  if (value === undefined && usual !== undefined) return usual;
  const number = value === undefined || value === "" ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) throw new RangeError(`its ${name} is ${value ?? "not given"}`);
  return number;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (all, code?: string, name?: string) => {
    const character = code === undefined ? named[name ?? ""] : String.fromCodePoint(Number(code));
    if (character === undefined) throw new RangeError(`it has an unknown sign ${all}`);
    return character;
  });
}
