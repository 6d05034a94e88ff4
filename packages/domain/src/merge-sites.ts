import type { CellKey } from "./cell.ts";
import { type Figure, type Measured, togetherOf } from "./figure.ts";
import type { MeasureId } from "./identity.ts";
import type { Measure } from "./measure.ts";
import { type FigurePeriod, type Period, periodName } from "./period.ts";
import type { Site } from "./site.ts";
import type { ChangedFigure, Revision, Submission } from "./submission.ts";

/** Two sites that become one: from a month on, what the first reported counts at the second. */
export interface Merger {
  from: Site;
  into: Site;
  since: Period;
}

/**
 * What becomes of the figures of two sites that merge. Earlier months stay as they are; from `since`
 * on each figure moves over as a new revision on both sides, so that nothing that was reported is
 * overwritten and the network's sums stay what they were: but for events told by the day, whose
 * two sites had the same days, and have them once from then on.
 *
 * @param measures The network's, which say whether events are told by the day or by the case.
 * @param months Both sites' months from `since` on, as they stand.
 * @returns No revision where nothing is left to move: doing it again changes nothing.
 */
export function mergedRevisions(
  { from, into, since }: Merger,
  measures: readonly Pick<Measure, "id" | "chart">[],
  months: readonly { period: Period; from: Submission; into: Submission }[],
): Revision[] {
  const moved: Figure = {
    state: "not-collected",
    reason: `Counted at ${into.name} since ${periodName(since)}`.slice(0, 500),
  };
  const byDay = new Set(measures.filter(({ chart }) => chart === "t").map(({ id }) => id));
  return months.flatMap(({ period, from: given, into: taken }): Revision[] => {
    const moving = [...given.figures].filter(([, { state }]) => state !== "not-collected");
    if (period < since || moving.length === 0) return [];
    const received = moving.map(([cell, figure]) => {
      const was = taken.figures.get(cell);
      return change(cell, was ? sumOf(was, figure, byDay.has(measureOf(cell))) : figure, was);
    });
    return [
      {
        ...{ site: into.id, period, revision: taken.revision + 1, changed: received },
        attested: taken.attested && given.attested,
        reason: `${from.name} became part of this site`.slice(0, 500),
      },
      {
        ...{ site: from.id, period, revision: given.revision + 1, attested: false },
        changed: moving.map(([cell, was]) => change(cell, moved, was)),
        reason: moved.reason,
      },
    ];
  });
}

/** Two figures of different patients together. */
function sumOf(one: Figure, other: Figure, areDays: boolean): Figure {
  if (one.state === "measured" && other.state === "measured") return bothOf(one, other, areDays);
  if (one.state === "measured") return one;
  if (other.state === "measured") return other;
  return one.state === "no-cases" ? one : other;
}

/**
 * Rare events of two sites. Days are the same days for both; cases have no common order, so the
 * second site's are counted after the first's.
 */
function bothOf(one: Measured, other: Measured, areDays: boolean): Measured {
  if (!one.events || !other.events) return togetherOf(one, other);
  const later = areDays ? other.events : other.events.map((event) => event + one.denominator);
  const events = [...one.events, ...later].sort((first, second) => first - second);
  const denominator = areDays ? one.denominator : one.denominator + other.denominator;
  return { state: "measured", numerator: events.length, denominator, events };
}

function change(cell: CellKey, figure: Figure, was: Figure | undefined): ChangedFigure {
  const [, period = ""] = cell.split(" ");
  return {
    ...{ measure: measureOf(cell), period: period as FigurePeriod, figure },
    ...(was && { was }),
  };
}

function measureOf(cell: CellKey): MeasureId {
  return Number(cell.split(" ")[0]) as MeasureId;
}
