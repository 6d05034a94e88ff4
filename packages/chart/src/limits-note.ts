import type { ChartPoint, ChartType, ControlChart } from "@allteach/spc/control-chart";

/** What makes the limits of a chart step from period to period. */
const CAUSE: Partial<Record<ChartType, string>> = {
  p: "the denominator",
  pp: "the denominator",
  u: "the denominator",
  up: "the denominator",
  ip: "the denominator",
  xbar: "the number of measurements",
  s: "the number of measurements",
};

/**
 * One line for under a chart whose limits step, which readers take for a fault otherwise.
 *
 * @returns The line, or undefined where limits are level within every phase.
 */
export function limitsNote({ chart, points }: ControlChart): string | undefined {
  const cause = CAUSE[chart];
  if (cause === undefined || !stepsWithinPhase(points)) return undefined;
  return `Limits step because ${cause} changes from period to period: the more there is to count, the closer they are.`;
}

function stepsWithinPhase(points: readonly ChartPoint[]): boolean {
  const known = points.filter(({ upper, lower }) => upper !== null && lower !== null);
  return known.some((point, index) => {
    const before = known[index - 1];
    if (before === undefined || before.phase !== point.phase) return false;
    return before.upper !== point.upper || before.lower !== point.lower;
  });
}
