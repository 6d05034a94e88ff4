const SMALL = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** A count as running text has it: in words up to twelve, in figures from 13. */
export function numberWord(count: number): string {
  return SMALL[count] ?? String(count);
}

/** A count and what is counted: "one month", "eight months". */
export function countOf(count: number, { one, many }: { one: string; many: string }): string {
  return `${numberWord(count)} ${count === 1 ? one : many}`;
}

/** A sentence's first letter in capitals. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
