import * as z from "zod";

/** One line that someone types: no line ends, no signs that nobody sees. */
export function typedLine(most: number) {
  return z
    .string()
    .trim()
    .max(most, `use at most ${most.toLocaleString("en")} characters`)
    .refine((text) => !/\p{Cc}/u.test(text), "use one line of plain text");
}

/** Words that someone may type, in as many lines as they like; empty where they do not. */
export function typedWords(most: number) {
  return z
    .string()
    .trim()
    .max(most, `use at most ${most.toLocaleString("en")} characters`)
    .default("");
}
