import type { Period } from "./period.ts";

/** Where a month's report stands in the network's ledger. */
export type ReportStatus = "pending" | "built" | "failed";

/** A report as the archive lists it. */
export interface ReportRecord {
  /** Deterministic, so that asking twice makes one: `network-2026-10`. */
  id: string;
  kind: "network";
  period: Period;
  status: ReportStatus;
  title: string;
  /** When it was due, and when it was made. */
  dueAt: number;
  builtAt?: number;
  /** Why it was not made, in words for people. */
  failure?: string;
}

/** One stored form of a report; its bytes never change. */
export interface Artefact {
  /** `report.html`, `report.pdf`, `mail.html`, `mail.txt`, `chart-CAUTI.png`. */
  name: string;
  type: string;
  sha256: string;
  bytes: number;
}

/** The deterministic key of the network's report of a month. */
export function networkReportId(period: Period): string {
  return `network-${period}`;
}
