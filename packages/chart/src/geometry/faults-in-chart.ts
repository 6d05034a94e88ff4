import { textWidth } from "../lettering.ts";
import { type Box, pathBoxes } from "./path-boxes.ts";

/** What is wrong with a drawn chart, by geometry: every pair looked at. */
export interface ChartFaults {
  /** Texts that touch another text: labels, axis, annotations, legend. */
  texts: number;
  /** Texts that touch a point with a value. */
  points: number;
  /** Texts that leave the paper. */
  outside: number;
}

/** A chart's lettering and its points, as they were drawn for a page. */
export interface DrawnChart {
  texts: readonly (Box & { text: string })[];
  points: readonly Box[];
  width: number;
  height: number;
}

/** How far letters reach above and below the line they stand on, in font sizes. */
const ABOVE = 0.72;
const BELOW = 0.2;
/** A bold text is wider than the same in regular letters. */
const BOLD = 1.06;

/** Looks of points that have a value. */
const POINTS = ["dot", "small-dot", "tiny-dot", "improvement", "concern", "notable", "excluded"];

/** Reads where everything is from a chart drawn with `theme: "page"`. */
export function drawnChart(svg: string): DrawnChart {
  const [, width = "0", height = "0"] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  const size = Number(/<svg[^>]* font-size="([\d.]+)"/.exec(svg)?.[1]);
  const texts: DrawnChart["texts"][number][] = [];
  const groups: string[] = [];
  for (const [, tag = "", attributes = "", inner = ""] of svg.matchAll(
    /<(\/?g|text)\b([^>]*)>([^<]*)/g,
  )) {
    if (tag === "g") groups.push(attributes);
    else if (tag === "/g") groups.pop();
    else texts.push(textBox(`${groups.join(" ")} ${attributes}`, inner, size));
  }
  const points = [...svg.matchAll(/<path class="ac-([a-z-]+)" d="([^"]*)"/g)].flatMap(
    ([, look = "", data = ""]) => {
      if (!POINTS.includes(look)) return [];
      const reach = look.endsWith("dot") ? 2 : 0;
      return pathBoxes(data, reach);
    },
  );
  return { texts, points, width: Number(width), height: Number(height) };
}

function textBox(attributes: string, inner: string, size: number) {
  const number = (name: string) =>
    Number([...attributes.matchAll(new RegExp(`\\b${name}="([-\\d.]+)"`, "g"))].at(-1)?.[1]);
  const text = inner.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
  const width = textWidth(text, size) * (attributes.includes("strong") ? BOLD : 1);
  const anchor = /text-anchor="(\w+)"/.exec(attributes)?.[1];
  const shift = anchor === "middle" ? width / 2 : anchor === "end" ? width : 0;
  const [x, y] = [number("x") - shift, number("y")];
  return { text, left: x, right: x + width, top: y - ABOVE * size, bottom: y + BELOW * size };
}

export function faultsInChart({ texts, points, width, height }: DrawnChart): ChartFaults {
  const pairs = texts.flatMap((one, place) =>
    texts.slice(place + 1).filter((other) => touch(one, other)),
  );
  return {
    texts: pairs.length,
    points: texts.filter((text) => points.some((point) => touch(text, point))).length,
    outside: texts.filter(
      ({ left, right, top, bottom }) => left < 0 || top < 0 || right > width || bottom > height,
    ).length,
  };
}

const touch = (one: Box, other: Box): boolean =>
  one.left < other.right &&
  other.left < one.right &&
  one.top < other.bottom &&
  other.top < one.bottom;
