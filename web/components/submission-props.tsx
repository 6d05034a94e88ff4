import type { MonthReporting } from "@allteach/domain/completeness";
import type { Charter } from "@allteach/domain/network";
import type { Period } from "@allteach/domain/period";
import type { Site } from "@allteach/domain/site";
import type { Submission } from "@allteach/domain/submission";
import type { Readers } from "../words/who-words.ts";
import type { HistoryEntry } from "./month-history.tsx";
import type { PageProps } from "./page.tsx";
import type { SheetRow } from "./sheet-row.tsx";

/** What the page of a month is drawn from. */
export interface SubmissionPageProps {
  shell: Partial<PageProps>;
  now: Date;
  charter: Charter;
  site: Site;
  period: Period;
  submission: Submission;
  rows: readonly SheetRow[];
  mayReport: boolean;
  /** The last month that has ended: none later can be entered. */
  lastPeriod: Period;
  reporting: MonthReporting;
  /** Who said that the month is complete and correct, where that holds. */
  attestation: { by: string; at: number } | undefined;
  history: readonly HistoryEntry[];
  readers: Readers;
  /** The revision that whoever types has seen: the newest, or the one their draft began from. */
  saw: number;
  /** Where the month lies, sealed: what is sent with it is saved in one trip fewer. */
  place: string | undefined;
  /** What became of what was sent, if something was. */
  sent?:
    | { kind: "saved"; theirs: readonly SheetRow[] }
    | { kind: "preview" }
    | { kind: "overtaken" }
    | { kind: "refused"; because: string }
    | undefined;
  reason?: { typed: string; error?: string | undefined } | undefined;
}
