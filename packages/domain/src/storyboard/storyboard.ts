import type { ChartReading } from "@allteach/spc/chart-reading";
import type { Happening } from "../annotation.ts";
import type { GoalStage } from "../goal.ts";
import { type Diagram, type DiagramNode, inOutlineOrder } from "../key-driver-diagram.ts";
import type { Measure } from "../measure.ts";
import type { Cycle } from "../pdsa-cycle.ts";
import { aimSentence, type TeamCharter, type TeamMember } from "../team-charter.ts";

/** A measure's chart as a storyboard has it, with what happened beside it. */
export interface StoryChart {
  measure: Measure;
  reading: ChartReading;
  /** Periods without a value, by their place, and why. */
  missing: readonly { point: number; why: "no-cases" | "not-collected" }[];
  happenings: readonly Happening[];
}

/** A test of change as a storyboard tells it. */
export interface StoryTest {
  id: string;
  objective: string;
  /** Whose, where the network's story tells of a site's test. */
  whose: string;
  driver: string;
  prediction: string;
  happened: string;
  act: Cycle["act"];
  stage: Cycle["stage"];
}

export interface StoryGoal {
  id: string;
  title: string;
  aim: string;
  stage: GoalStage;
}

/** Something that was learnt, and from what. */
export interface Lesson {
  text: string;
  from: string;
}

/** The parts that a team makes itself, in the order in which one makes them. */
export const storyParts = ["charter", "drivers", "figures", "goals", "tests"] as const;
export type StoryPart = (typeof storyParts)[number];

/** A team's story in its own words, in the order in which it is told. */
export interface Storyboard {
  network: { name: string; slug: string; simulated: boolean };
  /** The site's name, or the network's. */
  whose: string;
  /** The site's code; absent for the network's own. */
  site?: string;
  /** The day it was put together: `2026-11-15`. */
  on: string;
  aim: string;
  questions: readonly { question: string; answer: string }[];
  team: readonly TeamMember[];
  nodes: Diagram;
  moreNodes: number;
  charts: readonly StoryChart[];
  moreCharts: number;
  goals: readonly StoryGoal[];
  moreGoals: number;
  tests: readonly StoryTest[];
  moreTests: number;
  /** How many tests were adopted, adapted and abandoned, and how many are under way. */
  counts: Readonly<Record<"adopt" | "adapt" | "abandon" | "open", number>>;
  lessons: readonly Lesson[];
  moreLessons: number;
  /** What the team has yet to make, the first of it first. */
  missing: readonly StoryPart[];
}

/** What a storyboard is made from: everything as far as whoever looks at it may see it. */
export interface StoryInput extends Pick<Storyboard, "network" | "whose" | "site" | "on"> {
  charter: TeamCharter;
  nodes: Diagram;
  /** Every chart that the team has, in the measures' order. */
  charts: readonly StoryChart[];
  goals: readonly (StoryGoal & { learnt: string })[];
  /** The newest first, each with the site's name where it is told of a site. */
  cycles: readonly (Cycle & { whose: string })[];
}

/** As much as people read on a wall. */
export const storyLimits = {
  nodes: 40,
  charts: 4,
  goals: 6,
  tests: 8,
  lessons: 6,
  /** Letters of a passage. */
  passage: 320,
} as const;

/** Tells a team's story from what it has made; what it has not made yet is said, and what to do first. */
export function storyboard(input: StoryInput): Storyboard {
  const { charter, network, whose, site, on } = input;
  const aim = aimSentence(charter, charter.byWhen === "" ? "" : longDay(charter.byWhen));
  const charts = chosenCharts(input);
  const tests = toldTests(input.cycles);
  const lessons = lessonsOf(input);
  const goals = input.goals.toSorted((one, other) => weightOf(one) - weightOf(other));
  const nodes = toldNodes(input);
  return {
    ...{ network, whose, on, aim, team: charter.team, ...(site !== undefined && { site }) },
    questions: questionsOf(charter),
    nodes: nodes.slice(0, storyLimits.nodes),
    moreNodes: Math.max(0, nodes.length - storyLimits.nodes),
    charts: charts.slice(0, storyLimits.charts),
    moreCharts: Math.max(0, input.charts.length - Math.min(charts.length, storyLimits.charts)),
    goals: goals.slice(0, storyLimits.goals).map(({ learnt: _, ...goal }) => goal),
    moreGoals: Math.max(0, goals.length - storyLimits.goals),
    tests: tests.slice(0, storyLimits.tests).map(testOf),
    moreTests: Math.max(0, tests.length - storyLimits.tests),
    counts: countsOf(input.cycles),
    lessons: lessons.slice(0, storyLimits.lessons),
    moreLessons: Math.max(0, lessons.length - storyLimits.lessons),
    missing: missingParts(input, aim),
  };
}

