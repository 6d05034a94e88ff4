/**
 * Moves labels apart until none overlaps, each as little as possible.
 *
 * @param wanted Where each would like to be, in any order.
 * @param gap The least distance between two neighbours.
 * @param range Where the first and the last may go; wide enough for all of them.
 * @returns Where each goes, in the order given.
 */
export function spread(
  wanted: readonly number[],
  gap: number,
  [start, end]: readonly [number, number],
): number[] {
  const order = wanted
    .map((_, index) => index)
    .sort((one, two) => at(wanted, one) - at(wanted, two));
  const clusters: Cluster[] = [];
  for (const index of order) {
    let cluster: Cluster = { members: [index], middle: at(wanted, index) };
    for (let last = clusters.at(-1); last && overlaps(last, cluster, gap); last = clusters.at(-1)) {
      clusters.pop();
      cluster = merged(last, cluster);
    }
    clusters.push(cluster);
  }
  const places = clusters.flatMap(({ members, middle }) =>
    members.map((_, place) => middle + (place - (members.length - 1) / 2) * gap),
  );
  const kept = withinRange(places, gap, start, end);
  const result = new Array<number>(wanted.length);
  order.forEach((index, place) => {
    result[index] = at(kept, place);
  });
  return result;
}

interface Cluster {
  members: number[];
  middle: number;
}

const at = (list: readonly number[], index: number): number => list[index] ?? 0;

function overlaps(above: Cluster, below: Cluster, gap: number): boolean {
  const needed = ((above.members.length + below.members.length) / 2) * gap;
  return below.middle - above.middle < needed;
}

function merged(above: Cluster, below: Cluster): Cluster {
  const members = [...above.members, ...below.members];
  const weight = above.middle * above.members.length + below.middle * below.members.length;
  return { members, middle: weight / members.length };
}

function withinRange(places: readonly number[], gap: number, start: number, end: number): number[] {
  const down: number[] = [];
  places.forEach((place, index) => {
    down.push(Math.max(place, index === 0 ? start : at(down, index - 1) + gap));
  });
  const up: number[] = [];
  for (let index = down.length - 1; index >= 0; index -= 1) {
    const below = up[0];
    up.unshift(Math.min(at(down, index), below === undefined ? end : below - gap));
  }
  return up;
}
