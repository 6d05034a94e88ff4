/** The colours of a mail by what they stand for, in the light and in the dark. */
const inks = {
  ink: ["#1a2330", "#e7ecf2"],
  soft: ["#4d5a6b", "#a8b4c1"],
  accent: ["#0a6170", "#63c3d1"],
  improvement: ["#00639c", "#6fb7ea"],
  concern: ["#b5480a", "#f09a5f"],
  common: ["#5f6b7a", "#98a4b1"],
  goal: ["#5b3a8c", "#bda0ea"],
} as const;

export type Ink = keyof typeof inks;

const PAPER = ["#ffffff", "#10161d"] as const;
const MIST = ["#f4f6f8", "#171f28"] as const;
const LINE = ["#d8dee6", "#2d3945"] as const;

export const FONT =
  "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

/** Attributes that letter something: inline for mail programs, a class for their dark mode. */
export function lettered(ink: Ink, size: number, more = ""): string {
  const leading = size >= 22 ? "1.25" : "1.5";
  return ` class="${ink}" style="margin:0;${FONT};font-size:${size}px;line-height:${leading};color:${inks[ink][0]};${more}"`;
}

/** The left edge of a card, in the colour of its kind. */
export function edged(ink: Ink): string {
  return ` class="card edge-${ink}" style="padding:12px 16px;border-left:4px solid ${inks[ink][0]};background:${MIST[0]}"`;
}

/** The paper that everything lies on. */
export const paper = `class="paper" style="background:${PAPER[0]}"`;

/** A thin line above. */
export const ruled = `class="line" style="border-top:1px solid ${LINE[0]};padding-top:24px"`;

/** The line under a row of a table. */
export const underlined = `class="line" style="border-bottom:1px solid ${LINE[0]}"`;

/** Rules for what cannot stand inline: the dark, the narrow and the printed. */
export const styleSheet = `:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:0;-webkit-text-size-adjust:100%}
img{max-width:100%;height:auto;border:0}
table{border-collapse:collapse}
a{text-underline-offset:2px}
details summary{cursor:pointer;padding:8px 0}
.figures td,.figures th{padding:3px 8px;text-align:right;font-variant-numeric:tabular-nums}
@media (prefers-color-scheme:dark){
body,.paper{background:${PAPER[1]}!important}
.card{background:${MIST[1]}!important}
.line{border-color:${LINE[1]}!important}
.picture{border-color:${LINE[1]}!important}
${Object.entries(inks)
  .map(
    ([name, [, dark]]) =>
      `.${name}{color:${dark}!important}.edge-${name}{border-color:${dark}!important}`,
  )
  .join("\n")}
}
@media print{.card,.measure{break-inside:avoid}}`;
