/** The colours a chart may use, by what they stand for. A page gives them as CSS variables. */
export const INKS = {
  ink: "#1a2330",
  "soft-ink": "#4d5a6b",
  paper: "#ffffff",
  mist: "#f4f6f8",
  line: "#d8dee6",
  accent: "#0a6170",
  improvement: "#00639c",
  concern: "#b5480a",
  common: "#5f6b7a",
  goal: "#5b3a8c",
} as const;

type Ink = keyof typeof INKS;

interface Look {
  fill?: Ink | "none" | "transparent";
  stroke?: Ink | "transparent";
  [property: string]: string;
}

const stroke = (ink: Ink, width: number, more: Record<string, string> = {}): Look => ({
  fill: "none",
  stroke: ink,
  "stroke-width": String(width),
  ...more,
});
const symbol = (ink: Ink): Look => ({ fill: ink, stroke: "paper", "stroke-width": "1" });
const lettering = (ink: Ink, more: Record<string, string> = {}): Look => ({ fill: ink, ...more });

const BOLD = { "font-weight": "600" };
const HALO = {
  stroke: "paper",
  "stroke-width": "3.5",
  "stroke-linejoin": "round",
  "paint-order": "stroke",
} as const;
const ROUND = { "stroke-linejoin": "round", "stroke-linecap": "round" };

/** Every look a mark can have. The class of a look on a page is its name after `ac-`. */
const LOOKS = {
  band: { fill: "mist" },
  grid: stroke("line", 1),
  axis: stroke("common", 1),
  limit: stroke("common", 1, { "stroke-opacity": "0.6" }),
  "near-limit": stroke("common", 1, { "stroke-opacity": "0.6", "stroke-dasharray": "1 3" }),
  "trial-limit": stroke("common", 1, { "stroke-dasharray": "4 3" }),
  hatch: stroke("line", 1, { "stroke-opacity": "0.7" }),
  centre: stroke("soft-ink", 1.25),
  "centre-pattern": stroke("soft-ink", 1.25, { "stroke-dasharray": "9 4" }),
  goal: stroke("goal", 1.5, { "stroke-dasharray": "7 4" }),
  "expected-field": { fill: "accent", "fill-opacity": "0.08" },
  "expected-edge": stroke("accent", 1.25, { "stroke-dasharray": "2 4" }),
  expected: { fill: "paper", stroke: "accent", "stroke-width": "2" },
  phase: stroke("soft-ink", 1, { "stroke-dasharray": "2 3" }),
  baseline: stroke("soft-ink", 1),
  line: stroke("common", 1.75, ROUND),
  "run-improvement": stroke("improvement", 2.5, ROUND),
  "run-concern": stroke("concern", 2.5, ROUND),
  "run-notable": stroke("ink", 2.5, ROUND),
  dot: stroke("common", 6.5, ROUND),
  "small-dot": stroke("common", 4.5, ROUND),
  "tiny-dot": stroke("common", 3, ROUND),
  improvement: symbol("improvement"),
  concern: symbol("concern"),
  notable: symbol("ink"),
  excluded: { fill: "paper", stroke: "common", "stroke-width": "1.5" },
  ghost: stroke("common", 1, { "stroke-dasharray": "2 2" }),
  beyond: stroke("soft-ink", 1),
  missing: stroke("soft-ink", 1.5, { "stroke-linecap": "round" }),
  pin: stroke("accent", 1.25),
  "pin-head": { fill: "accent" },
  leader: stroke("common", 1, { "stroke-opacity": "0.6" }),
  hit: { fill: "none", stroke: "transparent" },
  "own-frame": stroke("accent", 2),
  "cell-in": { fill: "accent" },
  "cell-open": stroke("common", 1),
  box: { fill: "paper", stroke: "common", "stroke-width": "1.25" },
  "box-aim": { fill: "mist", stroke: "accent", "stroke-width": "2" },
  "box-open": { ...stroke("common", 1.25, { "stroke-dasharray": "4 3" }), fill: "paper" },
  "box-own": { fill: "paper", stroke: "accent", "stroke-width": "2" },
  flow: stroke("soft-ink", 1.25, ROUND),
  "flow-tip": { fill: "soft-ink" },
  text: lettering("ink"),
  strong: lettering("ink", BOLD),
  soft: lettering("soft-ink"),
  "goal-text": lettering("goal"),
  "expected-text": lettering("accent"),
  "halo-strong": lettering("ink", { ...BOLD, ...HALO }),
  "halo-soft": lettering("soft-ink", HALO),
  "halo-goal": lettering("goal", HALO),
} satisfies Record<string, Look>;

export type LookName = keyof typeof LOOKS;
export type Theme = "page" | "print";

/** Attributes for one look, with a leading space, ready to stand in a tag. */
export type Paint = (look: LookName) => string;

/**
 * How marks get their colours. `page` writes class names, whose rules are in chart.css and follow
 * the page's variables into dark mode. `print` writes literal colours, because mail programs and
 * picture renderers read neither classes nor variables.
 */
export function paint(theme: Theme): Paint {
  return theme === "page" ? (look) => ` class="ac-${look}"` : (look) => PRINTED[look];
}

const isInk = (value: string): value is Ink => value in INKS;
const looks: readonly (readonly [string, Look])[] = Object.entries(LOOKS);

const PRINTED = Object.fromEntries(
  looks.map(([name, look]) => [
    name,
    Object.entries(look)
      .map(([property, value]) => ` ${property}="${isInk(value) ? INKS[value] : value}"`)
      .join(""),
  ]),
) as Record<LookName, string>;

/** The text of chart.css: one rule for each look, and what Windows' high contrast needs. */
export function chartCss(): string {
  const rules = looks.map(([name, look]) => `.ac-${name} {\n${declarations(look)}}\n`);
  return [HEAD, ...rules, HIGH_CONTRAST].join("\n");
}

function declarations(look: Look): string {
  return Object.entries(look)
    .map(([property, value]) =>
      isInk(value)
        ? `  ${property}: var(--${value}, ${INKS[value]});\n`
        : `  ${property}: ${value};\n`,
    )
    .join("");
}

const HEAD = `/* Written from looks.ts (its test says how): change it there. */
.ac {
  display: block;
  width: 100%;
  height: auto;
  font-family: inherit;
  font-variant-numeric: tabular-nums;
}

.ac-spark {
  vertical-align: middle;
  font-family: inherit;
}
`;

const HIGH_CONTRAST = `@media (forced-colors: active) {
  .ac,
  .ac-spark {
    --ink: CanvasText;
    --soft-ink: CanvasText;
    --paper: Canvas;
    --mist: Canvas;
    --line: GrayText;
    --accent: LinkText;
    --improvement: LinkText;
    --concern: Highlight;
    --common: CanvasText;
    --goal: LinkText;
  }
}
`;
