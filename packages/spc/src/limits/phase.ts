/** Rows `from` up to but not including `to`, counted from 0, that share a centre line. */
export interface Phase {
  from: number;
  to: number;
  /** The rows that centre and limits are computed from, those excluded left out. */
  baseline: readonly number[];
}

export interface PhaseChoices {
  freezeAfter?: number;
  phaseEnds?: readonly number[];
}

/**
 * Cuts a series into phases and says which rows each is judged by.
 *
 * A freeze is ignored once phase ends are given: a phase has its own baseline. Phase ends are
 * sorted, doubles and those outside the series fall away, and rows count whether or not they hold
 * a value.
 *
 * @param excluded By row; those that are true are no part of any baseline.
 */
export function phasesOf(excluded: readonly boolean[], choices: PhaseChoices): Phase[] {
  const size = excluded.length;
  if (size === 0) return [];
  const { freezeAfter, phaseEnds } = choices;
  const inside = (phaseEnds ?? []).filter((end) => end > 0 && end < size);
  const borders = [0, ...new Set(inside.sort((one, other) => one - other)), size];
  const frozen = phaseEnds?.length ? size : (freezeAfter ?? size);
  const phases: Phase[] = [];
  let from = 0;
  for (const to of borders.slice(1)) {
    phases.push({ from, to, baseline: baselineRows(from, Math.min(to, frozen), excluded) });
    from = to;
  }
  return phases;
}

function baselineRows(from: number, to: number, excluded: readonly boolean[]): number[] {
  const rows: number[] = [];
  for (let row = from; row < to; row += 1) if (!excluded[row]) rows.push(row);
  return rows;
}

/**
 * What a column holds in the given rows, which are in ascending order. Rows without a gap are cut
 * out in one piece: much faster, and the usual case.
 */
export function pick(column: readonly number[], rows: readonly number[]): readonly number[] {
  const first = rows[0] ?? 0;
  const last = rows.at(-1) ?? -1;
  const hasNoGap = last - first + 1 === rows.length;
  return hasNoGap ? column.slice(first, last + 1) : rows.map((row) => column[row] ?? Number.NaN);
}
