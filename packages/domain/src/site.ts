import * as z from "zod";
import { Code, type SiteId } from "./identity.ts";
import { DisplayName } from "./network.ts";
import { Period } from "./period.ts";

/** A hospital, clinic or practice as someone lists it when a network begins. */
export const NewSite = z.object({
  name: DisplayName,
  code: Code.optional(),
  type: z.string().trim().max(60).default(""),
  /** The first month it is asked for figures; the last that has ended where nothing is said. */
  joined: Period.optional(),
});
export type NewSite = z.infer<typeof NewSite>;

/** A hospital, clinic or practice that reports to a network. */
export interface Site {
  id: SiteId;
  code: Code;
  name: string;
  type: string;
  /** The first month it is asked for figures. */
  joined: Period;
  /** The last month it is asked for figures; absent while it belongs. */
  left?: Period;
  /** Made by chance when the site was made, and never changed: it stands for the name. */
  blindedCode?: string;
  /** The site that it became part of, and the first month whose figures are that site's. */
  merged?: { into: SiteId; since: Period };
}

/** Whether a site is asked for figures of a month. */
export function isExpected(
  { joined, left, merged }: Pick<Site, "joined" | "left" | "merged">,
  period: Period,
): boolean {
  if (merged && merged.since <= period) return false;
  return joined <= period && (left === undefined || period <= left);
}

/**
 * Gives each listed site a code of its own, made from its name where none was given.
 *
 * @param standing Sites that have their codes already.
 * @returns The sites in the order given; codes differ from each other without regard to case.
 */
export function withCodes(
  sites: readonly NewSite[],
  standing: readonly Pick<Site, "code">[] = [],
): (NewSite & { code: Code })[] {
  const given = [...sites, ...standing].flatMap(({ code }) => (code ? [code.toLowerCase()] : []));
  const used = new Set(given);
  return sites.map((site) => ({ ...site, code: site.code ?? freeCode(site.name, used) }));
}

function freeCode(name: string, used: Set<string>): Code {
  const stem = initials(name);
  for (let count = 0; ; count++) {
    const code = count === 0 ? stem : `${stem}${count + 1}`;
    if (used.has(code.toLowerCase())) continue;
    used.add(code.toLowerCase());
    return Code.parse(code);
  }
}

/** "St Anna's Children's Hospital" → `SACH`; a single word keeps its first six letters. */
function initials(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N} ]/gu, "")
    .split(/\s+/)
    .map((word) => word.replace(/[^A-Za-z0-9]/g, ""))
    .filter((word) => word !== "");
  if (words.length === 0) return "SITE";
  if (words.length === 1) return (words[0] ?? "").slice(0, 6).toUpperCase();
  return words
    .slice(0, 6)
    .map((word) => (word[0] ?? "").toUpperCase())
    .join("");
}
