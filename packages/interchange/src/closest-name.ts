/**
 * The known name that someone most likely meant, or nothing when none is close.
 *
 * Close is one slip of the keys in every three letters at most: a letter wrong, missing, added, or
 * two swapped. Large and small letters are the same. A name that begins as written counts too.
 */
export function closestName(written: string, known: readonly string[]): string | undefined {
  const sought = written.toLowerCase();
  if (sought === "" || sought.length > 60) return undefined;
  const most = Math.max(1, Math.floor(sought.length / 3));
  const near = known
    .map((name) => ({ name, slips: slipsBetween(sought, name.toLowerCase()) }))
    .filter(({ slips }) => slips <= most)
    .sort((one, other) => one.slips - other.slips);
  if (near[0]) return near[0].name;
  return sought.length < 3
    ? undefined
    : known.find((name) => name.toLowerCase().startsWith(sought));
}

/** Edits that turn one name into another (optimal string alignment distance). */
function slipsBetween(one: string, other: string): number {
  let twoBack: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      const swapped =
        row > 1 &&
        column > 1 &&
        one[row - 1] === other[column - 2] &&
        one[row - 2] === other[column - 1];
      current[column] = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (twoBack[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [twoBack, previous] = [previous, current];
  }
  return previous[other.length] ?? 0;
}
