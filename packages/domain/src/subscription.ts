import * as z from "zod";
import type { SiteId, UserId } from "./identity.ts";
import type { ReportKind } from "./report.ts";

/** How a report comes: in the mail, with a PDF, or as a link to it. */
export const MailFormat = z.enum(["mail", "pdf", "link"]);
export type MailFormat = z.infer<typeof MailFormat>;

/** What a person is mailed. */
export interface Subscription {
  id: string;
  /** Absent for somebody without an account, who is known by `email`. */
  user?: UserId;
  email?: string;
  report: ReportKind;
  site?: SiteId;
  node?: number;
  format: MailFormat;
  /** A day of the month, 31 being its last; absent: when the report is ready. */
  sendOn?: number;
  since: number;
  /** When its mails were stopped for a while. */
  pausedAt?: number;
  /** Who proposed it, where that was somebody else. */
  proposedBy?: string;
  /** When the person said yes to a proposal. */
  confirmedAt?: number;
  endedAt?: number;
  endedBecause?: "asked" | "bounced" | "complained";
}

/** Where a subscription stands. */
export function subscriptionState({
  endedAt,
  endedBecause,
  pausedAt,
  proposedBy,
  confirmedAt,
}: Subscription): "stands" | "proposed" | "paused" | "ended" | "bounced" | "complained" {
  if (endedAt !== undefined) {
    return endedBecause === "bounced" || endedBecause === "complained" ? endedBecause : "ended";
  }
  if (proposedBy !== undefined && confirmedAt === undefined) return "proposed";
  return pausedAt === undefined ? "stands" : "paused";
}

/**
 * Where a mail stands. `unknown` is said aloud, never guessed away: the provider may or may not
 * have taken it, and cannot be asked again without risking a second copy. `gathered`: it travels in
 * the one mail a day in which the person gets everything.
 */
export type DeliveryStatus =
  | "ready"
  | "sending"
  | "gathered"
  | "sent"
  | "unknown"
  | "failed"
  | "stopped";
