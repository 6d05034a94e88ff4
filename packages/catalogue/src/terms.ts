/**
 * One word of the vocabulary that networks share, so that teams which call a thing differently
 * still find each other.
 */
export interface Term {
  /** What is kept and compared: small letters and hyphens. */
  key: string;
  /** How a page says it. */
  name: string;
  /** Beginnings of words, or of several in a row, by which a text is recognised to speak of it. */
  words: readonly string[];
}

/** Terms written as `key | name | words, by which, it is recognised`, one a line. */
export function termsOf(table: string): readonly Term[] {
  return table
    .trim()
    .split("\n")
    .map((line) => {
      const [key = "", name = "", words = ""] = line.split("|").map((cell) => cell.trim());
      return { key, name, words: words.split(",").map((word) => word.trim()) };
    });
}
