import type { MapBox } from "@allteach/chart/diagram/process-map/map-boxes";
import { findingWords, mapFindings } from "@allteach/domain/process-map/map-findings";
import {
  numbersOf,
  type ProcessStep,
  stepKindNames,
} from "@allteach/domain/process-map/process-map";
import { counted } from "./count-words.ts";

/** Steps as they are drawn: with their numbers, and what is to be looked at. */
export function drawnSteps(
  steps: readonly ProcessStep[],
  failures: ReadonlyMap<string, number>,
): MapBox[] {
  const findings = mapFindings(steps);
  return steps.map(({ key, kind, text, lane, ways }, place): MapBox => {
    const own = findings.get(key) ?? [];
    const count = failures.get(key) ?? 0;
    const risks = count > 0 ? [counted(count, "risk")] : [];
    const note = [...own.map((finding) => findingWords[finding]), ...risks].join(" · ");
    return {
      ...{ key, kind, text: `${place + 1}. ${text || "…"}`, lane, ways },
      ...(note !== "" && { note }),
      ...(own.length > 0 && { look: "open" as const }),
    };
  });
}

/** What kind of step it is and who does it: `Decision · Nurse`; nothing for a plain step. */
export function stepIs({ kind, lane }: ProcessStep): string {
  return [kind === "step" ? "" : stepKindNames[kind], lane].filter(Boolean).join(" · ");
}

/** Where a step leads, as it is read aloud: the case, the number and the words of the next. */
export interface WayOn {
  to: string;
  /** “Then”, “If yes”, “Back, if no”. */
  when: string;
  /** `4, The dose is given`. */
  step: string;
}

/** Every way on of a step, in words. */
export function waysOn(steps: readonly ProcessStep[], step: ProcessStep): WayOn[] {
  const numbers = numbersOf(steps);
  const own = numbers.get(step.key) ?? 0;
  return step.ways.flatMap(({ to, label }): WayOn[] => {
    const next = steps.find((each) => each.key === to);
    const number = numbers.get(to);
    if (!next || number === undefined) return [];
    const isBack = number <= own;
    const when =
      label === "" ? (isBack ? "Back to" : "Then") : `If ${label}${isBack ? ", back to" : ""}`;
    return [{ to, when, step: `${number}, ${next.text}` }];
  });
}
