import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { chartOperators, type DrawingTools } from "./chart-drawing.ts";
import { pathOperators } from "./path-data.ts";
import { pdfFont } from "./pdf-font.ts";
import { svgElements } from "./svg-elements.ts";

const font = (weight: string) =>
  readFileSync(new URL(`../../fonts/NotoSans-${weight}.ttf`, import.meta.url));
const tools: DrawingTools = {
  regular: pdfFont("F1", font("Regular")),
  semiBold: pdfFont("F2", font("SemiBold")),
  opacity: (value) => `G${value}`,
};
const frame = (inside: string) => `<svg width="100" height="50">${inside}</svg>`;
const drawn = (inside: string) => chartOperators(svgElements(frame(inside)), tools);

/** Every picture that the charts are compared with, but for those in a page's own colours. */
const folder = new URL("../../../chart/src/__snapshots__/", import.meta.url);
const charts = readdirSync(folder)
  .filter((name) => name.endsWith(".svg"))
  .map((name) => [name, readFileSync(new URL(name, folder), "utf8").trim()] as const)
  .filter(([, svg]) => !svg.includes("class="));

describe("a chart on paper", () => {
  it.each(charts)("has all that is in %s", (_, svg) => {
    const { marks, width, height } = svgElements(svg);
    const count = (name: string) => svg.split(`<${name}`).length - 1;
    const texts = marks.filter(({ kind }) => kind === "text");
    expect(marks.filter(({ kind }) => kind === "path")).toHaveLength(count("path "));
    expect(marks.filter(({ kind }) => kind === "rect")).toHaveLength(count("rect "));
    expect(texts).toHaveLength(count("text "));
    expect(width * height).toBeGreaterThan(0);
    const operators = chartOperators({ marks, width, height }, tools);
    expect(operators).not.toMatch(/NaN|undefined|Infinity|e-/);
    expect(operators.split(" Tj").length - 1).toBe(texts.length);
  });

  it("was looked for in many pictures", () => {
    expect(charts.length).toBeGreaterThan(10);
  });

  it.each([
    ['<circle cx="1" cy="1" r="1"/>', "an element circle"],
    ['<image href="x"/>', "an element image"],
    ['<path d="M0 0" transform="scale(2)"/>', "an attribute transform"],
    ['<path d="M0 0" style="fill:red"/>', "an attribute style"],
    ['<path d="M0 0Q1 1 2 2" fill="#000000"/>', "a command Q"],
    ['<path d="M0 0L1" fill="#000000"/>', "1 numbers after L"],
    ['<path d="M0 0LNaN 3" fill="#000000"/>', "0 numbers after L"],
    ['<path d="M0 0h5" stroke="red"/>', "red is not a colour"],
    ['<rect width="NaN" height="1"/>', "its width is NaN"],
    ['<text x="0" y="0" font-size="9" font-weight="900">a</text>', "its letters weigh 900"],
    ['<text x="0" y="0" font-size="9">&nbsp;</text>', "an unknown sign &nbsp;"],
    ["words", "text outside of a text element"],
    ["<g>", "its svg is not closed"],
    ["<path d='M0 0'/>", "it cannot be read"],
  ])("refuses %s", (inside, because) => {
    expect(() => drawn(inside)).toThrow(because);
  });

  it("takes the look of the group that a mark stands in", () => {
    const inside =
      '<g fill="#ff0000" text-anchor="end" font-size="10"><text x="50" y="9">II</text></g>';
    const width = tools.regular.widthOf("II", 10);
    expect(drawn(inside)).toContain(`1 0 0 rg /F1 10 Tf 1 0 0 -1 ${50 - width} 9 Tm`);
  });

  it("puts a halo below letters, as lines, so that the text stands there once", () => {
    const halo = 'stroke="#ffffff" stroke-width="3.5" paint-order="stroke" fill="#000000"';
    const operators = drawn(`<text ${halo} font-size="10" x="0" y="0">Łé</text>`);
    expect(operators.match(/Tj/g)).toHaveLength(1);
    expect(operators.indexOf(" S ")).toBeLessThan(operators.indexOf("BT"));
    expect(operators.match(/ c /g)?.length).toBeGreaterThan(8);
  });
});

describe("the path of a mark", () => {
  it("is drawn in the places that it names, one after the other", () => {
    expect(pathOperators("M1 2L3 4h5v6H1V2z")).toBe("1 2 m 3 4 l 8 4 l 8 10 l 1 10 l 1 2 l h");
    expect(pathOperators("m1 2 3 4M5 6z")).toBe("1 2 m 4 6 l 5 6 m h");
    expect(pathOperators("M1 1c1 0 2 1 2 2h1")).toBe("1 1 m 2 1 3 2 3 3 c 4 3 l");
  });

  it("is a dot where it has no length", () => {
    expect(pathOperators("M5 5h0")).toBe("5 5 m 5.01 5 l");
  });

  it("goes round in quarters", () => {
    const ring = pathOperators("M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0");
    const ends = [...ring.matchAll(/(\S+) (\S+) c/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(ends).toEqual([
      [0, 3],
      [3, 0],
      [0, -3],
      [-3, 0],
    ]);
  });
});
