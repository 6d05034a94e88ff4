import { periodsAsked } from "./cadence.ts";
import { type Calendar, stageOf } from "./calendar.ts";
import { type CellKey, cellKey, cellsOf } from "./cell.ts";
import { type Figure, problemsOf, sameFigure } from "./figure.ts";
import type { Code, MeasureId, SiteId } from "./identity.ts";
import { isAssigned, type Measure } from "./measure.ts";
import { type FigurePeriod, type Period, periodName } from "./period.ts";
import { done, type Outcome, type Problem, type Refusal, refused } from "./refusal.ts";
import { isExpected, type Site } from "./site.ts";

/** What a site has reported for one month, the latest revision of each figure. */
export interface Submission {
  site: SiteId;
  period: Period;
  /** 0 before anything was reported. */
  revision: number;
  figures: ReadonlyMap<CellKey, Figure>;
  /** Whether someone has said that it is complete and correct, and nobody changed it since. */
  attested: boolean;
  by?: string;
  at?: number;
  /** What was last said of each figure, where that was read. */
  comments?: ReadonlyMap<CellKey, string>;
}

/** One figure of a month, by the code of its measure; without a period the month itself is meant. */
export interface ReportedFigure {
  measure: Code;
  period?: FigurePeriod;
  figure: Figure;
  /** What whoever reports it says of it. */
  comment?: string;
}

/** What someone sends for a month. */
export interface Reported {
  figures: readonly ReportedFigure[];
  attest: boolean;
  reason?: string;
}

/** The next revision of a month: only what changed. */
export interface Revision {
  site: SiteId;
  period: Period;
  revision: number;
  /** `was`: what stood before, where anything did. */
  changed: readonly ChangedFigure[];
  attested: boolean;
  reason?: string;
}

/** A figure that a revision says anew, and what stood there before. */
export interface ChangedFigure {
  measure: MeasureId;
  period: FigurePeriod;
  figure: Figure;
  was?: Figure;
  comment?: string;
  /** Whether it replaces a figure of a month that was attested or locked. */
  restates?: boolean;
}

/** What a decision about a month rests on. */
export interface Situation {
  site: Site;
  measures: readonly Measure[];
  standing: Submission;
  calendar: Calendar;
  timeZone: string;
  now: Date;
  /** Whether whoever asks may correct a month that is closed. */
  mayUnlock: boolean;
}

/**
 * Decides what reported figures become: the next revision of what stands, or a refusal that names
 * every problem at once.
 *
 * Adding is always welcome, however late; changing what stands needs a reason once the month was
 * attested or locked, and a coordinator once it is closed.
 *
 * @returns A revision whose `changed` is empty when everything sent stands already.
 */
export function reviseSubmission(reported: Reported, situation: Situation): Outcome<Revision> {
  const { site, standing } = situation;

  const outside = whyOutside(situation);
  if (outside) return refused({ kind: "closed", because: outside });

  const problems = problemsWith(reported, situation);
  if (problems.length > 0) return refused({ kind: "invalid", problems });

  const changed = changesIn(reported, situation);
  const isNew = ({ was, figure }: ChangedFigure) => !sameFigure(was, figure);
  const restates = changed.some((each) => each.was !== undefined && isNew(each));
  const locked = restates ? whyLocked(reported, situation) : undefined;
  if (locked) return refused(locked);

  return done({
    site: site.id,
    period: standing.period,
    revision: standing.revision + 1,
    changed,
    attested: reported.attest || (standing.attested && !changed.some(isNew)),
    ...(reported.reason && { reason: reported.reason }),
  });
}

/** The figures that differ from what stands, and those of which something new is said. */
function changesIn(
  { figures }: Reported,
  { measures, standing, calendar, timeZone, now }: Situation,
): ChangedFigure[] {
  const byCode = measuresByCode(measures);
  const stage = stageOf(standing.period, calendar, timeZone, now);
  const isSettled = standing.attested || stage === "soft-locked" || stage === "closed";
  return figures.flatMap(({ measure: code, period = standing.period, figure, comment }) => {
    const measure = byCode.get(code.toLowerCase())?.id;
    if (!measure) return [];
    const was = standing.figures.get(cellKey(measure, period));
    const isSame = sameFigure(was, figure);
    const said = standing.comments?.get(cellKey(measure, period));
    const saysMore = comment !== undefined && comment !== said;
    if (isSame && !saysMore) return [];
    const restates = isSettled && was !== undefined && !isSame;
    return [
      {
        ...{ measure, period, figure, ...(was && { was }) },
        ...(saysMore && { comment }),
        ...(restates && { restates }),
      },
    ];
  });
}

