import * as z from "zod";
import { Code, type SiteId } from "./identity.ts";
import { NodeKey } from "./key-driver-diagram.ts";
import { Day } from "./policy.ts";
import type { Problem } from "./refusal.ts";
import { typedLine, typedWords } from "./typed-text.ts";

/** Where a test of change stands. */
export const stages = ["planned", "doing", "studying", "done"] as const;
export type Stage = (typeof stages)[number];

export const stageNames: Readonly<Record<Stage, string>> = {
  planned: "Planned",
  doing: "Doing",
  studying: "Studying",
  done: "Done",
};

/** How large a test is: each step is dared once the one before has taught something. */
export const ramps = ["patient", "clinic", "site", "network"] as const;
export type Ramp = (typeof ramps)[number];

export const rampNames: Readonly<Record<Ramp, string>> = {
  patient: "One patient",
  clinic: "One clinic",
  site: "One site",
  network: "Several sites",
};

export const studyOutcomes = ["as-predicted", "partly", "otherwise"] as const;
export type StudyOutcome = (typeof studyOutcomes)[number];

export const studyOutcomeNames: Readonly<Record<StudyOutcome, string>> = {
  "as-predicted": "As predicted",
  partly: "Partly as predicted",
  otherwise: "Otherwise than predicted",
};

export const decisions = ["adopt", "adapt", "abandon"] as const;
export type ActDecision = (typeof decisions)[number];

export const actNames: Readonly<Record<ActDecision, string>> = {
  adopt: "Adopt it",
  adapt: "Adapt it and test again",
  abandon: "Abandon it",
};

const words = typedWords(2000);
const line = typedLine(200).default("");
const maybeDay = z.union([Day, z.literal("")]).default("");
const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.union([z.enum(values), z.literal("")]).default("");

/** A test of change as people write it down, whatever of it they know so far. */
export const CycleDraft = z.object({
  objective: typedLine(200).min(1, "say in a line what you want to try"),
  question: words,
  prediction: words,
  /** The box of the diagram that it tests; empty where there is none. */
  node: z.union([NodeKey, z.literal("")]).default(""),
  measure: z.union([Code, z.literal("")]).default(""),
  /** The goal it serves, by its id; empty where there is none. */
  goal: z.string().trim().max(60).default(""),
  ramp: z.enum(ramps).default("patient"),
  who: line,
  what: words,
  where: line,
  starts: maybeDay,
  ends: maybeDay,
  data: words,
  happened: words,
  surprises: words,
  study: words,
  outcome: oneOf(studyOutcomes),
  act: oneOf(decisions),
  /** What is done next, or why it is left. */
  next: words,
});
export type CycleDraft = z.infer<typeof CycleDraft>;

/** A test of change as it is kept. */
export interface Cycle extends CycleDraft {
  id: string;
  /** The site that runs it; absent for one that the network runs. */
  site?: SiteId;
  /** What the box said when the test began: kept though the diagram changes. */
  nodeWords: string;
  /** The cycle that it follows from. */
  previous?: string;
  /** Counts its saves, so that two people see each other's. */
  revision: number;
  stage: Stage;
  startedBy: string;
  startedAt: number;
  changedAt: number;
  closedAt?: number;
}

/**
 * Where a test stands, by what is written of it: done once it is acted on, studying once something
 * happened, doing once its first day has come.
 *
 * @param today The day where the network is.
 */
export function stageOf(draft: CycleDraft, today: string): Stage {
  if (draft.act !== "") return "done";
  if (draft.happened !== "") return "studying";
  return draft.starts !== "" && draft.starts <= today ? "doing" : "planned";
}

/**
 * Everything that keeps a test from standing as it is written: days that run backwards, an end
 * without what happened, a decision without a study.
 */
export function cycleProblems(draft: CycleDraft): Problem[] {
  const problems: Problem[] = [];
  const wrong = (field: keyof CycleDraft, because: string) => problems.push({ field, because });
  if (draft.starts !== "" && draft.ends !== "" && draft.ends < draft.starts) {
    wrong("ends", "it ends before it starts: choose a later day");
  }
  if (draft.act !== "") {
    if (draft.happened === "") wrong("happened", "say what happened before you decide");
    if (draft.study === "")
      wrong("study", "a test is closed once it was studied: say what it taught");
    if (draft.prediction !== "" && draft.outcome === "") {
      wrong("outcome", "set what happened against the prediction: did it come as predicted?");
    }
    if (draft.starts === "") wrong("starts", "say on which day it began");
  }
  if (draft.study !== "" && draft.happened === "") {
    wrong("happened", "say what happened before what it taught");
  }
  return problems;
}

/** What the next cycle begins with: the same box and measure, one step up where it was adopted. */
export function nextCycle(cycle: Cycle): Partial<CycleDraft> {
  const { node, measure, goal, ramp, data, act, next } = cycle;
  const step = act === "adopt" ? ramps[ramps.indexOf(ramp) + 1] : undefined;
  return {
    node,
    measure,
    goal,
    data,
    ramp: step ?? ramp,
    ...(next && { objective: next.slice(0, 200) }),
  };
}
