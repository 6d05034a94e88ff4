import type { Attestation, Deed, KindCount } from "@allteach/domain/participation";
import { paths } from "../paths.ts";
import { actWords } from "./audit-words.ts";
import { counted } from "./count-words.ts";
import { dayWords } from "./date-words.ts";

/** Where a person's record is: everybody's own is in one place. */
export function recordHref(at: { network: string; person: string; isOwn: boolean }): string {
  return at.isOwn ? paths.ownParticipation(at) : paths.participant(at);
}

/** "3 of 4 months". */
export function countText({ rule, things }: KindCount): string {
  return `${things.length} of ${counted(rule.least, rule.counts)}`;
}

/** What somebody did, as one reads it. */
export function deedText({ kind, words }: Deed & { words: string }): string {
  return kind === "attended" ? words : actWords(words);
}

/** What a lead said of a year, when, and by whom. */
export function attestationText(
  { kind, by, at }: Attestation,
  { names, timeZone, now }: { names: ReadonlyMap<string, string>; timeZone: string; now: Date },
): string {
  const who = names.get(by) || "a lead who has left";
  const what = kind === "confirmed" ? "Confirmed" : "Taken back";
  return `${what} by ${who} on ${dayWords(at, timeZone, now)}`;
}
