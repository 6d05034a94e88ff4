import type { Problem } from "./refusal.ts";

/** What in a text could lead to one person. */
export type IdentifierKind =
  | "mail address"
  | "phone number"
  | "national number"
  | "record number"
  | "date of birth"
  | "date of care"
  | "great age"
  | "name"
  | "address"
  | "link";

export interface FoundIdentifier {
  kind: IdentifierKind;
  /** As it stands in the text. */
  text: string;
}

interface Pattern {
  kind: IdentifierKind;
  pattern: RegExp;
  /** Of what looks like one, whether it is. */
  isOne?: (text: string) => boolean;
}

const month =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|" +
  "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const day =
  `(?:\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}|\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${month},? \\d{2,4}|` +
  `${month} \\d{1,2}(?:st|nd|rd|th)?,? \\d{2,4})`;
const care =
  "admitted|admission|discharged?|operated|surgery|transplanted|diagnosed|died|death|seen|visit";
/** Dots after initials, so that no sentence's end is taken for a name. */
const title = "(?:Mr|Mrs|Ms|Miss|Mx|Master|Dr|Prof|Professor|Sister|Nurse|Baby|Frau|Herr|Mme)";
const someone = "patient|child|boy|girl|baby|infant|toddler|teenager|mother|father|mum|mom|dad";

/** In the order of their weight: of two that overlap the first one is told. */
const patterns: readonly Pattern[] = [
  { kind: "mail address", pattern: /[^\s@<>()"',;:]+@[^\s@<>()"',;:]+\.[\p{L}]{2,}/gu },
  { kind: "link", pattern: /\b(?:https?:\/\/|www\.)\S+/giu },
  { kind: "national number", pattern: /\b\d{3}-\d{2}-\d{4}\b/gu },
  { kind: "national number", pattern: /\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/gu, isOne: isNhsNumber },
  { kind: "national number", pattern: /\b[0-3]\d[01]\d{3}[ -]\d{4}\b/gu },
  { kind: "national number", pattern: /\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/gu },
  {
    kind: "record number",
    pattern:
      /\b(?:mrn|m\.r\.n\.|nhs|ssn|cpr|chi|ehr|medical record|hospital|record|chart|patient|case|encounter|accession|study)\s*(?:id|no\.?|nr\.?|number|#)?\s*[:#=]?\s*[A-Z]{0,4}-?\d[\d-]{3,}\b/giu,
  },
  {
    kind: "date of birth",
    pattern: new RegExp(
      `\\b(?:born|birth ?(?:day|date)?|date of birth|d\\.?o\\.?b\\.?)\\b[^.!?\\n]{0,25}?${day}`,
      "giu",
    ),
  },
  { kind: "date of care", pattern: new RegExp(`\\b(?:${care})\\b[^.!?\\n]{0,20}?${day}`, "giu") },
  {
    kind: "phone number",
    pattern:
      /(?:\+|\b00)\d[\d ().-]{7,}\d|\(\d{2,5}\)[ -]?\d[\d -]{4,}\d|\b\d{3}[ .-]\d{3}[ .-]\d{4}\b|\b0\d{2,4}[ -]\d{3,4}[ -]?\d{3,4}\b|\b(?:tel|phone|call|mobile|cell|ring|bleep|pager)\.?:? ?\d[\d -]{3,}\d/giu,
  },
  { kind: "record number", pattern: /\b\d{7,}\b|\b[A-Z]{1,3}\d{6,}\b/gu },
  {
    kind: "great age",
    pattern: /\b(?:9\d|1[01]\d)[- ]years?[- ]old\b|\baged (?:9\d|1[01]\d)\b/giu,
  },
  {
    kind: "name",
    pattern: new RegExp(`\\b${title}\\.? +\\p{Lu}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'-]+)?`, "gu"),
  },
  {
    kind: "name",
    pattern: new RegExp(
      `\\b(?:${someone})(?:,| named| called|’s name is|'s name is)? +(?:\\p{Lu}\\.? ?\\p{Lu}\\.(?!\\p{L})|(?<=named |called |is )\\p{Lu}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'-]+)?)`,
      "gu",
    ),
  },
  {
    kind: "address",
    pattern:
      /\b\d{1,5}[a-z]? +(?:\p{Lu}[\p{L}’'-]+ +){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Boulevard|Blvd|Close|Court|Way)\b/gu,
  },
  { kind: "address", pattern: /\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b/gu },
];

/**
 * What in a text could lead to one person: it counts as much whether a patient or someone of the
 * staff is meant. Machines find what has a form; they do not find a story that only one child can
 * have lived, so a person reads what is shared as well.
 *
 * @returns In the order in which it stands there, each once.
 *
 * Source of what counts: 45 CFR 164.514(b)(2), the eighteen identifiers of HIPAA's safe harbour.
 */
export function findIdentifiers(text: string): FoundIdentifier[] {
  const taken: { from: number; to: number; found: FoundIdentifier }[] = [];
  for (const { kind, pattern, isOne } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (isOne && !isOne(match[0])) continue;
      if (taken.some((other) => from < other.to && other.from < to)) continue;
      taken.push({ from, to, found: { kind, text: match[0].trim() } });
    }
  }
  return taken.sort((one, other) => one.from - other.from).map(({ found }) => found);
}

/**
 * Asks whoever wants to share texts to take out of them what could lead to one person.
 *
 * @param texts By the names of their fields.
 * @returns One entry for each field in which something was found; none where all may be shared.
 */
export function identifierProblems(texts: Readonly<Record<string, string>>): Problem[] {
  return Object.entries(texts).flatMap(([field, text]) => {
    const found = findIdentifiers(text);
    if (found.length === 0) return [];
    const list = found.map(({ kind, text: words }) => `“${words}” (${kindWords[kind]})`);
    const because = `take out ${list.join(", ")}: what leaves the network must not lead to one person`;
    return [{ field, because }];
  });
}

const kindWords: Readonly<Record<IdentifierKind, string>> = {
  "mail address": "a mail address",
  "phone number": "like a phone number",
  "national number": "like a national number",
  "record number": "like a record number",
  "date of birth": "a date of birth",
  "date of care": "a day of somebody’s care",
  "great age": "an age that few reach",
  name: "a person’s name",
  address: "like an address",
  link: "a link",
};

/** Ten digits whose last one checks the others, modulo 11. */
function isNhsNumber(text: string): boolean {
  const digits = [...text.replace(/\D/g, "")].map(Number);
  const sum = digits.slice(0, 9).reduce((total, digit, place) => total + digit * (10 - place), 0);
  const check = (11 - (sum % 11)) % 11;
  return digits.length === 10 && check !== 10 && check === digits[9];
}
