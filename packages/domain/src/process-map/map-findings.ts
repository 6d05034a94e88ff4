import type { ProcessStep } from "./process-map.ts";

/** What a map should be looked at for; none of it keeps it from being saved. */
export type Finding = "alone" | "unreached" | "stops" | "one-way" | "unsaid";

/** What is said of a step that has it. */
export const findingWords: Readonly<Record<Finding, string>> = {
  alone: "Linked to nothing",
  unreached: "Nothing leads here from a start",
  stops: "Stops here, and is no end",
  "one-way": "A decision with one way on",
  unsaid: "Does not say which way is taken when",
};

/**
 * Steps that nobody comes to, steps after which nothing follows, decisions that decide nothing.
 *
 * @returns Of each step that has any, what: by its key, in the order of the map.
 */
export function mapFindings(steps: readonly ProcessStep[]): Map<string, Finding[]> {
  const reached = reachedFrom(startsOf(steps), steps);
  const ledTo = new Set(steps.flatMap(({ ways }) => ways.map(({ to }) => to)));
  const found = steps.map((step): [string, Finding[]] => {
    const isAlone = steps.length > 1 && step.ways.length === 0 && !ledTo.has(step.key);
    if (isAlone) return [step.key, ["alone"]];
    const findings: [Finding, boolean][] = [
      ["unreached", !reached.has(step.key)],
      ["stops", step.ways.length === 0 && step.kind !== "end"],
      ["one-way", step.kind === "decision" && step.ways.length === 1],
      ["unsaid", step.ways.length > 1 && step.ways.some(({ label }) => label === "")],
    ];
    return [step.key, findings.flatMap(([finding, isSo]) => (isSo ? [finding] : []))];
  });
  return new Map(found.filter(([, findings]) => findings.length > 0));
}

/** Where a process begins: its starts, or its first step where none is called so. */
export function startsOf(steps: readonly ProcessStep[]): ProcessStep[] {
  const starts = steps.filter(({ kind }) => kind === "start");
  return starts.length > 0 ? starts : steps.slice(0, 1);
}

function reachedFrom(
  starts: readonly ProcessStep[],
  steps: readonly ProcessStep[],
): ReadonlySet<string> {
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const reached = new Set(starts.map(({ key }) => key));
  // The loop comes to what is added to the set while it runs.
  for (const key of reached) for (const { to } of byKey.get(key)?.ways ?? []) reached.add(to);
  return reached;
}
