import * as z from "zod";
import type { ActName } from "./audit.ts";
import type { SiteId, UserId } from "./identity.ts";
import type { Member } from "./member.ts";
import { type Actor, may } from "./permission.ts";

/** The three ways in which people take part so that it can be credited to them. */
export const participationKinds = ["attended", "reviewed", "tested"] as const;
export type ParticipationKind = (typeof participationKinds)[number];

/** What each kind needs in a year, and what counts towards it. */
export interface ParticipationRule {
  kind: ParticipationKind;
  name: string;
  /** What is counted, of one: each once, however often somebody did something about it. */
  counts: string;
  least: number;
  /** Acts of the audit that count; events are counted from who was there. */
  acts: readonly ActName[];
}

/**
 * When somebody took part in a year so that it can be credited: rules as data, by their version. A
 * confirmation keeps the version it was given under.
 *
 * Source: what boards ask of meaningful participation in improvement (attending its meetings,
 * reviewing data as planned, taking part in changes). How much of each is ours.
 */
export const participationRules: { version: number; rules: readonly ParticipationRule[] } = {
  version: 1,
  rules: [
    {
      ...{ kind: "attended", name: "Came to learning sessions, calls or trainings" },
      ...{ counts: "event", least: 2, acts: [] },
    },
    {
      ...{ kind: "reviewed", name: "Reported or reviewed data" },
      ...{ counts: "month", least: 4 },
      acts: ["report-figures", "review-report", "decide-shift", "check-in", "follow-up"],
    },
    {
      ...{ kind: "tested", name: "Took part in tests of change" },
      ...{ counts: "test", least: 1 },
      acts: ["begin-test", "change-test"],
    },
  ],
};

/** Every act of the audit that counts. */
export const participationActs: readonly ActName[] = participationRules.rules.flatMap(
  ({ acts }) => acts,
);

/** One thing that somebody did: when, and what it was about. */
export interface Deed {
  kind: ParticipationKind;
  at: number;
  /** What is counted once: an event, a month, a test. */
  about: string;
}

/** How much of one kind there is, against what is needed. */
export interface KindCount {
  rule: ParticipationRule;
  /** The things that count, in order. */
  things: readonly string[];
  isMet: boolean;
}

/** How much of each kind somebody's deeds make. */
export function countParticipation(deeds: readonly Deed[]): KindCount[] {
  return participationRules.rules.map((rule) => {
    const own = deeds.filter(({ kind }) => kind === rule.kind);
    const things = [...new Set(own.map(({ about }) => about))].sort();
    return { rule, things, isMet: things.length >= rule.least };
  });
}

/**
 * What an entry of the audit counts for; nothing where it counts for nothing. Data count by the
 * month in which somebody looked at them, tests by the test.
 *
 * @param month The entry's month, `2026-03`.
 */
export function deedOf(
  { action, subject, at }: { action: string; subject: string; at: number },
  month: string,
): Deed | undefined {
  const rule = participationRules.rules.find(({ acts }) => (acts as string[]).includes(action));
  if (!rule) return undefined;
  if (rule.kind !== "tested") return { kind: rule.kind, at, about: month };
  return { kind: rule.kind, at, about: /p_[a-z0-9]+/.exec(subject)?.[0] ?? subject };
}

/** What a site's lead says of somebody's year. */
export interface Attestation {
  person: UserId;
  year: string;
  /** Counts what was said of this person and year, from 1. */
  number: number;
  /** Whose lead said so; absent: the network's. */
  site?: SiteId;
  kind: "confirmed" | "taken-back";
  /** The version of the rules then. */
  rules: number;
  /** How many things of each kind counted then. */
  counted: Readonly<Record<ParticipationKind, number>>;
  words: string;
  by: string;
  at: number;
}

export const Year = z.string().regex(/^20\d\d$/, "write the year as 2026");

/** What a lead writes: it is confirmed, or a confirmation is taken back. */
export const AttestationDraft = z.object({
  year: Year,
  kind: z.enum(["confirmed", "taken-back"]),
  words: z.string().trim().max(1000, "use at most 1,000 characters").default(""),
});
export type AttestationDraft = z.infer<typeof AttestationDraft>;

/** The last word on one year; nothing while none was said. */
export function standingAttestation(
  said: readonly Attestation[],
  year: string,
): Attestation | undefined {
  return said
    .filter((each) => each.year === year)
    .toSorted((one, other) => other.number - one.number)[0];
}

/**
 * At which of somebody's sites whoever asks leads them: nobody leads themselves, and who belongs to
 * no site is led by the network.
 *
 * @returns 0 for the network; nothing where they do not.
 */
export function leadsAt(
  actor: Actor,
  { id, grants }: Pick<Member, "id" | "grants">,
): SiteId | 0 | undefined {
  if (actor.kind !== "person" || actor.user === id) return undefined;
  if (may(actor, "attest-participation")) return 0;
  return grants.flatMap(({ site }) =>
    site !== undefined && may(actor, "attest-participation", site) ? [site] : [],
  )[0];
}
