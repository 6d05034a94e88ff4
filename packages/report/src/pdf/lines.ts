import type { Canvas, Lettering } from "./canvas.ts";

/** Words that look alike. */
export interface Run {
  text: string;
  look: Lettering;
}

/** A line of a paragraph. */
export interface Line {
  runs: readonly Run[];
  width: number;
}

/**
 * Breaks runs into lines between words; a word that is longer than a line is broken where the line
 * ends. A line that another one follows keeps its last space, so that copied words stay apart.
 */
export function linesOf(runs: readonly Run[], width: number): Line[] {
  const lines: Line[] = [];
  let open: { runs: Run[]; width: number } = { runs: [], width: 0 };
  const close = (space: boolean) => {
    const last = open.runs.at(-1);
    if (last !== undefined && space) last.text += " ";
    lines.push(open);
    open = { runs: [], width: 0 };
  };
  for (const { text, look } of runs) {
    for (const word of text.split(/[ \n]+/).filter((each) => each !== "")) {
      const parts = partsOf(word, look, width);
      for (const [index, part] of parts.entries()) {
        const wide = look.font.widthOf(part, look.size);
        const gap = open.runs.length === 0 ? 0 : look.font.widthOf(" ", look.size);
        if (open.width + gap + wide > width && open.runs.length > 0) close(true);
        append(open, part, look);
        if (index < parts.length - 1) close(false);
      }
    }
  }
  if (open.runs.length > 0 || lines.length === 0) lines.push(open);
  return lines;
}

function append(line: { runs: Run[]; width: number }, word: string, look: Lettering): void {
  const last = line.runs.at(-1);
  const space = last === undefined ? "" : " ";
  if (last?.look === look) last.text += space + word;
  else {
    if (last !== undefined) last.text += space;
    line.runs.push({ text: word, look });
  }
  line.width += look.font.widthOf(space + word, look.size);
}

/** The word, or as much of it as fits on each line, between signs that are seen as one. */
function partsOf(word: string, { font, size }: Lettering, width: number): string[] {
  if (font.widthOf(word, size) <= width) return [word];
  const parts = [""];
  for (const { segment } of signs.segment(word)) {
    const longer = `${parts.at(-1)}${segment}`;
    if (parts.at(-1) !== "" && font.widthOf(longer, size) > width) parts.push(segment);
    else parts[parts.length - 1] = longer;
  }
  return parts;
}

const signs = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Draws a line whose top is at `y`. */
export function drawLine(
  canvas: Canvas,
  { runs }: Line,
  { x, y, leading }: { x: number; y: number; leading: number },
): void {
  let place = x;
  for (const { text, look } of runs) {
    canvas.text(text, look, place, y + baselineIn(leading, look.size));
    place += look.font.widthOf(text, look.size);
  }
}

/** Where letters stand in a line, so that small ones are in its middle. */
function baselineIn(leading: number, size: number): number {
  return leading / 2 + size * 0.36;
}

/** As much of the text as fits on one line, ending in an ellipsis. */
export function fittedLine(text: string, { font, size }: Lettering, width: number): string {
  if (font.widthOf(text, size) <= width) return text;
  let kept = "";
  for (const { segment } of signs.segment(text)) {
    if (font.widthOf(`${kept}${segment}…`, size) > width) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
