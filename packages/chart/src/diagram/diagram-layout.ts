import { hierarchy, tree } from "d3-hierarchy";
import { wrapped } from "./wrapped.ts";

/** One box of a diagram as it is to be drawn. */
export interface DiagramBox {
  key: string;
  kind: "aim" | "driver" | "secondary" | "intervention";
  /** The box it serves; nothing for the aim. */
  parent: string | null;
  text: string;
  /** What is said below the text, softer: its measures, its tests. */
  note?: string;
  /** Open: nobody has tried it yet. Own: it differs from what it is set beside. */
  look?: "open" | "own";
}

/** A box with its place, in pixels from the top left, and its words line by line. */
export interface PlacedBox {
  box: DiagramBox;
  x: number;
  y: number;
  width: number;
  height: number;
  lines: readonly string[];
  noteLines: readonly string[];
}

/** A line from a box to one that serves it. */
export interface PlacedLink {
  from: { x: number; y: number };
  to: { x: number; y: number };
}

export interface DiagramLayout {
  width: number;
  height: number;
  columns: readonly { x: number; width: number; heading: string }[];
  boxes: readonly PlacedBox[];
  links: readonly PlacedLink[];
  /** Where the boxes begin. */
  top: number;
}

export const TEXT = 14;
export const NOTE = 12;
export const LINE = 19;
export const NOTE_LINE = 16;
export const PAD = { x: 12, y: 8 };
const GAP = { sibling: 10, family: 22 };
export const MARGIN = 2;
/** Where a line passes a column in which it has no box, it keeps this much of it free. */
const PASSAGE = 4;

const headings = {
  aim: "Aim",
  driver: "Key drivers",
  secondary: "Secondary drivers",
  intervention: "Change ideas",
} as const;

type Kind = DiagramBox["kind"];
/** For whom columns are: a wide page, or an upright sheet that has to hold all of it. */
export type ColumnsFor = "page" | "sheet";

const widths: Readonly<Record<`${ColumnsFor} ${3 | 4}`, Readonly<Record<Kind, number>>>> = {
  "page 3": { aim: 210, driver: 300, secondary: 0, intervention: 490 },
  "page 4": { aim: 180, driver: 236, secondary: 216, intervention: 320 },
  "sheet 3": { aim: 160, driver: 230, secondary: 0, intervention: 360 },
  "sheet 4": { aim: 140, driver: 190, secondary: 180, intervention: 270 },
};
const gaps: Readonly<Record<ColumnsFor, number>> = { page: 52, sheet: 36 };

/** A box, or the place where a line goes through a column to a box of the next. */
interface Spot {
  key: string;
  placed?: Omit<PlacedBox, "x" | "y">;
  height: number;
  children: Spot[];
}

/**
 * Gives every box its place: a column for each kind, boxes as high as their words, every box in the
 * middle of those that serve it, none touching another.
 *
 * @param boxes A tree with one aim; what hangs on nothing is left out.
 */
export function diagramLayout(
  boxes: readonly DiagramBox[],
  columnsFor: ColumnsFor = "page",
): DiagramLayout {
  const kinds = (["aim", "driver", "secondary", "intervention"] as const).filter(
    (kind) => kind !== "secondary" || boxes.some((box) => box.kind === "secondary"),
  );
  const columns = columnsOf(kinds, columnsFor);
  const aim = boxes.find(({ parent }) => parent === null);
  const top = TEXT * 2.2;
  const last = columns.at(-1);
  const width = (last ? last.x + last.width : 0) + MARGIN;
  if (!aim) return { width, height: top, columns, boxes: [], links: [], top };
  const under = Map.groupBy(boxes, ({ parent }) => parent);
  const root = hierarchy(spotOf(aim, under, columns), ({ children }) => children);
  const laid = tree<Spot>()
    .nodeSize([1, 1])
    .separation((one, other) => {
      const gap = one.parent === other.parent ? GAP.sibling : GAP.family;
      return (one.data.height + other.data.height) / 2 + gap;
    })(root);
  const shift = top + MARGIN - Math.min(...laid.descendants().map(topOf));
  const yOf = (x: number) => Math.round((x + shift) * 10) / 10;
  const placed = laid.descendants().flatMap(({ data, x, depth }): PlacedBox[] => {
    const column = columns[depth];
    if (!data.placed || !column) return [];
    return [{ ...data.placed, x: column.x, y: yOf(x - data.height / 2) }];
  });
  const links = laid.links().flatMap(({ source, target }): PlacedLink[] => {
    const [from, to] = [columns[source.depth], columns[target.depth]];
    if (!from || !to) return [];
    const end = { x: to.x, y: yOf(target.x) };
    const through = target.data.placed ? [] : [{ from: end, to: { x: to.x + to.width, y: end.y } }];
    return [{ from: { x: from.x + from.width, y: yOf(source.x) }, to: end }, ...through];
  });
  const foot = Math.max(...placed.map(({ y, height }) => y + height));
  return { width, height: foot + MARGIN, columns, boxes: placed, links, top };
}

const topOf = ({ x, data }: { x: number; data: Spot }) => x - data.height / 2;

interface Column {
  kind: Kind;
  x: number;
  width: number;
  heading: string;
}

function columnsOf(kinds: readonly Kind[], columnsFor: ColumnsFor): Column[] {
  let x = MARGIN;
  return kinds.map((kind) => {
    const width = widths[`${columnsFor} ${kinds.length === 4 ? 4 : 3}`][kind];
    const column = { kind, x, width, heading: headings[kind] };
    x += width + gaps[columnsFor];
    return column;
  });
}

/** A box with what serves it; a change idea right under a key driver stands in the last column too. */
function spotOf(
  box: DiagramBox,
  under: ReadonlyMap<string | null, readonly DiagramBox[]>,
  columns: readonly Column[],
): Spot {
  const placeOf = (kind: Kind) => columns.findIndex((column) => column.kind === kind);
  const place = placeOf(box.kind);
  const children = (under.get(box.key) ?? []).map((child): Spot => {
    const spot = spotOf(child, under, columns);
    const isNext = placeOf(child.kind) === place + 1;
    return isNext ? spot : { key: `${child.key}~`, height: PASSAGE, children: [spot] };
  });
  const placed = measured(box, columns[place]?.width ?? 0);
  return { key: box.key, placed, height: placed.height, children };
}

function measured(box: DiagramBox, width: number): Omit<PlacedBox, "x" | "y"> {
  const inner = width - 2 * PAD.x;
  const lines = wrapped(box.text, inner, { size: TEXT, isBold: isBold(box) });
  const noteLines = wrapped(box.note ?? "", inner, { size: NOTE });
  const words = Math.max(1, lines.length) * LINE + noteLines.length * NOTE_LINE;
  return { box, width, height: words + 2 * PAD.y, lines, noteLines };
}

/** The aim and key drivers are lettered in bold. */
export const isBold = ({ kind }: DiagramBox) => kind === "aim" || kind === "driver";
