import { sha256 } from "@allteach/domain/digest";
import type { NumberStyleName } from "../number-style.ts";
import { type Canvas, canvasOn, type PageLink } from "./canvas.ts";
import type { OpaquePart } from "./chart-drawing.ts";
import { type FileFacts, fileDate, metadataXml } from "./metadata.ts";
import { type Bookmark, writeOutline } from "./outline.ts";
import type { Paper } from "./paper.ts";
import { type PdfFile, pdfFile } from "./pdf-file.ts";
import { type PdfFont, pdfFont } from "./pdf-font.ts";
import { type Element, type ElementObjects, writeStructure } from "./structure.ts";
import { array, dictionary, latinBytes, reference, textString } from "./syntax.ts";

/** A tagged document while it is made. */
export interface PdfDocument {
  paper: Paper;
  regular: PdfFont;
  semiBold: PdfFont;
  /** The root of everything that is read out. */
  root: Element;
  bookmarks: Bookmark[];
  pages: readonly Canvas[];
  nextPage(): Canvas;
  /** The name of a graphics state in which lines or fillings are that opaque, from 0 to 1. */
  opacity(value: number, of: OpaquePart): string;
  finish(facts: FileFacts): Promise<Uint8Array>;
}

interface OpacityState {
  name: string;
  of: OpaquePart;
  value: number;
}

type FontFile = ArrayBuffer | Uint8Array;

export function pdfDocument(
  paper: Paper,
  [regular, semiBold]: readonly FontFile[],
  numbers: NumberStyleName = "english",
): PdfDocument {
  if (regular === undefined || semiBold === undefined) {
    throw new RangeError("a regular and a semi-bold font are needed");
  }
  const file = pdfFile();
  const pages: Canvas[] = [];
  const opacities = new Map<string, OpacityState>();
  const document: PdfDocument = {
    paper,
    pages,
    regular: pdfFont("F1", regular, numbers),
    semiBold: pdfFont("F2", semiBold, numbers),
    root: { role: "Document", kids: [] },
    bookmarks: [],
    nextPage() {
      const canvas = canvasOn(paper, file.reserve());
      pages.push(canvas);
      return canvas;
    },
    opacity(value, of) {
      const key = `${of} ${value}`;
      const state = opacities.get(key) ?? { name: `G${opacities.size + 1}`, of, value };
      opacities.set(key, state);
      return state.name;
    },
    finish: (facts) => finished(file, document, opacities, facts),
  };
  return document;
}

async function finished(
  file: PdfFile,
  document: PdfDocument,
  opacities: ReadonlyMap<string, OpacityState>,
  facts: FileFacts,
): Promise<Uint8Array> {
  const { pages, root, regular, semiBold, bookmarks } = document;
  const [tree, treeRoot] = [file.reserve(), file.reserve()];
  const links = placeLinks(file, pages);
  const elements = writeStructure(file, root, treeRoot);
  const resources = file.put(resourcesOf(file, [regular, semiBold], opacities));
  for (const [index, canvas] of pages.entries()) {
    const annotations = links.filter(({ page }) => page === canvas.page);
    writePage(file, canvas, { index, tree, resources, annotations });
  }
  const structure = file.put(structureRoot(file, { pages, links, elements, root }), treeRoot);
  const Kids = array(pages.map(({ page }) => reference(page)));
  file.put(dictionary({ Type: "/Pages", Kids, Count: pages.length }), tree);
  const outline = writeOutline(file, bookmarks);
  const xml = metadataXml(facts);
  const metadata = { Type: "/Metadata", Subtype: "/XML", Filter: "none" };
  const catalogue = dictionary({
    Type: "/Catalog",
    Pages: reference(tree),
    Lang: textString(facts.language),
    MarkInfo: dictionary({ Marked: true }),
    ViewerPreferences: dictionary({ DisplayDocTitle: true }),
    StructTreeRoot: reference(structure),
    Outlines: outline === undefined ? undefined : reference(outline),
    Metadata: reference(file.putStream(new TextEncoder().encode(xml), metadata)),
  });
  const Root = reference(file.put(catalogue));
  const Info = reference(file.put(infoOf(facts)));
  const ID = array(Array(2).fill(`<${(await fingerprint(pages, xml)).slice(0, 32)}>`));
  return file.finish({ Root, Info, ID });
}

