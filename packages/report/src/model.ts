import { monthName, type Period, periodName } from "@allteach/domain/period";
import { type ReportKind, reportId } from "@allteach/domain/report";
import { type Completeness, completenessOf } from "./completeness.ts";
import { type Card, cardsOf } from "./curious.ts";
import { hasMoved, headline, openingOf, teachersOf } from "./headline.ts";
import { type MeasureSection, measureSection } from "./measure-section.ts";
import { methodNotes } from "./method.ts";
import type { Passage } from "./passage.ts";
import type { MeasureInput, ReportInput } from "./report-input.ts";
import { type SideBySide, sideBySideOf } from "./side-by-side.ts";
import { type SiteFunnel, siteFunnelOf } from "./site-funnel.ts";
import { plainLine } from "./wording.ts";

/** A month's report: everything that its mail, page, text and files say, in their order. */
export interface ReportModel {
  kind: ReportKind;
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
  /** One measure at each site; null where there are few, or none that the reader may tell apart. */
  sideBySide: SideBySide | null;
  /** One measure's sites by their size, on paper; null where they all stand side by side. */
  funnel: SiteFunnel | null;
  completeness: Completeness;
  /** Parts that are words and tables, those that come first in front. */
  passages: readonly Passage[];
  method: readonly string[];
  addresses: { home: string; report: string };
}

/**
 * Builds a month's report. Pure: the same input gives the same report.
 *
 * @throws {ReportError} naming the measure whose chart is not of its figures.
 */
export function buildReport(input: ReportInput): ReportModel {
  const { period, kind = "network", showsSites = true, passages = [] } = input;
  const network = { ...input.network, name: plainLine(input.network.name) };
  const home = `${input.baseUrl}/n/${encodeURIComponent(network.slug)}`;
  const drawn = (each: MeasureInput) => measureSection(each, period, addressOf(each, home));
  const pairs = input.measures
    .map((each) => ({ input: each, own: drawn(each), beside: each.beside && drawn(each.beside) }))
    .sort(
      ({ own: one }, { own: other }) =>
        rank(one) - rank(other) || one.measure.place - other.measure.place,
    );
  const sections = pairs.map(({ own }) => own);
  const completeness = completenessOf(input.completeness, monthName(period), showsSites);
  const teachers = teachersOf(sections);
  const id = input.id ?? reportId({ kind, audience: "everyone" }, period);
  return {
    ...{ kind, network, period, month: periodName(period) },
    generatedAt: input.generatedAt.toISOString(),
    title: headline(kind, network, period, sections, teachers, completeness),
    opening: openingOf(kind, period, sections, teachers, completeness),
    cards: cardsOf(sections, completeness, { period, home }),
    measures: pairs.flatMap(({ own, beside }) => (beside ? [own, beside] : [own])),
    sideBySide: sideBySideOf(pairs),
    funnel: siteFunnelOf(pairs, period),
    ...{ completeness, passages: passages.map(onPlainLines) },
    method: methodNotes(sections),
    addresses: { home, report: `${home}/reports/${encodeURIComponent(id)}` },
  };
}

/** People's own words in it, each on one line and in one direction. */
function onPlainLines({ table, sentences, ...passage }: Passage): Passage {
  return {
    ...passage,
    sentences: sentences.map(plainLine),
    ...(table && { table: { ...table, rows: table.rows.map((row) => row.map(plainLine)) } }),
  };
}

const addressOf = ({ address, measure }: MeasureInput, home: string) =>
  address ?? `${home}/measures/${encodeURIComponent(measure.code)}`;

/** New changes, then those that hold, then what is as usual, then what has no figure. */
function rank(section: MeasureSection): number {
  if (hasMoved(section)) return section.movement.isNew ? 0 : 1;
  return section.movement.sense === "steady" ? 2 : 3;
}
