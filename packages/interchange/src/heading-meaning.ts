import { type Code, Code as CodeSchema } from "@allteach/domain/identity";
import type { Measure } from "@allteach/domain/measure";
import { isPeriod } from "./period-cell.ts";
import { type Part, parts } from "./upload-row.ts";
import { type Known, keyOf, writtenMeasures, writtenSites } from "./written-name.ts";

/** A part of a figure that stands in a cell of its own, or both counts in one, as `12/30`. */
export type GridPart = Part | "n/d";

/** What a heading says of the cells under it. */
export interface Meaning {
  /** The cells under it name this. */
  names?: "site" | "measure" | "part";
  site?: Code;
  measure?: Code;
  part?: GridPart;
  isIgnored?: true;
}

/**
 * What people said that headings mean, by `keyOf` the heading: `site`, `measure`, `ignore`, a part,
 * `site:NOR`, `measure:CAUTI` or `measure:CAUTI:numerator`. Under `*measure`, `*site` and `*part`
 * stands what holds where no heading says it, under `*sheet` the sheet that is read.
 */
export type Mapping = Readonly<Record<string, string>>;

/** What a heading means, if anything is known of it. */
export type MeaningOf = (heading: string) => Meaning | undefined;

const gridParts: readonly GridPart[] = [...parts, "n/d"];

/** The meaning that a mapping's entry gives, if it is one. */
export function meaningWritten(entry: string): Meaning | undefined {
  if (entry === "ignore") return { isIgnored: true };
  if (entry === "site" || entry === "measure") return { names: entry };
  const part = gridParts.find((each) => each === entry);
  if (part) return { part };
  const [kind, written = "", of] = entry.split(":");
  const code = CodeSchema.safeParse(written).data;
  if (code === undefined) return undefined;
  if (kind === "site" && of === undefined) return { site: code };
  if (kind !== "measure") return undefined;
  const ofPart = gridParts.find((each) => each === of);
  return of === undefined || ofPart
    ? { measure: code, ...(ofPart && { part: ofPart }) }
    : undefined;
}

const usualWords: Readonly<Record<string, Meaning>> = {
  ...wordsFor({ names: "site" }, "site", "hospital", "organisation", "organization", "trust"),
  ...wordsFor({ names: "site" }, "org_code", "org code", "site code", "site name", "clinic"),
  ...wordsFor({ names: "measure" }, "measure", "indicator", "metric"),
  ...wordsFor({ part: "numerator" }, "numerator", "num", "numer", "numerators"),
  ...wordsFor({ part: "denominator" }, "denominator", "den", "denom", "denominators"),
  ...wordsFor({ part: "note" }, "note", "notes", "comment", "comments"),
  ...wordsFor({ part: "mean" }, "mean", "average"),
  ...wordsFor({ part: "sd" }, "sd", "standard deviation", "std dev"),
  ...wordsFor({ part: "n" }, "n", "sample size"),
  ...wordsFor({ part: "value" }, "value"),
  ...wordsFor({ part: "events" }, "events"),
  ...wordsFor({ part: "n/d" }, "n/d", "num/den", "numerator/denominator"),
};

function wordsFor(meaning: Meaning, ...words: string[]): Record<string, Meaning> {
  return Object.fromEntries(words.map((word) => [word, meaning]));
}

const LONGEST_HEADING = 200;

/**
 * Finds what headings mean: what was said of them before, a site or a measure by code or name, what
 * a measure's definition counts, a usual word such as “denominator”, or two of these in one heading:
 * “NOR numerator”, “CAUTI: den”.
 */
export function meanings(known: Known, mapping: Mapping): MeaningOf {
  const sites = writtenSites(known);
  const measures = writtenMeasures(known);
  const counted = countedWords(known.measures);
  const memory = new Map<string, Meaning | undefined>();

  const whole: MeaningOf = (heading) => {
    const said = mapping[keyOf(heading)];
    if (said !== undefined) return meaningWritten(said);
    const site = sites.find(heading);
    const measure = measures.find(heading);
    if (site && measure) return undefined;
    if (site) return { site: site.code };
    if (measure) return { measure: measure.code };
    return counted.get(keyOf(heading)) ?? usualWords[keyOf(heading)];
  };
  return (heading) => {
    const text = heading.slice(0, LONGEST_HEADING);
    if (!memory.has(text)) memory.set(text, whole(text) ?? inTwo(text, whole));
    return memory.get(text);
  };
}

/** Headings say two things in a row: `NOR numerator`, `CAUTI (den)`, `n/d – Falls`. */
function inTwo(heading: string, whole: MeaningOf): Meaning | undefined {
  for (const [first, rest] of halves(heading)) {
    const [one, other] = [whole(first), whole(rest)];
    const both = one && other && together(one, other);
    if (both && !both.names) return both;
  }
  return undefined;
}

/**
 * What of a heading is to be asked about: of `NOR met it` only `met it`, where NOR is a site. Said
 * once, it holds under every site.
 */
export function unknownPart(heading: string, meaningOf: MeaningOf): string {
  const isKnown = (text: string) => {
    const meaning = meaningOf(text);
    return Boolean(meaning?.site ?? meaning?.measure);
  };
  for (const [first, rest] of halves(heading.slice(0, LONGEST_HEADING))) {
    if (isKnown(first) && !meaningOf(rest)) return rest;
    if (isKnown(rest) && !meaningOf(first)) return first;
  }
  return heading;
}

function halves(heading: string): [string, string][] {
  return [...heading.matchAll(/[\s,:;/()–—_|-]+/g)].flatMap(({ index }): [string, string][] => {
    const [first, rest] = [bare(heading.slice(0, index)), bare(heading.slice(index))];
    return first && rest ? [[first, rest]] : [];
  });
}

const bare = (text: string) => text.replace(/^[\s,:;/()–—_|-]+|[\s,:;/()–—_|-]+$/g, "");

/** Two meanings that go together; nothing where they say two different things. */
export function together(one: Meaning, other: Meaning): Meaning | undefined {
  const said = ["names", "site", "measure", "part"] as const;
  if (said.some((each) => one[each] && other[each] && one[each] !== other[each])) return undefined;
  return { ...one, ...other };
}

/** `catheter days` where a single measure's denominator is called so. */
function countedWords(measures: readonly Measure[]): Map<string, Meaning> {
  const words = new Map<string, Meaning | undefined>();
  for (const { code, numerator, denominator } of measures) {
    for (const [text, part] of [
      [numerator, "numerator"],
      [denominator, "denominator"],
    ] as const) {
      const key = keyOf(text);
      words.set(key, words.has(key) ? undefined : { measure: code, part });
    }
  }
  const sure = [...words].flatMap(([key, meaning]) => (meaning ? [[key, meaning] as const] : []));
  return new Map(sure);
}

/** Whether a heading is worth asking about: it says something, and no month. */
export function isAskedOf(heading: string): boolean {
  return heading.trim() !== "" && !isPeriod(heading.trim());
}
