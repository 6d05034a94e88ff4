import { findingWords, mapFindings } from "./map-findings.ts";
import { numbersOf, type ProcessStep, type StepKind, stepKindNames } from "./process-map.ts";

/** A step with what is said of it where it is drawn. */
export interface DrawnStep {
  key: string;
  kind: StepKind;
  text: string;
  lane: string;
  ways: ProcessStep["ways"];
  note?: string;
  look?: "open";
}

/**
 * Steps as they are drawn on pages and on paper: with their numbers, and what is to be looked at.
 *
 * @param failures How many failures are written down for each step.
 */
export function drawnSteps(
  steps: readonly ProcessStep[],
  failures: ReadonlyMap<string, number>,
): DrawnStep[] {
  const findings = mapFindings(steps);
  return steps.map(({ key, kind, text, lane, ways }, place): DrawnStep => {
    const own = findings.get(key) ?? [];
    const count = failures.get(key) ?? 0;
    const risks = count === 0 ? [] : [count === 1 ? "1 risk" : `${count} risks`];
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

/** Where a step leads, as it is read aloud. */
export interface WayOn {
  to: string;
  /** `Then`, `If yes`, `If no, back to`. */
  when: string;
  /** `4, The dose is given`. */
  step: string;
}

/** Every way on of a step, in words. */
export function waysOn(steps: readonly ProcessStep[], step: ProcessStep): WayOn[] {
  const numbers = numbersOf(steps);
  const own = numbers.get(step.key) ?? 0;
  return step.ways.flatMap(({ to, label }): WayOn[] => {
    const number = numbers.get(to);
    const next = steps[(number ?? 0) - 1];
    if (!next || number === undefined) return [];
    const isBack = number <= own;
    const plain = isBack ? "Back to" : "Then";
    const when = label === "" ? plain : `If ${label}${isBack ? ", back to" : ""}`;
    return [{ to, when, step: `${number}, ${next.text}` }];
  });
}

/** How many failures there are of each step. */
export function failuresByStep(failures: readonly { step: string }[]): Map<string, number> {
  const byStep = Map.groupBy(failures, ({ step }) => step);
  return new Map([...byStep].map(([step, own]) => [step, own.length]));
}
