import { sha256 } from "./digest.ts";
import type { NetworkId } from "./identity.ts";

/** Everything that can stand in a network's audit, and how a person would say it. */
export const acts = {
  "found-network": "Founded the network",
  "report-figures": "Reported figures",
  "map-headings": "Said what a file’s headings mean",
  "make-rule": "Made a rule for figures",
  "end-rule": "Ended a rule for figures",
  subscribe: "Subscribed to reports",
  unsubscribe: "Stopped a subscription",
  "make-token": "Made a token",
  "revoke-token": "Took a token back",
  "change-subscription": "Changed a subscription",
  "propose-subscription": "Proposed a subscription",
  "confirm-subscription": "Said yes to a proposed subscription",
  "stop-reminders": "Stopped reminders",
  "begin-run": "Had reports made",
  "follow-up": "Noted something about a site’s month",
  "decide-shift": "Decided about a chart’s centre line",
  "make-report": "Made a report",
  "fail-report": "Could not make a report",
  remind: "Reminded who still has figures to send",
  "review-report": "Reviewed a report",
  "add-to-agenda": "Put something on a call’s agenda",
  "invite-people": "Invited people",
  "withdraw-invitation": "Withdrew an invitation",
  "accept-invitation": "Accepted an invitation",
  "ask-to-join": "Asked to join",
  "answer-request": "Answered who asked to join",
  "change-role": "Changed a role",
  "remove-member": "Took someone out",
  "leave-network": "Left the network",
  "publish-policy": "Published a policy",
  "review-policy": "Confirmed a policy without changes",
  "sign-policy": "Signed a policy",
  "require-signatures": "Changed what an unsigned site sees",
  "record-decision": "Recorded a decision",
  "write-goal": "Set a goal",
  "rewrite-goal": "Changed a goal",
  "check-in": "Checked in on a goal",
  "close-goal": "Said what came of a goal",
  "share-goal": "Shared a goal with other networks",
  "withdraw-goal": "Took a goal back from other networks",
  "write-pin": "Pinned something",
  "rewrite-pin": "Changed a pin",
  "remove-pin": "Removed a pin",
  "share-pin": "Shared a pin with other networks",
  "withdraw-pin": "Took a pin back from other networks",
  "make-board": "Made a board",
  "change-board": "Changed a board",
  "remove-board": "Removed a board",
  "put-on-board": "Put a pin on a board",
  "take-off-board": "Took a pin off a board",
  "try-pin": "Said that a site tried a pin",
  "untry-pin": "Took back that a site tried a pin",
  "comment-on-pin": "Commented on a pin",
  "take-back-comment": "Took a comment back",
  "flag-pin": "Reported a pin or a comment",
  "moderate-pin": "Moderated a pin or a comment",
  follow: "Began to follow something",
  unfollow: "Follows something no longer",
  "stop-news": "Stopped mails about pins",
  "resume-news": "Asked for mails about pins again",
  "ask-introduction": "Asked to be introduced",
  "answer-introduction": "Answered who asked to be introduced",
  "export-chart": "Downloaded a chart",
  "export-report": "Downloaded a report",
  "export-figures": "Read every site's month by API",
  "export-audit": "Downloaded the audit",
  "add-sites": "Added sites",
  "change-site": "Changed a site",
  "merge-sites": "Merged two sites",
  "change-node": "Changed a node",
  "change-diagram": "Changed a key driver diagram",
  "adopt-diagram": "Took over the network’s diagram",
  "begin-map": "Began a process map",
  "change-map": "Changed a process map",
  "unlist-map": "Took a process map off the list",
  "list-map": "Put a process map back on the list",
  "add-failure": "Wrote down what can go wrong at a step",
  "change-failure": "Judged anew what can go wrong",
  "remove-failure": "Took something that can go wrong off a list",
  "change-team-charter": "Changed a team’s charter",
  "begin-test": "Began a test of change",
  "change-test": "Wrote at a test of change",
  "make-prediction": "Said what to expect of a chart",
  "withdraw-prediction": "Took a prediction back",
  "give-progress": "Said how far a team is",
  "attest-participation": "Confirmed what someone took part in",
  "take-back-attestation": "Took a confirmation back",
  "export-participation": "Downloaded a record of participation",
  "add-annotation": "Noted something at a chart",
  "remove-annotation": "Took a note off a chart",
  "plan-event": "Planned an event",
  "change-event": "Changed an event",
  "call-off-event": "Called an event off",
  "answer-event": "Said whether they come to an event",
  "record-attendance": "Recorded who came to an event",
  "mark-prework": "Said what a site did of an event’s pre-work",
  "begin-series": "Began a series of learning sessions",
  "change-series": "Changed a series of learning sessions",
  "assess-capability": "Said how able a site is to improve",
  "write-training-path": "Wrote a training path",
  "change-training-path": "Changed a training path",
  "mark-training": "Marked something on a training path",
  "change-charter": "Changed the network’s settings",
  "make-measure": "Wrote a new measure",
  "change-definition": "Changed what a measure counts",
  "change-measure": "Changed a measure, not what it counts",
  "move-measure": "Changed whether a measure is asked for",
  "open-comments": "Changed until when a measure is commented on",
  "comment-on-measure": "Commented on a measure",
  "confirm-definitions": "Confirmed the measures’ definitions",
  "export-network": "Downloaded the whole network",
  "import-network": "Made the network from an export",
  "end-network": "Asked for the network to be removed",
  "keep-network": "Kept the network after all",
} as const;

