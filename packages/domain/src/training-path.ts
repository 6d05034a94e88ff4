import * as z from "zod";
import { capabilityQuestions } from "./capability.ts";
import { type Target, targetOf } from "./events/target.ts";
import type { Problem } from "./refusal.ts";

const oneLine = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `use at most ${most} characters`)
    .refine((text) => !/\p{Cc}/u.test(text), "use one line of plain text");

export const MAX_ITEMS = 30;

/** The questions of the self-assessment that something to learn may help with. */
const helped = ["", ...capabilityQuestions.map(({ key }) => key)] as const;

/** A path as someone writes it down. */
export const PathDraft = z.object({
  name: oneLine(120).min(1, "give it a name"),
  about: z.string().trim().max(4000, "use at most 4,000 characters").default(""),
  items: z
    .array(
      z.object({
        key: z.string().trim().max(40).default(""),
        title: oneLine(200).default(""),
        /** A link, or the address of a pin or an event of the network. */
        address: z.string().trim().max(2000, "use at most 2,000 characters").default(""),
        helps: z.enum(helped).default(""),
      }),
    )
    .max(MAX_ITEMS, `a path has at most ${MAX_ITEMS} things`)
    .default([]),
});
export type PathDraft = z.infer<typeof PathDraft>;

/** One thing to learn: something to read or hear, a pin, an event to come to. */
export interface PathItem {
  key: string;
  title: string;
  target: Target;
  helps: PathDraft["items"][number]["helps"];
}

/** An ordered way through what there is to learn. */
export interface TrainingPath {
  id: string;
  revision: number;
  name: string;
  about: string;
  items: readonly PathItem[];
}

/** The lines of a path that say something. */
export const writtenItems = ({ items }: Pick<PathDraft, "items">) =>
  items.filter(({ title, address }) => title !== "" || address !== "");

/** What keeps a path from standing. */
export function pathProblems(draft: PathDraft, network: string): Problem[] {
  if (writtenItems(draft).length === 0) {
    return [{ field: "items/0/title", because: "name at least one thing to learn" }];
  }
  return draft.items.flatMap(({ title, address }, place): Problem[] => {
    if (title === "" && address === "") return [];
    if (title === "") return [{ field: `items/${place}/title`, because: "say what it is" }];
    const target = targetOf(address, network);
    return "problem" in target
      ? [{ field: `items/${place}/address`, because: target.problem }]
      : [];
  });
}
