import type { NearLimitRule } from "../rules/rule.ts";

/** The chances that one point lies far out on a side, and anywhere on that side. */
export interface FarChances {
  far: number;
  /** Includes `far`. */
  onSide: number;
}

/** What the rule sees of a point, in the order of `chances`: elsewhere (0), on the side, far out. */
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
  const firing = Uint8Array.from({ length: memory * KINDS }, (_, seen) =>
    fires(seen, window, count, allOnOneSide) ? 1 : 0,
  );
  let states = new Float64Array(memory);
  let next = new Float64Array(memory);
  states[0] = 1;
  let found = 0;
  for (let place = 0; place < points.length; place += 1) {
    const { far = 0, onSide = 0 } = points[place] ?? {};
    const chances = [1 - onSide, onSide - far, far];
    const isWhole = place + 1 >= window;
    next.fill(0);
    for (let state = 0; state < memory; state += 1) {
      const share = states[state] ?? 0;
      if (share === 0) continue;
      for (let kind = 0; kind < KINDS; kind += 1) {
        const seen = state * KINDS + kind;
        const arrives = share * (chances[kind] ?? 0);
        if (isWhole && firing[seen] === 1) found += arrives;
        else next[seen % memory] = (next[seen % memory] ?? 0) + arrives;
      }
    }
    [states, next] = [next, states];
  }
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
