import type { Term } from "./terms.ts";
import { changeConcepts } from "./vocabulary-changes.ts";
import { conditions } from "./vocabulary-conditions.ts";
import { drivers } from "./vocabulary-drivers.ts";
import { familyByMeasure, measureFamilies } from "./vocabulary-families.ts";

/** The four things by which problems resemble each other. */
export const termKinds = ["families", "drivers", "changes", "conditions"] as const;
export type TermKind = (typeof termKinds)[number];

/** Terms by their kind: of a goal, or of a text. */
export type Terms = Readonly<Record<TermKind, readonly string[]>>;

/** The vocabulary, in the order in which it is offered. */
export const vocabulary: Readonly<Record<TermKind, readonly Term[]>> = {
  families: measureFamilies,
  drivers,
  changes: changeConcepts,
  conditions,
};

export const noTerms: Terms = { families: [], drivers: [], changes: [], conditions: [] };

const byKey = new Map(
  termKinds.map((kind) => [kind, new Map(vocabulary[kind].map((term) => [term.key, term]))]),
);

/** A term by its key; nothing where the vocabulary has none such. */
export function termOf(kind: TermKind, key: string): Term | undefined {
  return byKey.get(kind)?.get(key);
}

/** How a page says a term; a key that this version does not know, as it is. */
export function termName(kind: TermKind, key: string): string {
  return termOf(kind, key)?.name ?? key;
}

/** The terms that a text speaks of, in the vocabulary's order. */
export function termsIn(text: string): Terms {
  const plain = ` ${plainWords(text)} `;
  const found = (kind: TermKind) =>
    vocabulary[kind]
      .filter(({ words }) => words.some((word) => plain.includes(` ${word}`)))
      .map(({ key }) => key);
  return {
    families: found("families"),
    drivers: found("drivers"),
    changes: found("changes"),
    conditions: found("conditions"),
  };
}

/**
 * The family of a measure: by the code that the catalogue gave it, else by its words.
 *
 * @returns Nothing where neither says.
 */
export function familyOf(measure: {
  code: string;
  name: string;
  numerator: string;
}): string | undefined {
  const byCode = familyByMeasure[measure.code.toUpperCase()];
  if (byCode !== undefined) return byCode;
  const [byName] = termsIn(measure.name).families;
  return byName ?? termsIn(measure.numerator).families[0];
}

/** The same terms once, the first ones first. */
export function joinedTerms(one: Terms, other: Terms): Terms {
  const join = (kind: TermKind) => [...new Set([...one[kind], ...other[kind]])];
  return {
    families: join("families"),
    drivers: join("drivers"),
    changes: join("changes"),
    conditions: join("conditions"),
  };
}

/** Small letters without accents, whatever is no letter or digit a space. */
function plainWords(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
