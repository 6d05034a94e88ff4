import { LINE, MARGIN, TEXT } from "../diagram-layout.ts";
import { wrapped } from "../wrapped.ts";
import { LABEL_GAP, LABEL_LINE, type MapBox } from "./map-boxes.ts";
import { type Cell, type Grid, mapGrid } from "./map-grid.ts";
import { layTracks, mapRoutes, type Route } from "./map-routes.ts";

/** A step with its place, in pixels from the top left. */
export interface PlacedStep {
  box: MapBox;
  x: number;
  y: number;
  width: number;
  height: number;
  lines: readonly string[];
  noteLines: readonly string[];
}

export interface Point {
  x: number;
  y: number;
}

/** A link: its corners from box to box, the last one where its tip is. */
export interface PlacedWay {
  from: string;
  to: string;
  points: readonly Point[];
  label?: { x: number; y: number; lines: readonly string[] };
}

export interface PlacedLane {
  name: string;
  lines: readonly string[];
  x: number;
  width: number;
}

export interface MapLayout {
  width: number;
  height: number;
  /** Where steps begin, below the names of lanes. */
  top: number;
  lanes: readonly PlacedLane[];
  steps: readonly PlacedStep[];
  ways: readonly PlacedWay[];
}

const TRACK = 9;
const CHANNEL = { column: 12, above: 12, below: 16 };
const LANE_PAD = 8;

/**
 * Gives every step of a process and every link its place: rows by the flow, a column or more for
 * each lane. Boxes stand in cells and links run in channels between them, so that no link crosses a
 * box or a label, and no two links lie on each other but those that lead to the same step.
 */
export function mapLayout(boxes: readonly MapBox[]): MapLayout {
  const grid = mapGrid(boxes);
  const { routes, tracks } = mapRoutes(grid);
  const across = columnPlaces(grid, tracks);
  const lanes = placedLanes(grid, across);
  const heading = Math.max(0, ...lanes.map(({ lines }) => lines.length)) * LINE;
  const top = MARGIN + (heading > 0 ? heading + 2 * LANE_PAD : 0);
  const rests = levels(grid, routes, across);
  const down = rowPlaces(grid, rests.counts, top);
  const steps = grid.cells.map(({ box, width, height, lines, noteLines, row, column }) => {
    const x = across.middle(column) - width / 2;
    return { ...{ box, x, y: down.row(row), width, height }, lines, noteLines };
  });
  const ways = routes.map((route) => placedWay(route, { across, down, rests }));
  return { width: across.width, height: down.height, top, lanes, steps, ways };
}

/** Where columns and the tracks of the channels between them lie. */
interface Across {
  width: number;
  middle(column: number): number;
  track(channel: number, track: number): number;
  /** Where the channel at the left of a column begins. */
  left(channel: number): number;
}

function columnPlaces({ cells, columns }: Grid, tracks: readonly number[]): Across {
  const widths = Array.from({ length: columns }, () => 0);
  for (const { column, width } of cells) widths[column] = Math.max(widths[column] ?? 0, width);
  const lefts: number[] = [];
  const middles: number[] = [];
  let x = MARGIN;
  for (let channel = 0; channel <= columns; channel++) {
    lefts.push(x);
    x += 2 * CHANNEL.column + Math.max(0, (tracks[channel] ?? 0) - 1) * TRACK;
    const width = widths[channel] ?? 0;
    if (channel < columns) middles.push(x + width / 2);
    x += width;
  }
  const left = (channel: number) => lefts[channel] ?? 0;
  return {
    width: x + MARGIN,
    left,
    middle: (column) => middles[column] ?? 0,
    track: (channel, track) => left(channel) + CHANNEL.column + track * TRACK,
  };
}

function placedLanes({ lanes, columns }: Grid, across: Across): PlacedLane[] {
  if (lanes.length <= 1 && !lanes[0]?.name) return [];
  return lanes.map(({ name, first, columns: own }) => {
    const x = across.left(first);
    const isLast = first + own === columns;
    const width = (isLast ? across.width - MARGIN : across.left(first + own)) - x;
    const lines = wrapped(name, width - 2 * LANE_PAD, { size: TEXT, isBold: true });
    return { name, lines, x, width };
  });
}

/** A level in the channel below a row: a link on its way out, or what leads into one step. */
interface Level {
  channel: number;
  first: number;
  last: number;
}

