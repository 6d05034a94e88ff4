import type { Code } from "@allteach/domain/identity";
import type { Measure } from "@allteach/domain/measure";
import type { Site } from "@allteach/domain/site";
import { closestName } from "./closest-name.ts";
import { quoted } from "./problem-list.ts";

/** What a file's names are looked up in. */
export interface Known {
  sites: readonly Site[];
  measures: readonly Measure[];
  /** What sites were called before, the latest first; only of sites whose names may be known. */
  formerSites?: readonly FormerName[];
}

export interface FormerName {
  siteId: number;
  code: string;
  name: string;
}

/** Finds what a written name means. */
export interface WrittenName<Entry> {
  find(written: string): Entry | undefined;
  /** A sentence for what was not found. */
  whyNot(written: string): string;
}

/** Sites by code or by name; then by what they were called before. */
export function writtenSites({ sites, formerSites = [] }: Known): WrittenName<Site> {
  const byId = new Map(sites.map((site) => [Number(site.id), site]));
  const former = new Map<string, Site>();
  for (const { siteId, code, name } of formerSites) {
    const site = byId.get(siteId);
    if (!site) continue;
    for (const key of [keyOf(code), keyOf(name)]) if (!former.has(key)) former.set(key, site);
  }
  const today = directory("site", sites);
  return remembering({
    ...today,
    find: (written) => today.find(written) ?? former.get(keyOf(written)),
  });
}

/** Measures by code or by name. */
export function writtenMeasures({ measures }: Pick<Known, "measures">): WrittenName<Measure> {
  return remembering(directory("measure", measures));
}

const MOST_REMEMBERED = 5000;

/** The same, a name that was looked up once being known from then on: a file repeats few, often. */
function remembering<Entry>({ find, whyNot }: WrittenName<Entry>): WrittenName<Entry> {
  const found = new Map<string, Entry | undefined>();
  return {
    whyNot,
    find(written) {
      if (found.has(written)) return found.get(written);
      const entry = find(written);
      if (found.size < MOST_REMEMBERED) found.set(written, entry);
      return entry;
    },
  };
}

/** What is known by code or by name; a name that two share means neither. */
function directory<Entry extends { code: Code; name: string }>(
  what: "site" | "measure",
  entries: readonly Entry[],
): WrittenName<Entry> {
  const byCode = new Map(entries.map((entry) => [keyOf(entry.code), entry]));
  const byName = Map.groupBy(entries, ({ name }) => keyOf(name));
  const codes = entries.map(({ code }) => code);
  const names = entries.map(({ name }) => name);
  const title = what === "site" ? "Sites" : "Measures";
  const some = codes.length > 10 ? [...codes.slice(0, 10), "…"] : codes;
  return {
    find(written) {
      const key = keyOf(written);
      const named = byName.get(key) ?? [];
      return byCode.get(key) ?? (named.length === 1 ? named[0] : undefined);
    },
    whyNot(written) {
      const shared = byName.get(keyOf(written));
      if (shared) {
        const which = shared.map(({ code }) => code).join(" or ");
        return `${quoted(written)} is the name of more than one ${what}: write ${which}.`;
      }
      const meant = closestName(written, codes) ?? closestName(written, names);
      const advice =
        meant === undefined ? "write one of those there are." : `did you mean ${meant}?`;
      return `There is no ${what} ${quoted(written)}: ${advice} ${title}: ${some.join(", ")}.`;
    },
  };
}

/** The same for `Ærø ` and `ærø`, whichever way its letters are composed. */
export function keyOf(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
}
