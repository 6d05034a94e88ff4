import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fontSubset } from "./font-subset.ts";
import { lettersOf } from "./letters.ts";
import { linesOf } from "./lines.ts";
import { pdfFont } from "./pdf-font.ts";
import { drawnRuns } from "./reading-direction.ts";
import { decimal, textString } from "./syntax.ts";
import { openTrueType } from "./true-type.ts";

const bytes = readFileSync(new URL("../../fonts/NotoSans-Regular.ttf", import.meta.url));
const program = openTrueType(bytes);
const font = pdfFont("F1", bytes);
const latin = (character: string) => /[\x20-\x7e\u00c0-\u017f–]/.test(character);
const look = { font, size: 10, ink: "ink" } as const;
const textsOf = (text: string, width: number) =>
  linesOf([{ text, look }], width).map(({ runs }) => runs.map((run) => run.text).join(""));

describe("the letters of a text", () => {
  it("are themselves where the font has them, however they were typed", () => {
    expect(lettersOf("e\u0301", latin)).toEqual([{ text: "é", drawn: "é" }]);
  });

  it("are one box for each sign that is seen, with the text beneath", () => {
    const family = "👨‍👩‍👧";
    expect(lettersOf(`a${family}中`, latin)).toEqual([
      { text: "a", drawn: "a" },
      { text: family, drawn: "□" },
      { text: "中", drawn: "□" },
    ]);
  });

  it("leave out what is never seen, and broken halves become a sign of their own", () => {
    expect(lettersOf("a\u200b\u00adb", latin).map(({ text }) => text)).toEqual(["a", "b"]);
    expect(lettersOf("\ud800", latin)).toEqual([{ text: "\ufffd", drawn: "□" }]);
  });

  it("turn where words run from right to left, and say how they read", () => {
    const runs = drawnRuns(lettersOf("St שלום עולם 12", latin));
    expect(runs.map(({ letters }) => letters.map(({ text }) => text).join(""))).toEqual([
      "St ",
      "םלוע םולש",
      " 12",
    ]);
    expect(runs.map(({ says }) => says)).toEqual([undefined, "שלום עולם", undefined]);
    expect(font.shown("שלום")).toMatch(
      /^\/Span <<\/ActualText <FEFF05E905DC05D505DD>>> BDC <\w{16}> Tj EMC$/,
    );
    expect(font.shown("St")).not.toContain("BDC");
  });
});

describe("lines", () => {
  it("are broken between words, and keep the space that parts them", () => {
    const lines = textsOf("one two three four", font.widthOf("one two", 10) + 0.1);
    expect(lines).toEqual(["one two ", "three ", "four"]);
  });

  it("break a word that is longer than they are, and nothing is lost", () => {
    const lines = textsOf(`a ${"x".repeat(50)} b`, 60);
    expect(lines.join("").replace(/ /g, "")).toBe(`a${"x".repeat(50)}b`);
    for (const line of lines) expect(font.widthOf(line.trimEnd(), 10)).toBeLessThanOrEqual(60);
  });

  it("are one where there is nothing to say", () => {
    expect(textsOf("", 60)).toEqual([""]);
  });
});

describe("a font", () => {
  it("is cut down to the outlines asked for and the parts of these", () => {
    const accented = program.glyphOf(0xe9);
    const part = openTrueTypeOutlines(fontSubset(program, new Set([accented])));
    expect(part.byteLength("glyf")).toBeLessThan(2000);
    expect(part.sum).toBe(0xb1b0afba);
  });

  it("has the widths that it says", () => {
    expect(program.widthOf(program.glyphOf(0x20))).toBe(260);
    expect(font.widthOf("  ", 10)).toBeCloseTo(5.2);
    expect(program.glyphOf(0x4e2d)).toBe(0);
  });

  it("is refused where it is none", () => {
    expect(() => openTrueType(new Uint8Array(64))).toThrow("the font has no head table");
  });
});

describe("the format's own words", () => {
  it("carry any text", () => {
    expect(textString("a (b) \\")).toBe("(a \\(b\\) \\\\)");
    expect(textString("Łó")).toBe("<FEFF014100F3>");
  });

  it("have numbers without exponents or minus nothing", () => {
    expect([1e-9, -1e-9, 12.345, 1 / 3].map(decimal)).toEqual(["0", "0", "12.35", "0.33"]);
  });
});

/** The tables of a font file, and the sum of its words, which the format fixes. */
function openTrueTypeOutlines(file: Uint8Array) {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const lengths = new Map<string, number>();
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const entry = 12 + index * 16;
    const name = String.fromCharCode(...file.subarray(entry, entry + 4));
    lengths.set(name, view.getUint32(entry + 12));
  }
  let sum = 0;
  for (let place = 0; place < file.length; place += 4) sum = (sum + view.getUint32(place)) >>> 0;
  return { byteLength: (name: string) => lengths.get(name) ?? 0, sum };
}
