import { type TermKind, termName } from "@allteach/catalogue/vocabulary";
import type { CheckIn } from "@allteach/domain/check-in";
import type { GoalOutcome, GoalStage, GoalVisibility } from "@allteach/domain/goal";
import type { MatchReason } from "@allteach/domain/goal-match";
import { firstFew } from "./count-words.ts";

/** Where goals stand, as the heading of a column. */
export const stageNames: Readonly<Record<GoalStage, string>> = {
  ahead: "About to begin",
  "under-way": "Under way",
  "look-back": "Time to look back",
  reached: "Reached",
  ended: "Ended another way",
};

export const outcomeNames: Readonly<Record<GoalOutcome, string>> = {
  held: "Reached and held",
  reached: "Reached",
  "not-reached": "Not reached",
  changed: "Became another goal",
  stopped: "Stopped",
};

export const outcomeHints: Readonly<Record<GoalOutcome, string>> = {
  held: "The chart shows it: eight points in a row, or a centre line, at or beyond the goal.",
  reached: "You got there. Whether it lasts, the next months say.",
  "not-reached": "What you learnt is worth as much: say it below.",
  changed: "You found a better question on the way.",
  stopped: "Something else had to come first.",
};

export const confidenceNames: Readonly<Record<CheckIn["confidence"], string>> = {
  1: "We will not get there like this",
  2: "Unlikely",
  3: "Could go either way",
  4: "Likely",
  5: "We will get there",
};

export const visibilityNames: Readonly<Record<GoalVisibility, string>> = {
  team: "Its own site",
  network: "This network",
  all: "All networks",
};

/** What vocabulary is called where it is chosen from. */
export const termKindNames: Readonly<Record<TermKind, string>> = {
  families: "What it is about",
  drivers: "What drives it",
  changes: "What is tried",
  conditions: "Condition or setting",
};

const reasonNames: Readonly<Record<TermKind, readonly [one: string, many: string]>> = {
  families: ["same measure family", "same measure families"],
  drivers: ["same driver", "same drivers"],
  changes: ["same kind of change", "same kinds of change"],
  conditions: ["for", "for"],
};

/** Why two goals resemble each other: "same driver: Planning visits ahead". */
export function reasonWords({ kind, terms }: MatchReason): string {
  if (kind === "words") return `words in common: ${firstFew(terms, 5)}`;
  const [one, many] = reasonNames[kind];
  const names = terms.map((key) => termName(kind, key).toLowerCase());
  return `${terms.length === 1 ? one : many}: ${firstFew(names, 4)}`;
}

/** How many days are left, or were over: "12 days left", "ended 3 days ago". */
export function daysLeftWords(ends: string, today: string): string {
  const days = Math.round((Date.parse(ends) - Date.parse(today)) / 86_400_000);
  if (days === 0) return "ends today";
  const count = Math.abs(days) === 1 ? "1 day" : `${Math.abs(days)} days`;
  return days > 0 ? `${count} left` : `ended ${count} ago`;
}
