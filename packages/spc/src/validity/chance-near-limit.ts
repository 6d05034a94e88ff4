import type { NearLimitRule } from "../rules/rule.ts";

/** The chances that one point lies far out on a side, and anywhere on that side. */
export interface FarChances {
  far: number;
  /** Includes `far`. */
  onSide: number;
}

/** What the rule sees of a point: elsewhere, on the side, or far out on it. */
const ELSEWHERE = 0;
const ON_SIDE = 1;
const FAR = 2;
const KINDS = 3;

/**
 * Exact probability that at least one window of `window` points holds `count` far out on one side,
 * among independent points, by a Markov chain whose state is what the last points were.
 */
export function chanceNearLimit(
  points: readonly FarChances[],
  { count, window, allOnOneSide }: Pick<NearLimitRule, "count" | "window" | "allOnOneSide">,
): number {
  const memory = KINDS ** (window - 1);
  let states = new Float64Array(memory);
  states[0] = 1;
  let found = 0;
  points.forEach(({ far, onSide }, place) => {
    const chances = [1 - onSide, onSide - far, far];
    const next = new Float64Array(memory);
    for (let state = 0; state < memory; state += 1) {
      const share = states[state] ?? 0;
      if (share === 0) continue;
      for (let kind = ELSEWHERE; kind <= FAR; kind += 1) {
        const seen = state * KINDS + kind;
        const arrives = share * (chances[kind] ?? 0);
        if (place + 1 >= window && fires(seen, window, count, allOnOneSide)) found += arrives;
        else next[seen % memory] = (next[seen % memory] ?? 0) + arrives;
      }
    }
    states = next;
  });
  return found;
}

function fires(seen: number, window: number, count: number, allOnOneSide: boolean): boolean {
  let far = 0;
  let rest = seen;
  for (let place = 0; place < window; place += 1) {
    const kind = rest % KINDS;
    if (kind === FAR) far += 1;
    if (allOnOneSide && kind < ON_SIDE) return false;
    rest = Math.floor(rest / KINDS);
  }
  return far >= count;
}
