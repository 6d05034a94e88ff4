import * as z from "zod";
import { identifierProblems } from "./identifier-screen.ts";
import { done, type Outcome, refused } from "./refusal.ts";

/** What somebody writes who asks to be introduced. */
export const IntroductionDraft = z.object({
  message: z
    .string()
    .trim()
    .min(1, "say in a sentence or two what you would like to ask")
    .max(1000, "use at most 1,000 characters"),
});
export type IntroductionDraft = z.infer<typeof IntroductionDraft>;

/** Where an introduction stands: who was asked says yes, or not now. */
export type IntroductionState = "asked" | "agreed" | "declined";

export const IntroductionAnswer = z.enum(["agree", "decline"]);
export type IntroductionAnswer = z.infer<typeof IntroductionAnswer>;

/** The most that one person may ask in a day: it is a way to learn, not to advertise. */
export const MOST_ASKED_A_DAY = 10;

/**
 * Decides whether someone may ask to be introduced. Nobody's name or address is in the question:
 * both are told once both agree.
 *
 * @param askedToday How often they asked since yesterday.
 */
export function decideQuestion(
  { message }: IntroductionDraft,
  askedToday: number,
): Outcome<{ message: string }> {
  if (askedToday >= MOST_ASKED_A_DAY) {
    return refused({
      kind: "too-many",
      because: `You asked ${MOST_ASKED_A_DAY} teams today. Ask the next ones tomorrow.`,
    });
  }
  const problems = identifierProblems({ message });
  return problems.length > 0 ? refused({ kind: "invalid", problems }) : done({ message });
}

/** Decides what an answer becomes: the first one counts. */
export function decideAnswer(
  state: IntroductionState,
  answer: IntroductionAnswer,
): Outcome<IntroductionState> {
  const wanted = answer === "agree" ? "agreed" : "declined";
  if (state === "asked" || state === wanted) return done(wanted);
  return refused({ kind: "closed", because: "This was answered already." });
}
