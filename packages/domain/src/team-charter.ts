import * as z from "zod";
import { Code } from "./identity.ts";
import { Day } from "./policy.ts";
import type { Problem } from "./refusal.ts";

const words = z.string().trim().max(2000, "use at most 2,000 characters").default("");
const line = z
  .string()
  .trim()
  .max(200, "use at most 200 characters")
  .refine((text) => !/\p{Cc}/u.test(text), "use one line of plain text")
  .default("");

/** Someone of the team, and what they are there for. */
export const TeamMember = z.object({ name: line, role: line });
export type TeamMember = z.infer<typeof TeamMember>;

export const MAX_TEAM = 30;

/**
 * A team's charter after the Model for Improvement: what it wants, how it will know, what it will
 * change; who it is, and where it stops.
 */
export const TeamCharter = z.object({
  /** What are we trying to accomplish? */
  accomplish: words,
  /** How will we know that a change is an improvement? */
  know: words,
  /** What changes can we make that will result in improvement? */
  change: words,
  /** The aim: what becomes better, for whom, by how much, by when. */
  what: line,
  forWhom: line,
  byHowMuch: line,
  byWhen: z.union([Day, z.literal("")]).default(""),
  within: words,
  outside: words,
  team: z.array(TeamMember).max(MAX_TEAM, `name at most ${MAX_TEAM} people`).default([]),
  /** Codes of the measures it looks at; each says itself whether it is outcome, process, balancing. */
  measures: z.array(Code).max(30, "choose at most 30 measures").default([]),
});
export type TeamCharter = z.infer<typeof TeamCharter>;

/** One version of a charter. */
export interface CharterVersion {
  /** Counts from 1; 0 while nothing was saved. */
  version: number;
  charter: TeamCharter;
  by: string;
  at: number;
}

export const emptyCharter: TeamCharter = TeamCharter.parse({});

/** The aim in one sentence, with what is still missing left out; nothing while nothing is said. */
export function aimSentence(
  { what, forWhom, byHowMuch, byWhen }: TeamCharter,
  day: string,
): string {
  if (what === "") return "";
  const parts = [what, forWhom && `for ${forWhom}`, byHowMuch && `by ${byHowMuch}`];
  const until = byWhen === "" ? [] : [`by ${day}`];
  return `${[...parts.filter(Boolean), ...until].join(", ").replace(/, (for|by) /, " $1 ")}.`;
}

/** Parts of an aim that are not said yet, each as a question. */
export function openQuestions(charter: TeamCharter): string[] {
  const { what, forWhom, byHowMuch, byWhen, team, measures } = charter;
  return [
    ...(what === "" ? ["What is to become better?"] : []),
    ...(forWhom === "" ? ["For whom?"] : []),
    ...(byHowMuch === "" ? ["By how much?"] : []),
    ...(byWhen === "" ? ["By when?"] : []),
    ...(team.length === 0 ? ["Who is in the team?"] : []),
    ...(measures.length === 0 ? ["Which measures will say so?"] : []),
  ];
}

/** What keeps a charter from standing. */
export function charterProblems(
  { team, measures }: TeamCharter,
  codes: readonly string[],
): Problem[] {
  const known = codes.map((code) => code.toLowerCase());
  const strange = measures.filter((code) => !known.includes(code.toLowerCase()));
  const nameless = team.findIndex(({ name, role }) => name === "" && role !== "");
  return [
    ...(strange.length > 0
      ? [{ field: "measures", because: `there is no measure ${strange.join(", ")} here` }]
      : []),
    ...(nameless >= 0
      ? [
          {
            field: `team/${nameless}/name`,
            because: "say who has this role, or leave the line empty",
          },
        ]
      : []),
  ];
}
