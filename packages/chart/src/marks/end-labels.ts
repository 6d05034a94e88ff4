import { drawnPath } from "../drawn-path.ts";
import { escaped, textWidth } from "../lettering.ts";
import type { LookName } from "../looks.ts";
import { rounded } from "../path.ts";
import type { Plot } from "../plot.ts";
import { spread } from "../spread.ts";

/** A word beside the right end of what it names. */
export interface EndLabel {
  value: number;
  text: string;
  look: Extract<LookName, "strong" | "text" | "soft" | "goal-text" | "expected-text">;
}

/** Pixels between the plot and its end labels. */
const GAP = 8;

/** Room that the labels need to the right of the plot, in pixels. */
export function endLabelsWidth(labels: readonly EndLabel[], size: number): number {
  const widths = labels.map(
    ({ text, look }) => textWidth(text, size) * (look === "strong" ? 1.06 : 1),
  );
  return Math.ceil(Math.max(0, ...widths)) + GAP + 2;
}

/**
 * Labels at the right end, moved apart where they would overlap; a thin leader ties one that had to
 * move to its place.
 */
export function drawEndLabels(labels: readonly EndLabel[], plot: Plot): string {
  const { size, right, top, bottom, paint } = plot;
  const wanted = labels.map(({ value }) => plot.y(value));
  const places = spread(wanted, size * 1.2, [top + size * 0.4, bottom - size * 0.2]);
  let leaders = "";
  const texts = labels.map(({ text, look }, index) => {
    const from = wanted[index] ?? 0;
    const to = places[index] ?? from;
    if (Math.abs(to - from) > 2.5) {
      leaders += `M${rounded(right + 1)} ${rounded(from)}L${rounded(right + GAP - 2)} ${rounded(to)}`;
    }
    const y = rounded(to + size * 0.35);
    return `<text${paint(look)} x="${rounded(right + GAP)}" y="${y}">${escaped(text)}</text>`;
  });
  return drawnPath("leader", leaders, paint) + texts.join("");
}
