import type { Head } from "@allteach/domain/audit";
import type { CellKey } from "@allteach/domain/cell";
import type { Figure } from "@allteach/domain/figure";
import type { Measure } from "@allteach/domain/measure";
import type { Charter } from "@allteach/domain/network";
import type { NetworkRule } from "@allteach/domain/network-rule";
import { monthOf, type Period } from "@allteach/domain/period";
import type { PhaseDecision } from "@allteach/domain/phase";
import { done, type Outcome, type Refusal, refused } from "@allteach/domain/refusal";
import { seenSites } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import type { Submission } from "@allteach/domain/submission";
import { headQuery } from "@allteach/store/audit";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { type StandingFigure, siteFiguresQuery, standingFigures } from "@allteach/store/figure";
import { commentsIn, type FigureComment, lastComments } from "@allteach/store/figure-comment";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import { rulesQuery } from "@allteach/store/network-rule";
import { ask, type NetworkStore } from "@allteach/store/network-store";
import { phaseDecisionOf, phasesQuery } from "@allteach/store/phase";
import { siteOf, siteOfCodeQuery, sitesQuery } from "@allteach/store/site";
import {
  givenFigures,
  type MonthRevision,
  monthRevisionOf,
  monthRevisionsQuery,
  submissionOf,
} from "@allteach/store/submission";
import type { ActionContext } from "./context.ts";
import { siteBy } from "./site-by.ts";

/** A month as it stands, with what it needs to be read. */
export interface MonthState {
  site: Site;
  charter: Charter;
  measures: readonly Measure[];
  submission: Submission;
}

/** A site's month with all that a decision about it rests on. */
export interface OpenMonth extends MonthState {
  rules: readonly NetworkRule[];
  /** What was decided about where centre lines begin anew. */
  decisions: readonly PhaseDecision[];
  /** The site's figures as they stand, from the first month that was asked for. */
  figures: readonly StandingFigure[];
  comments: readonly FigureComment[];
  /** The oldest first. */
  revisions: readonly MonthRevision[];
  /** The month as it stood at an earlier revision. */
  baseAt(revision: number): ReadonlyMap<CellKey, Figure>;
  /** Every figure that any revision of the month said, the oldest first. */
  said: readonly SaidFigure[];
  head: Head | undefined;
}

/** A figure as one revision of its month said it. */
export interface SaidFigure extends StandingFigure {
  revision: number;
}

/** All that a site's month is made from, as the database has it: nobody was asked who may see it. */
export type MonthRows = Awaited<ReturnType<typeof monthRows>>;

/**
 * Asks for what a site's month is made from, in one round trip.
 *
 * @param from The first month whose figures are read besides.
 */
export function monthRows(store: NetworkStore, code: string, period: Period, from: Period) {
  return ask(
    store,
    charterQuery(store),
    siteOfCodeQuery(store, code),
    measuresQuery(store),
    rulesQuery(store),
    monthRevisionsQuery(store, code, period),
    siteFiguresQuery(store, code, { from, to: period }),
    headQuery(store),
    phasesQuery(store),
  );
}

/**
 * Reads a site's month as it stands, in one round trip, for whoever asks.
 *
 * @param from The first month whose figures are read besides.
 * @param read The month's rows from that month on, where they were read already.
 */
export async function openMonth(
  ctx: ActionContext,
  code: string,
  period: Period,
  from: Period = period,
  read?: MonthRows,
): Promise<Outcome<OpenMonth>> {
  const [charters, sites, measures, rules, revisions, rows, [head], decided] =
    read ?? (await monthRows(ctx.store, code, period, from));
  const charter = charterOf(charters);
  const site = siteBy(seenSites(ctx.actor, charter, sites.map(siteOf)), code);
  if (!site) return refused(await noSuchSite(ctx, charter));
  const figures = standingFigures(rows);
  const ofMonth = rows.filter((row) => monthOf(row.period as Period) === period);
  const said = commentsIn(rows);
  const decisions = decided.map(phaseDecisionOf);
  const newest = revisions.at(-1);
  return done({
    ...{ site, charter, head, figures, rules, decisions, comments: said },
    measures: measures.map(measureOf),
    submission: {
      ...submissionOf(site.id, period, newest ? [newest] : [], figures),
      comments: lastComments(said),
    },
    revisions: revisions.map(monthRevisionOf),
    baseAt: (revision) =>
      givenFigures(standingFigures(ofMonth.filter((row) => row.revision <= revision))),
    said: ofMonth
      .map((row) => ({ ...standingFigures([row])[0], revision: row.revision }) as SaidFigure)
      .toSorted((one, other) => one.revision - other.revision),
  });
}

/** Which sites there are, for whoever named another. */
async function noSuchSite({ store, actor }: ActionContext, charter: Charter): Promise<Refusal> {
  const [sites] = await ask(store, sitesQuery(store));
  const seen = seenSites(actor, charter, sites.map(siteOf));
  return { kind: "not-found", what: "site", known: seen.map(({ code }) => code) };
}
