/**
 * Text made safe for markup: the five characters that mean something to a parser, and those that
 * no XML document may hold at all (control characters, halves of a pair).
 */
export function escaped(text: string): string {
  return PLAIN.test(text)
    ? text
    : text.toWellFormed().replace(FORBIDDEN, "").replace(SPECIAL, entity);
}

const PLAIN = /^[\w .,:;()%/+–−—\u00a0-]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const SPECIAL = /[&<>"']/g;

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/**
 * About how wide a text will be, without a font at hand: 4 % above the widths of common sans-serif
 * faces, so that what is laid out with it has room to spare.
 *
 * @param size Font size in pixels.
 * @returns Pixels.
 */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += widthInEms(character);
  return ems * size;
}

function widthInEms(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x1100) return code >= 0x2000 && code < 0x2e80 ? 0.6 : 1.05;
  if (NARROW.has(character)) return 0.3;
  if (WIDE.has(character)) return 0.92;
  if (code >= 0x41 && code <= 0x5a) return 0.68;
  return 0.58;
}

const NARROW = new Set("iljtfrI .,:;'|!()[]/\u00a0");
const WIDE = new Set("mwMWOQ@%");

/** The text, or as much of it as fits into `width` pixels, ending in an ellipsis. */
export function fitted(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  let ems = widthInEms("…");
  let kept = "";
  for (const character of text) {
    ems += widthInEms(character);
    if (ems * size > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** The text in at most `most` characters, ending in an ellipsis where it was cut. */
export function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}
