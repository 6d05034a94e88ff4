import type { GoalStage } from "../goal.ts";
import { actNames, type Cycle, stageNames } from "../pdsa-cycle.ts";
import type { Storyboard, StoryPart } from "./storyboard.ts";

/** What a team does first where a part of its story is still missing. */
export const firstSteps: Readonly<Record<StoryPart, string>> = {
  charter: "Say in a sentence what is to become better, for whom, by how much and by when.",
  drivers: "Draw what you believe drives it: three to five key drivers are enough.",
  figures: "Enter the first month of figures, so that there is a chart to learn from.",
  goals: "Choose what to reach in the next ninety days.",
  tests: "Try one small change with one patient, and write down what you expect.",
};

/** What the list of those steps is called: nothing made yet, or most of it. */
export function firstTitle({ missing }: Pick<Storyboard, "missing">): string {
  return missing.includes("charter") ? "What to do first" : "What to do next";
}

export const goalStageWords: Readonly<Record<GoalStage, string>> = {
  ahead: "about to begin",
  "under-way": "under way",
  "look-back": "time to look back",
  reached: "reached",
  ended: "ended another way",
};

/** Where a test stands, or what was decided. */
export function testStands({ act, stage }: Pick<Cycle, "act" | "stage">): string {
  return act === "" ? stageNames[stage] : actNames[act];
}

/** How many tests came to what, in a sentence; nothing where there are none. */
export function testsSentence({ counts, tests }: Pick<Storyboard, "counts" | "tests">): string {
  if (tests.length === 0) return "";
  const parts = [
    [counts.adopt, "adopted"],
    [counts.adapt, "adapted and tested again"],
    [counts.abandon, "abandoned"],
    [counts.open, "under way"],
  ].flatMap(([count, words]) => (count === 0 ? [] : [`${count} ${words}`]));
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return `${all} ${all === 1 ? "test" : "tests"} of change: ${parts.join(", ")}.`;
}

/** What is left out for want of room, and where it stands. */
export function moreWords(count: number, what: { one: string; many: string }): string {
  return count === 0 ? "" : `and ${count} more ${count === 1 ? what.one : what.many}`;
}
