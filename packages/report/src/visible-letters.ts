import { BOX } from "./pdf/box-glyph.ts";
import { lettersOf } from "./pdf/letters.ts";
import { openTrueType } from "./pdf/true-type.ts";

/** What a font has for a character that is none of its own. */
const REPLACEMENT = "\ufffd";

/**
 * A drawing whose every letter is seen: a renderer leaves out without a word what its font lacks, so
 * there the sign for a character that cannot be shown stands instead.
 *
 * @param font TrueType bytes of the font that it is drawn with.
 */
export function withVisibleLetters(svg: string, font: ArrayBuffer | Uint8Array): string {
  const has = knownTo(font);
  return svg.replace(/>([^<]+)</g, (_, text: string) => {
    const drawn = lettersOf(text, has).map((letter) =>
      letter.drawn === BOX && !has(BOX) ? REPLACEMENT : letter.drawn,
    );
    return `>${drawn.join("")}<`;
  });
}

const known = new WeakMap<ArrayBuffer | Uint8Array, (character: string) => boolean>();

function knownTo(font: ArrayBuffer | Uint8Array): (character: string) => boolean {
  const before = known.get(font);
  if (before) return before;
  const { glyphOf } = openTrueType(font);
  const has = (character: string) =>
    /\s/.test(character) || glyphOf(character.codePointAt(0) ?? 0) !== 0;
  known.set(font, has);
  return has;
}
