import { type Period, periodName } from "@allteach/domain/period";

/** Text as one line, without control characters and marks that turn the direction of writing. */
export function plainLine(text: string): string {
  return text
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim();
}

/** The text, cut at a word to at most so many characters where it is longer. */
export function shortened(text: string, most: number): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  const cut = letters.slice(0, most - 1).join("");
  const atWord = cut.replace(/\s+\S*$/, "");
  return `${(atWord.length > most / 2 ? atWord : cut).trimEnd()}…`;
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** The first few of a list, and how many more there are: "a, b and 3 more". */
export function firstFew(words: readonly string[], most: number): string {
  if (words.length <= most) return listed(words);
  return listed([...words.slice(0, most), `${words.length - most} more`]);
}

/** "1 site", "3 sites". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/**
 * A date and time of day as a report states it: `21 November 2026, 07:00 UTC`.
 *
 * @param iso As `Date.toISOString` writes it.
 */
export function momentName(iso: string): string {
  const month = periodName(iso.slice(0, 7) as Period);
  return `${Number(iso.slice(8, 10))} ${month}, ${iso.slice(11, 16)} UTC`;
}
