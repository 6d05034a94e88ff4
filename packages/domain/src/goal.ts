import * as z from "zod";
import { MeasureId, SiteId, type UserId } from "./identity.ts";
import type { Direction } from "./measure.ts";
import { DisplayName } from "./network.ts";
import { Day } from "./policy.ts";
import { done, type Outcome, type Problem, refused } from "./refusal.ts";

/** A goal's name in addresses and messages: made by chance, so that nobody can guess one. */
export const GoalId = z
  .string()
  .regex(/^g_[a-z0-9]{16}$/)
  .brand<"GoalId">();
export type GoalId = z.infer<typeof GoalId>;

export const GoalKind = z.enum(["90-day", "annual"]);
export type GoalKind = z.infer<typeof GoalKind>;

/** Who may read a goal: those of its own site, everyone in the network, every network. */
export const GoalVisibility = z.enum(["team", "network", "all"]);
export type GoalVisibility = z.infer<typeof GoalVisibility>;

/** How a goal ended. */
export const GoalOutcome = z.enum(["held", "reached", "not-reached", "changed", "stopped"]);
export type GoalOutcome = z.infer<typeof GoalOutcome>;

/** From what to what: on a measure's chart, or in words. */
export type Aim =
  | {
      on: "measure";
      measure: MeasureId;
      /** Where the chart stood when the goal was set, in the measure's unit; absent: no figures. */
      from?: number;
      to: number;
    }
  | { on: "words"; from: string; to: string };

/**
 * What a whole network means to reach, in per cent of where each began: so large a share of its
 * sites improves by so much, and all of them together by so much.
 */
export const Levels = z.object({
  siteShare: z.number().positive().max(100),
  siteChange: z.number().positive().max(1000),
  networkChange: z.number().positive().max(1000),
});
export type Levels = z.infer<typeof Levels>;

/** Words of the shared vocabulary, by their keys. */
const Terms = z.array(z.string().regex(/^[a-z0-9-]{1,40}$/)).max(8, "choose 8 at most");

const line = (most: number) => z.string().trim().max(most, `use at most ${most} characters`);

/** A goal as someone writes it down. */
export const GoalDraft = z.object({
  kind: GoalKind.default("90-day"),
  /** Absent: the whole network's goal. */
  site: SiteId.optional(),
  title: DisplayName,
  /** Absent: a goal in words. */
  measure: MeasureId.optional(),
  /** In the measure's unit. */
  target: z.number().finite("give a number").optional(),
  fromWords: line(500).default(""),
  toWords: line(500).default(""),
  levels: Levels.optional(),
  starts: Day,
  ends: Day,
  lead: line(200).default(""),
  team: line(1000).default(""),
  withFamilies: z.boolean().default(false),
  population: line(500).default(""),
  families: Terms.default([]),
  drivers: Terms.default([]),
  changes: Terms.default([]),
  conditions: Terms.default([]),
  visibility: z.enum(["team", "network"]).default("network"),
});
export type GoalDraft = z.infer<typeof GoalDraft>;

/** A team's goal. */
export interface Goal {
  id: GoalId;
  kind: GoalKind;
  site?: SiteId;
  title: string;
  aim: Aim;
  levels?: Levels;
  /** Calendar days, both included. */
  starts: string;
  ends: string;
  /** Who leads it and who helps, as the team wrote it: read inside the network alone. */
  lead: string;
  team: string;
  /** Whether patients or parents are on the team. */
  withFamilies: boolean;
  population: string;
  families: readonly string[];
  drivers: readonly string[];
  changes: readonly string[];
  conditions: readonly string[];
  visibility: GoalVisibility;
  outcome?: GoalOutcome;
  /** What the team learnt, whatever came of it. */
  learnt: string;
  closedOn?: string;
  /** Counts every change, from 1. */
  revision: number;
  owner: UserId;
  createdAt: number;
  changedAt: number;
}

/** What a goal on a measure is decided by. */
export interface AimedMeasure {
  id: MeasureId;
  direction: Direction;
  unit: string;
  /** The largest value that there can be: 100 for percentages. */
  most: number;
  /** Where the chart stands; absent: no figures yet. */
  stands?: number;
}

/** How short and how long each kind of goal may be, in days. */
export const lengths = { "90-day": [30, 120], annual: [121, 400] } as const;

/** What someone writes down, as decided: everything but its name, its owner and its moments. */
export type WrittenGoal = Omit<
  Goal,
  "id" | "owner" | "createdAt" | "changedAt" | "revision" | "learnt" | "outcome" | "closedOn"
