import type { Code } from "@allteach/domain/identity";

/**
 * A report that must not be sent, because one of its measures or forms cannot be shown as it is. A
 * report is whole or it is not made.
 */
export class ReportError extends Error {
  /** The measure that stands in the way; absent where it is the whole report. */
  readonly measure: Code | undefined;

  /**
   * @param about The measure, or what of the report: "its paper form".
   * @param because In words for people: "its picture could not be drawn".
   */
  constructor(about: { code: Code; name: string } | string, because: string, cause?: unknown) {
    const what = typeof about === "string" ? about : `${about.name} (${about.code})`;
    super(`${what}: ${because}`, cause === undefined ? {} : { cause });
    this.name = "ReportError";
    this.measure = typeof about === "string" ? undefined : about.code;
  }
}
