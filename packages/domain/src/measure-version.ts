import type { MeasureDefinition } from "./measure.ts";
import type { FigurePeriod } from "./period.ts";

/** A measure's definition as it was, from when, who wrote it and why. */
export interface MeasureVersion {
  version: number;
  definition: MeasureDefinition;
  /** The first period that counts by it, where it counts otherwise than the version before. */
  since?: FigurePeriod;
  reason: string;
  /** Who wrote it, by name. */
  name: string;
  at: number;
}

/** Parts of a definition that are words: a change may be of the words alone. */
export const wordedParts = ["numerator", "denominator", "exclusions", "unit"] as const;

/** Parts whose change always changes what the figures mean. */
export const countedParts = ["multiplier", "chart", "cadence"] as const;

export type DefiningPart = (typeof wordedParts)[number] | (typeof countedParts)[number];

/**
 * The parts by which two definitions may count differently; spaces and capitals count for nothing.
 */
export function definingChanges(before: MeasureDefinition, after: MeasureDefinition) {
  const parts: readonly DefiningPart[] = [...wordedParts, ...countedParts];
  return parts.filter((part) => plain(before[part]) !== plain(after[part]));
}

/** Whether what is counted certainly changes, whatever somebody says of it. */
export function mustCountAnew(changes: readonly DefiningPart[]): boolean {
  return changes.some((part) => (countedParts as readonly string[]).includes(part));
}

function plain(value: string | number): string {
  return String(value).trim().replace(/\s+/g, " ").toLowerCase();
}
