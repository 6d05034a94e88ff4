import type { MeasureSection } from "../measure-section.ts";
import {
  countSentence,
  keyFigures,
  noChartSentence,
  spelledUnit,
  standingOf,
} from "../measure-words.ts";
import { chartSvg } from "../picture.ts";
import { ReportError } from "../report-error.ts";
import { type SideBySide, sideBySideSvg } from "../side-by-side.ts";
import { type SiteFunnel, siteFunnelSvg } from "../site-funnel.ts";
import { chartOperators } from "./chart-drawing.ts";
import type { PdfDocument } from "./document.ts";
import type { Block } from "./flow.ts";
import {
  beside,
  lettering,
  measureHeading,
  SIZES,
  sectionHeading,
  textBlocks,
} from "./page-looks.ts";
import { pageMark } from "./page-marks.ts";
import { textWidthOf } from "./paper.ts";
import { type Element, elementIn } from "./structure.ts";
import { svgElements } from "./svg-elements.ts";
import { decimal } from "./syntax.ts";
import { table } from "./table.ts";

/** Points for each pixel of a chart: two charts with their words lie on a page, and can be read. */
const CHART_SCALE = 0.6;

/**
 * Every measure: how it stands, its figures, its chart.
 *
 * @throws {ReportError} naming the measure whose chart cannot be drawn.
 */
export function measureBlocks(document: PdfDocument, measures: readonly MeasureSection[]): Block[] {
  if (measures.length === 0) return [];
  return [
    ...sectionHeading(document, "Every measure"),
    ...measures.flatMap((section, index) => oneMeasure(document, section, index === 0)),
  ];
}

function oneMeasure(document: PdfDocument, section: MeasureSection, isFirst: boolean): Block[] {
  const { root } = document;
  const { ink, mark, words } = standingOf(section);
  const soft = { size: "small", ink: "soft-ink" } as const;
  const kept = { isKeptWithNext: true };
  const heading = measureHeading(document, section.name, {
    unit: spelledUnit(section),
    gap: isFirst ? 8 : 18,
  });
  const standing = textBlocks(document, root, words, {
    ...{ size: "small", ink, isBold: true, mark: pageMark(mark, ink) },
    ...kept,
  });
  const link = textBlocks(document, root, "All figures, the sites and the definition", {
    ...{ size: "small", ink: "accent", address: section.address, isAtRight: true },
  });
  return [
    ...heading,
    ...beside(standing, link),
    ...textBlocks(document, root, section.sentence, { ...kept, size: "note", gap: 2 }),
    ...figuresTable(document, section),
    ...pictureBlocks(document, section),
    ...section.notes.flatMap((note) => textBlocks(document, root, note, { ...soft, gap: 3 })),
  ];
}

function figuresTable(document: PdfDocument, section: MeasureSection): Block[] {
  const figures = keyFigures(section);
  if (figures.length === 0) return [];
  const { paper, root } = document;
  const count = { head: "Counted", text: countSentence(section).replace(/\.$/, "") };
  const columns = [...figures, count].map(({ head }, index) => ({
    head,
    width:
      index < figures.length ? FIGURE_WIDTH : textWidthOf(paper) - figures.length * FIGURE_WIDTH,
  }));
  const strong = lettering(document, "note", { isBold: true });
  const row = [...figures, count].map(({ text }, index) => ({
    text,
    ...(index === 0 && { look: strong }),
  }));
  return table(root, columns, [row], {
    ...{ x: paper.left, leading: SIZES.table.leading, padding: 0.5, gap: 6, isKeptWithNext: true },
    text: lettering(document, "note"),
    head: lettering(document, "small", { ink: "soft-ink" }),
  });
}

/** Of a column with one figure; what was counted has the rest. */
const FIGURE_WIDTH = 82;

function pictureBlocks(document: PdfDocument, section: MeasureSection): Block[] {
  const { paper, root } = document;
  const { measure, picture } = section;
  if (picture === null) {
    return textBlocks(document, root, noChartSentence(section), { ink: "soft-ink", gap: 6 });
  }
  const svg = chartSvg(section, Math.floor(textWidthOf(paper) / CHART_SCALE));
  const isKeptWithNext = section.notes.length > 0;
  return [figureBlock(document, svg, { ...picture, measure, isKeptWithNext })];
}

/**
 * One measure at each site, on one scale.
 *
 * @throws {ReportError} naming the measure, where it cannot be drawn.
 */
export function sideBySideBlocks(document: PdfDocument, sideBySide: SideBySide | null): Block[] {
  if (sideBySide === null) return [];
  const { section, sentence, picture } = sideBySide;
  const svg = sideBySideSvg(sideBySide, Math.floor(textWidthOf(document.paper) / CHART_SCALE));
  return [
    ...sectionHeading(document, "Site beside site"),
    ...textBlocks(document, document.root, sentence, { gap: 4, isKeptWithNext: true }),
    figureBlock(document, svg, { ...picture, measure: section.measure, isKeptWithNext: false }),
  ];
}

/**
 * One measure's sites of a month, by their size.
 *
 * @throws {ReportError} naming the measure, where it cannot be drawn.
 */
export function funnelBlocks(document: PdfDocument, found: SiteFunnel | null): Block[] {
  if (found === null) return [];
  const { section, sentence, alternative } = found;
  const svg = siteFunnelSvg(found, Math.floor(textWidthOf(document.paper) / CHART_SCALE));
  return [
    ...sectionHeading(document, "Sites by their size"),
    ...textBlocks(document, document.root, sentence, { gap: 4, isKeptWithNext: true }),
    figureBlock(document, svg, { alternative, measure: section.measure, isKeptWithNext: false }),
  ];
}

interface FigureSaid {
  measure: MeasureSection["measure"];
  alternative: string;
  isKeptWithNext: boolean;
}

function figureBlock(
  document: PdfDocument,
  svg: string,
  { measure, alternative, isKeptWithNext }: FigureSaid,
): Block {
  try {
    const elements = svgElements(svg);
    const operators = chartOperators(elements, document);
    const figure = elementIn(document.root, "Figure", { alternative });
    return placedFigure(document, { ...elements, operators, figure, isKeptWithNext });
  } catch (cause) {
    const because = cause instanceof Error ? cause.message : String(cause);
    throw new ReportError(measure, `its chart could not be drawn: ${because}`, cause);
  }
}

interface PlacedFigure {
  width: number;
  height: number;
  operators: string;
  figure: Element;
  isKeptWithNext: boolean;
}

function placedFigure({ paper }: PdfDocument, drawn: PlacedFigure): Block {
  const { operators, figure, isKeptWithNext } = drawn;
  const scale = textWidthOf(paper) / drawn.width;
  const height = drawn.height * scale;
  return {
    ...{ height, gap: 6, isKeptWithNext },
    draw(canvas, y) {
      const foot = paper.height - y - height;
      const right = paper.left + drawn.width * scale;
      const box = [paper.left, foot, right, foot + height].map(decimal).join(" ");
      figure.attributes = { O: "/Layout", Placement: "/Block", BBox: `[${box}]` };
      const s = Math.round(scale * 10_000) / 10_000;
      const place = `${s} 0 0 ${-s} ${decimal(paper.left)} ${decimal(paper.height - y)} cm`;
      canvas.tagged(figure, () => canvas.raw(`q ${place}\n${operators}\nQ`));
    },
  };
}
