import type { Measure, MeasureStatus } from "./measure.ts";

export const statusNames: Readonly<Record<MeasureStatus, string>> = {
  draft: "Draft",
  test: "Being tested",
  live: "Live",
  retired: "Retired",
};

/** What each status means for those who report. */
export const statusMeanings: Readonly<Record<MeasureStatus, string>> = {
  draft: "Nobody is asked for it yet.",
  test: "Sites are asked for it; it stands in no report.",
  live: "Sites are asked for it, and it stands in every report.",
  retired: "Nobody is asked for it any more; its figures and charts stay.",
};

const steps: Readonly<Record<MeasureStatus, readonly MeasureStatus[]>> = {
  draft: ["test", "live", "retired"],
  test: ["live", "draft", "retired"],
  live: ["retired"],
  retired: ["live", "test"],
};

/**
 * Where a measure may go from where it is.
 *
 * @param hasFigures Whether any figure was ever reported: what has figures is no draft again.
 */
export function nextStatuses(status: MeasureStatus, hasFigures: boolean): MeasureStatus[] {
  return steps[status].filter((to) => to !== "draft" || !hasFigures);
}

/** Whether members may comment on a measure on that day, a date in the network's time zone. */
export function isOpenForComments(
  { status, commentsUntil }: Pick<Measure, "status" | "commentsUntil">,
  today: string,
): boolean {
  return status === "draft" && commentsUntil !== undefined && today <= commentsUntil;
}

/** Why a measure may not take a step; nothing where it may. */
export function whyNoStep(
  measure: Pick<Measure, "name" | "status" | "commentsUntil">,
  to: MeasureStatus,
  { hasFigures, today }: { hasFigures: boolean; today: string },
): string | undefined {
  if (!nextStatuses(measure.status, hasFigures).includes(to)) {
    const [from, wanted] = [statusNames[measure.status], statusNames[to]].map((name) =>
      name.toLowerCase(),
    );
    return `${measure.name} is ${from}, and from there it does not become ${wanted}`;
  }
  if (to !== "retired" && isOpenForComments(measure, today)) {
    return `members comment on it until ${measure.commentsUntil}: wait, or close the comments first`;
  }
  return undefined;
}
