import type { Term } from "./vocabulary.ts";

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
