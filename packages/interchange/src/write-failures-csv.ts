import { type FailureMode, rpnAfter, rpnOf } from "@allteach/domain/process-map/failure-mode";
import { csvOf } from "./csv-of.ts";

const heading = [
  ...["step", "failure mode", "causes", "effects"],
  ...["occurrence", "severity", "detection", "rpn", "action", "who"],
  ...["occurrence after", "severity after", "detection after", "rpn after"],
  ...["measure", "test of change"],
];

/**
 * What can go wrong in a process, for a spreadsheet: a row each, in the order given.
 *
 * @param tests What tests of change are called, by their ids.
 */
export function failuresCsv(
  failures: readonly FailureMode[],
  tests: ReadonlyMap<string, string>,
): string {
  const rows = failures.map((each) => [
    ...[each.stepWords, each.mode, each.causes, each.effects],
    ...[each.occurrence, each.severity, each.detection, rpnOf(each), each.action, each.who],
    ...[each.occurrenceAfter ?? "", each.severityAfter ?? "", each.detectionAfter ?? ""],
    ...[rpnAfter(each) ?? "", each.measure, tests.get(each.test) ?? ""],
  ]);
  return csvOf([heading, ...rows]);
}
