import * as z from "zod";
import type { UserId } from "../identity.ts";
import type { PinId } from "../pins/pin.ts";

export const CommentId = z
  .string()
  .regex(/^c_[a-z0-9]{16}$/)
  .brand<"CommentId">();
export type CommentId = z.infer<typeof CommentId>;

/** What someone says of a pin. */
export const CommentDraft = z.object({
  text: z
    .string()
    .trim()
    .min(1, "write what you would like to say")
    .max(2000, "use at most 2,000 characters"),
});
export type CommentDraft = z.infer<typeof CommentDraft>;

export interface PinComment {
  id: CommentId;
  pin: PinId;
  text: string;
  /** The members whom it names. */
  mentions: readonly UserId[];
  owner: UserId;
  at: number;
  /** Taken from everybody's sight, and why. */
  hidden?: { at: number; by: string; why: string };
}

/** How much one person may say: a conversation fits in, a flood does not. */
export const commentLimits = { inTenMinutes: 6, inADay: 60, ofOnePin: 1000 } as const;

/** As many people as one comment can name. */
const MOST_MENTIONS = 10;

/**
 * The members whom a text names: `@` and the name as the network has it, in capitals or not. Of two
 * names of which one begins with the other, the longer is meant; of two people with one name, both.
 */
export function mentionsIn(
  text: string,
  members: readonly { id: UserId; name: string }[],
): UserId[] {
  const byName = members
    .filter(({ name }) => name.trim() !== "")
    .toSorted((one, other) => other.name.length - one.name.length);
  const found = new Set<UserId>();
  for (const { index } of text.matchAll(/@/g)) {
    const rest = plain(text.slice(index + 1));
    const [longest] = byName.filter(({ name }) => isNamed(rest, plain(name)));
    if (!longest) continue;
    for (const { id, name } of byName) if (plain(name) === plain(longest.name)) found.add(id);
  }
  return [...found].slice(0, MOST_MENTIONS);
}

function isNamed(text: string, name: string): boolean {
  return text.startsWith(name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length));
}

function plain(text: string): string {
  return text.normalize("NFC").toLowerCase();
}
