import * as z from "zod";
import type { SiteId } from "./identity.ts";
import type { Period } from "./period.ts";

/** The reports a person can ask for. */
export const ReportKind = z.enum(["network", "functioning", "site", "node", "funder"]);
export type ReportKind = z.infer<typeof ReportKind>;

/** The mails that go out while a month's figures are awaited; kept in the ledger like reports. */
export const reminderKinds = ["opens", "nudge", "missing", "escalation"] as const;
export type ReminderKind = (typeof reminderKinds)[number];

export function isReminder(kind: ReportKind | ReminderKind): kind is ReminderKind {
  return (reminderKinds as readonly string[]).includes(kind);
}

/**
 * For whom a report is made: for all (sites as the network shows them to everyone), for those who
 * see every site by its name, or with the network's sums alone.
 */
export type Audience = "everyone" | "names" | "sums";

/** Which report it is: one set of files for each, however many people get it. */
export interface ReportScope {
  kind: ReportKind | ReminderKind;
  audience: Audience;
  /** Of a site's report. */
  site?: SiteId;
  /** Of a node's report. */
  node?: number;
}

/** Where a month's report stands in the network's ledger. */
export type ReportStatus = "pending" | "built" | "failed";

/** A report as the archive lists it. */
export interface ReportRecord extends ReportScope {
  /** Deterministic, so that asking twice makes one: `network-2026-10`. */
  id: string;
  period: Period;
  /** 1, and one more each time it is made again; the old one stays. */
  edition: number;
  status: ReportStatus;
  title: string;
  /** The first sentences, for a list or for a mail that gathers several reports. */
  summary: string;
  /** When it was due, and when it was made. */
  dueAt: number;
  builtAt?: number;
  /** Why it was not made, in words for people. */
  failure?: string;
}

/** One stored form of a report; its bytes never change. */
export interface Artefact {
  /** `report.html`, `mail.html`, `mail.txt`, `chart-CAUTI.png`. */
  name: string;
  type: string;
  sha256: string;
  bytes: number;
}

/** Why reports of a month are made together. */
export type RunReason = "calendar" | "early" | "late-figures" | "asked";

/** A month's reports made together. */
export interface Run {
  /** `2026-10`, of a later edition `2026-10.2`. */
  id: string;
  period: Period;
  edition: number;
  why: RunReason;
  /** In the words of whoever asked. */
  reason: string;
  begunBy: string;
  begunAt: number;
  /** Whether those who subscribed are mailed. */
  mails: boolean;
}

export function runId(period: Period, edition: number): string {
  return edition === 1 ? period : `${period}.${edition}`;
}

/** The deterministic key of a report: what it is, of what, for whom, of which month and edition. */
export function reportId(
  { kind, audience, site, node }: ReportScope,
  period: Period,
  edition = 1,
): string {
  const parts = [
    kind,
    ...(site === undefined ? [] : [String(site)]),
    ...(node === undefined ? [] : [String(node)]),
    period,
    ...(audience === "everyone" ? [] : [audience]),
    ...(edition === 1 ? [] : [`e${edition}`]),
  ];
  return parts.join("-");
}

/** How a network's reports are made, beside their days. */
export const ReportSettings = z.object({
  /** Whether a month's report comes as soon as every site is in. */
  early: z.boolean().default(false),
  /** Whether figures that come late are mailed as an addendum. */
  addendum: z.boolean().default(true),
  /** A funder's figure of fewer cases than this is left out; 0 leaves nothing out. */
  smallestCell: z.int().min(0).max(50).default(11),
});
export type ReportSettings = z.infer<typeof ReportSettings>;
