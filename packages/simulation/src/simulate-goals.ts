import type { TemplateKey } from "@allteach/catalogue/template";
import { daysAfter } from "@allteach/domain/goal";
import type { Code } from "@allteach/domain/identity";
import { type GoalText, goalTexts } from "./goal-texts.ts";
import { type Chance, chanceFrom, shuffled } from "./random.ts";

/** Where a made-up goal has come to. */
export type GoalCourse =
  | "ahead"
  | "under-way"
  | "look-back"
  | "reached"
  | "not-reached"
  | "changed";

/** A goal that a made-up team set, before its chart has been read. */
export interface SimulatedGoal {
  site: Code;
  text: GoalText;
  course: GoalCourse;
  starts: string;
  ends: string;
  lead: string;
  withFamilies: boolean;
  learnt: string;
  checkIns: readonly { milestone: number; on: string; sentence: string; confidence: number }[];
  /** Who may read it. */
  visibility: "network" | "all";
}

const courses: readonly GoalCourse[] = [
  ...(["under-way", "reached", "under-way", "not-reached", "under-way", "ahead"] as const),
  ...(["look-back", "reached", "under-way", "changed", "under-way"] as const),
];

const leads = ["Nurse lead", "Parent partner", "Clinic coordinator", "Physician lead", "Dietitian"];

const sentences: readonly string[] = [
  "The first week is done; two colleagues asked to join.",
  "It works on weekdays. Weekends are next.",
  "Families tell us that they notice the difference.",
  "We forgot it on busy days, so it is on the huddle board now.",
  "Half of the team does it each time. We ask the others what is in the way.",
  "New staff learn it on their first day.",
];

const lessons: Readonly<Partial<Record<GoalCourse, readonly string[]>>> = {
  reached: [
    "Begin with the people who want to, and show the others the chart.",
    "One reminder at the right moment did more than three trainings.",
    "Ask a parent to read the instructions aloud: we rewrote half of them.",
  ],
  "not-reached": [
    "We trained everyone and changed nothing else. Next time the room changes first.",
    "Ninety days were enough to find out that nobody owned the list.",
  ],
  changed: ["What we took for one problem were two. The second one is our next goal."],
};

/**
 * Makes up what teams of a network set out to do around a day: some goals over, most under way, some
 * about to begin, each of a site of its own as far as there are sites.
 *
 * @param today A calendar day.
 */
export function simulateGoals(
  template: TemplateKey,
  sites: readonly { code: Code }[],
  { seed, today }: { seed: number; today: string },
): SimulatedGoal[] {
  const chance = chanceFrom(seed + 90);
  const teams = shuffled(sites, chance);
  return goalTexts(template).flatMap((text, place) => {
    const site = teams[place % teams.length];
    const course = courses[place % courses.length];
    if (!site || !course) return [];
    const starts = daysAfter(today, startOf(course, chance));
    return [
      {
        ...{ site: site.code, text, course, starts, ends: daysAfter(starts, 90) },
        lead: pick(leads, chance),
        withFamilies: chance.uniform() < 0.6,
        learnt: pick(lessons[course] ?? [""], chance),
        checkIns: checkInsOf(course, starts, today, chance),
        visibility: chance.uniform() < 0.6 ? "all" : "network",
      },
    ];
  });
}

/** How many days from today a goal begins; less than 0: it has begun. */
function startOf(course: GoalCourse, chance: Chance): number {
  const between = (from: number, to: number) => Math.round(from + (to - from) * chance.uniform());
  switch (course) {
    case "ahead":
      return between(3, 21);
    case "under-way":
      return -between(8, 80);
    case "look-back":
      return -between(93, 100);
    default:
      return -between(100, 190);
  }
}

function checkInsOf(
  course: GoalCourse,
  starts: string,
  today: string,
  chance: Chance,
): SimulatedGoal["checkIns"] {
  return [30, 60, 90]
    .filter((days) => daysAfter(starts, days) <= today && !(course === "look-back" && days === 90))
    .filter(() => chance.uniform() < 0.85)
    .map((milestone) => ({
      ...{ milestone, on: daysAfter(starts, milestone), sentence: pick(sentences, chance) },
      confidence: course === "not-reached" ? 2 : 3 + Math.floor(chance.uniform() * 3),
    }));
}

function pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[], chance: Chance): Item {
  return items[Math.floor(chance.uniform() * items.length)] as Item;
}
