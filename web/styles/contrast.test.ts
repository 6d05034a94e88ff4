import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");
const [lightCss = "", darkCss = ""] = css.split("@media screen and (prefers-color-scheme: dark)");

const light = colours(lightCss);
const themes = { light, dark: { ...light, ...colours(darkCss) } };

const grounds = ["paper", "mist", "raised"];
const inks = ["ink", "soft-ink", "accent", "accent-strong", "error", "warning"];
const marks = ["improvement", "concern", "common", "goal"];

/** Text on what it stands on. */
const text: [ink: string, ground: string][] = [
  ...[...inks, ...marks].flatMap((ink) => grounds.map((ground): [string, string] => [ink, ground])),
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["ink", "accent-paper"],
  ["accent", "accent-paper"],
  ["ink", "improvement-paper"],
  ["improvement", "improvement-paper"],
  ["ink", "concern-paper"],
  ["concern", "concern-paper"],
  ["ink", "goal-paper"],
  ["goal", "goal-paper"],
  ["ink", "warning-paper"],
  ["warning", "warning-paper"],
  ["ink", "error-paper"],
  ["error", "error-paper"],
];

/** Edges of controls and the focus ring, on whatever they may stand. */
const graphics: [mark: string, ground: string][] = ["edge", "accent"].flatMap((mark) =>
  [...grounds, "accent-paper"].map((ground): [string, string] => [mark, ground]),
);

describe.each(Object.entries(themes))("the %s theme", (_, theme) => {
  it.each(text)("sets %s on %s so that it can be read", (ink, ground) => {
    expect(contrast(colour(theme, ink), colour(theme, ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(graphics)("draws %s on %s so that it can be seen", (mark, ground) => {
    expect(contrast(colour(theme, mark), colour(theme, ground))).toBeGreaterThanOrEqual(3);
  });

  it("chooses a colour for every role", () => {
    expect(Object.keys(colours(darkCss))).toEqual(Object.keys(light));
  });
});

it("knows that black on white is as far apart as it gets", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 9);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

function colours(source: string): Record<string, string> {
  const found = source.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g);
  return Object.fromEntries([...found].map(([, role = "", hex = ""]) => [role, hex]));
}

function colour(theme: Record<string, string>, role: string): string {
  const hex = theme[role];
  if (hex === undefined) throw new Error(`no colour for ${role}`);
  return hex;
}

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2, relative luminance of an sRGB colour. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