export type ActName = keyof typeof acts;

/** How someone came in. */
export const doors = {
  page: "on a page",
  api: "by API",
  mail: "from a mail",
  clock: "by the clock",
  demo: "as a demonstration",
} as const;

/** From where an act came: by which door, and from which part of the internet. */
export interface Whence {
  via: keyof typeof doors;
  /** A network of addresses and never one address (`coarseAddress`); empty where there is none. */
  address: string;
}

/** What is true before and after an act, as JSON keeps it. */
export type Detail = Readonly<Record<string, unknown>>;

/** One thing that someone did, before it has its place in the chain. */
export interface Act {
  at: number;
  /** `person u_…`, `token t_…`, `clock`: never a name, which could not be taken out again. */
  actor: string;
  action: ActName;
  /** What it was done to, in short: `NOR 2026-10`, `data-sharing, version 2`. */
  subject: string;
  whence: Whence;
  detail: Detail;
}

/** An entry as it is kept. Its number is its place, so a missing one leaves a gap. */
export interface AuditEntry {
  id: number;
  at: number;
  actor: string;
  action: string;
  subject: string;
  via: string;
  address: string;
  /** JSON, as it was written: its very letters are part of the hash. */
  detail: string;
  /** The hash of the entry before; of the first, what `beginningOf` says. */
  prevHash: string;
  hash: string;
}

/** Where a chain stands: its newest entry. */
export type Head = Pick<AuditEntry, "id" | "hash">;

/** What the first entry follows: a chain of one network cannot pass for another's. */
export async function beginningOf(network: NetworkId): Promise<Head> {
  return { id: 0, hash: await sha256(network) };
}

/** Gives an act its place after `head`. */
export async function sealed(head: Head, { whence, ...act }: Act): Promise<AuditEntry> {
  const { at, actor, action, subject } = act;
  const entry = {
    ...{ id: head.id + 1, at, actor, action, subject },
    ...{ via: whence.via, address: whence.address },
    detail: JSON.stringify(act.detail),
    prevHash: head.hash,
  };
  return { ...entry, hash: await hashOf(entry) };
}

/** The first entry at which a chain does not hold, and how that shows. */
export interface ChainFault {
  id: number;
  kind: "altered" | "missing" | "misplaced" | "slipped-in" | "cut-off" | "mistaken";
}

/**
 * Follows a stretch of a chain.
 *
 * @param head The entry before the stretch.
 * @param entries In the order of their numbers.
 * @returns The first fault, or nothing where every entry is as it was written and where it was put.
 */
export async function followChain(
  head: Head,
  entries: readonly AuditEntry[],
): Promise<ChainFault | undefined> {
  let { id, hash } = head;
  for (const entry of entries) {
    if (entry.id !== id + 1) return { id: id + 1, kind: "missing" };
    if ((await hashOf(entry)) !== entry.hash) return { id: entry.id, kind: "altered" };
    if (entry.prevHash !== hash) return { id: entry.id, kind: "misplaced" };
    ({ id, hash } = entry);
  }
  return undefined;
}

/** SHA-256 over the hash before and the entry's own fields, in this order, as a JSON list. */
function hashOf(entry: Omit<AuditEntry, "hash">): Promise<string> {
  const { id, at, actor, action, subject, via, address, detail, prevHash } = entry;
  return sha256(prevHash + JSON.stringify([id, at, actor, action, subject, via, address, detail]));
}
