import { lastEndedPeriod } from "@allteach/domain/calendar";
import type { MeasureId } from "@allteach/domain/identity";
import { figureShape, type Measure, type MeasureDefinition } from "@allteach/domain/measure";
import { type Burden, burdenOf } from "@allteach/domain/measure-burden";
import { type LintFinding, type LintSetting, lintMeasure } from "@allteach/domain/measure-lint";
import { isOpenForComments } from "@allteach/domain/measure-status";
import type { MeasureVersion } from "@allteach/domain/measure-version";
import type { Charter } from "@allteach/domain/network";
import type { Node } from "@allteach/domain/node";
import { type Period, shiftPeriod } from "@allteach/domain/period";
import { may } from "@allteach/domain/permission";
import { done, type Outcome, refused } from "@allteach/domain/refusal";
import { seenNodes } from "@allteach/domain/seen-site";
import type { Site } from "@allteach/domain/site";
import { RULE_SETS } from "@allteach/spc/rules/rule-sets";
import { charterOf, charterQuery } from "@allteach/store/charter";
import { measureOf, measuresQuery } from "@allteach/store/measure";
import {
  measureCommentsQuery,
  measureVersionOf,
  measureVersionsQuery,
  reportedOfMeasuresQuery,
} from "@allteach/store/measure-version";
import { ask } from "@allteach/store/network-store";
import { nodeSitesQuery, nodesOf, nodesQuery } from "@allteach/store/node";
import { siteOf, sitesQuery } from "@allteach/store/site";
import type { ActionContext } from "./context.ts";
import { todayIn } from "./write-test.ts";

/** A measure as the network's list of them shows it. */
export interface ListedMeasure {
  measure: Measure;
  burden: Burden;
  hasFigures: boolean;
  /** What was reported of it lately, where anything was. */
  reported?: Reported;
  isOpen: boolean;
  findings: readonly LintFinding[];
}

export interface MeasuresView {
  charter: Charter;
  /** Every site, for whoever manages measures; they are counted for everyone else. */
  sites: readonly Site[];
  nodes: readonly Node[];
  measures: readonly ListedMeasure[];
  /** The month whose figures are asked for now. */
  month: Period;
  today: string;
  mayManage: boolean;
  mayComment: boolean;
}

/** How far back figures tell how many events are usual. */
const USUAL_MONTHS = 24;

