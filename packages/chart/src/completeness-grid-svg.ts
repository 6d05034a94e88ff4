import { framed, type PictureProps } from "./frame.ts";
import { type LegendItem, legend } from "./legend.ts";
import { escaped, fitted, shortened, textWidth } from "./lettering.ts";
import { paint } from "./looks.ts";
import { CELL_WORDS, type CellState, cellPaths, drawCells } from "./marks/cell.ts";
import { rounded } from "./path.ts";
import { periodText } from "./period-text.ts";
import { periodTicks } from "./period-ticks.ts";
import { type Plot, plotOn } from "./plot.ts";
import { sheetSize } from "./sheet.ts";

/** What one site has sent, period by period. */
export interface CompletenessRow {
  name: string;
  /** One for each period, in their order. */
  cells: readonly CellState[];
  /** The reader's own. */
  own?: boolean;
}

export interface CompletenessProps extends PictureProps {
  legend?: boolean;
}

/** Pixels. */
const ROW = 22;
const WIDEST_CELL = 30;
/** Below this a cell says nothing; older periods are left out instead. */
const NARROWEST_CELL = 9;

/**
 * Who has sent which month: a row for each site, a cell for each period, in the order given. As
 * many of the latest periods as have room; counts are of those shown.
 *
 * @param periods Labels, oldest first.
 */
export function completenessGridSvg(
  rows: readonly CompletenessRow[],
  periods: readonly string[],
  props: CompletenessProps,
): string {
  const size = sheetSize(props.width);
  const names =
    Math.max(0, ...rows.map((row) => textWidth(label(row), size.lettering) * 1.06)) + 12;
  const left = Math.ceil(Math.min(names, size.width * 0.35));
  const countWidth = textWidth("00 of 00", size.lettering) + 10;
  const room = Math.floor((size.width - left - countWidth) / NARROWEST_CELL);
  const shown = periods.slice(-room);
  const latest = rows.map((row) => ({ ...row, cells: row.cells.slice(-shown.length) }));

  const top = Math.round(size.lettering * 2.9);
  const bottom = top + rows.length * ROW;
  const plot = plotOn({
    left,
    right: Math.min(size.width - countWidth, left + shown.length * WIDEST_CELL),
    top,
    bottom,
    slots: shown.length,
    size: size.lettering,
    paint: paint(props.theme ?? "page"),
    domain: [0, 1],
  });
  const items = props.legend === false ? [] : legendOf(latest);
  const key = legend(items, { ...plot, left: 4, right: size.width });
  const cells = latest.map((row) => row.cells);
  const drawing =
    drawPeriods(shown, plot) +
    drawNames(latest, plot) +
    drawCells(cells, ROW, plot) +
    key.draw(bottom + 4);
  return framed(
    drawing,
    { width: size.width, height: Math.ceil(bottom + 8 + key.height), size: size.lettering },
    { ...props, description: props.description ?? description(latest, shown) },
  );
}

/** What is added to the reader's own name. */
const YOU = " (you)";

const label = ({ name, own }: CompletenessRow): string => (own ? name + YOU : name);

/** The name cut to its room, so that "(you)" is never lost. */
function fittedLabel({ name, own }: CompletenessRow, width: number, size: number): string {
  const bold = size * 1.06;
  return own ? fitted(name, width - textWidth(YOU, bold), bold) + YOU : fitted(name, width, size);
}

/** "11 of 12": whole months among those that were asked for. */
function countOf({ cells }: CompletenessRow): string {
  const asked = cells.filter((cell) => cell !== "not-asked").length;
  return `${cells.filter((cell) => cell === "in").length} of ${asked}`;
}

/** Above the cells, so that it is read first: years over months. */
function drawPeriods(periods: readonly string[], plot: Plot): string {
  const y = rounded(plot.top - plot.size * 0.6);
  const texts = periodTicks(periods, plot).map(({ place, text, year }) => {
    const x = rounded(plot.x(place));
    const upper = `<text x="${x}" y="${rounded(y - plot.size * 1.2)}">${year}</text>`;
    return `<text x="${x}" y="${y}">${escaped(text)}</text>${year === undefined ? "" : upper}`;
  });
  return texts.length === 0
    ? ""
    : `<g${plot.paint("soft")} text-anchor="middle">${texts.join("")}</g>`;
}

function drawNames(rows: readonly CompletenessRow[], plot: Plot): string {
  return rows
    .map((row, index) => {
      const y = rounded(plot.top + (index + 0.5) * ROW + plot.size * 0.35);
      const name = escaped(fittedLabel(row, plot.left - 10, plot.size));
      return (
        `<text${plot.paint(row.own ? "strong" : "text")} x="0" y="${y}">${name}</text>` +
        `<text${plot.paint("soft")} x="${rounded(plot.right + 10)}" y="${y}">${countOf(row)}</text>`
      );
    })
    .join("");
}

function legendOf(rows: readonly CompletenessRow[]): LegendItem[] {
  const seen = new Set(rows.flatMap(({ cells }) => cells));
  return (["in", "part", "awaited", "missing", "not-asked"] as const)
    .filter((state) => seen.has(state))
    .map((state) => ({
      marks: cellPaths(state, 12).map(({ look, path }) => ({
        look,
        path: (x: number, y: number) => path(x - 6, y - 6),
      })),
      text: CELL_WORDS[state],
    }));
}

/** More rows than this are counted, not told. */
const MOST = 24;

function description(rows: readonly CompletenessRow[], periods: readonly string[]): string {
  const last = periods.at(-1);
  const latest = rows.filter(({ cells }) => cells[periods.length - 1] === "in").length;
  const now =
    last === undefined ? "" : ` ${periodText(last).long}: ${latest} of ${rows.length} are in.`;
  const told = rows
    .slice(0, MOST)
    .map((row) => `${shortened(row.name, 60)}: ${countOf(row)}.`)
    .join(" ");
  const more = rows.length - MOST;
  const rest = more > 0 ? ` And ${more} more.` : "";
  return `${rows.length} sites, ${periods.length} periods.${now} ${told}${rest}`;
}