function infoOf({ title, author, madeAt }: FileFacts): string {
  const date = textString(fileDate(madeAt));
  return dictionary({
    Title: textString(title),
    Author: textString(author),
    Producer: textString("Allteach"),
    CreationDate: date,
    ModDate: date,
  });
}

/** Tells files apart by what is in them, so that the same report is the same file. */
function fingerprint(pages: readonly Canvas[], xml: string): Promise<string> {
  return sha256([xml, ...pages.map((canvas) => canvas.content())].join("\n"));
}

interface PlacedLink extends PageLink {
  page: number;
  annotation: number;
  /** Its number in the tree that leads from pages to elements. */
  key: number;
}

/** Ties each link to its element, before the elements are written. */
function placeLinks(file: PdfFile, pages: readonly Canvas[]): PlacedLink[] {
  const all = pages.flatMap(({ page, links }) => links.map((link) => ({ ...link, page })));
  return all.map((link, index) => {
    const annotation = file.reserve();
    link.element.kids.push({ page: link.page, annotation });
    return { ...link, annotation, key: pages.length + index };
  });
}

function resourcesOf(
  file: PdfFile,
  fonts: readonly PdfFont[],
  opacities: ReadonlyMap<string, OpacityState>,
): string {
  const embedded = fonts.map((font) => {
    const object = file.reserve();
    font.write(file, object);
    return [font.name, reference(object)] as const;
  });
  const states = [...opacities.values()].map(
    ({ name, of, value }) =>
      [
        name,
        dictionary({ Type: "/ExtGState", ...(of === "lines" ? { CA: value } : { ca: value }) }),
      ] as const,
  );
  return dictionary({
    Font: dictionary(Object.fromEntries(embedded)),
    ExtGState: states.length === 0 ? undefined : dictionary(Object.fromEntries(states)),
  });
}

interface PageParts {
  index: number;
  tree: number;
  resources: number;
  annotations: readonly PlacedLink[];
}

function writePage(file: PdfFile, canvas: Canvas, parts: PageParts): void {
  const { page, paper } = canvas;
  const contents = file.putStream(latinBytes(canvas.content()));
  for (const { annotation, address, words, key, ...place } of parts.annotations) {
    const entries = {
      Type: "/Annot",
      Subtype: "/Link",
      Rect: array([
        ...[place.x, paper.height - place.y - place.height],
        ...[place.x + place.width, paper.height - place.y],
      ]),
      Border: array([0, 0, 0]),
      // Printed with the page, as the format for archives asks.
      F: 4,
      Contents: textString(words),
      StructParent: key,
      A: dictionary({ S: "/URI", URI: textString(new URL(address).href) }),
    };
    file.put(dictionary(entries), annotation);
  }
  const annotations = parts.annotations.map(({ annotation }) => reference(annotation));
  const entries = {
    Type: "/Page",
    Parent: reference(parts.tree),
    MediaBox: array([0, 0, paper.width, paper.height]),
    Resources: reference(parts.resources),
    Contents: reference(contents),
    StructParents: parts.index,
    Tabs: "/S",
    Annots: annotations.length === 0 ? undefined : array(annotations),
  };
  file.put(dictionary(entries), page);
}

interface TreeParts {
  pages: readonly Canvas[];
  links: readonly PlacedLink[];
  elements: ElementObjects;
  root: Element;
}

/** The root of the structure, and the way back from what is drawn to what it is. */
function structureRoot(file: PdfFile, { pages, links, elements, root }: TreeParts): string {
  const at = (element: Element) => {
    const object = elements.get(element);
    if (object === undefined) throw new RangeError("something drawn is in no element");
    return reference(object);
  };
  const numbers = [
    ...pages.flatMap(({ marked }, index) => [
      index,
      reference(file.put(array(marked.map((element) => at(element))))),
    ]),
    ...links.flatMap(({ key, element }) => [key, at(element)]),
  ];
  return dictionary({
    Type: "/StructTreeRoot",
    K: at(root),
    ParentTree: reference(file.put(dictionary({ Nums: array(numbers) }))),
    ParentTreeNextKey: pages.length + links.length,
  });
}
