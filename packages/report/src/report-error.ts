import type { Code } from "@allteach/domain/identity";

/**
 * A report that must not be sent, because one of its measures cannot be shown as it is. A report
 * is whole or it is not made.
 */
export class ReportError extends Error {
  /** The measure that stands in the way. */
  readonly measure: Code;

  /** @param because In words for people: "its picture could not be drawn". */
  constructor(measure: { code: Code; name: string }, because: string, cause?: unknown) {
    super(`${measure.name} (${measure.code}): ${because}`, cause === undefined ? {} : { cause });
    this.name = "ReportError";
    this.measure = measure.code;
  }
}
