import {
  type CellPlace,
  type CountTable,
  type Shown,
  type SmallNumberRule,
  type SuppressedTable,
  tenOrFewer,
} from "./count-table.ts";
import { after, cheapestMove, freeMove } from "./moves.ts";
import { hide, type Quest, questOf, truth } from "./quest.ts";
import { COMPONENTS, type Component, isSmall, type Statement, statementsOf } from "./statements.ts";

/**
 * Hides small counts, and as much else as it takes that nobody can work them out.
 *
 * The proof is made with the table: for each hidden count it finds other figures that are just as
 * possible, which agree with everything shown, now and before, and in which that count is so much
 * larger or smaller that at least `rule.possible` values remain. Where there are none, it hides what
 * contradicts them, at the least loss it finds. Whatever a recipient calculates from what is shown
 * comes out the same for those other figures, so no calculation can rule them out.
 *
 * A figure is hidden whole: both counts, the rate, the place on a chart, and the limits, which give
 * a denominator away.
 *
 * @throws {RangeError} when counts are negative, broken, or more in the numerator of a proportion
 *   than in its denominator.
 */
export function suppress(table: CountTable, rule: SmallNumberRule = tenOrFewer): SuppressedTable {
  const quest = questOf(statementsOf(table));
  const unproved: Statement[] = [];
  const small = quest.statements.filter(
    ({ fixed, counts }) =>
      !fixed && COMPONENTS.some((component) => isSmall(counts[component], component, table, rule)),
  );
  hide(quest, small);
  const waiting = [...small, ...neverShown(quest, table).filter((each) => !small.includes(each))];

  // What is hidden on the way joins the end. Hiding more never undoes a proof: it says less.
  for (const statement of waiting) {
    for (const component of COMPONENTS) {
      const spread = possibleOf(statement, component, table, rule) - 1;
      const proof = protect(quest, statement, component, spread);
      waiting.push(...proof.hidden);
      if (!proof.holds && !unproved.includes(statement)) unproved.push(statement);
    }
  }
  return shownOf(table, quest.statements, unproved, rule);
}

/** The cells of a recipient who is shown sums alone. */
function neverShown({ statements }: Quest, { showsCells }: CountTable): Statement[] {
  if (showsCells !== false) return [];
  return statements.filter(({ fixed, atoms }) => !fixed && atoms.length === 1);
}

/** How many values a hidden count must keep. That nobody is in it may come out of a sum of nought. */
function possibleOf(
  { counts, atoms }: Statement,
  component: Component,
  table: CountTable,
  rule: SmallNumberRule,
): number {
  if (isSmall(counts[component], component, table, rule)) return rule.possible;
  const isNobody = counts[component] === 0;
  const mayBeKnown = table.showsCells === false && atoms.length === 1 && isNobody;
  return mayBeKnown ? 1 : rule.otherwisePossible;
}

/** Finds figures just as possible, for nothing as far as may be, then by hiding what contradicts. */
function protect(
  quest: Quest,
  target: Statement,
  component: Component,
  spread: number,
): { holds: boolean; hidden: Statement[] } {
  const hidden: Statement[] = [];
  const worlds = { 1: truth(quest, component), "-1": truth(quest, component) };
  let missing = spread;
  for (const find of [freeMove, cheapestMove]) {
    for (const direction of [1, -1] as const) {
      while (missing > 0) {
        const world = worlds[direction];
        const move = find(quest, { target, world, amount: missing, direction });
        if (!move) break;
        hide(quest, move.breaks);
        hidden.push(...move.breaks);
        worlds[direction] = after(world, move);
        missing -= move.amount;
      }
    }
  }
  return { holds: missing <= 0, hidden };
}

function shownOf(
  table: CountTable,
  statements: readonly Statement[],
  unproved: readonly Statement[],
  rule: SmallNumberRule,
): SuppressedTable {
  const show = <Place extends object>(
    { hidden, counts }: Statement,
    place: Place,
  ): Shown<Place> => {
    if (hidden) return { ...place, hidden };
    const [first, second] = counts;
    const denominator = table.kind === "proportion" ? first + second : second;
    return { ...place, hidden, numerator: first, denominator };
  };
  const cells: Shown<CellPlace>[] = [];
  const sums: Shown<{ id: string }>[] = [];
  for (const statement of statements.filter(({ isNew }) => isNew)) {
    const { place } = statement;
    if ("id" in place) sums.push(show(statement, place));
    else cells.push(show(statement, place));
  }
  const all = table.showsCells === false ? sums : [...cells, ...sums];
  const hidden = all.filter((each) => each.hidden).length;
  return {
    cells,
    sums,
    sentence: hidden === 0 ? undefined : sentenceOf(hidden, all.length, rule),
    unproved: unproved.map(({ place }) => place),
  };
}

function sentenceOf(hidden: number, all: number, { largest }: SmallNumberRule): string {
  const figures = hidden === 1 ? "1 figure is" : `${hidden} figures are`;
  return (
    `${figures} not shown, of ${all}: counts from 1 to ${largest}, and those from which one of ` +
    "them could be worked out. Which is which is not said, because that would tell, too."
  );
}
