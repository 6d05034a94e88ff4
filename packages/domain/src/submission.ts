import { type Calendar, stageOf } from "./calendar.ts";
import { type Figure, problemsOf, sameFigure } from "./figure.ts";
import type { Code, MeasureId, SiteId } from "./identity.ts";
import { isAssigned, type Measure } from "./measure.ts";
import { type Period, periodName } from "./period.ts";
import { done, type Outcome, type Problem, type Refusal, refused } from "./refusal.ts";
import { isExpected, type Site } from "./site.ts";

/** What a site has reported for one month, the latest revision of each figure. */
export interface Submission {
  site: SiteId;
  period: Period;
  /** 0 before anything was reported. */
  revision: number;
  figures: ReadonlyMap<MeasureId, Figure>;
  /** Whether someone has said that it is complete and correct, and nobody changed it since. */
  attested: boolean;
  by?: string;
  at?: number;
}

/** What someone sends for a month: figures by the code of their measure. */
export interface Reported {
  figures: readonly { measure: Code; figure: Figure }[];
  attest: boolean;
  reason?: string;
}

/** The next revision of a month: only what changed. */
export interface Revision {
  site: SiteId;
  period: Period;
  revision: number;
  /** `was`: what stood before, where anything did. */
  changed: readonly { measure: MeasureId; figure: Figure; was?: Figure }[];
  attested: boolean;
  reason?: string;
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

  const byCode = measuresByCode(situation.measures);
  const changed = reported.figures.flatMap(({ measure: code, figure }) => {
    const measure = byCode.get(code.toLowerCase());
    const was = measure && standing.figures.get(measure.id);
    if (!measure || sameFigure(was, figure)) return [];
    return [{ measure: measure.id, figure, ...(was && { was }) }];
  });

  const restates = changed.some(({ measure }) => standing.figures.has(measure));
  const locked = restates ? whyLocked(reported, situation) : undefined;
  if (locked) return refused(locked);

  return done({
    site: site.id,
    period: standing.period,
    revision: standing.revision + 1,
    changed,
    attested: reported.attest || (standing.attested && changed.length === 0),
    ...(reported.reason && { reason: reported.reason }),
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
  const asked = measures.filter((measure) => isAssigned(measure, site));
  const given = asked.filter((measure) => submission.figures.has(measure.id));
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

function problemsWith(reported: Reported, { measures, site }: Situation): Problem[] {
  const byCode = measuresByCode(measures);
  const seen = new Set<string>();
  return reported.figures.flatMap(({ measure: code, figure }, index): Problem[] => {
    const at = (field: string) => `figures/${index}/${field}`;
    const measure = byCode.get(code.toLowerCase());
    if (!measure) {
      const known = measures.map((each) => each.code).join(", ");
      return [{ field: at("measure"), because: `${code} is no measure here: there are ${known}` }];
    }
    if (seen.has(code.toLowerCase())) {
      return [{ field: at("measure"), because: `${measure.code} is given twice` }];
    }
    seen.add(code.toLowerCase());
    if (!isAssigned(measure, site)) {
      return [{ field: at("measure"), because: `${site.name} does not report ${measure.name}` }];
    }
    return problemsOf(figure, measure).map((problem) => ({
      field: at(problem.field),
      because: `${measure.name}: the ${problem.field} ${problem.because}`,
    }));
  });
}

function measuresByCode(measures: readonly Measure[]): Map<string, Measure> {
  return new Map(measures.map((measure) => [measure.code.toLowerCase(), measure]));
}