function questionsOf({ accomplish, know, change }: TeamCharter) {
  return [
    { question: "What are we trying to accomplish?", answer: passage(accomplish) },
    { question: "How will we know that a change is an improvement?", answer: passage(know) },
    { question: "What changes can we make?", answer: passage(change) },
  ].filter(({ answer }) => answer !== "");
}

/** The measures that the charter names; else those that tests look at; else the outcomes. */
function chosenCharts({ charter, charts, cycles }: StoryInput): StoryChart[] {
  const withFigures = charts.filter(({ reading }) => reading.latest !== null);
  const named = (codes: readonly string[]) => {
    const known = new Set(codes.map((code) => code.toLowerCase()));
    return withFigures.filter(({ measure }) => known.has(measure.code.toLowerCase()));
  };
  const choices = [
    named(charter.measures),
    named(cycles.map(({ measure }) => measure)),
    withFigures.filter(({ measure }) => measure.kind === "outcome"),
    withFigures,
  ];
  return choices.find((choice) => choice.length > 0) ?? [];
}

/** What drives the aim, and of the change ideas those that were tried. */
function toldNodes({ nodes, cycles }: StoryInput): DiagramNode[] {
  const tried = new Set(cycles.map(({ node }) => node));
  const told = nodes.filter(({ kind, key }) => kind !== "intervention" || tried.has(key));
  const parents = new Set(told.map(({ key }) => key));
  return inOutlineOrder(told.filter(({ parent }) => parent === null || parents.has(parent)));
}

/** Those that taught something first: decided ones, then studied, then the others. */
function toldTests(cycles: StoryInput["cycles"]): StoryInput["cycles"] {
  const order = { done: 0, studying: 1, doing: 2, planned: 3 } as const;
  return cycles.toSorted((one, other) => order[one.stage] - order[other.stage]);
}

function testOf(cycle: StoryInput["cycles"][number]): StoryTest {
  const { id, objective, whose, nodeWords, prediction, happened, study, act, stage } = cycle;
  return {
    ...{ id, objective, whose, act, stage, prediction: passage(prediction) },
    driver: nodeWords === objective ? "" : nodeWords,
    happened: passage(happened || study),
  };
}

function countsOf(cycles: StoryInput["cycles"]): Storyboard["counts"] {
  const count = (act: Cycle["act"]) => cycles.filter((cycle) => cycle.act === act).length;
  return {
    adopt: count("adopt"),
    adapt: count("adapt"),
    abandon: count("abandon"),
    open: count(""),
  };
}

function lessonsOf({ cycles, goals }: StoryInput): Lesson[] {
  const said = [
    ...goals.map(({ learnt, title }) => ({ text: passage(learnt), from: title })),
    ...cycles.map(({ study, objective }) => ({ text: passage(study), from: objective })),
  ];
  // What two tests taught alike is told once.
  return [...Map.groupBy(said, ({ text }) => text).values()].flatMap(([first]) =>
    first && first.text !== "" ? [first] : [],
  );
}

const stageOrder: Readonly<Record<GoalStage, number>> = {
  ...{ reached: 0, "under-way": 1, "look-back": 2, ahead: 3, ended: 4 },
};
const weightOf = ({ stage }: StoryGoal) => stageOrder[stage];

function missingParts({ nodes, charts, goals, cycles }: StoryInput, aim: string): StoryPart[] {
  const isThere: Readonly<Record<StoryPart, boolean>> = {
    charter: aim !== "",
    drivers: nodes.some(({ kind }) => kind !== "aim"),
    figures: charts.some(({ reading }) => reading.latest !== null),
    goals: goals.length > 0,
    tests: cycles.length > 0,
  };
  return storyParts.filter((part) => !isThere[part]);
}

/** A passage that fits on a wall, cut at a word where it is longer. */
export function passage(text: string, most: number = storyLimits.passage): string {
  const plain = text.replace(/\s+/g, " ").trim();
  const letters = [...plain];
  if (letters.length <= most) return plain;
  const cut = letters.slice(0, most - 1).join("");
  const atWord = cut.replace(/\s+\S*$/, "");
  return `${(atWord.length > most / 2 ? atWord : cut).trimEnd()}…`;
}

/** `2026-11-15` → `15 November 2026`. */
export function longDay(day: string): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone: "UTC", day: "numeric", month: "long", year: "numeric" },
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}
