import type { SiteId } from "./identity.ts";
import type { Period } from "./period.ts";

/** What somebody noted about a site's month. */
export interface FollowUp {
  site: SiteId;
  period: Period;
  /** Whether somebody still has to look after it. */
  flagged: boolean;
  note: string;
  /** Who noted it, by name. */
  name: string;
  at: number;
}

/** The months that are still flagged: those whose last note says so. */
export function openFollowUps(notes: readonly FollowUp[]): FollowUp[] {
  const last = new Map<string, FollowUp>();
  for (const note of notes) {
    const key = `${note.site} ${note.period}`;
    const before = last.get(key);
    if (!before || before.at <= note.at) last.set(key, note);
  }
  return [...last.values()].filter(({ flagged }) => flagged);
}