>;

/**
 * Decides whether a goal can be set as it was written.
 *
 * @param measure The measure that the draft names; absent for a goal in words.
 * @param standing The goal as it stands, where it is rewritten: where it began, it stays.
 * @param today The day in the network's time zone.
 */
export function decideGoal(
  draft: GoalDraft,
  measure: AimedMeasure | undefined,
  today: string,
  standing?: Goal,
): Outcome<WrittenGoal> {
  const { measure: _, target = 0, fromWords, toWords, levels, ...rest } = draft;
  const began = standing?.aim.on === "measure" && standing.aim.measure === measure?.id;
  const from = began && standing.aim.on === "measure" ? standing.aim.from : measure?.stands;
  const problems = [
    ...timeProblems(draft, today, standing),
    ...(measure ? aimProblems(draft, measure, from) : wordsProblems(draft)),
    ...levelProblems(draft, measure),
  ];
  if (problems.length > 0) return refused({ kind: "invalid", problems });
  const aim: Aim = measure
    ? { on: "measure", measure: measure.id, to: target, ...(from !== undefined && { from }) }
    : { on: "words", from: fromWords, to: toWords };
  const { site, ...words } = rest;
  return done({ ...words, aim, ...(site !== undefined && { site }), ...(levels && { levels }) });
}

function timeProblems(
  { kind, starts, ends }: GoalDraft,
  today: string,
  standing: Goal | undefined,
): Problem[] {
  if (ends <= starts) {
    const because = `it would end on ${ends} and begin on ${starts}: choose a day after that`;
    return [{ field: "ends", because }];
  }
  if (!standing && ends < today) {
    return [{ field: "ends", because: "that day is over: choose one to come" }];
  }
  const days = daysBetween(starts, ends);
  const [least, most] = lengths[kind];
  if (days >= least && days <= most) return [];
  const because =
    kind === "90-day"
      ? `a 90-day goal runs for ${least} to ${most} days, and this one for ${days}`
      : `an annual goal runs for ${least} to ${most} days, and this one for ${days}`;
  return [{ field: "ends", because }];
}

function aimProblems(
  { target }: GoalDraft,
  { direction, most, unit }: AimedMeasure,
  from: number | undefined,
): Problem[] {
  const problem = (because: string): Problem[] => [{ field: "target", because }];
  if (target === undefined) return problem(`say to what, in ${unit}`);
  if (target < 0 || target > most) {
    const between = Number.isFinite(most) ? `between 0 and ${most}` : "0 or more";
    return problem(`choose a number that is ${between}`);
  }
  if (from === undefined || direction === "neutral") return [];
  const isBetter = direction === "increase" ? target > from : target < from;
  const way = direction === "increase" ? "higher" : "lower";
  const stands = Number(from.toPrecision(3));
  return isBetter ? [] : problem(`the chart stands at ${stands} and ${way} is better: aim beyond`);
}

function wordsProblems({ toWords }: GoalDraft): Problem[] {
  return toWords === ""
    ? [{ field: "toWords", because: "say what will be true then, or choose a measure" }]
    : [];
}

function levelProblems({ levels, site }: GoalDraft, measure: AimedMeasure | undefined): Problem[] {
  if (!levels) return [];
  if (site !== undefined) {
    return [{ field: "siteShare", because: "a share of the sites is a whole network's goal" }];
  }
  if (!measure || measure.direction === "neutral") {
    const because = "this needs a measure that knows which way is better";
    return [{ field: "siteShare", because }];
  }
  if (measure.direction === "increase" || levels.siteChange < 100) {
    return levels.networkChange < 100 || measure.direction === "increase"
      ? []
      : [{ field: "networkChange", because: "nothing falls by 100 % or more" }];
  }
  return [{ field: "siteChange", because: "nothing falls by 100 % or more" }];
}

const DAY_MS = 86_400_000;

/** The days from one calendar day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** The calendar day so many days later. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Where a goal stands on a day. */
export type GoalStage = "ahead" | "under-way" | "look-back" | "reached" | "ended";

/** In the order in which a board has them. */
export const goalStages: readonly GoalStage[] = [
  "ahead",
  "under-way",
  "look-back",
  "reached",
  "ended",
];

export function goalStage(
  { starts, ends, outcome }: Pick<Goal, "starts" | "ends" | "outcome">,
  today: string,
): GoalStage {
  if (outcome === "held" || outcome === "reached") return "reached";
  if (outcome !== undefined) return "ended";
  if (today < starts) return "ahead";
  return today <= ends ? "under-way" : "look-back";
}
