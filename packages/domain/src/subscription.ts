import type { SiteId, UserId } from "./identity.ts";

/** What a person has asked to be mailed. */
export interface Subscription {
  id: string;
  user: UserId;
  report: "network";
  site?: SiteId;
  since: number;
}

/**
 * Where a mail stands. `unknown` is said aloud, never guessed away: the provider may or may not
 * have taken it, and cannot be asked again without risking a second copy.
 */
export type DeliveryStatus = "ready" | "sending" | "sent" | "unknown" | "failed" | "stopped";
