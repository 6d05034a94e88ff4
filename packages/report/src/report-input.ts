import type { Code } from "@allteach/domain/identity";
import type { Measure } from "@allteach/domain/measure";
import type { FigurePeriod, Period } from "@allteach/domain/period";
import type { ReportKind } from "@allteach/domain/report";
import type { ChartReading } from "@allteach/spc/chart-reading";
import type { Passage } from "./passage.ts";

/** Everything a month's report is made from; nothing is looked up while it is made. */
export interface ReportInput {
  network: { name: string; slug: string; simulated: boolean };
  period: Period;
  generatedAt: Date;
  /** Where the service lives, without a slash at the end: `https://allteach.example`. */
  baseUrl: string;
  measures: readonly MeasureInput[];
  completeness: readonly SiteCompleteness[];
  /** Its id in the network's ledger; left out, the one of the network's own report. */
  id?: string;
  /** Left out, the network's own report. */
  kind?: ReportKind;
  /** False where the reader is shown no site, neither by name nor by code. */
  showsSites?: boolean;
  /** Parts that are words and tables. */
  passages?: readonly Passage[];
}

/** One measure of the whole network. */
export interface MeasureInput {
  measure: Measure;
  /** The network's months in order, none left out: sums over the sites that reported. */
  series: readonly MonthFigures[];
  /** The reading of that same series. */
  reading: ChartReading;
  /** The sites that report it, by the names that this network's readers may see. */
  sites: readonly SiteNews[];
  /** Where all its figures are; left out, the measure's page. */
  address?: string;
  /** What is shown right below it, to compare: the network's own of the same measure. */
  beside?: MeasureInput;
}

/** A network's figures of one period. A denominator of 0 means no cases, null nothing collected. */
export interface MonthFigures {
  period: FigurePeriod;
  numerator: number | null;
  denominator: number | null;
  /** Of a measure that is a mean; its denominator is then the number of measurements. */
  mean?: number;
  sitesReporting: number;
}

/** What a site's own chart says: its reading, or whether it shows a favourable shift. */
export type SiteNews = {
  name: string;
  code: Code;
  /** What it counted in the report's own month; left out where that is nothing. */
  counts?: { numerator: number; denominator: number };
} & ({ reading: ChartReading } | { improved: boolean });

/** How much of what a site was asked for in the month is in. */
export interface SiteCompleteness {
  name: string;
  code: Code;
  done: number;
  expected: number;
  attested: boolean;
}
