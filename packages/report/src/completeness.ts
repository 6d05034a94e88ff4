import type { Code } from "@allteach/domain/identity";
import type { SiteCompleteness } from "./report-input.ts";
import { counted, plainLine } from "./wording.ts";

/** How much of the month is in, over all sites. */
export interface Completeness {
  /** Sites that were asked for figures. */
  asked: number;
  /** Of these, with everything in, with something in, and with nothing in yet. */
  whole: number;
  partly: number;
  none: number;
  sentence: string;
  /** Sites that were asked, by name. */
  sites: readonly CompletenessRow[];
}

export interface CompletenessRow extends SiteCompleteness {
  state: "whole" | "partly" | "none";
}

/**
 * @param month As running text has it: `October`.
 * @param showsSites False where sites are counted and none is told.
 */
export function completenessOf(
  sites: readonly SiteCompleteness[],
  month: string,
  showsSites = true,
): Completeness {
  const asked = sites
    .filter(({ expected }) => expected > 0)
    .map((site): CompletenessRow => ({ ...site, name: plainLine(site.name), state: stateOf(site) }))
    .sort(byName);
  const count = (state: CompletenessRow["state"]) =>
    asked.filter((site) => site.state === state).length;
  const facts = {
    asked: asked.length,
    whole: count("whole"),
    partly: count("partly"),
    none: count("none"),
  };
  return { ...facts, sentence: sentenceOf(facts, month), sites: showsSites ? asked : [] };
}

/** What a completeness card is headed: "14 of 18 sites in for October". */
export function completenessHeading({ whole, asked }: Completeness, month: string): string {
  return `${whole} of ${counted(asked, "site")} in for ${month}`;
}

type Facts = Pick<Completeness, "asked" | "whole" | "partly" | "none">;

function sentenceOf({ asked, whole, partly }: Facts, month: string): string {
  if (asked === 0) return `No site was asked for figures of ${month}.`;
  if (whole === asked) {
    return asked === 1
      ? `The one site asked sent every figure for ${month}.`
      : `All ${asked} sites sent every figure asked for ${month}.`;
  }
  const begun = partly === 0 ? "" : `; ${partly} sent some`;
  return `${whole} of ${counted(asked, "site")} sent every figure for ${month}${begun}.`;
}

function stateOf({ done, expected }: SiteCompleteness): CompletenessRow["state"] {
  if (done >= expected) return "whole";
  return done > 0 ? "partly" : "none";
}

function byName(one: { name: string; code: Code }, other: { name: string; code: Code }): number {
  return one.name.localeCompare(other.name, "en") || (one.code < other.code ? -1 : 1);
}
