/** What a goal is about, in words of the shared vocabulary. */
export interface GoalTerms {
  families: readonly string[];
  drivers: readonly string[];
  changes: readonly string[];
  conditions: readonly string[];
}

/** What of two goals is compared. */
export interface MatchSide {
  terms: GoalTerms;
  /** Everything that was written: title, aim, population. */
  text: string;
}

/** One reason why two goals are on similar problems. */
export interface MatchReason {
  kind: keyof GoalTerms | "words";
  /** Keys of the vocabulary, or words. */
  terms: readonly string[];
  weight: number;
}

export interface GoalMatch {
  /** The weightiest first; never empty. */
  reasons: readonly MatchReason[];
  score: number;
}

/** What one shared term of a kind weighs, and what all of a kind weigh at most. */
const weights: Readonly<Record<MatchReason["kind"], { each: number; most: number }>> = {
  families: { each: 5, most: 7.5 },
  drivers: { each: 2.5, most: 4 },
  changes: { each: 1, most: 2 },
  conditions: { each: 0.75, most: 0.75 },
  words: { each: 0.75, most: 3 },
};

/** The least that makes two goals alike: a family, two drivers, or a driver with more than a method. */
export const LEAST_SCORE = 4;

/**
 * How alike two goals are, and why: what they share of the vocabulary, and the words in common. The
 * reasons are all there is to the score, so that a page can say it whole.
 *
 * @returns Nothing where they have too little in common.
 */
export function matchGoals(mine: MatchSide, theirs: MatchSide): GoalMatch | undefined {
  const kinds = ["families", "drivers", "changes", "conditions"] as const;
  const ofTerms = kinds.map((kind) => {
    const others = new Set(theirs.terms[kind]);
    return reasonOf(
      kind,
      mine.terms[kind].filter((key) => others.has(key)),
    );
  });
  const reasons = [...ofTerms, reasonOf("words", commonWords(mine.text, theirs.text))]
    .filter((reason) => reason.weight > 0)
    .sort((one, other) => other.weight - one.weight);
  const score = reasons.reduce((sum, { weight }) => sum + weight, 0);
  return score >= LEAST_SCORE ? { reasons, score } : undefined;
}

function reasonOf(kind: MatchReason["kind"], terms: readonly string[]): MatchReason {
  const { each, most } = weights[kind];
  return { kind, terms, weight: Math.min(most, each * terms.length) };
}

/** Words that both texts use, however they are bent; as the first one writes them. */
function commonWords(one: string, other: string): string[] {
  const stems = new Set(wordsOf(other).map(stemOf));
  const found = new Map(
    wordsOf(one)
      .filter((word) => stems.has(stemOf(word)))
      .map((word) => [stemOf(word), word]),
  );
  return [...found.values()];
}

/** How many words of a goal are looked for: the longest tell the most. */
const MOST_WORDS = 16;

/**
 * What the index of all shared goals is asked: any term or word in common. Nothing of what somebody
 * wrote has a meaning of its own in it.
 *
 * @returns An FTS5 query; empty where there is nothing to look for.
 */
export function matchQuery({ terms, text }: MatchSide): string {
  return [
    column("families", terms.families.map(tokenOf)),
    column("drivers", terms.drivers.map(tokenOf)),
    column("changes", terms.changes.map(tokenOf)),
    column("conditions", terms.conditions.map(tokenOf)),
    column("{title words}", longestWords(text)),
  ]
    .filter((part) => part !== "")
    .join(" OR ");
}

/** Finds nothing, and is a query all the same. */
const NOTHING = '""';

/**
 * The questions by which goals like one are looked for, the most telling first: the same family and
 * driver, a family and a word of the title, a family, a driver and a kind of change or a word, a
 * driver. Each is asked for the newest alone, so that looking costs the same among a hundred goals and
 * among fifty thousand. Five at most: D1 takes no more in one compound query.
 */
export function matchProbes({ terms, text }: MatchSide): readonly string[] {
  const families = column("families", terms.families.map(tokenOf));
  const drivers = column("drivers", terms.drivers.map(tokenOf));
  const changes = column("changes", terms.changes.map(tokenOf));
  const words = column("title", longestWords(text));
  const both = (one: string, other: string) =>
    one === "" || other === "" ? NOTHING : `(${one}) AND (${other})`;
  return [
    both(families, drivers),
    both(families, words),
    families || NOTHING,
    both(drivers, [changes, words].filter((part) => part !== "").join(" OR ")),
    drivers || NOTHING,
  ];
}

function column(name: string, words: readonly string[]): string {
  if (words.length === 0) return "";
  return `${name} : (${words.map((word) => `"${word}"`).join(" OR ")})`;
}

function longestWords(text: string): string[] {
  return [...new Set(wordsOf(text))]
    .sort((one, other) => other.length - one.length)
    .slice(0, MOST_WORDS);
}

/** A term as the index keeps it: one word, so that no part of it meets another term. */
export function tokenOf(key: string): string {
  return key.replaceAll("-", "");
}

/** The words of a text that say what it is about, in small letters without accents. */
export function wordsOf(text: string): string[] {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 3 && !/^\d+$/.test(word) && !common.has(word));
}

/** A word without its endings: rough, and the same for both sides. */
function stemOf(word: string): string {
  const bare = word.replace(/(?:ies|ied)$/, "y").replace(/(?:ing|edly|ed|es|s|ly)$/, "");
  return bare.length >= 4 ? bare.replace(/e$/, "") : word;
}

/** Words that goals of any kind are full of. */
const common = new Set(
  (
    "about above across after again against all also among another any are around aim aims at away " +
    "back been before being below best better between both bring brings care centre center child " +
    "children clinic clinics could day days decrease done down during each early every everyone " +
    "family families fewer first five for four from full get give goal goals group have having help " +
    "high higher hospital hospitals improve improved improving increase into keep kept know least " +
    "less like long longer lower made make makes many mean means meet month months more most much " +
    "must need needs never next ninety none number only other others over parent parents patient " +
    "patients people per percent place rate rates reach reached reduce reduced reducing right same " +
    "second share should since site sites small some start still such take team teams than that " +
    "their them then there these they third this those three through time times today toward two " +
    "under unit units until very visit visits want week weekly weeks well were what when where which " +
    "while whole will with within without work working year years young your"
  ).split(" "),
);
