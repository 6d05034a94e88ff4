/** A step as far as its place in the flow goes. */
export interface RankedStep {
  key: string;
  kind: string;
  ways: readonly { to: string }[];
}

/**
 * How far down each step stands: one row below the last of those that lead to it, links that lead
 * back left aside. What no start leads to stands below everything else.
 *
 * @returns A rank from 0 for each key.
 */
export function stepRanks(steps: readonly RankedStep[]): Map<string, number> {
  const ranks = new Map<string, number>();
  const starts = steps.filter(({ kind }) => kind === "start");
  rank(starts.length > 0 ? starts : steps.slice(0, 1), steps, ranks);
  rank(
    steps.filter(({ key }) => !ranks.has(key)),
    steps,
    ranks,
  );
  return ranks;
}

/** Gives every step that `from` lead to, and that has no rank yet, one below those that have. */
function rank(
  from: readonly RankedStep[],
  steps: readonly RankedStep[],
  ranks: Map<string, number>,
): void {
  const first = Math.max(-1, ...ranks.values()) + 1;
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const order: RankedStep[] = [];
  const forward = new Map<string, string[]>();
  const open = new Set<string>();
  const seen = new Set(ranks.keys());
  const visit = (step: RankedStep) => {
    if (seen.has(step.key)) return;
    seen.add(step.key);
    open.add(step.key);
    const on: string[] = [];
    for (const { to } of step.ways) {
      const next = byKey.get(to);
      if (!next || open.has(to) || ranks.has(to)) continue;
      on.push(to);
      visit(next);
    }
    forward.set(step.key, on);
    open.delete(step.key);
    order.unshift(step);
  };
  // From the last, so that what stands first in the map stands first in the order as well.
  for (const step of [...from].reverse()) visit(step);
  for (const { key } of order) {
    const own = ranks.get(key) ?? first;
    ranks.set(key, own);
    for (const to of forward.get(key) ?? []) ranks.set(to, Math.max(ranks.get(to) ?? 0, own + 1));
  }
}
