import { type ProcessMap, type ProcessStep, quoted, stepKindNames } from "./process-map.ts";

/** One thing in which two maps differ, with the sentence that says it. */
export interface MapChange {
  kind: "named" | "added" | "removed" | "reworded" | "changed" | "moved" | "linked" | "reordered";
  key: string;
  words: string;
}

/** What became of one map in another: the same step by its key, whatever it says. */
export function mapDifference(before: ProcessMap, after: ProcessMap): MapChange[] {
  const was = byKey(before.steps);
  const is = byKey(after.steps);
  return [
    ...named(before.name, after.name),
    ...after.steps.flatMap((step) => {
      const old = was.get(step.key);
      return old ? changesOf(old, step, { was, is }) : [added(step)];
    }),
    ...before.steps.filter(({ key }) => !is.has(key)).map(removed),
    ...reordered(before.steps, after.steps),
  ];
}

type Steps = ReadonlyMap<string, ProcessStep>;

const byKey = (steps: readonly ProcessStep[]): Steps =>
  new Map(steps.map((step) => [step.key, step]));

function named(before: string, after: string): MapChange[] {
  if (before === after) return [];
  const words = `Renamed the map from ${quoted(before)} to ${quoted(after)}.`;
  return [{ kind: "named", key: "", words }];
}

const kindOf = ({ kind }: ProcessStep) => stepKindNames[kind].toLowerCase();

function added(step: ProcessStep): MapChange {
  const lane = step.lane === "" ? "" : `, done by ${quoted(step.lane)}`;
  const words = `Added the ${kindOf(step)} ${quoted(step.text)}${lane}.`;
  return { kind: "added", key: step.key, words };
}

function removed(step: ProcessStep): MapChange {
  const words = `Took out the ${kindOf(step)} ${quoted(step.text)}.`;
  return { kind: "removed", key: step.key, words };
}

function changesOf(
  old: ProcessStep,
  step: ProcessStep,
  { was, is }: { was: Steps; is: Steps },
): MapChange[] {
  const { key } = step;
  const name = quoted(step.text);
  const changes: MapChange[] = [];
  if (old.text !== step.text) {
    changes.push({ kind: "reworded", key, words: `Reworded ${quoted(old.text)} to ${name}.` });
  }
  if (old.kind !== step.kind) {
    const words = `${name} is a ${kindOf(step)} now, and was a ${kindOf(old)}.`;
    changes.push({ kind: "changed", key, words });
  }
  if (old.lane !== step.lane) {
    const words =
      step.lane === "" ? `${name} is in no lane now.` : `${name} is done by ${quoted(step.lane)}.`;
    changes.push({ kind: "moved", key, words });
  }
  const ways = waysChanged(old, step, { was, is });
  if (ways !== "") changes.push({ kind: "linked", key, words: `${name} ${ways}.` });
  return changes;
}

function waysChanged(
  old: ProcessStep,
  step: ProcessStep,
  { was, is }: { was: Steps; is: Steps },
): string {
  const to = (steps: Steps, key: string) => quoted(steps.get(key)?.text ?? key);
  const before = new Map(old.ways.map((way) => [way.to, way.label]));
  const now = new Map(step.ways.map((way) => [way.to, way.label]));
  const parts = [
    ...step.ways
      .filter((way) => !before.has(way.to))
      .map((way) => `leads on to ${to(is, way.to)}${when(way.label)}`),
    ...step.ways
      .filter((way) => before.has(way.to) && before.get(way.to) !== way.label)
      .map((way) => `leads to ${to(is, way.to)}${when(way.label) || " in any case"}`),
    ...old.ways
      .filter((way) => !now.has(way.to))
      .map((way) => `no longer leads to ${to(was, way.to)}`),
  ];
  return parts.join(" and ");
}

const when = (label: string) => (label === "" ? "" : ` if ${quoted(label)}`);

/** Steps that stand in another order than they did. */
function reordered(before: readonly ProcessStep[], after: readonly ProcessStep[]): MapChange[] {
  const common = (steps: readonly ProcessStep[], others: readonly ProcessStep[]) => {
    const there = byKey(others);
    return steps.filter(({ key }) => there.has(key)).map(({ key }) => key);
  };
  if (common(before, after).join(" ") === common(after, before).join(" ")) return [];
  return [{ kind: "reordered", key: "", words: "Put the steps in another order." }];
}
