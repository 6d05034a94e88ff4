/** Numbers that look like chance and are the same for the same seed. */
export interface Random {
  /** From 0 up to, without, `below`: a whole number. */
  whole(below: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** True so often in a hundred. */
  chance(percent: number): boolean;
}

/** Source: mulberry32, in the public domain. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (below: number) => Math.floor(next() * below);
  return {
    whole,
    chance: (percent) => whole(100) < percent,
    pick(items) {
      const item = items[whole(items.length)];
      if (item === undefined) throw new Error("nothing to pick from");
      return item;
    },
  };
}
