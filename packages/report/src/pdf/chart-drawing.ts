import { colour } from "./canvas.ts";
import { glyphOutline } from "./glyph-outline.ts";
import { pathOperators } from "./path-data.ts";
import type { PdfFont } from "./pdf-font.ts";
import type { SvgDrawing, SvgLook, SvgMark } from "./svg-elements.ts";
import { decimal } from "./syntax.ts";

/** What a drawing is lettered with, and where its see-through lines are asked for. */
export interface DrawingTools {
  regular: PdfFont;
  semiBold: PdfFont;
  /** The name of a graphics state in which lines or fillings are that opaque, from 0 to 1. */
  opacity(value: number, of: OpaquePart): string;
}

export type OpaquePart = "lines" | "fillings";

/**
 * A chart as operators of a page, in its own pixels with y downwards.
 *
 * @throws {RangeError} where a mark has a look that cannot be drawn.
 */
export function chartOperators({ marks }: SvgDrawing, tools: DrawingTools): string {
  return marks.map((mark) => `q ${markOperators(mark, tools)} Q`).join("\n");
}

function markOperators(mark: SvgMark, tools: DrawingTools): string {
  if (mark.kind === "text") return lettered(mark, tools);
  const shape =
    mark.kind === "rect"
      ? `${[mark.x, mark.y, mark.width, mark.height].map(decimal).join(" ")} re`
      : pathOperators(mark.data);
  const filling = seenThrough(mark.look, tools) + fillOf(mark.look);
  const line = lineOf(mark.look, tools);
  if (shape === "" || (filling === "" && line === "")) return "n";
  const paint = filling === "" ? "S" : line === "" ? "f" : "B";
  return `${filling} ${line} ${shape} ${paint}`;
}

function fillOf({ fill = "#000000" }: SvgLook): string {
  return fill === "none" || fill === "transparent" ? "" : `${colour(fill)} rg`;
}

/** A filling that what lies below is seen through; with none, nothing. */
function seenThrough(look: SvgLook, { opacity }: Pick<DrawingTools, "opacity">): string {
  const opaque = look["fill-opacity"];
  if (opaque === undefined || fillOf(look) === "") return "";
  return `/${opacity(numberOf(opaque), "fillings")} gs `;
}

const CAPS: Readonly<Record<string, number>> = { butt: 0, round: 1, square: 2 };
const JOINS: Readonly<Record<string, number>> = { miter: 0, round: 1, bevel: 2 };

function lineOf(look: SvgLook, { opacity }: Pick<DrawingTools, "opacity">): string {
  const { stroke = "none" } = look;
  if (stroke === "none" || stroke === "transparent") return "";
  const dashes = look["stroke-dasharray"];
  const opaque = look["stroke-opacity"];
  return [
    `${colour(stroke)} RG`,
    `${decimal(numberOf(look["stroke-width"] ?? "1"))} w`,
    `${known(CAPS, look["stroke-linecap"] ?? "butt")} J`,
    `${known(JOINS, look["stroke-linejoin"] ?? "miter")} j`,
    dashes === undefined
      ? ""
      : `[${dashes
          .split(/[\s,]+/)
          .map(numberOf)
          .map(decimal)
          .join(" ")}] 0 d`,
    opaque === undefined ? "" : `/${opacity(numberOf(opaque), "lines")} gs`,
  ].join(" ");
}

function known(values: Readonly<Record<string, number>>, name: string): number {
  const value = values[name];
  if (value === undefined) throw new RangeError(`its line ends or joins ${name}`);
  return value;
}

function numberOf(text: string): number {
  const number = text === "" ? Number.NaN : Number(text);
  if (!Number.isFinite(number)) throw new RangeError(`${text} is not a number`);
  return number;
}

/** Letters, on a halo of their own outlines where they have one: text stands on the page once. */
function lettered(mark: SvgMark & { kind: "text" }, tools: DrawingTools): string {
  const { look, text, y } = mark;
  const weight = look["font-weight"] ?? "400";
  if (weight !== "400" && weight !== "600") throw new RangeError(`its letters weigh ${weight}`);
  const font = weight === "600" ? tools.semiBold : tools.regular;
  const size = numberOf(look["font-size"] ?? "");
  const x = mark.x - font.widthOf(text, size) * known(ANCHORS, look["text-anchor"] ?? "start");
  const halo = lineOf(look, tools);
  if (halo !== "" && look["paint-order"] !== "stroke") {
    throw new RangeError("its letters are lined");
  }
  const under = halo === "" ? "" : `${halo} ${outlined(font, text, { x, y, size })} S `;
  const place = `1 0 0 -1 ${decimal(x)} ${decimal(y)} Tm`;
  const letters = `/${font.name} ${decimal(size)} Tf ${place} ${font.shown(text)}`;
  return `${under}BT ${fillOf(look)} ${letters} ET`;
}

const ANCHORS: Readonly<Record<string, number>> = { start: 0, middle: 0.5, end: 1 };

function outlined(
  font: PdfFont,
  text: string,
  { x, y, size }: { x: number; y: number; size: number },
): string {
  const scale = size / font.program.unitsPerEm;
  let left = x;
  const operators: string[] = [];
  for (const glyph of font.glyphsOf(text)) {
    const at = ([gx, gy]: readonly [number, number]) =>
      [left + gx * scale, y - gy * scale] as const;
    let from: readonly [number, number] = [left, y];
    for (const step of glyphOutline(font.program, glyph)) {
      const to = at(step.to);
      if (step.kind === "curve") operators.push(curveTo(from, at(step.by), to));
      else operators.push(`${to.map(decimal).join(" ")} ${step.kind === "move" ? "m" : "l"}`);
      from = to;
    }
    left += (font.program.widthOf(glyph) * size) / 1000;
  }
  return operators.join(" ");
}

/** A curve with one control point, as one with two. */
function curveTo(
  from: readonly [number, number],
  by: readonly [number, number],
  to: readonly [number, number],
): string {
  const pulled = (end: readonly [number, number], axis: 0 | 1) =>
    end[axis] + (2 / 3) * (by[axis] - end[axis]);
  return `${[pulled(from, 0), pulled(from, 1), pulled(to, 0), pulled(to, 1), ...to].map(decimal).join(" ")} c`;
}
