import type { AnnotationDraft } from "@allteach/domain/annotation";
import type { Code } from "@allteach/domain/identity";
import type { Diagram, DiagramNode } from "@allteach/domain/key-driver-diagram";
import { CycleDraft, ramps } from "@allteach/domain/pdsa-cycle";
import { type Chance, chanceFrom, shuffled } from "./random.ts";

/** A made-up test of change, and the site that runs it; the network's own where none is named. */
export interface SimulatedTest {
  site: Code | undefined;
  draft: CycleDraft;
}

export interface SimulatedNote {
  site: Code | undefined;
  draft: AnnotationDraft;
}

/** How many tests a made-up network has written down. */
const TESTS = 18;
const DAY_MS = 86_400_000;

/**
 * Tests of change and notes that teams of a made-up network might have written: each for a change
 * idea of its diagram, planned, under way or closed, none of them on a day to come.
 *
 * @param today Tests lie in the year before it.
 */
export function simulateTests(
  nodes: Diagram,
  sites: readonly { code: Code }[],
  { seed, today }: { seed: number; today: Date },
): { tests: SimulatedTest[]; notes: SimulatedNote[] } {
  const chance = chanceFrom(seed);
  const ideas = shuffled(
    nodes.filter(({ kind }) => kind === "intervention"),
    chance,
  );
  const places = shuffled(sites, chance);
  const dayAgo = (days: number) =>
    new Date(today.getTime() - days * DAY_MS).toISOString().slice(0, 10);
  if (ideas.length === 0) return { tests: [], notes: [] };
  const tests = Array.from({ length: TESTS }, (_, place): SimulatedTest => {
    const idea = ideas[place % ideas.length] as DiagramNode;
    const age = Math.round(place * 14 + chance.uniform() * 12) - 20;
    const site = place % 6 === 5 ? undefined : places[place % Math.max(1, places.length)]?.code;
    return { site, draft: draftOf(idea, nodes, { age, dayAgo, chance }) };
  });
  const measures = [...new Set(nodes.flatMap((node) => node.measures))];
  const notes = occasions.flatMap(([kind, text, days], place): SimulatedNote[] => {
    const measure = measures[place % Math.max(1, measures.length)];
    const site = place % 2 === 0 ? undefined : places[place]?.code;
    return measure ? [{ site, draft: { on: dayAgo(days), kind, text, measure } }] : [];
  });
  return { tests, notes };
}

const occasions = [
  ["event", "Learning session: sites compared their tests", 70],
  ["change", "New kits on every ward", 95],
  ["change", "Charts went up where staff meet", 150],
  ["event", "Two colleagues on leave", 40],
  ["event", "Learning session: families told what they saw", 250],
  ["event", "The ward moved to the new building", 330],
] as const;

/** Below so many days it is only planned, below so many still going on. */
const [PLANNED, DOING, STUDYING] = [0, 21, 50];

function draftOf(
  idea: DiagramNode,
  nodes: Diagram,
  { age, dayAgo, chance }: { age: number; dayAgo: (days: number) => string; chance: Chance },
): CycleDraft {
  const pick = (texts: readonly string[]) =>
    texts[Math.floor(chance.uniform() * texts.length)] ?? "";
  const size = Math.min(ramps.length - 1, Math.floor(Math.max(0, age) / 75));
  const plan = {
    ...{ objective: idea.text.slice(0, 200), node: idea.key, measure: measureOf(idea, nodes) },
    ...{ question: pick(questions), prediction: pick(predictions), ramp: ramps[size] },
    ...{ who: pick(people), data: pick(counts), what: idea.text },
    starts: dayAgo(Math.max(age, PLANNED)),
  };
  if (age < PLANNED) return CycleDraft.parse({ ...plan, starts: "" });
  if (age < DOING) return CycleDraft.parse(plan);
  const happened = { happened: pick(courses), surprises: pick(surprises), ends: dayAgo(age - 14) };
  if (age < STUDYING) return CycleDraft.parse({ ...plan, ...happened });
  const [outcome, act, study, next] = ends[Math.floor(chance.uniform() * ends.length)] ?? ends[0];
  return CycleDraft.parse({ ...plan, ...happened, outcome, act, study, next });
}

/** The first measure of a box, or of the nearest one above it that has any. */
function measureOf(node: DiagramNode, nodes: Diagram): string {
  const [own] = node.measures;
  const above = nodes.find(({ key }) => key === node.parent);
  return own ?? (above ? measureOf(above, nodes) : "");
}

const questions = [
  "Does it fit into an ordinary day?",
  "Will people do it without being asked?",
  "What does it take to do it every time?",
];
const predictions = [
  "It will be done for four in five, and take no longer than two minutes.",
  "Half of the staff will do it without a reminder by the end of the week.",
  "It will work by day and fail at night.",
];
const people = [
  "The nurse in charge of the shift",
  "Two colleagues who offered to",
  "The clinic team",
];
const counts = [
  "A tally on a card: done, not done, why not",
  "Ten observations, by whoever has the shift",
  "A question to each family as they leave",
];
const courses = [
  "It was done for 7 of 9. Twice nobody was free.",
  "It was done every time on the early shift, and twice of five times on the late one.",
  "Everybody did it once it lay where they needed it.",
];
const surprises = [
  "Families asked for it before we offered it.",
  "It saved a walk nobody had thought of.",
  "The form was the hard part, not the work.",
];
const ends = [
  [
    "as-predicted",
    "adopt",
    "It holds when what is needed is at hand. One person has to own it.",
    "The same with the whole clinic",
  ],
  [
    "partly",
    "adapt",
    "By day it worked as we thought. At night there was nobody to ask.",
    "The same with a card for the night shift",
  ],
  ["otherwise", "adapt", "It took twice as long as we thought.", "The same with half of the steps"],
  [
    "otherwise",
    "abandon",
    "Nobody missed it when we stopped.",
    "Nothing: the problem lies elsewhere, and we know now where not.",
  ],
] as const;
