/** Something that keeps its key whatever is said of it. */
export interface Keyed {
  key: string;
}

/** Something that two people changed in different ways; `mine` is what stands in the merged draft. */
export interface Clash<What extends string = string> {
  key: string;
  what: What;
  theirs: string;
  mine: string;
}

/** What both began with, what was saved in the meantime, and what was about to be saved. */
export interface Sides<T> {
  base: T;
  theirs: T;
  mine: T;
}

/** How two versions of one thing are told apart, joined and named. */
export interface MergeRules<Item extends Keyed, What extends string> {
  isSame(one: Item, other: Item): boolean;
  join(was: Item | undefined, theirs: Item, mine: Item, clashes: Clash<What>[]): Item;
  wordsOf(item: Item): string;
  /** Keys of what has to be there with it. */
  needs(item: Item): readonly string[];
}

const TAKEN_OUT = "taken out";

/**
 * Joins what two people made of one list so that no change is lost: what one of them changed
 * stands; where both changed the same thing, mine stands and theirs is named; what one took out and
 * the other worked on, or needs, stays.
 */
export function mergeKeyed<Item extends Keyed, What extends string>(
  sides: Sides<readonly Item[]>,
  rules: MergeRules<Item, What>,
  clashes: Clash<What | "removal">[],
): Map<string, Item> {
  const at = { base: byKey(sides.base), theirs: byKey(sides.theirs), mine: byKey(sides.mine) };
  const kept = new Map<string, Item>();
  for (const key of new Set([...at.theirs.keys(), ...at.mine.keys()])) {
    const item = mergedItem(key, at, rules, clashes);
    if (item) kept.set(key, item);
  }
  revive(kept, at, rules, clashes);
  return kept;
}

type ByKey<Item> = ReadonlyMap<string, Item>;

const byKey = <Item extends Keyed>(items: readonly Item[]): ByKey<Item> =>
  new Map(items.map((item) => [item.key, item]));

function mergedItem<Item extends Keyed, What extends string>(
  key: string,
  at: Sides<ByKey<Item>>,
  { isSame, join, wordsOf }: MergeRules<Item, What>,
  clashes: Clash<What | "removal">[],
): Item | undefined {
  const [was, theirs, mine] = [at.base.get(key), at.theirs.get(key), at.mine.get(key)];
  if (theirs && mine) return join(was, theirs, mine, clashes as Clash<What>[]);
  const left = theirs ?? mine;
  if (!was || !left) return left;
  if (isSame(was, left)) return undefined;
  clashes.push(removalOf(key, wordsOf(left), theirs !== undefined));
  return left;
}

/** Whatever a kept thing needs is kept as well, though one of the two took it out. */
function revive<Item extends Keyed, What extends string>(
  kept: Map<string, Item>,
  at: Sides<ByKey<Item>>,
  { wordsOf, needs }: MergeRules<Item, What>,
  clashes: Clash<What | "removal">[],
): void {
  // The loop comes to what is added to the map while it runs.
  for (const item of kept.values()) {
    for (const key of needs(item)) {
      const back = at.theirs.get(key) ?? at.mine.get(key) ?? at.base.get(key);
      if (kept.has(key) || !back) continue;
      clashes.push(removalOf(key, wordsOf(back), at.theirs.has(key)));
      kept.set(key, back);
    }
  }
}

function removalOf(key: string, words: string, isTheirs: boolean): Clash<"removal"> {
  const [theirs, mine] = isTheirs ? [words, TAKEN_OUT] : [TAKEN_OUT, words];
  return { key, what: "removal", theirs, mine };
}

/** What stands of one value that two may have changed, and whether both did, differently. */
export function joinedValue<Value>(
  was: Value | undefined,
  theirs: Value,
  mine: Value,
): { value: Value; isClash: boolean } {
  const isClash = mine !== theirs && mine !== was && theirs !== was;
  return { value: mine === was ? theirs : mine, isClash };
}

/** What either added to a list, without what either took out. */
export function joinedList<Value>(
  was: readonly Value[],
  theirs: readonly Value[],
  mine: readonly Value[],
): Value[] {
  const isGone = (each: Value) =>
    was.includes(each) && (!theirs.includes(each) || !mine.includes(each));
  return [...new Set([...theirs, ...mine])].filter((each) => !isGone(each));
}

/** The order of what is kept, as whoever moved something would have it; mine where both did. */
export function joinedOrder(
  kept: readonly string[],
  { base, theirs, mine }: Sides<readonly string[]>,
): { keys: string[]; isClash: boolean } {
  const own = new Set(kept);
  const rank = (keys: readonly string[]) => keys.filter((key) => own.has(key));
  const [first, second, third] = [rank(base), rank(theirs), rank(mine)];
  const [isMine, isTheirs] = [isMoved(first, third), isMoved(first, second)];
  const order = isMine ? woven(third, second) : woven(second, third);
  return { keys: woven(order, kept), isClash: isMine && isTheirs && isMoved(second, third) };
}

/** Whether what both lists hold stands in another order in the one. */
function isMoved(before: readonly string[], after: readonly string[]): boolean {
  const common = (one: readonly string[], other: readonly string[]) => {
    const there = new Set(other);
    return one.filter((key) => there.has(key)).join(" ");
  };
  return common(before, after) !== common(after, before);
}

/** The first list, with what only the second holds put after whatever came before it there. */
function woven(main: readonly string[], other: readonly string[]): string[] {
  const order = [...main];
  for (const [place, key] of other.entries()) {
    if (order.includes(key)) continue;
    const before = other.slice(0, place).findLast((each) => order.includes(each));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
  }
  return order;
}
