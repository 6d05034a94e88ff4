import type { ChartPoint } from "@allteach/spc/control-chart";
import { escaped, textWidth } from "../lettering.ts";
import type { LookName } from "../looks.ts";
import { rounded } from "../path.ts";
import type { Plot } from "../plot.ts";
import { markScale } from "./points.ts";

/** A text inside the plot: where it begins, and the middle of its height. */
export interface PlacedText {
  text: string;
  x: number;
  middle: number;
}

/** How far a point's mark reaches, in pixels, where points have room. */
const MARK = 6;
/** How far a text reaches above and below its middle, in font sizes. */
const ABOVE = 0.4;
const BELOW = 0.54;
/** A bold text is wider than the same in regular letters. */
const BOLD = 1.06;

/** Whether a text would touch neither a point nor another text. */
export function isFree(
  wanted: PlacedText,
  points: readonly ChartPoint[],
  taken: readonly PlacedText[],
  plot: Plot,
): boolean {
  const right = (text: PlacedText) => text.x + textWidth(text.text, plot.size) * BOLD;
  const [above, below] = [plot.size * ABOVE, plot.size * BELOW];
  const mark = MARK * markScale(plot);
  const meetsPoint = points.some(({ value }, place) => {
    if (value === null) return false;
    const [x, y] = [plot.x(place), plot.y(value)];
    const isBeside = x + mark < wanted.x || x - mark > right(wanted);
    return !isBeside && y + mark > wanted.middle - above && y - mark < wanted.middle + below;
  });
  const meetsText = taken.some(
    (other) =>
      wanted.x < right(other) &&
      other.x < right(wanted) &&
      Math.abs(other.middle - wanted.middle) < above + below,
  );
  return !meetsPoint && !meetsText;
}

/** Draws texts where they were placed. */
export function drawPlaced(
  texts: readonly PlacedText[],
  look: Extract<LookName, "halo-goal" | "halo-strong">,
  plot: Plot,
): string {
  return texts
    .map(({ text, x, middle }) => {
      const y = rounded(middle + plot.size * 0.35);
      return `<text${plot.paint(look)} x="${rounded(x)}" y="${y}">${escaped(text)}</text>`;
    })
    .join("");
}
