import type { Figure } from "./figure.ts";
import type { MeasureId } from "./identity.ts";
import { type Period, periodName } from "./period.ts";
import type { Site } from "./site.ts";
import type { Revision, Submission } from "./submission.ts";

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
    const received = moving.map(([measure, figure]) => {
      const was = taken.figures.get(measure);
      return change(measure, was ? sumOf(was, figure) : figure, was);
    });
    return [
      {
        ...{ site: into.id, period, revision: taken.revision + 1, changed: received },
        attested: taken.attested && given.attested,
        reason: `${from.name} became part of this site`.slice(0, 500),
      },
      {
        ...{ site: from.id, period, revision: given.revision + 1, attested: false },
        changed: moving.map(([measure, was]) => change(measure, moved, was)),
        reason: moved.reason,
      },
    ];
  });
}

/** Two counts of different patients together. */
function sumOf(one: Figure, other: Figure): Figure {
  if (one.state === "measured" && other.state === "measured") {
    const numerator = one.numerator + other.numerator;
    return { state: "measured", numerator, denominator: one.denominator + other.denominator };
  }
  if (one.state === "measured") return one;
  if (other.state === "measured") return other;
  return one.state === "no-cases" ? one : other;
}

function change(measure: MeasureId, figure: Figure, was: Figure | undefined) {
  return { measure, figure, ...(was && { was }) };
}
