import type { Act, ActName, Detail, Whence } from "@allteach/domain/audit";
import type { NetworkRecord } from "@allteach/domain/network";
import type { Actor } from "@allteach/domain/permission";
import type { Directory } from "@allteach/store/directory";
import type { NetworkStore } from "@allteach/store/network-store";
import type { Job } from "./job.ts";

/** What an act inside one network needs: whose data, who asks, and what time it is. */
export interface ActionContext {
  network: NetworkRecord;
  store: NetworkStore;
  actor: Actor;
  /** From where whoever asks came in, for the audit. */
  whence: Whence;
  now: Date;
}

/** What somebody needs who comes to a network from outside, to belong to it. */
export interface Visit {
  directory: Directory;
  openStore(network: NetworkRecord): Promise<NetworkStore>;
  whence: Whence;
  now: Date;
}

/** What an act across networks needs. */
export interface PlatformContext {
  directory: Directory;
  /** Hands a job to its queue; a job that gets lost is found again by the next sweep. */
  later(jobs: readonly Job[]): Promise<void>;
  now: Date;
}

/** How an actor is named in a ledger. */
export function signatureOf(actor: Actor): string {
  switch (actor.kind) {
    case "person":
      return `person ${actor.user}`;
    case "token":
      return `token ${actor.id}`;
    case "visitor":
    case "clock":
      return actor.kind;
  }
}

/** An act as the audit keeps it: whoever asks did this, now, coming in by this door. */
export function actOf(
  { actor, whence, now }: Pick<ActionContext, "actor" | "whence" | "now">,
  action: ActName,
  subject: string,
  detail: Detail = {},
): Act {
  return { at: now.getTime(), actor: signatureOf(actor), action, subject, whence, detail };
}
