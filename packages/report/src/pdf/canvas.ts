import { INKS } from "@allteach/chart/looks";
import type { Paper } from "./paper.ts";
import type { PdfFont } from "./pdf-font.ts";
import type { Element } from "./structure.ts";
import { decimal } from "./syntax.ts";

/** A colour by what it stands for. */
export type PageInk = keyof typeof INKS;

/** How letters look. Sizes in points. */
export interface Lettering {
  font: PdfFont;
  size: number;
  ink: PageInk;
}

/** A page while it is drawn on. Points from its left and top edges, y downwards. */
export interface Canvas {
  paper: Paper;
  /** The page's object. */
  page: number;
  /** Elements by the numbers of their marked content. */
  marked: Element[];
  links: PageLink[];
  /** Draws something that belongs to an element. */
  tagged(element: Element, draw: () => void): void;
  /** Draws what only adorns: it is not read out. */
  adorned(draw: () => void, kind?: "Header" | "Footer"): void;
  text(text: string, look: Lettering, x: number, baseline: number): void;
  rectangle(ink: PageInk, x: number, y: number, width: number, height: number): void;
  /** Adds operators as they are, in the format's own coordinates: y upwards from the foot. */
  raw(operators: string): void;
  /** Everything drawn so far. */
  content(): string;
}

/** A place on a page that leads somewhere. */
export interface PageLink {
  element: Element;
  address: string;
  /** What is said of it where its words are not seen. */
  words: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export function canvasOn(paper: Paper, page: number): Canvas {
  const operators: string[] = [];
  const marked: Element[] = [];
  const raw = (more: string) => {
    operators.push(more);
  };
  return {
    ...{ paper, page, marked, raw },
    links: [],
    tagged(element, draw) {
      const content = marked.length;
      marked.push(element);
      element.kids.push({ page, content });
      raw(`/${element.role} <</MCID ${content}>> BDC`);
      draw();
      raw("EMC");
    },
    adorned(draw, kind) {
      raw(
        kind === undefined
          ? "/Artifact BMC"
          : `/Artifact <</Type /Pagination /Subtype /${kind}>> BDC`,
      );
      draw();
      raw("EMC");
    },
    text(text, { font, size, ink }, x, baseline) {
      if (text === "") return;
      const place = `1 0 0 1 ${decimal(x)} ${decimal(paper.height - baseline)} Tm`;
      const shown = font.shown(text);
      raw(`BT ${filling(ink)} /${font.name} ${decimal(size)} Tf ${place} ${shown} ET`);
    },
    rectangle(ink, x, y, width, height) {
      const corner = `${decimal(x)} ${decimal(paper.height - y - height)}`;
      raw(`${filling(ink)} ${corner} ${decimal(width)} ${decimal(height)} re f`);
    },
    content: () => operators.join("\n"),
  };
}

function filling(ink: PageInk): string {
  return `${colour(INKS[ink])} rg`;
}

/**
 * `#1a2330` as three numbers from 0 to 1.
 *
 * @throws {RangeError} where it is not a colour of six digits.
 */
export function colour(hex: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new RangeError(`${hex} is not a colour`);
  return [1, 3, 5]
    .map(
      (place) => Math.round((Number.parseInt(hex.slice(place, place + 2), 16) / 255) * 1000) / 1000,
    )
    .join(" ");
}
