import * as z from "zod";
import { sha256 } from "./digest.ts";
import type { SiteId } from "./identity.ts";
import type { Charter } from "./network.ts";
import type { Actor } from "./permission.ts";

/** The policies that a network keeps. */
export const PolicyKey = z.enum([
  "membership",
  "collaboration",
  "data-sharing",
  "research",
  "privacy",
]);
export type PolicyKey = z.infer<typeof PolicyKey>;

/** The one that a network may want signed before a site sees the others. */
export const SHARING: PolicyKey = "data-sharing";

/** A calendar day, `2026-11-15`. Policies take effect with the day in UTC. */
export const Day = z.iso.date("give a day, as 2026-11-15");

/** One version of a policy: once published it never changes. */
export interface Policy {
  key: PolicyKey;
  version: number;
  title: string;
  /** Plain paragraphs, an empty line between them. */
  text: string;
  /** The first day on which it holds. */
  effective: string;
  /** The day by which it is to be read again: as its newest review says, else as published. */
  review: string;
  sha256: string;
  publishedAt: number;
}

/** What a signature binds to: title and text, letter for letter. */
export function policyHash({ title, text }: Pick<Policy, "title" | "text">): Promise<string> {
  return sha256(`${title}\n\n${text}`);
}

/** One time that a version was read again and left as it is. */
export interface PolicyReview {
  version: number;
  /** By when it is to be read again after that. */
  review: string;
  reviewedAt: number;
}

/** A site's agreement to one version. */
export interface PolicySignature {
  key: PolicyKey;
  version: number;
  site: SiteId;
  /** The sponsor's name as they typed it. */
  name: string;
  sha256: string;
  at: number;
}

/** An instant's day in UTC. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

/** A day some years later; 29 February becomes 28 February. */
export function yearsAfter(day: string, years: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const later = new Date(Date.UTC(year + years, month - 1, date));
  if (later.getUTCMonth() !== month - 1) later.setUTCDate(0);
  return dayOf(later);
}

/** The version that holds on a day: the newest whose day has come. */
export function inEffect<Version extends Pick<Policy, "version" | "effective">>(
  versions: readonly Version[],
  day: string,
): Version | undefined {
  return versions
    .filter(({ effective }) => effective <= day)
    .reduce<Version | undefined>(
      (best, each) => (best && best.version > each.version ? best : each),
      undefined,
    );
}

/** How long before its day a review is spoken of. */
const NOTICE_DAYS = 30;

/** Whether a policy is to be read again: its day has come, or comes within a month. */
export function reviewState(
  { review }: Pick<Policy, "review">,
  day: string,
): "overdue" | "soon" | "later" {
  if (review <= day) return "overdue";
  const horizon = new Date(`${day}T00:00:00Z`);
  horizon.setUTCDate(horizon.getUTCDate() + NOTICE_DAYS);
  return review <= dayOf(horizon) ? "soon" : "later";
}

/**
 * Whether someone belongs to sites alone of which none has signed what the network wants signed:
 * such a person sees those sites and the network's sums, and takes nothing away.
 */
export function isUnsigned(actor: Actor, { signed }: Pick<Charter, "signed">): boolean {
  if (signed === undefined) return false;
  if (actor.kind === "token") return actor.site !== undefined && !signed.includes(actor.site);
  if (actor.kind !== "person") return false;
  return actor.grants.every(({ site }) => site !== undefined && !signed.includes(site));
}