/** The network's measures, whatever their status, with what they cost and what is odd about them. */
export async function readMeasures(ctx: ActionContext): Promise<Outcome<MeasuresView>> {
  if (!may(ctx.actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  return done(await measuresOf(ctx, await ask(ctx.store, ...measuresQueries(ctx))));
}

function measuresQueries({ store, now, network }: ActionContext) {
  const month = lastEndedPeriod(now, network.timeZone);
  return [
    charterQuery(store),
    sitesQuery(store),
    measuresQuery(store),
    nodesQuery(store),
    nodeSitesQuery(store),
    reportedOfMeasuresQuery(store, shiftPeriod(month, 1 - USUAL_MONTHS)),
  ] as const;
}

type Answers = Awaited<ReturnType<typeof ask<ReturnType<typeof measuresQueries>>>>;
type Reported = Answers[5][number];

function measuresOf(ctx: ActionContext, answers: Answers): MeasuresView {
  const { actor, now, network } = ctx;
  const [charters, siteRows, rows, nodeRows, nodeSites, reported] = answers;
  const charter = charterOf(charters);
  const sites = siteRows.map(siteOf);
  const measures = rows.map(measureOf);
  const month = lastEndedPeriod(now, network.timeZone);
  const today = todayIn(ctx);
  const byMeasure = new Map(reported.map((each) => [each.measureId, each]));
  const mayManage = may(actor, "manage-network");
  return {
    ...{ charter, month, today, mayManage },
    sites: mayManage ? sites : [],
    nodes: seenNodes(actor, charter, nodesOf(nodeRows, nodeSites)),
    mayComment: actor.kind === "person",
    measures: measures.map((measure) => {
      const facts = byMeasure.get(measure.id);
      const setting = lintSetting(measure, { measures, charter }, facts);
      return {
        ...{ measure, burden: burdenOf(measure, sites, month), hasFigures: facts !== undefined },
        ...(facts && { reported: facts }),
        isOpen: isOpenForComments(measure, today),
        findings: mayManage ? lintMeasure(measure, setting) : [],
      };
    }),
  };
}

/** What lint has to know besides a definition. */
function lintSetting(
  { id, chart, multiplier }: Pick<Measure, "chart" | "multiplier"> & { id?: MeasureId },
  { measures, charter }: { measures: readonly Measure[]; charter: Charter },
  facts: Reported | undefined,
): LintSetting {
  const shift = RULE_SETS[charter.ruleSet].rules.find((rule) => rule.kind === "shift");
  const isCounted = figureShape({ chart }) === "counts";
  return {
    codes: measures.filter((each) => each.id !== id).map(({ code }) => code),
    ...(shift && { shiftLength: shift.length }),
    ...(isCounted &&
      facts &&
      facts.siteMonths > 0 && { eventsPerMonth: facts.events / facts.siteMonths }),
    ...(isCounted &&
      facts &&
      facts.denominator > 0 && { level: (facts.events / facts.denominator) * multiplier }),
  };
}

/** One measure with how it came to be what it is, and what members say of it. */
export interface MeasureRecord extends MeasuresView {
  listed: ListedMeasure;
  /** The newest first; never empty. */
  versions: readonly MeasureVersion[];
  comments: readonly MeasureRemark[];
}

export interface MeasureRemark {
  version: number;
  text: string;
  name: string;
  at: number;
}

/** Reads one measure's record. */
export async function readMeasureRecord(
  ctx: ActionContext,
  code: string,
): Promise<Outcome<MeasureRecord>> {
  if (!may(ctx.actor, "see-network")) return refused({ kind: "not-allowed", need: "see-network" });
  const { store } = ctx;
  const [versionRows, comments, ...answers] = await ask(
    store,
    measureVersionsQuery(store, code),
    measureCommentsQuery(store, code),
    ...measuresQueries(ctx),
  );
  const view = measuresOf(ctx, answers as unknown as Answers);
  const listed = measureBy(view.measures, code);
  if (!listed) {
    const known = view.measures.map(({ measure }) => measure.code);
    return refused({ kind: "not-found", what: "measure", known });
  }
  const written = versionRows.map(measureVersionOf);
  const versions = written.length > 0 ? written : [firstVersion(listed.measure)];
  return done({ ...view, listed, versions, comments });
}

function measureBy(measures: readonly ListedMeasure[], code: string): ListedMeasure | undefined {
  return measures.find(({ measure }) => measure.code.toLowerCase() === code.toLowerCase());
}

/** A measure that nobody has changed since the network was founded. */
function firstVersion({ id: _, place: __, ...definition }: Measure): MeasureVersion {
  return { version: 1, definition, reason: "", name: "", at: 0 };
}

/**
 * What lint says of a definition that somebody is still writing.
 *
 * @param standing The measure that it would change; absent for a new one.
 * @param expected Events a month at a usual site, as whoever writes it expects them.
 */
export function lintAsWritten(
  { measures, charter }: Pick<MeasuresView, "measures" | "charter">,
  written: MeasureDefinition,
  standing: ListedMeasure | undefined,
  expected: number | undefined,
): LintFinding[] {
  const all = measures.map(({ measure }) => measure);
  const id = standing?.measure.id;
  const setting = lintSetting(
    { ...written, ...(id && { id }) },
    { measures: all, charter },
    standing?.reported,
  );
  return lintMeasure(written, {
    ...setting,
    ...(expected !== undefined && { eventsPerMonth: expected }),
  });
}
