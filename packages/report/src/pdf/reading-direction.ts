import type { Letter } from "./letters.ts";

/** Letters that are drawn one after the other, from left to right. */
export interface DrawnRun {
  letters: readonly Letter[];
  /** What they say in the order of reading, where that is not the order of drawing. */
  says?: string;
}

/** Hebrew, Arabic, Syriac, Thaana, NKo and their kin. */
const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Between words that are written from right to left, these go along with them. */
const neutral = /^[\s.,;:!?'"()/&+-]+$/;

/**
 * A line's letters as they are drawn: words of scripts that run from right to left are turned, so
 * that whoever reads the page by eye and whoever reads it by program both get them as written.
 */
export function drawnRuns(letters: readonly Letter[]): DrawnRun[] {
  if (!letters.some(({ text }) => rightToLeft.test(text))) return [{ letters }];
  const runs: DrawnRun[] = [];
  let index = 0;
  while (index < letters.length) {
    const turned = rightToLeft.test(letters[index]?.text ?? "");
    const end = turned ? endOfTurned(letters, index) : endOfStraight(letters, index);
    const part = letters.slice(index, end);
    const says = part.map(({ text }) => text).join("");
    runs.push(turned ? { letters: part.reverse(), says } : { letters: part });
    index = end;
  }
  return runs;
}

function endOfStraight(letters: readonly Letter[], start: number): number {
  const turn = letters.findIndex(({ text }, at) => at >= start && rightToLeft.test(text));
  return turn === -1 ? letters.length : turn;
}

/** After the last letter from right to left that only neutral ones part from the first. */
function endOfTurned(letters: readonly Letter[], start: number): number {
  let end = start;
  for (let index = start; index < letters.length; index += 1) {
    const { text } = letters[index] ?? { text: "" };
    if (rightToLeft.test(text)) end = index + 1;
    else if (!neutral.test(text)) break;
  }
  return end;
}