/** Whether a revision says anything that does not stand already. */
export function isNews(revision: Revision, standing: Submission): boolean {
  return revision.changed.length > 0 || (revision.attested && !standing.attested);
}

/**
 * How much of what a site is asked for a month is there; never above `expected`. A site that
 * reported a month before it joined is counted for what it was asked then.
 */
export function completeness(
  site: Site,
  measures: readonly Measure[],
  submission: Pick<Submission, "figures" | "period">,
): { done: number; expected: number } {
  const asked = cellsOf(measures, site, submission.period);
  const given = asked.filter(({ measure, period }) =>
    submission.figures.has(cellKey(measure.id, period)),
  );
  if (given.length === 0 && !isExpected(site, submission.period)) return { done: 0, expected: 0 };
  return { done: given.length, expected: asked.length };
}

function whyOutside({ site, standing, calendar, timeZone, now }: Situation): string | undefined {
  const name = periodName(standing.period);
  if (stageOf(standing.period, calendar, timeZone, now) === "not-open") {
    return `${name} has not ended yet: its figures can be entered once it has.`;
  }
  if (site.merged !== undefined && standing.period >= site.merged.since) {
    return `${site.name} is part of another site since ${periodName(site.merged.since)}.`;
  }
  if (site.left !== undefined && standing.period > site.left) {
    return `${site.name} left the network before ${name}.`;
  }
  return undefined;
}

function whyLocked(reported: Reported, situation: Situation): Refusal | undefined {
  const { standing, calendar, timeZone, now, mayUnlock } = situation;
  const name = periodName(standing.period);
  const stage = stageOf(standing.period, calendar, timeZone, now);
  if (stage === "closed" && !mayUnlock) {
    const because = `${name} is closed. Ask the network's coordinator to correct it.`;
    return { kind: "closed", because };
  }
  if (reported.reason) return undefined;
  if (stage === "closed" || stage === "soft-locked") {
    return { kind: "needs-reason", because: `${name} is locked: say why a figure changes.` };
  }
  if (standing.attested) {
    return { kind: "needs-reason", because: `${name} was attested: say why a figure changes.` };
  }
  return undefined;
}

function problemsWith(reported: Reported, situation: Situation): Problem[] {
  const byCode = measuresByCode(situation.measures);
  const seen = new Set<string>();
  return reported.figures.flatMap((sent, index): Problem[] => {
    const at = (field: string, because: string) => [
      { field: `figures/${index}/${field}`, because },
    ];
    const { measure: code, figure, period = situation.standing.period } = sent;
    const measure = byCode.get(code.toLowerCase());
    if (!measure) {
      const known = situation.measures.map((each) => each.code).join(", ");
      return at("measure", `${code} is no measure here: there are ${known}`);
    }
    const untimely = whyUntimely(measure, period, situation);
    if (untimely) return at("period", untimely);
    const key = cellKey(measure.id, period);
    if (seen.has(key)) return at("measure", `${measure.code} is given twice`);
    seen.add(key);
    if (!isAssigned(measure, situation.site, situation.standing.period)) {
      return at("measure", `${situation.site.name} does not report ${measure.name}`);
    }
    return problemsOf(figure, measure).flatMap((problem) =>
      at(problem.field, `${measure.name}: the ${problem.field} ${problem.because}`),
    );
  });
}

/** Why a measure is not counted for that period, in that month. */
function whyUntimely(
  { name, cadence }: Measure,
  period: FigurePeriod,
  { standing }: Situation,
): string | undefined {
  const asked = periodsAsked(cadence, standing.period);
  if (asked.includes(period)) return undefined;
  if (asked.length === 0) {
    return `${name} is counted by the quarter: send it with March, June, September or December`;
  }
  if (cadence !== "week") return `${name} is counted by the month: leave the period away`;
  return `${name} is counted by the week: name one of ${asked.join(", ")}`;
}

function measuresByCode(measures: readonly Measure[]): Map<string, Measure> {
  return new Map(measures.map((measure) => [measure.code.toLowerCase(), measure]));
}