interface Levels {
  /** How many levels each channel has; the channel below a row has that row's number plus 1. */
  counts: readonly number[];
  out(route: Route): number | undefined;
  into(route: Route): number | undefined;
}

/** Room that a level keeps at both ends. */
const APART = 3;

/** The levels on which links run in the channels below and above rows. */
function levels({ rows }: Grid, routes: readonly Route[], across: Across): Levels {
  const outs = new Map<Route, Level>();
  const ins = new Map<string, Level>();
  const reach = (level: Level | undefined, channel: number, places: readonly number[]): Level => ({
    channel,
    first: Math.min(level?.first ?? places[0] ?? 0, ...places.map((x) => x - APART)),
    last: Math.max(level?.last ?? places[0] ?? 0, ...places.map((x) => x + APART)),
  });
  for (const route of routes) {
    if (route.isStraight) continue;
    const { from, to, port, passage } = route;
    const start = across.middle(from.column) + port.offset;
    const between = passage ? across.track(passage.channel, passage.track) : start;
    if (passage) outs.set(route, reach(undefined, from.row + 1, [start, between]));
    const end = across.middle(to.column);
    ins.set(to.box.key, reach(ins.get(to.box.key), to.row, [between, end]));
  }
  const counts = Array.from({ length: rows + 1 }, () => 0);
  const levelOf = new Map<Level, number>();
  const all = [...outs.values(), ...ins.values()];
  for (const [channel, own] of Map.groupBy(all, (level) => level.channel)) {
    const laid = layTracks(own);
    for (const [level, track] of laid.trackOf) levelOf.set(level, track);
    counts[channel] = laid.count;
  }
  const numberOf = (level: Level | undefined) => (level ? levelOf.get(level) : undefined);
  return {
    counts,
    out: (route) => numberOf(outs.get(route)),
    into: ({ to }) => numberOf(ins.get(to.box.key)),
  };
}

interface Down {
  height: number;
  row(row: number): number;
  level(channel: number, level: number): number;
}

function rowPlaces({ cells, rows }: Grid, counts: readonly number[], top: number): Down {
  const heights = Array.from({ length: rows }, () => 0);
  for (const cell of cells) {
    heights[cell.row] = Math.max(heights[cell.row] ?? 0, cell.height + labelHeight(cell));
  }
  const starts: number[] = [];
  const tops: number[] = [];
  let y = top;
  for (let channel = 0; channel <= rows; channel++) {
    starts.push(y);
    const count = counts[channel] ?? 0;
    const isEdge = channel === 0 || channel === rows;
    const levelled = Math.max(0, count - 1) * TRACK;
    y += isEdge && count === 0 ? MARGIN : CHANNEL.above + levelled + CHANNEL.below;
    tops.push(y);
    y += heights[channel] ?? 0;
  }
  return {
    height: y + MARGIN,
    row: (row) => tops[row] ?? 0,
    level: (channel, level) => (starts[channel] ?? 0) + CHANNEL.above + level * TRACK,
  };
}

function labelHeight({ ports }: Cell): number {
  const lines = Math.max(0, ...ports.map(({ labelLines }) => labelLines.length));
  return lines === 0 ? 0 : lines * LABEL_LINE + LABEL_GAP;
}

function placedWay(
  route: Route,
  { across, down, rests }: { across: Across; down: Down; rests: Levels },
): PlacedWay {
  const { from, to, port, passage } = route;
  const x = across.middle(from.column) + port.offset;
  const foot = down.row(from.row) + from.height;
  const end = { x: across.middle(to.column), y: down.row(to.row) };
  const into = down.level(to.row, rests.into(route) ?? 0);
  const points: Point[] = [{ x, y: foot }];
  if (passage) {
    const out = down.level(from.row + 1, rests.out(route) ?? 0);
    const along = across.track(passage.channel, passage.track);
    points.push({ x, y: out }, { x: along, y: out }, { x: along, y: into });
  } else if (!route.isStraight) points.push({ x, y: into });
  if (!route.isStraight) points.push({ x: end.x, y: into });
  points.push(end);
  const label = { x: x + LABEL_GAP, y: foot + LABEL_GAP, lines: port.labelLines };
  return { from: from.box.key, to: to.box.key, points, ...(label.lines.length > 0 && { label }) };
}
