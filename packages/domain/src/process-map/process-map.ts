import * as z from "zod";
import { NodeKey } from "../key-driver-diagram.ts";
import type { Problem } from "../refusal.ts";
import { typedLine } from "../typed-text.ts";

/** What stands in a process map. */
export const stepKinds = ["start", "step", "decision", "end"] as const;
export type StepKind = (typeof stepKinds)[number];

/** What each kind is called. */
export const stepKindNames: Readonly<Record<StepKind, string>> = {
  start: "Start",
  step: "Step",
  decision: "Decision",
  end: "End",
};

/** More than any map that people can follow; the rest bound what one drawing has to hold. */
export const MAX_STEPS = 500;
export const MAX_STEP_LETTERS = 300;
export const MAX_LANES = 12;
export const MAX_LANE_LETTERS = 60;
export const MAX_WAYS_ON = 8;
export const MAX_LABEL_LETTERS = 40;

/** Where a step leads, and in which case: “yes”, “no”, “over 40 kg”. */
export const Way = z.object({
  to: NodeKey,
  label: typedLine(MAX_LABEL_LETTERS)
    .refine((text) => !/[;:]/.test(text), "use neither ; nor : in the words at a link")
    .default(""),
});
export type Way = z.infer<typeof Way>;

/** One step: whatever is said of it elsewhere (what can go wrong) points to its key. */
export const ProcessStep = z.object({
  key: NodeKey,
  kind: z.enum(stepKinds),
  text: typedLine(MAX_STEP_LETTERS).refine(
    (text) => text !== "",
    "say in a few words what is done",
  ),
  /** Who does it, or where; empty where the map has no lanes. */
  lane: typedLine(MAX_LANE_LETTERS).default(""),
  ways: z.array(Way).max(MAX_WAYS_ON, `lead on to at most ${MAX_WAYS_ON} steps`).default([]),
});
export type ProcessStep = z.infer<typeof ProcessStep>;

export const MapName = typedLine(120).refine((text) => text !== "", "say which process it is");

/** A process as it is done: steps in the order of the outline. Circles are rework, and allowed. */
export const ProcessMap = z.object({
  name: MapName,
  steps: z.array(ProcessStep).max(MAX_STEPS, `use at most ${MAX_STEPS} steps`),
});
export interface ProcessMap {
  name: string;
  steps: readonly ProcessStep[];
}

/** One version of a map: what it became, from which one, and why. */
export interface MapVersion extends ProcessMap {
  /** Counts from 1. */
  version: number;
  /** What changed, in sentences, and why, in the words of whoever changed it. */
  changed: string;
  why: string;
  by: string;
  at: number;
  /** Whether lists name it; its page is there in any case. */
  isListed: boolean;
}

/** What a map begins with. */
export function newMap(name: string): ProcessMap {
  return {
    name,
    steps: [
      {
        key: "s1",
        kind: "start",
        text: "It begins",
        lane: "",
        ways: [{ to: "s2", label: "" }],
      },
      { key: "s2", kind: "end", text: "It is done", lane: "", ways: [] },
    ],
  };
}

/** Who takes part, in the order in which they first do something. */
export function lanesOf(steps: readonly ProcessStep[]): string[] {
  return [...new Set(steps.map(({ lane }) => lane))];
}

/** A step's number on pages and in outlines: its place, from 1. */
export function numbersOf(steps: readonly ProcessStep[]): Map<string, number> {
  return new Map(steps.map(({ key }, place) => [key, place + 1]));
}

/**
 * Everything that keeps steps from being a map, each as a sentence: steps named twice, ways that
 * lead nowhere or twice to the same step, more lanes than can be drawn side by side.
 */
export function mapProblems({ steps }: ProcessMap): Problem[] {
  const keys = new Set(steps.map(({ key }) => key));
  const problems: string[] = [];
  if (steps.length === 0) problems.push("A map has at least one step.");
  if (steps.length > MAX_STEPS) {
    problems.push(`There are ${steps.length} steps; a map holds ${MAX_STEPS} at most.`);
  }
  if (keys.size < steps.length) problems.push("A step’s key stands for two steps.");
  const lanes = lanesOf(steps).length;
  if (lanes > MAX_LANES) {
    problems.push(`There are ${lanes} lanes; ${MAX_LANES} at most can be read side by side.`);
  }
  for (const step of steps) problems.push(...problemsOfStep(step, keys));
  return problems.map((because) => ({ field: "steps", because }));
}

function problemsOfStep({ text, ways }: ProcessStep, keys: ReadonlySet<string>): string[] {
  const name = quoted(text);
  const problems: string[] = [];
  if (ways.some(({ to }) => !keys.has(to))) {
    problems.push(`${name} leads to a step that is not there.`);
  }
  if (new Set(ways.map(({ to }) => to)).size < ways.length) {
    problems.push(`${name} leads to one step twice: say both cases at one link.`);
  }
  if (ways.length > MAX_WAYS_ON) {
    problems.push(`${name} leads to ${ways.length} steps: ${MAX_WAYS_ON} at most.`);
  }
  return problems;
}

/** A step's words, cut where they are long. */
export const quoted = (text: string) => `“${text.slice(0, 60)}”`;
