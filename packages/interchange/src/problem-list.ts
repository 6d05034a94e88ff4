import { type Outcome, type Problem, refused } from "@allteach/domain/refusal";
import type { FilePlace } from "./unreadable-file.ts";

/** Problems as they are found. */
export interface ProblemList {
  /** Counts a problem. Its sentence is only made while there is room to list it. */
  add(describe: () => Problem): void;
  /** Every problem listed, then how many more there are; nothing where there were none. */
  refusal(): Outcome<never> | undefined;
}

/**
 * A list that holds so many problems and counts the rest: a file of 50,000 wrong rows is answered
 * as fast as one of 200.
 *
 * @param most How many are listed one by one.
 */
export function problemList(most = 200): ProblemList {
  const listed: Problem[] = [];
  let next: Problem | undefined;
  let rest = 0;
  return {
    add(describe) {
      if (listed.length < most) {
        listed.push(describe());
        return;
      }
      next ??= describe();
      rest++;
    },
    refusal() {
      if (listed.length === 0) return undefined;
      const because = `And ${rest} more problems: put these right first, then try again.`;
      const problems = next ? [...listed, { ...next, field: "file", because }] : listed;
      return refused({ kind: "invalid", problems });
    },
  };
}

/** A problem with the whole file: it begins in the first cell where no other place is known. */
export function fileProblem(because: string, place: Partial<FilePlace> = {}): Outcome<never> {
  const { row = 1, column = "A" } = place;
  return refused({ kind: "invalid", problems: [{ field: "file", because, row, column }] });
}

/** What was written, for a sentence: short, in quotation marks, control characters left out. */
export function quoted(text: string): string {
  const plain = text.replace(/\p{Cc}+/gu, " ").trim();
  const letters = [...plain];
  return `“${letters.length > 40 ? `${letters.slice(0, 40).join("")}…` : plain}”`;
}
