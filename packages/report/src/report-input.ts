import type { Code } from "@allteach/domain/identity";
import type { Measure } from "@allteach/domain/measure";
import type { FigurePeriod, Period } from "@allteach/domain/period";
import type { ChartReading } from "@allteach/spc/chart-reading";

/** Everything a month's report is made from; nothing is looked up while it is made. */
export interface ReportInput {
  network: { name: string; slug: string; simulated: boolean };
  period: Period;
  generatedAt: Date;
  /** Where the service lives, without a slash at the end: `https://allteach.example`. */
  baseUrl: string;
  measures: readonly MeasureInput[];
  completeness: readonly SiteCompleteness[];
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
export type SiteNews = { name: string; code: Code } & (
  | { reading: ChartReading }
  | { improved: boolean }
);

/** How much of what a site was asked for in the month is in. */
export interface SiteCompleteness {
  name: string;
  code: Code;
  done: number;
  expected: number;
  attested: boolean;
}
