import * as z from "zod";
import type { SiteId } from "./identity.ts";

/** What a team is asked about how it improves; each is a sentence that may hold or not yet. */
export const capabilityQuestions = [
  { key: "aim", text: "Everyone in our team could say our aim in one sentence." },
  { key: "chart", text: "We look at our own chart together every month." },
  { key: "variation", text: "We can tell a real change on a chart from its usual ups and downs." },
  { key: "theory", text: "Of every change we try, we can say why it should help." },
  { key: "tests", text: "We try changes small first and write down what we expect." },
  { key: "openness", text: "We speak openly about what did not work." },
  { key: "families", text: "Patients and families decide with us what we work on." },
  { key: "time", text: "The people of the team have time set aside for it." },
  { key: "leaders", text: "Our leaders ask what we learnt and clear what stands in our way." },
  { key: "holding", text: "What worked is still done the same way half a year later." },
] as const;
export type CapabilityKey = (typeof capabilityQuestions)[number]["key"];

/** The answers in words, from 1 to 5. */
export const capabilityLevels = [
  "Not yet",
  "Now and then",
  "Often",
  "Nearly always",
  "Always, and we could show others how",
] as const;

const Level = z.coerce.number("choose an answer").int().min(1).max(5);
const keys = capabilityQuestions.map(({ key }) => key);

/** One answer to each question, and what a team wants to add. */
export const CapabilityAnswers = z.object({
  answers: z.record(z.enum(keys), Level),
  note: z.string().trim().max(2000, "use at most 2,000 characters").default(""),
});
export type CapabilityAnswers = z.infer<typeof CapabilityAnswers>;

/** Half a year, `2026-H2`: teams are asked once in each. */
export const HalfYear = z
  .string()
  .regex(/^\d{4}-H[12]$/)
  .brand<"HalfYear">();
export type HalfYear = z.infer<typeof HalfYear>;

/** What a site said of itself in a half-year. */
export interface Capability extends CapabilityAnswers {
  site: SiteId;
  half: HalfYear;
  /** A correction is a new revision: what was said first stays. */
  revision: number;
  at: number;
}

/** The half-year of a day. */
export function halfOf(day: string): HalfYear {
  return HalfYear.parse(`${day.slice(0, 4)}-H${Number(day.slice(5, 7)) <= 6 ? 1 : 2}`);
}

/** `2026-H2` → `July to December 2026`. */
export function halfName(half: HalfYear): string {
  const [year, part] = half.split("-");
  return `${part === "H1" ? "January to June" : "July to December"} ${year}`;
}

/** The mean of all answers, from 1 to 5. */
export function capabilityMean({ answers }: Pick<CapabilityAnswers, "answers">): number {
  const given = Object.values(answers);
  return given.reduce((sum, level) => sum + level, 0) / given.length;
}

/** Where a team has most to gain: the lowest answers, in the order of the questions, three at most. */
export function mostToGain({ answers }: Pick<CapabilityAnswers, "answers">): CapabilityKey[] {
  const lowest = [...keys].sort((one, other) => answers[one] - answers[other]);
  return lowest.slice(0, 3).filter((key) => answers[key] <= 3);
}
