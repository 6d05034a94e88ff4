import { type MapBox, type MeasuredBox, measuredBox, type Side } from "./map-boxes.ts";
import { stepRanks } from "./step-ranks.ts";

/** A box in its row and column; rows go down, columns are those of all lanes from left to right. */
export interface Cell extends MeasuredBox {
  box: MapBox;
  row: number;
  column: number;
}

export interface Grid {
  cells: readonly Cell[];
  byKey: ReadonlyMap<string, Cell>;
  lanes: readonly { name: string; first: number; columns: number }[];
  rows: number;
  columns: number;
}

/** Steps of one lane that stand side by side; more of one rank go into the next row. */
const ABREAST = 3;

/** Gives every step a cell: rows by the flow, columns by lanes. */
export function mapGrid(boxes: readonly MapBox[]): Grid {
  const rowOf = rowsOf(boxes);
  const names = [...new Set(boxes.map(({ lane }) => lane))];
  const inLane = columnsInLanes(boxes, rowOf);
  let columns = 0;
  const lanes = names.map((name) => {
    const own = boxes.filter(({ lane }) => lane === name);
    const wide = 1 + Math.max(0, ...own.map(({ key }) => inLane.get(key) ?? 0));
    const lane = { name, first: columns, columns: wide };
    columns += wide;
    return lane;
  });
  const firstOf = new Map(lanes.map(({ name, first }) => [name, first]));
  const places = new Map(
    boxes.map(({ key, lane }) => [
      key,
      { row: rowOf.get(key) ?? 0, column: (firstOf.get(lane) ?? 0) + (inLane.get(key) ?? 0) },
    ]),
  );
  const below = nextBelow(places);
  const cells = boxes.map((box): Cell => {
    const place = places.get(box.key) ?? { row: 0, column: 0 };
    const sideOf = (to: string): Side => sideFrom(place, places.get(to), below.get(box.key) === to);
    return { box, ...place, ...measuredBox(inOrder(box, places), sideOf) };
  });
  const rows = Math.max(0, ...cells.map(({ row }) => row + 1));
  return { cells, byKey: new Map(cells.map((cell) => [cell.box.key, cell])), lanes, rows, columns };
}

interface Place {
  row: number;
  column: number;
}

/** The row of each step: its rank, or one of several where a rank has more than stand abreast. */
function rowsOf(boxes: readonly MapBox[]): Map<string, number> {
  const ranks = stepRanks(boxes);
  const rows = new Map<string, number>();
  let first = 0;
  const byRank = Map.groupBy(boxes, ({ key }) => ranks.get(key) ?? 0);
  for (const rank of [...byRank.keys()].sort((one, other) => one - other)) {
    let deepest = 0;
    for (const own of Map.groupBy(byRank.get(rank) ?? [], ({ lane }) => lane).values()) {
      for (const [place, { key }] of own.entries()) {
        const deep = Math.floor(place / ABREAST);
        rows.set(key, first + deep);
        deepest = Math.max(deepest, deep);
      }
    }
    first += deepest + 1;
  }
  return rows;
}

/** Its column within its lane: below what leads to it where there is room, else the next free one. */
function columnsInLanes(
  boxes: readonly MapBox[],
  rowOf: ReadonlyMap<string, number>,
): Map<string, number> {
  const columns = new Map<string, number>();
  const byKey = new Map(boxes.map((box) => [box.key, box]));
  const before = new Map<string, string>();
  for (const { key, ways } of boxes) {
    for (const { to } of ways) {
      const isDown = (rowOf.get(to) ?? 0) > (rowOf.get(key) ?? 0);
      if (isDown && !before.has(to) && byKey.get(to)?.lane === byKey.get(key)?.lane) {
        before.set(to, key);
      }
    }
  }
  const taken = new Set<string>();
  const down = [...boxes].sort(
    (one, other) => (rowOf.get(one.key) ?? 0) - (rowOf.get(other.key) ?? 0),
  );
  for (const { key, lane } of down) {
    const spot = (column: number) => `${rowOf.get(key)} ${column} ${lane}`;
    let column = columns.get(before.get(key) ?? "") ?? 0;
    if (taken.has(spot(column))) column = 0;
    while (taken.has(spot(column))) column++;
    taken.add(spot(column));
    columns.set(key, column);
  }
  return columns;
}

/** The next step right below each in its column. */
function nextBelow(places: ReadonlyMap<string, Place>): Map<string, string> {
  const below = new Map<string, string>();
  for (const column of Map.groupBy(places, ([, place]) => place.column).values()) {
    const down = column.sort(([, one], [, other]) => one.row - other.row);
    for (const [place, [key]] of down.entries()) {
      const next = down[place + 1];
      if (next) below.set(key, next[0]);
    }
  }
  return below;
}

function sideFrom(from: Place, to: Place | undefined, isBelow: boolean): Side {
  if (isBelow) return "straight";
  if (!to || to.column > from.column) return "right";
  if (to.column < from.column) return "left";
  return to.row > from.row ? "right" : "left";
}

/** Its links from left to right, so that they cross each other as little as may be. */
function inOrder(box: MapBox, places: ReadonlyMap<string, Place>): MapBox {
  const column = (to: string) => places.get(to)?.column ?? 0;
  return { ...box, ways: [...box.ways].sort((one, other) => column(one.to) - column(other.to)) };
}
