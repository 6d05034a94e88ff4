import * as z from "zod";
import { daysAfter } from "../goal.ts";
import { Day, dayOf } from "../policy.ts";
import type { Problem } from "../refusal.ts";

/** A series goes between learning together and trying at home. */
export const stepKinds = ["pre-work", "learning-session", "action-period"] as const;
export type StepKind = (typeof stepKinds)[number];

export const stepKindNames: Readonly<Record<StepKind, string>> = {
  "pre-work": "Pre-work",
  "learning-session": "Learning session",
  "action-period": "Action period",
};

const name = z
  .string()
  .trim()
  .min(1, "give it a name")
  .max(120, "use at most 120 characters")
  .refine((text) => !/\p{Cc}/u.test(text), "use one line of plain text");

/** One step of a series, its first and last day included. */
export const SeriesStep = z.object({
  key: z.string().min(1).max(40),
  kind: z.enum(stepKinds),
  name,
  starts: Day,
  ends: Day,
});
export type SeriesStep = z.infer<typeof SeriesStep>;

/** As many as five years of one round a month have. */
export const MAX_STEPS = 120;

/** How a series is begun: everything that its dates are proposed from. */
export const SeriesStart = z.object({
  name,
  about: z.string().trim().max(4000, "use at most 4,000 characters").default(""),
  /** The first day of the first learning session. */
  starts: Day,
  rounds: z.coerce.number("give a number").int().min(1, "at least one").max(12, "at most 12"),
  /** From one learning session to the next. */
  months: z.coerce.number("give a number").int().min(1, "at least one").max(12, "at most 12"),
});
export type SeriesStart = z.infer<typeof SeriesStart>;

/** A series as someone changes it: any step moved, named otherwise, or taken out. */
export const SeriesEdit = z.object({
  name,
  about: SeriesStart.shape.about,
  steps: z.array(SeriesStep).min(1, "leave at least one step").max(MAX_STEPS, "too many steps"),
});
export type SeriesEdit = z.infer<typeof SeriesEdit>;

/** A rolling calendar of learning sessions and action periods. */
export interface Series extends SeriesEdit {
  id: string;
  revision: number;
  months: number;
  changedAt: number;
}

/** How long things last where nobody says otherwise: what proposals are made by. */
export const seriesRules = { preWorkWeeks: 6, sessionDays: 2 } as const;

/**
 * Proposes the dates of a series. Learning sessions come so many months apart, counted each from the
 * first so that a 31st does not wander, on the weekday of the first; action periods fill the days
 * between. Before the first learning session there are weeks for pre-work.
 */
export function proposedSteps({ starts, rounds, months }: SeriesStart): Omit<SeriesStep, "key">[] {
  const { preWorkWeeks } = seriesRules;
  return [
    {
      ...{ kind: "pre-work", name: "Pre-work" },
      ...{ starts: daysAfter(starts, -7 * preWorkWeeks), ends: daysAfter(starts, -1) },
    },
    ...roundsFrom(starts, { months, rounds, number: 1 }),
  ];
}

/** The next learning session and action period, after the last ones that stand. */
export function nextRound({
  steps,
  months,
}: Pick<Series, "steps" | "months">): Omit<SeriesStep, "key">[] {
  const sessions = steps.filter(({ kind }) => kind === "learning-session");
  const last = sessions.at(-1) ?? steps.at(-1);
  if (!last) return [];
  const end =
    steps
      .map(({ ends }) => ends)
      .sort()
      .at(-1) ?? last.ends;
  const due = sessionAfter(last.starts, months);
  const starts = due > end ? due : daysAfter(end, 1);
  return roundsFrom(starts, { months, rounds: 1, number: sessions.length + 1 });
}

function roundsFrom(
  first: string,
  { months, rounds, number }: { months: number; rounds: number; number: number },
): Omit<SeriesStep, "key">[] {
  return Array.from({ length: rounds }, (_, round) => {
    const starts = sessionAfter(first, months * round);
    const ends = daysAfter(starts, seriesRules.sessionDays - 1);
    const next = sessionAfter(first, months * (round + 1));
    const count = number + round;
    return [
      { kind: "learning-session" as const, name: `Learning session ${count}`, starts, ends },
      {
        ...{ kind: "action-period" as const, name: `Action period ${count}` },
        ...{ starts: daysAfter(ends, 1), ends: daysAfter(next, -1) },
      },
    ];
  }).flat();
}

/** The day some months later, a 31st where there is none being the last, on the same weekday. */
function sessionAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const later = new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth)));
  const off = (weekdayOf(day) - later.getUTCDay() + 7) % 7;
  return daysAfter(dayOf(later), off > 3 ? off - 7 : off);
}

const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

/** What keeps a series from standing: days that run backwards. */
export function seriesProblems({ steps }: Pick<SeriesEdit, "steps">): Problem[] {
  return steps.flatMap(({ starts, ends }, place): Problem[] => {
    const before = steps[place - 1];
    const field = (which: string) => `steps/${place}/${which}`;
    if (ends < starts) {
      return [{ field: field("ends"), because: "it ends before it begins: choose a later day" }];
    }
    if (before && starts < before.starts) {
      const because = `it begins before ${before.name}, which comes before it`;
      return [{ field: field("starts"), because }];
    }
    return [];
  });
}

/** The step that a day falls into, or the next one to come. */
export function stepOn(steps: readonly SeriesStep[], today: string) {
  const current = steps.findLast(({ starts, ends }) => starts <= today && today <= ends);
  return { current, next: steps.find(({ starts }) => starts > today) };
}
