import type { Port } from "./map-boxes.ts";
import type { Cell, Grid } from "./map-grid.ts";

/**
 * The way of a link, in channels: it leaves its box at the foot, goes along the channel below its
 * row, along a channel between columns where it must pass rows, along the channel above the row of
 * its target, and into that from above. Links to one step share their last part.
 */
export interface Route {
  from: Cell;
  to: Cell;
  port: Port;
  /** Straight down its own column: nothing stands between. */
  isStraight: boolean;
  /** The channel at the left of this column, with its track; none where rows follow each other. */
  passage?: { channel: number; track: number };
}

/** Links that lead to one step through one channel between columns share one track. */
interface Passage {
  channel: number;
  key: string;
  first: number;
  last: number;
}

/** @returns Every link's way, and how many tracks each channel between columns needs. */
export function mapRoutes({ cells, byKey, columns }: Grid): {
  routes: Route[];
  tracks: readonly number[];
} {
  const plain = cells.flatMap((from) =>
    from.ports.flatMap((port): Route[] => {
      const to = byKey.get(port.to);
      return to ? [{ from, to, port, isStraight: port.offset === 0 }] : [];
    }),
  );
  const passages = new Map<string, Passage>();
  const passageOf = ({ from, to, isStraight }: Route): Passage | undefined => {
    if (isStraight || from.row === to.row - 1) return undefined;
    const channel = channelOf(from, to);
    const name = `${channel} ${to.box.key}`;
    const [first, last] = [Math.min(from.row, to.row - 1), Math.max(from.row, to.row - 1)];
    const passage = passages.get(name) ?? { channel, key: name, first, last };
    passage.first = Math.min(passage.first, first);
    passage.last = Math.max(passage.last, last);
    passages.set(name, passage);
    return passage;
  };
  const through = plain.map(passageOf);
  const tracks = Array.from({ length: columns + 1 }, () => 0);
  const trackOf = new Map<string, number>();
  for (const [channel, own] of Map.groupBy(passages.values(), (each) => each.channel)) {
    const laid = layTracks(own);
    for (const [passage, track] of laid.trackOf) trackOf.set(passage.key, track);
    tracks[channel] = laid.count;
  }
  const routes = plain.map((route, place): Route => {
    const own = through[place];
    const track = trackOf.get(own?.key ?? "");
    return own && track !== undefined
      ? { ...route, passage: { channel: own.channel, track } }
      : route;
  });
  return { routes, tracks };
}

/** Beside the target, at the side from which the link comes; in one column, back at the left. */
function channelOf(from: Cell, to: Cell): number {
  if (from.column < to.column) return to.column;
  if (from.column > to.column) return to.column + 1;
  return to.row > from.row ? to.column + 1 : to.column;
}

/** Gives intervals tracks so that no two in one track touch. */
export function layTracks<Interval extends { first: number; last: number }>(
  intervals: readonly Interval[],
): { trackOf: Map<Interval, number>; count: number } {
  const ends: number[] = [];
  const trackOf = new Map<Interval, number>();
  const sorted = [...intervals].sort(
    (one, other) => one.first - other.first || one.last - other.last,
  );
  for (const interval of sorted) {
    const free = ends.findIndex((end) => end < interval.first);
    const track = free < 0 ? ends.length : free;
    ends[track] = interval.last;
    trackOf.set(interval, track);
  }
  return { trackOf, count: ends.length };
}
