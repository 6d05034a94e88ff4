import { BOX } from "./box-glyph.ts";

/** What one letter of a text is drawn with. */
export interface Letter {
  /** As a reader would copy it: one character, or several that stand for one sign. */
  text: string;
  /** What is drawn for it, where it is not itself: a sign that looks the same, or the box. */
  drawn: string;
}

/** Signs that the font lacks, and others that look the same. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map([
  ["−", "–"],
  ["‐", "-"],
  ["‑", "-"],
  ["\u2007", "0"],
]);

/**
 * The letters of a text, each with something to draw: what the font lacks becomes a box, one for
 * each sign that a reader would see, and keeps its own text beneath.
 *
 * @param has Whether the font has a character.
 */
export function lettersOf(text: string, has: (character: string) => boolean): Letter[] {
  const whole = text.normalize("NFC").toWellFormed();
  const characters = [...whole];
  if (characters.every(has) && !invisible.test(whole)) {
    return characters.map((character) => ({ text: character, drawn: character }));
  }
  return [...segments.segment(whole)].flatMap(({ segment }) => {
    const visible = [...segment].filter((character) => !invisible.test(character));
    const drawn = visible.map((character) => (has(character) ? character : lookalike(character)));
    return drawn.every((character) => character !== BOX && has(character))
      ? visible.map((character, index) => ({ text: character, drawn: drawn[index] ?? BOX }))
      : [{ text: segment, drawn: BOX }];
  });
}

const segments = new Intl.Segmenter("en", { granularity: "grapheme" });

/** What joins or turns other characters and is not seen itself. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

function lookalike(character: string): string {
  return LOOKALIKES.get(character) ?? BOX;
}
