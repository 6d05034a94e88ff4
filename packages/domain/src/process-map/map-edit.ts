import { MAX_STEPS, type ProcessStep, quoted, stepKindNames, type Way } from "./process-map.ts";

/** What can be done to one step of a map while it is drawn. */
export const mapArrangements = ["up", "down", "add", "remove"] as const;
export type MapArrangement = (typeof mapArrangements)[number];

/** The steps after it, and what happened in a sentence; or why it cannot be. */
export type ArrangedMap =
  | { ok: true; steps: ProcessStep[]; said: string; focus: string }
  | { ok: false; because: string };

/**
 * Moves, adds or takes out one step; the map stays one. A step that is added stands between the one
 * before it and whatever came after that; where one is taken out, what led to it leads on.
 *
 * @param key The step it is done to.
 * @param fresh The key of a step that is added.
 */
export function arrangeMap(
  steps: readonly ProcessStep[],
  what: MapArrangement,
  key: string,
  fresh: string,
): ArrangedMap {
  const step = steps.find((each) => each.key === key);
  if (!step) return { ok: false, because: "This step is not in the map any more." };
  switch (what) {
    case "up":
      return moved(steps, step, -1);
    case "down":
      return moved(steps, step, 1);
    case "add":
      return added(steps, step, fresh);
    case "remove":
      return removed(steps, step);
  }
}

const named = ({ kind, text }: ProcessStep) =>
  text === "" ? `the new ${stepKindNames[kind].toLowerCase()}` : quoted(text);

/** Its place in the list; where it leads stays as it is. */
function moved(steps: readonly ProcessStep[], step: ProcessStep, by: 1 | -1): ArrangedMap {
  const place = steps.indexOf(step);
  const other = steps[place + by];
  if (!other) {
    return { ok: false, because: `${named(step)} is at the ${by < 0 ? "top" : "foot"}.` };
  }
  const swapped = steps.map((each) => (each === step ? other : each === other ? step : each));
  const said = `Moved ${named(step)} ${by < 0 ? "up" : "down"}.`;
  return { ok: true, steps: swapped, said, focus: step.key };
}

function added(steps: readonly ProcessStep[], step: ProcessStep, fresh: string): ArrangedMap {
  if (steps.length >= MAX_STEPS) {
    return { ok: false, because: `A map holds ${MAX_STEPS} steps at most.` };
  }
  // A decision keeps its ways; after an end, nothing follows that was led to.
  const isBetween = step.kind !== "decision" && step.kind !== "end";
  const on: Way = { to: fresh, label: "" };
  const made: ProcessStep = {
    ...{ key: fresh, kind: "step", text: "", lane: step.lane },
    ways: isBetween ? [...step.ways] : [],
  };
  const before = isBetween ? { ...step, ways: [on] } : step;
  const list = steps.flatMap((each) => (each === step ? [before, made] : [each]));
  return { ok: true, steps: list, said: `Added ${named(made)}.`, focus: fresh };
}

function removed(steps: readonly ProcessStep[], step: ProcessStep): ArrangedMap {
  if (steps.length === 1) {
    return { ok: false, because: "A map keeps one step: reword it instead." };
  }
  const place = steps.indexOf(step);
  const [only, ...others] = step.ways;
  const on = others.length === 0 && only?.to !== step.key ? only : undefined;
  const list = steps
    .filter((each) => each !== step)
    .map((each) => ({ ...each, ways: ledOn(each, step.key, on?.to) }));
  const focus = (steps[place + 1] ?? steps[place - 1])?.key ?? "";
  return { ok: true, steps: list, said: `Took out ${named(step)}.`, focus };
}

/** A step's ways without the one to `gone`, which leads on to `on` where there is such a step. */
function ledOn({ key, ways }: ProcessStep, gone: string, on: string | undefined): Way[] {
  return ways.flatMap((way) => {
    if (way.to !== gone) return [way];
    const isThere = on === undefined || on === key || ways.some(({ to }) => to === on);
    return isThere ? [] : [{ to: on, label: way.label }];
  });
}
