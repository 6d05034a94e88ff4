/**
 * Text as one line that means itself: control characters and line breaks become spaces, the marks
 * that turn the direction of writing go, runs of spaces shrink to one, and `=?`, with which a mail
 * program would begin to decode (RFC 2047), is parted.
 */
export function oneLine(text: string): string {
  return text
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replaceAll("=?", "= ?")
    .trim();
}
