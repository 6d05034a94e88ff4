import type { CellKey } from "./cell.ts";
import { type Figure, type Measured, togetherOf } from "./figure.ts";
import type { MeasureId } from "./identity.ts";
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
 * overwritten and the network's sums stay what they were.
 *
 * @param months Both sites' months from `since` on, as they stand.
 * @returns No revision where nothing is left to move: doing it again changes nothing.
 */
export function mergedRevisions(
  { from, into, since }: Merger,
  months: readonly { period: Period; from: Submission; into: Submission }[],
): Revision[] {
  const moved: Figure = {
    state: "not-collected",
    reason: `Counted at ${into.name} since ${periodName(since)}`.slice(0, 500),
  };
  return months.flatMap(({ period, from: given, into: taken }): Revision[] => {
    const moving = [...given.figures].filter(([, { state }]) => state !== "not-collected");
    if (period < since || moving.length === 0) return [];
    const received = moving.map(([cell, figure]) => {
      const was = taken.figures.get(cell);
      return change(cell, was ? sumOf(was, figure) : figure, was);
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
function sumOf(one: Figure, other: Figure): Figure {
  if (one.state === "measured" && other.state === "measured") return bothOf(one, other);
  if (one.state === "measured") return one;
  if (other.state === "measured") return other;
  return one.state === "no-cases" ? one : other;
}

/**
 * Rare events of two sites. Days are the same days for both; cases have no common order, so the
 * second site's are counted after the first's.
 */
function bothOf(one: Measured, other: Measured): Measured {
  if (!one.events || !other.events) return togetherOf(one, other);
  const areDays = one.denominator === other.denominator && one.denominator <= LONGEST_MONTH;
  const later = areDays ? other.events : other.events.map((event) => event + one.denominator);
  const events = [...one.events, ...later].sort((first, second) => first - second);
  const denominator = areDays ? one.denominator : one.denominator + other.denominator;
  return { state: "measured", numerator: events.length, denominator, events };
}

const LONGEST_MONTH = 31;

function change(cell: CellKey, figure: Figure, was: Figure | undefined): ChangedFigure {
  const [measure = "", period = ""] = cell.split(" ");
  return {
    ...{ measure: Number(measure) as MeasureId, period: period as FigurePeriod, figure },
    ...(was && { was }),
  };
}
