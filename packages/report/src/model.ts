import { monthName, type Period, periodName } from "@allteach/domain/period";
import { networkReportId } from "@allteach/domain/report";
import { type Completeness, completenessOf } from "./completeness.ts";
import { type Card, cardsOf } from "./curious.ts";
import { hasMoved, headline, openingOf, teachersOf } from "./headline.ts";
import { type MeasureSection, measureSection } from "./measure-section.ts";
import { methodNotes } from "./method.ts";
import type { ReportInput } from "./report-input.ts";
import { plainLine } from "./wording.ts";

/** A month's report: everything that its mail, page, text and files say, in their order. */
export interface ReportModel {
  network: { name: string; slug: string; simulated: boolean };
  period: Period;
  /** `October 2026`. */
  month: string;
  /** ISO 8601. */
  generatedAt: string;
  /** The subject of the mail and the title of the page, one line. */
  title: string;
  opening: readonly [string, string, string];
  cards: readonly Card[];
  /** What changed first, then the others in the network's own order. */
  measures: readonly MeasureSection[];
  completeness: Completeness;
  method: readonly string[];
  addresses: { home: string; report: string };
}

/**
 * Builds a month's report. Pure: the same input gives the same report.
 *
 * @throws {ReportError} naming the measure whose chart is not of its figures.
 */
export function buildReport(input: ReportInput): ReportModel {
  const { period } = input;
  const network = { ...input.network, name: plainLine(input.network.name) };
  const home = `${input.baseUrl}/n/${encodeURIComponent(network.slug)}`;
  const sections = input.measures
    .map((each) => {
      const address = `${home}/measures/${encodeURIComponent(each.measure.code)}`;
      return measureSection(each, period, address);
    })
    .sort((one, other) => rank(one) - rank(other) || one.measure.place - other.measure.place);
  const completeness = completenessOf(input.completeness, monthName(period));
  const teachers = teachersOf(sections);
  return {
    network,
    period,
    month: periodName(period),
    generatedAt: input.generatedAt.toISOString(),
    title: headline(network, period, sections, teachers),
    opening: openingOf(period, sections, teachers, completeness),
    cards: cardsOf(sections, completeness, { period, home }),
    measures: sections,
    completeness,
    method: methodNotes(sections),
    addresses: { home, report: `${home}/reports/${networkReportId(period)}` },
  };
}

/** New changes, then those that hold, then what is as usual, then what has no figure. */
function rank(section: MeasureSection): number {
  if (hasMoved(section)) return section.movement.isNew ? 0 : 1;
  return section.movement.sense === "steady" ? 2 : 3;
}
